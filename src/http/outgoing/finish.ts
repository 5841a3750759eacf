/**
 * finish after the last write. A connection writes in order, so one callback made once per connection can tell which
 * message is done: the first that waits.
 */

import process from 'node:process'
import type { HttpSocket } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { type Callback, kEndCallbacks, kError, kFinished, kFlushError, type OutgoingMessage } from '../shapes/outgoing'
import { type AfterWrite as Due, kAfterWrite } from '../shapes/socket'

interface Finishing extends Due {
  waiting: OutgoingMessage[]
}
type HttpSocketFinishing = HttpSocket & { [kAfterWrite]?: Finishing; readonly errored?: Error | null }

type AfterWrite = (message: OutgoingMessage, error?: Error | null) => void

interface Finish {
  /** After the last write: a message whose connection has failed does not finish any more. */
  unlessFailed: AfterWrite
  /** The callback for the write that ends the message. */
  whenWritten(connection: HttpSocket, message: OutgoingMessage): Callback
}

function callBack(message: OutgoingMessage, error: Error | null): void {
  const callbacks = message[kEndCallbacks]
  message[kEndCallbacks] = undefined
  if (callbacks) for (const callback of callbacks) callback(error)
}

function emitFinish(message: OutgoingMessage): void {
  if (message[kFinished] === false) {
    message[kFinished] = true
    callBack(message, null)
  }
  message.emit('finish')
}

const emitUnlessFailed: AfterWrite = message => {
  if (!message.socket?._hadError) emitFinish(message)
}

/** Where the callbacks of end are told what failed: the last write, the message or its connection. */
function makeTells(era: Era): AfterWrite {
  const { words } = era
  return (message, error) => {
    const socket = message.socket as HttpSocketFinishing | null
    const failure = error ?? message[kError] ?? socket?.errored ?? (socket?._hadError ? words.destroyed('end') : null)
    if (failure) {
      message[kFlushError] = failure
      callBack(message, failure)
    } else emitFinish(message)
  }
}

export function makeFinish(era: Era): Finish {
  const unlessFailed = era.profile.outgoing.counts === 'told' ? makeTells(era) : emitUnlessFailed
  const makeFinishing = (): Finishing => {
    const waiting: OutgoingMessage[] = []
    return {
      waiting,
      done(error) {
        const message = waiting.shift()
        if (message) unlessFailed(message, error)
      },
    }
  }
  return {
    unlessFailed,
    whenWritten(connection: HttpSocketFinishing, message) {
      connection[kAfterWrite] ??= makeFinishing()
      connection[kAfterWrite].waiting.push(message)
      return connection[kAfterWrite].done
    },
  }
}

/** For messages that count as finished though the connection may still be writing. */
export function finishSoon(message: OutgoingMessage): void {
  process.nextTick(emitFinish, message)
}
