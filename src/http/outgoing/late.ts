/** write and end of a message that is over, where that is an error. */

import process from 'node:process'
import type { Era } from '../shapes/era'
import { type BodyTools, type Callback, kEndCallbacks, kFlushError, type OutgoingMessage } from '../shapes/outgoing'
import { lastChunk } from './chunk'
import { makeFinish } from './finish'

/** In the words of the engine: an inner field of a connection that is gone was asked for. */
const NO_SOCKET = "Cannot read property 'Symbol(asyncId)' of null"

interface Late {
  /** @returns what write gives */
  write(message: OutgoingMessage, callback: Callback | null | undefined): boolean
  end(message: OutgoingMessage, chunk: unknown, callback: unknown): void
}

type End = (message: OutgoingMessage, chunk: unknown, callback: Callback | undefined) => void

export function makeLate(era: Era, tools: BodyTools): Late {
  const { profile, words } = era
  const { counts, lateEnds, lateWrites, lateWriteThrows } = profile.outgoing
  const finish = makeFinish(era)

  /** The callback is told before the message emits the error. */
  const refuse = (message: OutgoingMessage, error: Error, callback: Callback | null | undefined): void => {
    process.nextTick(() => {
      if (typeof callback === 'function') callback(error)
      if (!message.destroyed) message.emit('error', error)
    })
  }
  const writes: Record<typeof lateWrites, Late['write']> = {
    emitted(message, callback) {
      if (lateWriteThrows && !message.socket) throw new TypeError(NO_SOCKET)
      const error = words.writeAfterEnd()
      process.nextTick(() => {
        message.emit('error', error)
        if (callback) callback(error)
      })
      return true
    },
    refused(message, callback) {
      refuse(message, message.finished ? words.writeAfterEnd() : words.destroyed('write'), callback)
      return false
    },
  }
  const write = writes[lateWrites]

  const wait = (message: OutgoingMessage, callback: Callback | undefined): void => {
    if (!callback) return
    const { writableFinished } = message as { writableFinished?: boolean }
    if (writableFinished) callback(words.alreadyFinished('end'))
    else if (message[kFlushError]) process.nextTick(callback, message[kFlushError])
    else if (counts !== 'told') message.on('finish', callback as () => void)
    else if (message[kEndCallbacks]) message[kEndCallbacks].push(callback)
    else message[kEndCallbacks] = [callback]
  }
  const ends: Record<typeof lateEnds, End> = {
    ignored() {},
    waits: (message, _chunk, callback) => wait(message, callback),
    writes(message, chunk, callback) {
      if (chunk) {
        tools.demandChunk(chunk, true)
        write(message, callback)
      } else wait(message, callback)
    },
    writesAgain(message, chunk, callback) {
      if (!chunk) {
        wait(message, callback)
        return
      }
      tools.demandChunk(chunk, true)
      write(message, null)
      if (callback) message.once('finish', callback as () => void)
      const rest = message._hasBody && message.chunkedEncoding ? lastChunk(message) : ''
      message._send(rest, 'latin1', error => finish.unlessFailed(message, error))
      if (message.outputData.length === 0 && message.socket?._httpMessage === message) message._finish()
    },
    refused(message, chunk, callback) {
      if (chunk) refuse(message, words.writeAfterEnd(), callback)
      else wait(message, callback)
    },
    refusedOpen(message, chunk, callback) {
      if (!chunk) wait(message, callback)
      else if (!message.destroyed) refuse(message, words.writeAfterEnd(), callback)
    },
  }
  const end = ends[lateEnds]
  return {
    write,
    end: (message, chunk, callback) =>
      end(message, chunk, typeof callback === 'function' ? (callback as Callback) : undefined),
  }
}
