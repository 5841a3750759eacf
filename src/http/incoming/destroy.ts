/**
 * The end of a message that its stream destroys: where it was cut short its connection goes first, and the message
 * closes after it. Its error is for those who listen.
 */

import process from 'node:process'
import { finished } from 'node:stream'
import { listenerCount } from '../../stream/emitter'
import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { abortSignal } from './signal'

type Done = (error?: Error | null) => void

function settle(message: IncomingMessage, error: Error | null, done: Done): void {
  done(listenerCount(message, 'error') > 0 ? error : undefined)
}

/** _destroy of a message. */
export function destroyMessage(this: IncomingMessage, error: Error | null, done: Done): void {
  if (!this.aborted && (!this._readableState.endEmitted || !this.complete)) {
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

/** Whether messages close themselves when they were read to their end: then nobody else closes them. */
export const closesItself = ({ incoming, stream }: Era['profile']): boolean =>
  incoming.autoDestroy && stream.readable === 'host'

/** Whether destroy of a message is that of its stream; else it is that of its connection. */
const destroysItself = ({ incoming }: Era['profile']): boolean => incoming.methods.includes('_destroy')

/** What `_destroy` does, to a message whose stream knows of no destroy. */
function destroyByHand(message: IncomingMessage, error: Error): void {
  const { _readableState: state } = message
  const cut = !message.complete || (state ? !state.endEmitted : message.readable)
  if (cut) {
    message.aborted = true
    message.emit('aborted')
  }
  process.nextTick(() => {
    if (cut && listenerCount(message, 'error') > 0) message.emit('error', error)
    message.emit('close')
  })
}

/** @returns what destroys a message whose connection went away */
export function makeDestroyCut({ profile, streams }: Era): (message: IncomingMessage, error: Error) => void {
  if (destroysItself(profile)) return (message, error) => void message.destroy(error)
  if (profile.stream.readable !== 'host') return destroyByHand
  const { destroy } = streams.Readable!.prototype as IncomingMessage
  return (message, error) => {
    message._destroy = destroyMessage
    destroy.call(message, error)
  }
}
