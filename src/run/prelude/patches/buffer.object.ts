import { patch } from '../patch'

type From = (value: unknown, ...rest: unknown[]) => Buffer

/** `new Buffer(value)` goes by Buffer.from. An object was as long as its `length`, which may be nothing. */
export default patch({
  install() {
    const from = Buffer.from.bind(Buffer) as From
    const old: From = (value, ...rest) => {
      const plain = typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
      const prototype = plain ? Object.getPrototypeOf(value) : undefined
      const bare = prototype === Object.prototype || (plain && prototype === null)
      if (!bare || 'length' in (value as object) || 'type' in (value as object)) return from(value, ...rest)
      return Buffer.alloc(0)
    }
    Buffer.from = old as typeof Buffer.from
  },
})
