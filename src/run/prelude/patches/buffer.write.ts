import { patch } from '../patch'

type Write = (this: Buffer, text: string, ...rest: unknown[]) => number

/** The order in which lines before 6 took them too: encoding, offset, length. Today's order is untouched. */
export default patch({
  install() {
    const write = Buffer.prototype.write as unknown as Write
    Buffer.prototype.write = function (this: Buffer, text: string, ...rest: unknown[]) {
      const [encoding, offset, length] = rest
      if (typeof encoding !== 'string' || rest.length < 2 || offset === undefined)
        return write.call(this, text, ...rest)
      const start = Number(offset) >>> 0
      const room = Math.max(0, this.length - start)
      const most = length === undefined ? room : Math.min(Number(length) >>> 0, room)
      return write.call(this, text, start, most, encoding)
    } as never
  },
})
