import { patch } from '../patch'

type Write = (this: Buffer, text: string, ...where: unknown[]) => number
type From = (this: unknown, value: unknown, ...more: unknown[]) => Buffer

const blank = (text: unknown) => (typeof text === 'string' ? text.replaceAll('\0', ' ') : text) as string
const isAscii = (encoding: unknown) => typeof encoding === 'string' && encoding.toLowerCase() === 'ascii'

/** Whether all that writes in ascii goes by the member of Buffers: newer hosts have ways of their own. */
function goesByMember(all: { asciiWrite: Write }): boolean {
  const { asciiWrite } = all
  let asked = false
  all.asciiWrite = function (...args) {
    asked = true
    return asciiWrite.apply(this, args)
  }
  Buffer.alloc(1).write('a', 'ascii')
  all.asciiWrite = asciiWrite
  return asked
}

export default patch({
  install() {
    const all = Buffer.prototype as unknown as { asciiWrite: Write; write: Write }
    const inside = goesByMember(all)
    const { asciiWrite, write } = all
    all.asciiWrite = function (text, ...where) {
      return asciiWrite.call(this, blank(text), ...where)
    }
    if (inside) return
    all.write = function (text, ...where) {
      return write.call(this, where.some(isAscii) ? blank(text) : text, ...where)
    }
    const holder = Buffer as unknown as { from: From }
    const { from } = holder
    holder.from = function (this: unknown, value, ...more) {
      return from.call(this, isAscii(more[0]) ? blank(value) : value, ...more)
    }
  },
})
