/**
 * What write of a connection answers, and when drain comes. The host may call a write whole that the system took at
 * once; the eras went by what the connection held, with that write, or by what the system left over.
 */

import { Socket } from 'node:net'
import type { Era } from '../shapes/era'
import type { TappedSocket } from '../shapes/socket'
import { writeOnHandle } from './handle-write'
import { isLong, leavePiece, pieceOf, tapWrites } from './long-pieces'

type Write = Socket['write']

/** @returns the `write` of a tapped connection */
export function makeTapWrite(era: Era): Write {
  const { drain } = era.profile.socket
  const always = drain === 'always'

  function byBuffer(this: TappedSocket, piece: unknown, encoding?: unknown, done?: unknown): boolean {
    const state = this._writableState
    const full = state.length + ((piece as Buffer | null | undefined)?.length ?? 0) >= state.highWaterMark
    if (full) state.needDrain = true
    else if (writeOnHandle(this, piece, encoding, done)) return !state.errored
    return Socket.prototype.write.call(this, piece as string, encoding as BufferEncoding, done as () => void) && !full
  }
  function bySystem(this: TappedSocket, piece: unknown, encoding?: unknown, done?: unknown): boolean {
    const state = this._writableState
    const due = state.needDrain
    state.needDrain = true
    Socket.prototype.write.call(this, piece as string, encoding as BufferEncoding, done as () => void)
    const refused = this.connecting || (this._handle?.writeQueueSize ?? 0) > 0
    state.needDrain = due || refused || always
    return !refused
  }
  const byEra = drain === 'full' ? byBuffer : bySystem
  function write(this: TappedSocket, piece: unknown, encoding?: unknown, done?: unknown): boolean {
    const bytes = typeof piece === 'string' && isLong(piece) ? pieceOf(this, [piece], encoding) : undefined
    if (!bytes) return byEra.call(this, piece, encoding, done)
    const answer = byEra.call(this, bytes, undefined, done)
    leavePiece(this)
    return answer
  }
  tapWrites.add(write)
  return write as Write
}
