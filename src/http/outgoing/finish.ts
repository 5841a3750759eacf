/**
 * finish after the last write. A connection writes in order, so one callback made once per connection can tell which
 * message is done: the first that waits.
 */

import process from 'node:process'
import type { HttpSocket } from '../shapes/connection'
import { type Callback, kEndCallbacks, kFinished, type OutgoingMessage } from '../shapes/outgoing'

const kFinishing = Symbol('finishing')

interface Finishing {
  waiting: OutgoingMessage[]
  done: Callback
}

function emitFinish(message: OutgoingMessage): void {
  if (message[kFinished] === false) {
    message[kFinished] = true
    const callbacks = message[kEndCallbacks]
    message[kEndCallbacks] = undefined
    if (callbacks) for (const callback of callbacks) callback(null)
  }
  message.emit('finish')
}

/** A message whose connection has failed does not finish any more. */
export function finishUnlessFailed(message: OutgoingMessage): void {
  if (!message.socket?._hadError) emitFinish(message)
}

function makeFinishing(): Finishing {
  const waiting: OutgoingMessage[] = []
  return {
    waiting,
    done() {
      const message = waiting.shift()
      if (message) finishUnlessFailed(message)
    },
  }
}

/** The callback for the write that ends the message. */
export function finishWhenWritten(
  connection: HttpSocket & { [kFinishing]?: Finishing },
  message: OutgoingMessage,
): Callback {
  connection[kFinishing] ??= makeFinishing()
  connection[kFinishing].waiting.push(message)
  return connection[kFinishing].done
}

/** For messages that count as finished though the connection may still be writing. */
export function finishSoon(message: OutgoingMessage): void {
  process.nextTick(emitFinish, message)
}
