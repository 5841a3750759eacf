/**
 * The decoder of setEncoding before Readable: it keeps cut characters of utf8 for the next piece, decodes base64 and
 * hex piece by piece, and gives nothing at the end.
 */

export interface PieceDecoder {
  write(piece: Buffer): string
}

/** How many bytes at the end of `piece` belong to a character of UTF-8 that is not whole. */
function cutBytes(piece: Buffer): number {
  for (let back = 1; back <= 3 && back <= piece.length; back++) {
    const byte = piece[piece.length - back]
    if ((byte & 0xc0) === 0x80) continue
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return size > back ? back : 0
  }
  return 0
}

const BEYOND_16_BITS = /[\u{10000}-\u{10ffff}]/gu

class Utf8Pieces implements PieceDecoder {
  private rest: Buffer | undefined = undefined
  write(piece: Buffer): string {
    const whole = this.rest ? Buffer.concat([this.rest, piece]) : piece
    const cut = cutBytes(whole)
    this.rest = cut ? whole.subarray(whole.length - cut) : undefined
    // The engine of the time knew no characters beyond 16 bits.
    return whole.toString('utf8', 0, whole.length - cut).replace(BEYOND_16_BITS, '\ufffd')
  }
}

/**
 * @param encoding as given to setEncoding; utf8 when none
 * @param knowsHex whether the era knew hex
 * @returns a decoder; that of an encoding nobody knows throws when it is used
 */
export function pieceDecoder(encoding: string | null | undefined, knowsHex: boolean): PieceDecoder {
  const name = String(encoding || 'utf8').toLowerCase()
  if (name === 'utf8' || name === 'utf-8') return new Utf8Pieces()
  return {
    write(piece) {
      if (!Buffer.isEncoding(name) || (name === 'hex' && !knowsHex)) throw new Error('Unknown encoding')
      return piece.toString(name)
    },
  }
}
