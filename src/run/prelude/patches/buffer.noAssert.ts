import { patch } from '../patch'

type Access = (this: Buffer, ...args: unknown[]) => unknown
const WIDTHS = [8, 16, 32] as const

/** The names of the methods of a width, and how far a number reaches. */
const names = (way: 'read' | 'write'): [string, number][] => [
  ...WIDTHS.flatMap(bits =>
    ['Int', 'UInt'].flatMap(kind =>
      (bits === 8 ? [''] : ['LE', 'BE']).map(end => [`${way}${kind}${bits}${end}`, bits] as [string, number]),
    ),
  ),
  ...(['LE', 'BE'].flatMap(end => [
    [`${way}Float${end}`, 32],
    [`${way}Double${end}`, 64],
  ]) as [string, number][]),
]

/** What is left of a number in so many bits: 300 in 8 bits is 255, as the unchecked writers cut it. */
function fitted(name: string, value: number, bits: number): number {
  if (bits > 32 || name.includes('Float')) return value
  const signed = !name.includes('UInt')
  const [low, high] = signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1]
  if (value >= low && value <= high) return value
  return signed ? (value << (32 - bits)) >> (32 - bits) : (value & (2 ** bits - 1)) >>> 0
}

export default patch({
  install() {
    const all = Buffer.prototype as unknown as Record<string, Access>
    for (const [name, bits] of names('read')) {
      const read = all[name]
      all[name] = function (offset, noAssert) {
        if (noAssert !== true || (Number(offset) >= 0 && Number(offset) + bits / 8 <= this.length)) {
          return read.call(this, offset)
        }
        return undefined
      }
    }
    for (const [name, bits] of names('write')) {
      const write = all[name]
      all[name] = function (value, offset, noAssert) {
        if (noAssert !== true) return write.call(this, value, offset)
        const start = Number(offset)
        if (start >= 0 && start + bits / 8 <= this.length) write.call(this, fitted(name, Number(value), bits), start)
        return start + bits / 8
      }
    }
  },
})
