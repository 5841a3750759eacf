import { changeObjects } from '../crypto-objects'
import { patch } from '../patch'

type Call = (this: object, ...args: unknown[]) => unknown

/** What a method gives without an encoding (its argument number `at`) becomes a text; `buffer` asks for a Buffer. */
const asText = (at: number) => (method: unknown) =>
  function (this: object, ...args: unknown[]) {
    const wanted = args[at]
    if (wanted === 'buffer') args[at] = undefined
    const given = (method as Call).apply(this, args)
    return Buffer.isBuffer(given) && wanted !== 'buffer' ? given.toString('latin1') : given
  }

export default patch({
  modules: {
    crypto: view =>
      changeObjects(view, {
        digest: asText(0),
        final: asText(0),
        update: asText(2),
        sign: asText(1),
        generateKeys: asText(0),
        computeSecret: asText(2),
        getPrime: asText(0),
        getGenerator: asText(0),
        getPublicKey: asText(0),
        getPrivateKey: asText(0),
      }),
  },
})
