/** What a message tells of its state, and its end: destroy, and the close of what it belongs to. */

import type { Members } from '../members'
import type { HttpSocket } from '../shapes/connection'
import type { Era } from '../shapes/era'
import {
  kCorked,
  kError,
  kFinished,
  kHighWaterMark,
  kNeedDrain,
  kPieces,
  kPiecesSize,
  kSocket,
  type OutgoingMessage,
} from '../shapes/outgoing'
import { destroyWith } from '../socket/errors'
import { drop, FRAMING } from './joined'

/** What a message was destroyed with, where it was by the method that all messages have: requests have one of their own. */
const kErrored = Symbol('errored')
type Errored = OutgoingMessage & { [kErrored]?: Error | null }

/** Marks a message as closed. */
const markClosed = (message: OutgoingMessage): void => {
  message.destroyed = true
  message._closed = true
}

/** What emits close on a message of the era, once where a message knows that it is closed. */
export function closingOf({ profile }: Era): (message: OutgoingMessage) => void {
  if (!profile.outgoing.knowsClosed) return message => message.emit('close')
  return message => {
    if (message._closed) return
    markClosed(message)
    message.emit('close')
  }
}

function destroyMember(era: Era) {
  const { closesUnconnected, destroyReturnsSelf, destroyWaits, joinsChunks, knowsDestroyed } = era.profile.outgoing
  const close = closingOf(era)
  const dropsPieces = joinsChunks === 'turn'

  function pass(message: OutgoingMessage, error: Error | undefined): void {
    if (!destroyWaits || message.socket) destroyWith(message.socket as HttpSocket, error)
    else if (closesUnconnected) process.nextTick(close, message)
    else message.once('socket', (socket: HttpSocket) => socket.destroy(error))
  }
  return function (this: Errored, error?: Error): unknown {
    if (!knowsDestroyed) pass(this, error)
    else if (!this.destroyed) {
      this.destroyed = true
      this[kError] = this[kErrored] = error ?? null
      pass(this, error)
      if (dropsPieces && this[kCorked] > 0) drop(this)
    }
    if (destroyReturnsSelf) return this
  }
}

/** Accessors of the connection, where both of its names are not fields. */
const shared: PropertyDescriptor = {
  get(this: OutgoingMessage) {
    return this[kSocket]
  },
  set(this: OutgoingMessage, socket: HttpSocket | null) {
    this[kSocket] = socket
  },
}
const otherName: PropertyDescriptor = {
  get(this: OutgoingMessage) {
    return this.socket
  },
  set(this: OutgoingMessage, socket: HttpSocket | null) {
    this.socket = socket
  },
}

export function stateMembers(era: Era): Members {
  const { counts, joinsChunks, socketPlace } = era.profile.outgoing
  const { highWaterMark } = era.profile.stream
  const ownCorks = joinsChunks !== 'never'
  const told = counts === 'told'
  const framed = joinsChunks === 'turn'
  return {
    destroy: destroyMember(era),
    connection: socketPlace === 'shared' ? shared : otherName,
    socket: shared,
    headersSent: {
      get(this: OutgoingMessage) {
        return !!this._header
      },
    },
    closed: {
      get(this: OutgoingMessage) {
        return this._closed
      },
    },
    errored: {
      get(this: Errored) {
        return this[kErrored] ?? null
      },
    },
    writableCorked: {
      get(this: OutgoingMessage) {
        return ownCorks ? this[kCorked] : (this.socket ? this.socket.writableCorked : 0) + this[kCorked]
      },
    },
    writableEnded: {
      get(this: OutgoingMessage) {
        return this.finished
      },
    },
    writableFinished: {
      get(this: OutgoingMessage) {
        if (told) return this[kFinished] === true
        return this.finished && this.outputSize === 0 && (!this.socket || this.socket.writableLength === 0)
      },
    },
    writableHighWaterMark: {
      get(this: OutgoingMessage) {
        return this.socket ? this.socket.writableHighWaterMark : (this[kHighWaterMark] ?? highWaterMark)
      },
    },
    writableLength: {
      get(this: OutgoingMessage) {
        const waiting = this.outputSize + (this.socket ? this.socket.writableLength : 0)
        if (!ownCorks || !this[kPieces]) return waiting
        if (!framed) return waiting + this[kPiecesSize]
        const head = this._headerSent ? 0 : (this._header as string).length
        return waiting + head + this[kPiecesSize] + this[kPiecesSize].toString(16).length + FRAMING
      },
    },
    writableNeedDrain: {
      get(this: OutgoingMessage) {
        return !this.destroyed && !this.finished && this[kNeedDrain]
      },
    },
    writableObjectMode: {
      get() {
        return false
      },
    },
  }
}
