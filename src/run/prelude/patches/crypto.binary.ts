import { binary, changeObjects } from '../crypto-objects'
import { patch } from '../patch'

type Call = (...args: unknown[]) => unknown

/** Makers whose second argument, and those after it, are keys. */
const KEYED = ['createHmac', 'createCipher', 'createCipheriv', 'createDecipher', 'createDecipheriv']

export default patch({
  modules: {
    crypto(view) {
      for (const name of KEYED) {
        const make = view[name] as Call | undefined
        if (!make) continue
        view[name] = (kind: unknown, key: unknown, iv: unknown, ...rest: unknown[]) =>
          make(kind, binary(key), binary(iv), ...rest)
      }
      changeObjects(view, {
        update: update =>
          function (data: unknown, encoding: unknown, ...rest: unknown[]) {
            return (update as unknown as Call).call(
              this,
              encoding ? data : binary(data),
              encoding || undefined,
              ...rest,
            )
          },
      })
      for (const name of ['pbkdf2', 'pbkdf2Sync']) {
        const derive = view[name] as Call
        view[name] = (password: unknown, salt: unknown, ...rest: unknown[]) =>
          derive(binary(password), binary(salt), ...rest)
      }
    },
  },
})
