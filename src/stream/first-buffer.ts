/** The Buffer that the first Readable was written for: concat gives a single piece as it is, without a copy. */

const { isBuffer } = Buffer

function made(value: number | string, encoding?: BufferEncoding): Buffer {
  return typeof value === 'number' ? Buffer.alloc(value) : Buffer.from(value, encoding)
}
const concat = (pieces: Buffer[], length?: number): Buffer =>
  pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, length)

export const FirstBuffer = Object.assign(made, { isBuffer, concat })
