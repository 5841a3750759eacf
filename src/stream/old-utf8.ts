/** UTF-8 as the old engines decoded it: each byte that does not belong to a whole character becomes U+FFFD. */

const BAD = '\ufffd'

/** How long the character is that begins with `byte`; 0: none begins so. */
const sizeOf = (byte: number): number =>
  byte < 0x80 ? 1 : byte < 0xc2 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0

/** How many bytes at the end of `bytes` begin a character that is not whole. */
function cutBytes(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]
    if ((byte & 0xc0) === 0x80) continue
    return sizeOf(byte) > back ? back : 0
  }
  return 0
}

/** The text of `bytes` up to `end`. */
export function oldUtf8(bytes: Buffer, end = bytes.length): string {
  const quick = bytes.toString('utf8', 0, end)
  if (!quick.includes(BAD)) return quick
  let text = ''
  for (let at = 0; at < end; ) {
    const size = sizeOf(bytes[at])
    let whole = size > 0 && at + size <= end
    for (let i = 1; whole && i < size; i++) whole = (bytes[at + i] & 0xc0) === 0x80
    text += whole ? bytes.toString('utf8', at, at + size) : BAD
    at += whole ? size : 1
  }
  return text
}

/** Decodes pieces one after another; a character that is cut waits for the next piece. */
export class OldUtf8Decoder {
  private rest: Buffer | undefined = undefined
  write(piece: Buffer): string {
    const bytes = this.rest ? Buffer.concat([this.rest, piece]) : piece
    const cut = cutBytes(bytes)
    this.rest = cut ? bytes.subarray(bytes.length - cut) : undefined
    return oldUtf8(bytes, bytes.length - cut)
  }
  /** What was waiting, as it is. */
  end(): string {
    const { rest } = this
    this.rest = undefined
    return rest ? oldUtf8(rest) : ''
  }
}
