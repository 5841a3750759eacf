/** The string decoders of the eras that have Readable: what setEncoding makes of characters that are cut. */

import { StringDecoder as HostDecoder } from 'node:string_decoder'
import type { Behaviours } from '../profile/vocabulary'
import { OldUtf8Decoder } from './old-utf8'

interface Decoder {
  write(piece: Buffer): string
  end(piece?: Buffer): string
  encoding: string
}
interface DecoderConstructor {
  new (encoding?: string | null): Decoder
}

/** The decoder of the first Readables: its engine made one U+FFFD of each byte of a cut character. */
class ByteDecoder implements Decoder {
  readonly encoding: string
  private readonly decoder: { write(piece: Buffer): string; end(): string }
  constructor(encoding?: string | null) {
    this.encoding = String(encoding || 'utf8').toLowerCase()
    if (!Buffer.isEncoding(this.encoding)) throw new Error(`Unknown encoding: ${encoding}`)
    const isUtf8 = this.encoding === 'utf8' || this.encoding === 'utf-8'
    this.decoder = isUtf8 ? new OldUtf8Decoder() : new HostDecoder(this.encoding as BufferEncoding)
  }
  write(piece: Buffer): string {
    return this.decoder.write(piece)
  }
  end(piece?: Buffer): string {
    return (piece?.length ? this.write(piece) : '') + this.decoder.end()
  }
}

/** The host's, whose error for an unknown encoding has a code; once it had none. */
function CodelessDecoder(encoding?: string | null): Decoder {
  const known = encoding === null || encoding === undefined || encoding === '' || Buffer.isEncoding(encoding)
  if (!known) throw new Error(`Unknown encoding: ${encoding}`)
  return new HostDecoder(encoding as BufferEncoding) as unknown as Decoder
}

/** @returns the class that a Readable of the era decodes with */
export function makeDecoder({ decoder, encodingErrorCode }: Behaviours['stream']): DecoderConstructor {
  if (decoder === 'bytes') return ByteDecoder
  return (encodingErrorCode ? HostDecoder : CodelessDecoder) as unknown as DecoderConstructor
}
