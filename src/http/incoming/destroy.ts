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

/** @returns `_destroy` of a message */
export function makeDestroyMessage({ profile }: Era): (this: IncomingMessage, error: Error | null, done: Done) => void {
  const { settles } = profile.incoming
  const later = (message: IncomingMessage, error: Error | null, done: Done): void => {
    process.nextTick(settle, message, error, done)
  }
  const settleCut = settles === 'atOnce' ? settle : later
  const settleWhole = settles === 'nextTick' ? later : settle
  const settleFailed = settles === 'wholeAtOnce' ? later : settleWhole
  return function (error, done) {
    if (!this.aborted && (!this._readableState.endEmitted || !this.complete)) {
      this.aborted = true
      abortSignal(this)
      this.emit('aborted')
    }
    const { socket } = this
    if (!this.aborted) return (error ? settleFailed : settleWhole)(this, error, done)
    if (!socket || socket.destroyed) return settleCut(this, error, done)
    socket.destroy(error ?? undefined)
    const leave = finished(socket, lost => {
      leave()
      const early = (lost as NodeJS.ErrnoException | null | undefined)?.code === 'ERR_STREAM_PREMATURE_CLOSE'
      settleCut(this, (early ? null : lost) || error, done)
    })
  }
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
export function makeDestroyCut(era: Era): (message: IncomingMessage, error: Error) => void {
  const { profile, streams } = era
  if (destroysItself(profile)) return (message, error) => void message.destroy(error)
  if (profile.stream.readable !== 'host') return destroyByHand
  const { destroy } = streams.Readable!.prototype as IncomingMessage
  const destroyMessage = makeDestroyMessage(era)
  return (message, error) => {
    message._destroy = destroyMessage
    destroy.call(message, error)
  }
}
