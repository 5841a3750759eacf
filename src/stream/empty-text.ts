/**
 * Readables of the time when a piece that holds only part of a character was given to data listeners all the same,
 * as an empty string.
 */

import type { Readable, ReadableConstructor } from './shapes'

interface State {
  decoder: { write(piece: Buffer): string } | null
  encoding: string | null
  sync: boolean
  reading: boolean
}

export function giveEmptyText({ prototype }: ReadableConstructor): void {
  const { push } = prototype
  prototype.push = function (this: Readable, chunk, encoding) {
    const state = this._readableState as Readable['_readableState'] & State
    const goesOut = state.flowing && state.length === 0 && !state.sync && !state.ended
    if (!goesOut || !state.decoder || encoding || !Buffer.isBuffer(chunk) || chunk.length === 0) {
      return push.call(this, chunk, encoding)
    }
    const text = state.decoder.write(chunk)
    if (text !== '' && state.encoding) return push.call(this, text, state.encoding)
    // With an encoding that has no name, push would take the text for one that is still to be decoded.
    state.reading = false
    this.emit('data', text)
    this.read(0)
    return true
  }
}
