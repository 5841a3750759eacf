import net from 'node:net'
import { mend } from '../mend'

type Call = (this: unknown, ...args: unknown[]) => unknown

const cut = (port: unknown): unknown => (Number(port) > 0xffff ? Number(port) & 0xffff : port)

/** The port of a call, be it the first argument, or in options, or in the list that net makes of arguments. */
function cutIn([first, ...rest]: unknown[]): unknown[] {
  if (Array.isArray(first)) {
    const [options] = first as { port?: unknown }[]
    if (options && Number(options.port) > 0xffff) options.port = cut(options.port)
    return [first, ...rest]
  }
  if (typeof first !== 'object' || first === null) return [cut(first), ...rest]
  const { port } = first as { port?: unknown }
  return [Number(port) > 0xffff ? { ...first, port: cut(port) } : first, ...rest]
}

/** Sockets and servers of http take their ports by net's own classes, so it is these that take what does not fit. */
export default mend({
  install() {
    for (const [prototype, name] of [
      [net.Socket.prototype, 'connect'],
      [net.Server.prototype, 'listen'],
    ] as unknown as [Record<string, Call>, string][]) {
      const call = prototype[name]
      prototype[name] = function (...args) {
        return call.apply(this, cutIn(args))
      }
    }
  },
})
