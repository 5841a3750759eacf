/**
 * What write of a connection answers, and when drain comes. The host may call a write whole that the system took at
 * once; the eras went by what the connection held, with that write, or by what the system left over.
 */

import { Socket } from 'node:net'
import type { Era } from '../shapes/era'
import type { TappedSocket } from '../shapes/socket'
import { writeOnHandle } from './handle-write'

type Write = Socket['write']
type Arguments = Parameters<Write>

/** @returns the `write` of a tapped connection */
export function makeTapWrite(era: Era): Write {
  const { drain } = era.profile.socket
  const always = drain === 'always'

  function byBuffer(this: TappedSocket, piece: unknown, encoding?: unknown, done?: unknown): boolean {
    const state = this._writableState
    const full = state.length + (piece as Buffer)?.length >= state.highWaterMark
    if (full) state.needDrain = true
    else if (writeOnHandle(this, piece, encoding, done)) return !state.errored
    return Socket.prototype.write.call(this, piece as string, encoding as BufferEncoding, done as () => void) && !full
  }
  function bySystem(this: TappedSocket, ...args: Arguments): boolean {
    const state = this._writableState
    const due = state.needDrain
    state.needDrain = true
    Socket.prototype.write.apply(this, args)
    const refused = this.connecting || (this._handle?.writeQueueSize ?? 0) > 0
    state.needDrain = due || refused || always
    return !refused
  }
  return (drain === 'full' ? byBuffer : bySystem) as Write
}
