/** The string decoders of the eras that have Readable: what setEncoding makes of characters that are cut. */

import { createRequire } from 'node:module'
import { StringDecoder as HostDecoder } from 'node:string_decoder'
import type { Behaviours } from '../profile/vocabulary'

export interface DecoderConstructor {
  new (encoding?: string | null): { write(piece: Buffer): string; end(piece?: Buffer): string; encoding: string }
}

interface FirstDecoder {
  /** Bytes held back of a character that is not whole. */
  charReceived: number
  encoding: string
}

/** The decoder of the first Readables; its engine made one U+FFFD of each byte of a cut character. */
function byteDecoder(): DecoderConstructor {
  const { StringDecoder } = createRequire(require.resolve('readable-stream-1'))('string_decoder/') as {
    StringDecoder: DecoderConstructor
  }
  return class extends StringDecoder {
    override end(piece?: Buffer): string {
      const text = piece?.length ? this.write(piece) : ''
      const held = (this as unknown as FirstDecoder).charReceived
      if (!held || this.encoding !== 'utf8') return text + super.end()
      return text + '\ufffd'.repeat(held)
    }
  }
}

/** @returns the class that a Readable of the era decodes with */
export function makeDecoder({ decoder }: Behaviours['stream']): DecoderConstructor {
  return decoder === 'bytes' ? byteDecoder() : (HostDecoder as unknown as DecoderConstructor)
}
