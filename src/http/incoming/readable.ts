/**
 * The message that stands on a Readable. The parser pushes the body into it and stops the connection when it is
 * full; a reader who needs more starts the connection again.
 */

import type { ReadableConstructor } from '../../stream/shapes'
import type { HttpSocket, IncomingMessage, IncomingMessageConstructor } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { closesItself } from './destroy'
import { clearLazy } from './lazy-headers'

/** @returns what a message on a connection gives to its Readable */
function makeOptions({ profile }: Era): (socket: HttpSocket | null) => object | undefined {
  const { holdsAsConnection } = profile.incoming
  const autoDestroy = closesItself(profile)
  const { highWaterMark } = profile.stream
  if (profile.stream.readable !== 'host' && !holdsAsConnection) return () => undefined
  const usual = { autoDestroy, highWaterMark }
  return socket => {
    const mark = socket?.readableHighWaterMark
    return !holdsAsConnection || mark === undefined || mark === highWaterMark
      ? usual
      : { autoDestroy, highWaterMark: mark }
  }
}

export function makeReadableMessage(era: Era, Readable: ReadableConstructor): IncomingMessageConstructor {
  const { socketAdapter } = era
  const { incoming } = era.profile
  const needConsumes = incoming.consumed === 'need'
  const { pendingFields, waitsForReader } = incoming

  /** The fields of the time before raw headers. */
  const first = function IncomingMessage(this: IncomingMessage, socket: HttpSocket) {
    Readable.call(this)
    this.socket = socket
    this.connection = socket
    this.httpVersion = null
    this.complete = false
    this.headers = {}
    this.trailers = {}
    this.readable = true
    if (pendingFields) {
      this._pendings = []
      this._pendingIndex = 0
    }
    this.url = ''
    this.method = null
    this.statusCode = null
    this.client = socket
    this._consuming = false
    this._dumped = false
    this.httpVersionMajor = null
    this.httpVersionMinor = null
    this.upgrade = null
  }
  const { abortedProperty, statusMessage } = incoming
  const has = (name: string) => incoming.methods.includes(name)
  const ownConnection = !has('connection')
  const ownHeaders = !has('headers')
  const ownReadable = era.profile.stream.readable !== 'host'
  const joinField = incoming.joinsRepeated
  const optionsOf = makeOptions(era)
  const later = function IncomingMessage(this: IncomingMessage, socket: HttpSocket) {
    Readable.call(this, optionsOf(socket))
    // Nothing is to be asked of the connection before a reader comes.
    if (waitsForReader) this._readableState.readingMore = true
    this.socket = socket
    if (ownConnection) this.connection = socket
    this.httpVersionMajor = null
    this.httpVersionMinor = null
    this.httpVersion = null
    this.complete = false
    if (ownHeaders) this.headers = {}
    this.rawHeaders = []
    if (ownHeaders) this.trailers = {}
    this.rawTrailers = []
    if (!ownHeaders) clearLazy(this)
    if (joinField) this.joinDuplicateHeaders = false
    if (abortedProperty) this.aborted = false
    if (ownReadable) this.readable = true
    if (pendingFields) {
      this._pendings = []
      this._pendingIndex = 0
    }
    this.upgrade = null
    this.url = ''
    this.method = null
    this.statusCode = null
    if (statusMessage) this.statusMessage = null
    this.client = socket
    this._consuming = false
    this._dumped = false
  }
  const IncomingMessage = (incoming.rawHeaders ? later : first) as unknown as IncomingMessageConstructor
  const { prototype } = IncomingMessage

  if (!needConsumes) {
    prototype.read = function (size) {
      this._consuming = true
      // Once is enough: from here on the message has the stream's own.
      this.read = Readable.prototype.read
      return this.read(size)
    }
  }
  const more = (message: IncomingMessage) => {
    if (message.socket.readable) socketAdapter.resume(message.socket)
  }
  Object.assign(prototype, {
    _read(this: IncomingMessage, _size: number) {
      if (needConsumes && !this._consuming) {
        this._readableState.readingMore = false
        this._consuming = true
      }
      more(this)
    },
    _dump: {
      cut(this: IncomingMessage) {
        if (this._dumped) return
        this._dumped = true
        if (this.socket.parser) this.socket.parser.incoming = null
        this.push(null)
        socketAdapter.resume(this.socket)
        this.read()
      },
      drained(this: IncomingMessage) {
        if (this._dumped) return
        this._dumped = true
        this.resume()
      },
      unheard(this: IncomingMessage) {
        if (this._dumped) return
        this._dumped = true
        this.removeAllListeners('data')
        this.resume()
      },
      unlessEmpty(this: IncomingMessage) {
        if (this._dumped) return
        this._dumped = true
        const { ended, endEmitted, length } = this._readableState
        if (this.complete && ended && !endEmitted && length === 0) this.read(0)
        else {
          this.removeAllListeners('data')
          this.resume()
        }
      },
    }[incoming.dump],
  })
  return IncomingMessage
}
