/** The message that stands on the old Stream: its events come straight from the parser, whoever listens. */

import { pieceDecoder } from '../stream/piece-decoder'
import type { Era, HttpSocket } from './era'
import type { IncomingMessageConstructor, IncomingMessage as Message } from './incoming'

export function makeOldMessage(era: Era): IncomingMessageConstructor {
  const { Stream } = era.streams
  const { hex } = era.profile.stream
  const IncomingMessage = function IncomingMessage(this: Message, socket: HttpSocket) {
    Stream.call(this as never)
    this.socket = socket
    this.connection = socket
    this.httpVersion = null
    this.complete = false
    this.headers = {}
    this.trailers = {}
    this.readable = true
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
    this._decoder = pieceDecoder(encoding, hex)
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
  return IncomingMessage
}
