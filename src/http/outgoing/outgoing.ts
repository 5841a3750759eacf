/** OutgoingMessage: the base of responses and requests, put together from the ways of the era. */

import type { Era, HttpSocket } from '../era'
import { inherit, type Members, putMembers } from '../members'
import { destroyWith } from '../socket/errors'
import { HIGH_WATER_MARK } from '../socket/high-water-mark'
import { bodyMembers } from './body'
import { wordingOf } from './errors'
import { fieldsOf, kCorked, kNeedDrain, kOutHeaders } from './fields'
import { makeStoreHeader } from './head'
import { headerMembers } from './headers'
import { queueMembers } from './queue'
import { socketMembers } from './socket'

export type HeaderValue = string | number | readonly (string | number)[]
export type Callback = (error?: Error | null) => void

/** A piece that waits for the connection. */
export interface OutputRecord {
  data: string | Buffer
  encoding: BufferEncoding | null | undefined
  callback: Callback | null | undefined
}

/** The semi-private members are the eras' own; each era has some of them. */
export interface OutgoingMessage extends NodeJS.EventEmitter {
  output: (string | Buffer)[]
  outputEncodings: (BufferEncoding | null | undefined)[]
  outputCallbacks: (Callback | null | undefined)[]
  outputData: OutputRecord[]
  outputSize: number
  writable: boolean
  _last: boolean
  chunkedEncoding: boolean
  shouldKeepAlive: boolean
  _defaultKeepAlive: boolean
  useChunkedEncodingByDefault: boolean
  sendDate: boolean
  _removedHeader: Record<string, boolean>
  _removedConnection: boolean
  _removedContLen: boolean
  _removedTE: boolean
  _contentLength: number | null
  _hangupClose: boolean
  _hasBody: boolean
  _trailer: string
  finished: boolean
  _headerSent: boolean
  socket: HttpSocket | null
  connection: HttpSocket | null
  _header: string | null | undefined
  _headers: Record<string, HeaderValue> | null | undefined
  _headerNames: Record<string, string> | null | undefined
  _keepAliveTimeout: number
  _onPendingData: ((amount: number) => void) | null
  upgrading: boolean
  statusCode?: number
  agent?: unknown
  [kOutHeaders]: Record<string, [name: string, value: HeaderValue]> | null
  [kCorked]: number
  [kNeedDrain]: boolean

  setHeader(name: string, value: HeaderValue): void
  getHeader(name: string): HeaderValue | undefined
  removeHeader(name: string): void
  getHeaders(): Record<string, HeaderValue>
  getHeaderNames(): string[]
  hasHeader(name: string): boolean
  flushHeaders(): void
  addTrailers(trailers: object): void
  _renderHeaders(): Record<string, HeaderValue>
  _storeHeader(firstLine: string, headers?: object | null): void
  _implicitHeader(): void
  _send(data: string | Buffer, encoding?: BufferEncoding | null, callback?: Callback | null): boolean
  _writeRaw(data: string | Buffer, encoding?: BufferEncoding | null, callback?: Callback | null): boolean
  _buffer(data: string | Buffer, encoding?: BufferEncoding | null, callback?: Callback | null): boolean
  write(chunk: string | Buffer, encoding?: unknown, callback?: unknown): boolean
  end(chunk?: unknown, encoding?: unknown, callback?: unknown): unknown
  _finish(): void
  _flush(): void
  _flushOutput(socket: HttpSocket): boolean | undefined
  destroy(error?: Error): void
  setTimeout(milliseconds: number, callback?: (...args: unknown[]) => void): unknown
}
export interface OutgoingMessageConstructor {
  new (): OutgoingMessage
  (this: OutgoingMessage): void
  prototype: OutgoingMessage
}

/** Methods that hardly differ between the eras. */
function plainMembers(era: Era): Members {
  const { destroyWaits, headlessGoesOn, setTimeoutReturnsSelf } = era.profile.outgoing
  return {
    setTimeout(this: OutgoingMessage, msecs: number, callback?: (...args: unknown[]) => void) {
      if (callback) this.on('timeout', callback)
      if (this.socket) this.socket.setTimeout(msecs)
      else this.once('socket', (socket: HttpSocket) => socket.setTimeout(msecs))
      if (setTimeoutReturnsSelf) return this
    },
    destroy(this: OutgoingMessage, error?: Error) {
      if (!destroyWaits || this.socket) destroyWith(this.socket as HttpSocket, error)
      else this.once('socket', (socket: HttpSocket) => socket.destroy(error))
    },
    headersSent: {
      get(this: OutgoingMessage) {
        return !!this._header
      },
    },
    cork(this: OutgoingMessage) {
      if (this.socket) this.socket.cork()
      else this[kCorked]++
    },
    uncork(this: OutgoingMessage) {
      if (this.socket) this.socket.uncork()
      else if (this[kCorked]) this[kCorked]--
    },
    _implicitHeader(this: OutgoingMessage) {
      const error = wordingOf(era.profile).notImplemented('_implicitHeader()')
      if (!headlessGoesOn) throw error
      this.emit('error', error)
    },
    writableCorked: {
      get(this: OutgoingMessage) {
        return (this.socket ? this.socket.writableCorked : 0) + this[kCorked]
      },
    },
    writableEnded: {
      get(this: OutgoingMessage) {
        return this.finished
      },
    },
    writableFinished: {
      get(this: OutgoingMessage) {
        return this.finished && this.outputSize === 0 && (!this.socket || this.socket.writableLength === 0)
      },
    },
    writableHighWaterMark: {
      get(this: OutgoingMessage) {
        return this.socket ? this.socket.writableHighWaterMark : HIGH_WATER_MARK
      },
    },
    writableLength: {
      get(this: OutgoingMessage) {
        return this.outputSize + (this.socket ? this.socket.writableLength : 0)
      },
    },
    writableObjectMode: {
      get() {
        return false
      },
    },
    pipe(this: OutgoingMessage) {
      this.emit('error', wordingOf(era.profile).cannotPipe())
    },
  }
}

export function makeOutgoingMessage(era: Era): OutgoingMessageConstructor {
  const { outgoing } = era.profile
  const { Stream } = era.streams
  const setFields = fieldsOf(era.profile)
  function OutgoingMessage(this: OutgoingMessage): void {
    Stream.call(this as never)
    setFields(this)
  }
  inherit(OutgoingMessage, Stream, era.profile.module.constructorsInherit)
  const queue = queueMembers(era)
  putMembers(OutgoingMessage.prototype, outgoing.methods, {
    ...plainMembers(era),
    ...headerMembers(era),
    _storeHeader: makeStoreHeader(era),
    ...queue,
    ...bodyMembers(era, queue),
    ...socketMembers(era),
  })
  return OutgoingMessage as unknown as OutgoingMessageConstructor
}
