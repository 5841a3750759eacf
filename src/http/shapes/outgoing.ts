/** Messages that are sent, with the semi-private members of every era. */

import type { HttpSocket } from './connection'

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

  destroyed: boolean | undefined
  _closed: boolean
  maxRequestsOnConnectionReached?: boolean
  strictContentLength: boolean
  [kError]?: Error | null
  [kSocket]: HttpSocket | null
  [kUniqueHeaders]?: ReadonlySet<string> | null
  [kLeft]?: number | undefined
  [kHighWaterMark]?: number
  [kRejectsBodies]?: boolean
  [kFinished]?: boolean
  [kEndCallbacks]?: Callback[]
  [kFlushError]?: Error
  [kPieces]: OutputRecord[] | null
  [kPiecesSize]: number
  [kWritten]?: number

  setHeader(name: string, value: HeaderValue): unknown
  appendHeader(name: string, value: HeaderValue): unknown
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
  destroy(error?: Error): unknown
  setTimeout(milliseconds: number, callback?: (...args: unknown[]) => void): unknown
}

export interface OutgoingMessageConstructor {
  new (options?: object): OutgoingMessage
  (this: OutgoingMessage, options?: object): void
  prototype: OutgoingMessage
}

/** Headers that wait, by lower-case name, where the era kept them out of sight. */
export const kOutHeaders = Symbol('kOutHeaders')

/** How often the message was corked while it had no connection. */
export const kCorked = Symbol('corked')

/** Whether a write was answered with false and no drain came since. */
export const kNeedDrain = Symbol('kNeedDrain')

/** What the message was destroyed with. */
export const kError = Symbol('errored')

/** The connection, where `socket` and `connection` are accessors of it. */
export const kSocket = Symbol('kSocket')

/** Names, in small letters, of headers whose lists are sent as one line. */
/** Bytes of a body that are left of the length that its head says; undefined where nothing says one. */
export const kLeft = Symbol('bytes left of the length')
export const kUniqueHeaders = Symbol('kUniqueHeaders')

/** Whether finish was told, where that is what counts. */
export const kFinished = Symbol('kWritableFinished')

/** What end was to call, where finish does not. */
export const kEndCallbacks = Symbol('kEndCallbacks')

/** Why the last write failed, where end tells it to its callbacks. */
export const kFlushError = Symbol('kFlushError')

/** Pieces of a body that become one chunk, and their bytes. */
export const kPieces = Symbol('kChunkedBuffer')
export const kPiecesSize = Symbol('kChunkedLength')

/** Bytes of the body so far, where its length is looked at. */
export const kWritten = Symbol('kBytesWritten')

/** Whether a body that may not be is refused. */
export const kRejectsBodies = Symbol('kRejectNonStandardBodyWrites')

/** How much may wait before write gives false, where an option says so. */
export const kHighWaterMark = Symbol('kHighWaterMark')

export type Chunk = string | Buffer

export type Encoding = BufferEncoding | null | undefined

/** What writing needs, whenever the era calls a message finished. */
export interface BodyTools {
  /** Whether the program sees by members of its own what is sent. */
  watched(message: OutgoingMessage): boolean
  /** @throws what the era threw for a chunk that is neither text nor bytes */
  demandChunk(chunk: unknown, inEnd: boolean): asserts chunk is Chunk
  readonly lengths: {
    /** Whether a body that is all in one piece is as long as its head says. */
    fits(message: OutgoingMessage, body: Chunk, encoding: Encoding): boolean
    /** A message that was sent in pieces is over, however long its body was. */
    end(message: OutgoingMessage): void
  }
  /** A message is about to end: looks whether the body that it answers is not read to its end. */
  readonly lookForUnread: ((message: OutgoingMessage) => void) | undefined
  /** @throws what the era threw for an encoding that there is not, where the message looks at it */
  demandEncoding(encoding: unknown): void
  /** @throws what the era threw for a piece that makes a body other than its length, where a program asked for that */
  demandLength(message: OutgoingMessage, bytes: number, ends: boolean): void
  /** Sends one chunk with its framing. Where nobody can tell, the pieces go as one text. */
  sendChunk(message: OutgoingMessage, chunk: Chunk, encoding: Encoding, callback?: Callback | null): boolean
  /** Sends what waits to become one chunk. */
  readonly flush: (message: OutgoingMessage) => void
}

/** Set on connections whose server emits close on the message that has its turn. */
export const kWatched = Symbol('watched')
/** Set on a connection to whose close the message listens that has its turn. */
export const kListening = Symbol('listening')
