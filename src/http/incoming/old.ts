/** The message that stands on the old Stream: its events come straight from the parser, whoever listens. */

import { pieceDecoder } from '../../stream/piece-decoder'
import type { HttpSocket, IncomingMessageConstructor, IncomingMessage as Message } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { emitData, emitHeld } from './body-flow'

export function makeOldMessage(era: Era): IncomingMessageConstructor {
  const { Stream } = era.streams
  const { stream } = era.profile
  const { holdsWhilePaused } = era.profile.incoming
  const IncomingMessage = function IncomingMessage(this: Message, socket: HttpSocket) {
    Stream.call(this as never)
    this.socket = socket
    this.connection = socket
    this.httpVersion = null
    this.complete = false
    this.headers = {}
    this.trailers = {}
    this.readable = true
    if (holdsWhilePaused) {
      this._paused = false
      this._pendings = []
      this._endEmitted = false
    }
    this.url = ''
    this.method = null
    this.statusCode = null
    this.client = socket
    this.httpVersionMajor = null
    this.httpVersionMinor = null
    this.upgrade = null
  } as unknown as IncomingMessageConstructor
  const { prototype } = IncomingMessage
  prototype.setEncoding = function (encoding) {
    this._decoder = pieceDecoder(encoding, stream)
    return undefined as never
  }
  prototype.pause = function () {
    this.socket.pause()
    return undefined as never
  }
  prototype.resume = function () {
    if (this.socket) this.socket.resume()
    return undefined as never
  }
  if (holdsWhilePaused) holdWhilePaused(prototype)
  return IncomingMessage
}

/** A paused message keeps its pieces and its end, and gives them out in the tick after resume. */
function holdWhilePaused(prototype: Message): void {
  prototype.pause = function () {
    this._paused = true
    this.socket.pause()
    return undefined as never
  }
  prototype.resume = function () {
    this._paused = false
    if (this.socket) this.socket.resume()
    this._emitPending()
    return undefined as never
  }
  prototype._emitPending = function (done) {
    if (this._pendings.length === 0) {
      done?.()
      return
    }
    process.nextTick(() => {
      emitHeld(this)
      done?.()
    })
  }
  prototype._emitData = function (chunk) {
    emitData(this, chunk)
  }
  prototype._emitEnd = function () {
    if (!this._endEmitted) this.emit('end')
    this._endEmitted = true
  }
}
