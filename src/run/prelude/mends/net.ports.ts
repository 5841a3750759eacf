import { mend } from '../mend'

const cut = (port: unknown): unknown => (Number(port) > 0xffff ? Number(port) & 0xffff : port)

/** The port of a call, be it the first argument or in options. */
const cutIn = (args: unknown[]): unknown[] => {
  const [first, ...rest] = args
  if (typeof first !== 'object' || first === null) return [cut(first), ...rest]
  return [{ ...first, port: cut((first as { port?: unknown }).port) }, ...rest]
}

export default mend({
  modules: {
    net(face) {
      for (const name of ['connect', 'createConnection']) {
        const connect = face[name]
        face[name] = (...args: unknown[]) => connect(...cutIn(args))
      }
    },
  },
})
