/**
 * The end of a message that its stream destroys: where it was cut short its connection goes first, and the message
 * closes after it. Its error is for those who listen.
 */

import process from 'node:process'
import { finished } from 'node:stream'
import { listenerCount } from '../../stream/emitter'
import type { IncomingMessage } from '../shapes/connection'
import { abortSignal } from './signal'

type Done = (error?: Error | null) => void

function settle(message: IncomingMessage, error: Error | null, done: Done): void {
  done(listenerCount(message, 'error') > 0 ? error : undefined)
}

/** _destroy of a message. */
export function destroyMessage(this: IncomingMessage, error: Error | null, done: Done): void {
  if (!this._readableState.endEmitted || !this.complete) {
    this.aborted = true
    abortSignal(this)
    this.emit('aborted')
  }
  const { socket } = this
  if (!this.aborted) {
    settle(this, error, done)
    return
  }
  if (!socket || socket.destroyed) {
    process.nextTick(settle, this, error, done)
    return
  }
  socket.destroy(error ?? undefined)
  const leave = finished(socket, lost => {
    leave()
    const own = (lost as NodeJS.ErrnoException | null | undefined)?.code === 'ERR_STREAM_PREMATURE_CLOSE' ? null : lost
    process.nextTick(settle, this, own || error, done)
  })
}
