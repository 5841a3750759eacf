/**
 * The decoder of setEncoding before Readable: it keeps cut characters of utf8 for the next piece, decodes base64 and
 * hex piece by piece, and gives nothing at the end.
 */

import { OldUtf8Decoder } from './old-utf8'

export interface PieceDecoder {
  write(piece: Buffer): string
}

const BEYOND_16_BITS = /[\u{10000}-\u{10ffff}]/gu

class Utf8Pieces implements PieceDecoder {
  private decoder = new OldUtf8Decoder()
  write(piece: Buffer): string {
    // The engine of the time knew no characters beyond 16 bits.
    return this.decoder.write(piece).replace(BEYOND_16_BITS, '\ufffd')
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
