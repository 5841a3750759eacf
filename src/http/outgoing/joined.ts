/**
 * Pieces of a chunked body that are written while the message is corked: they wait, and become one chunk. A message
 * counts its corks itself then; where each turn of the event loop corks the message, all writes of a turn are one chunk.
 */

import process from 'node:process'
import type { Members } from '../members'
import type { Era } from '../shapes/era'
import {
  type Callback,
  type Encoding,
  kCorked,
  kHighWaterMark,
  kPieces,
  kPiecesSize,
  type OutgoingMessage,
  type OutputRecord,
} from '../shapes/outgoing'
import { crlfBytes, lengthOf } from './chunk'

/** Bytes around the pieces of a chunk, apart from its size. */
export const FRAMING = 4

function callAll(callbacks: readonly Callback[]): Callback | null {
  if (callbacks.length < 2) return callbacks[0] ?? null
  return error => {
    for (const callback of callbacks) callback(error)
  }
}

/** @returns what sends the pieces that wait as one chunk; of a message that was destroyed, only the callbacks are called */
export function makeFlush({ words }: Era): (message: OutgoingMessage) => void {
  return message => {
    const pieces = message[kPieces]
    if (!pieces) return
    if (!message.destroyed && !message.socket?.destroyed) send(message, pieces)
    else {
      message[kPieces] = null
      message[kPiecesSize] = 0
      process.nextTick(callbackOf(pieces) ?? (() => {}), words.destroyed('write'))
    }
  }
}

function callbackOf(pieces: readonly OutputRecord[]): Callback | null {
  const callbacks = pieces.map(piece => piece.callback).filter(callback => typeof callback === 'function')
  return callAll(callbacks as Callback[])
}

function send(message: OutgoingMessage, pieces: readonly OutputRecord[]): void {
  const size = message[kPiecesSize].toString(16)
  message[kPieces] = null
  message[kPiecesSize] = 0
  const { socket } = message
  socket?.cork()
  message._send(size, 'latin1', null)
  message._send(crlfBytes, null, null)
  for (const { data, encoding } of pieces) message._send(data, encoding, null)
  message._send(crlfBytes, null, callbackOf(pieces))
  socket?.uncork()
}

/** A destroyed message is corked no more; pieces that waited for others were written, as far as their callbacks are told. */
export function drop(message: OutgoingMessage): void {
  const pieces = message[kPieces]
  message[kPieces] = null
  message[kPiecesSize] = 0
  for (; message[kCorked] > 0; message[kCorked]--) message.socket?.uncork()
  const callback = pieces && callbackOf(pieces)
  if (callback) process.nextTick(callback)
}

function uncork(message: OutgoingMessage & { uncork(): void }): void {
  if (message[kCorked] !== 0) message.uncork()
}

interface Joins {
  /** Whether a piece waits for others. */
  waits(message: OutgoingMessage): boolean
  /** @returns whether more may be written */
  add(
    message: OutgoingMessage,
    data: string | Buffer,
    encoding: Encoding,
    callback: Callback | null | undefined,
  ): boolean
  /** Corks the message for this turn, where the era did. */
  corkForNow(message: OutgoingMessage): boolean
}

export function makeJoins({ profile }: Era): Joins | undefined {
  const { joinsChunks } = profile.outgoing
  if (joinsChunks === 'never') return undefined
  const everyTurn = joinsChunks === 'turn'
  const { highWaterMark } = profile.stream
  return {
    waits: message => message[kCorked] !== 0 && (everyTurn || message._headerSent),
    add(message, data, encoding, callback) {
      const piece = { data, encoding, callback }
      if (message[kPieces]) message[kPieces].push(piece)
      else message[kPieces] = [piece]
      message[kPiecesSize] += lengthOf(data, encoding)
      return message[kPiecesSize] < (message[kHighWaterMark] ?? highWaterMark)
    },
    corkForNow(message) {
      if (!everyTurn) return false
      const { socket } = message
      if (socket && !socket.writableCorked) {
        ;(message as unknown as { cork(): void }).cork()
        process.nextTick(uncork, message as never)
      }
      return true
    },
  }
}

/** cork and uncork of the era. */
export function corkMembers(era: Era): Members {
  const { joinsChunks } = era.profile.outgoing
  const flush = makeFlush(era)
  if (joinsChunks === 'never') {
    return {
      cork(this: OutgoingMessage) {
        if (this.socket) this.socket.cork()
        else this[kCorked]++
      },
      uncork(this: OutgoingMessage) {
        if (this.socket) this.socket.uncork()
        else if (this[kCorked]) this[kCorked]--
      },
    }
  }
  const bareFirst = joinsChunks === 'corked'
  return {
    cork(this: OutgoingMessage) {
      this[kCorked]++
      this.socket?.cork()
    },
    uncork(this: OutgoingMessage) {
      this[kCorked]--
      if (bareFirst) this.socket?.uncork()
      if (this[kCorked] === 0) flush(this)
      if (!bareFirst) this.socket?.uncork()
    },
  }
}
