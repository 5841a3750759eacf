/**
 * The decoder of setEncoding before Readable: it keeps cut characters of utf8 for the next piece, decodes base64 and
 * hex piece by piece, and gives nothing at the end. What it calls ascii is utf8 whose cut characters are lost.
 */

import { StringDecoder } from 'node:string_decoder'
import type { Behaviours } from '../profile/vocabulary'
import { OldUtf8Decoder, oldUtf8 } from './old-utf8'

interface PieceDecoder {
  write(piece: Buffer): string
}

const BEYOND_16_BITS = /[\u{10000}-\u{10ffff}]/gu
const UTF8 = ['utf8', 'utf-8']
const UTF16 = ['ucs2', 'ucs-2', 'utf16le', 'utf-16le']

/**
 * @param encoding as given to setEncoding; utf8 when none
 * @returns a decoder; that of an encoding nobody knows throws when it is used
 */
export function pieceDecoder(
  encoding: string | null | undefined,
  { decoder, hex }: Pick<Behaviours['stream'], 'decoder' | 'hex'>,
): PieceDecoder {
  const name = String(encoding || 'utf8').toLowerCase()
  const isWide = decoder === 'wide'
  const known = (text: string) => (isWide ? text : text.replace(BEYOND_16_BITS, '\ufffd'))
  if (UTF8.includes(name)) {
    const utf8 = new OldUtf8Decoder()
    return { write: piece => known(utf8.write(piece)) }
  }
  if (name === 'ascii') return { write: piece => known(oldUtf8(piece)) }
  if (isWide && UTF16.includes(name)) return new StringDecoder('utf16le')
  return {
    write(piece) {
      if (!Buffer.isEncoding(name) || (name === 'hex' && !hex)) throw new Error('Unknown encoding')
      return piece.toString(name)
    },
  }
}
