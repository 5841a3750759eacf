import { mend } from '../mend'

type Write = (this: Buffer, text: string, ...where: number[]) => number

const blank = (text: unknown) => (typeof text === 'string' ? text.replaceAll('\0', ' ') : text) as string

export default mend({
  install() {
    const all = Buffer.prototype as unknown as { asciiWrite: Write }
    const write = all.asciiWrite
    all.asciiWrite = function (text, ...where) {
      return write.call(this, blank(text), ...where)
    }
  },
})
