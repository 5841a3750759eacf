/** Buffer: the package, with the quick members that only the host's has. */

const found = require('buffer/') as typeof import('node:buffer')

export const { Buffer, kMaxLength, INSPECT_MAX_BYTES } = found as typeof found & { INSPECT_MAX_BYTES: number }

type Slice = (this: Buffer, from?: number, to?: number) => string
const slice = (encoding: BufferEncoding): Slice =>
  function (this: Buffer, from, to) {
    return this.toString(encoding, from, to)
  }
const prototype = Buffer.prototype as unknown as Record<string, unknown>
for (const encoding of ['latin1', 'ascii', 'utf8', 'hex', 'base64', 'ucs2'] as const) {
  prototype[`${encoding}Slice`] ??= slice(encoding)
}
export const constants = { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: 0x1fffffe8 }
export default { ...found, Buffer, constants }
