/** http.OutgoingMessage: what requests and responses share, in the order in which the eras brought it. */

import type { Emitter, EventTable } from './emitter'
import type { HeaderValue, OutgoingHeaders } from './headers'
import type { Connection } from './kinds'

export interface WritableEvents {
  drain: []
  finish: []
  close: []
  error: [error: Error]
  pipe: [source: NodeJS.ReadableStream]
}

/**
 * What `end` gave where it did not give the message: a boolean. It is no type of its own, so that the host's streams,
 * which ask their sinks for more, can be piped into a message.
 */
// biome-ignore lint/suspicious/noExplicitAny: see above
type Ended = any

type Chunk = string | Uint8Array

export interface OutgoingMessage<E extends WritableEvents & EventTable<E>> extends Emitter<E> {
  writable: boolean
  finished: boolean
  chunkedEncoding: boolean
  shouldKeepAlive: boolean
  useChunkedEncodingByDefault: boolean
  socket: Connection | null
  connection: Connection | null
  setHeader(name: string, value: HeaderValue): void
  getHeader(name: string): HeaderValue | undefined
  removeHeader(name: string): void
  addTrailers(trailers: OutgoingHeaders | readonly (readonly [name: string, value: string])[]): void
  /** @returns false when some of it waits in memory: `drain` tells when it is gone */
  write(chunk: Chunk): boolean
  write(chunk: string, encoding?: BufferEncoding): boolean
  end(): Ended
  end(chunk: Chunk | null | undefined): Ended
  end(chunk: string, encoding?: BufferEncoding): Ended
  destroy(error?: Error): void
  /** The head as it was sent, or empty. */
  _header: string | null
  _headers?: Record<string, HeaderValue> | null
  _headerNames?: Record<string, string>
  _hasBody: boolean
  _implicitHeader(): void
  _renderHeaders(): OutgoingHeaders | undefined
  _storeHeader(firstLine: string, headers: OutgoingHeaders): void
  _send(data: Chunk, encoding?: BufferEncoding | null, callback?: () => void): boolean
  _finish(): void
  _flush(): void
}

/** A message of any kind can be given its connection; later, only responses. */
export interface SocketedMessage {
  assignSocket(socket: Connection): void
  detachSocket(socket: Connection): void
}

export interface DatedMessage<E extends WritableEvents & EventTable<E>> extends OutgoingMessage<E> {
  /** Whether a Date header is sent. */
  sendDate: boolean
}

export interface SentMessage<E extends WritableEvents & EventTable<E>> extends DatedMessage<E> {
  readonly headersSent: boolean
  /** @param ms how long the connection may be silent */
  setTimeout(ms: number, onTimeout?: () => void): unknown
}

/** Callbacks tell that a piece has been handed to the system; the head can be sent before the body. */
export interface CalledBackMessage<E extends WritableEvents & EventTable<E>> extends SentMessage<E> {
  write(chunk: Chunk, written?: (error?: Error | null) => void): boolean
  write(chunk: string, encoding?: BufferEncoding, written?: (error?: Error | null) => void): boolean
  end(ended?: () => void): Ended
  end(chunk: Chunk | null | undefined, ended?: () => void): Ended
  end(chunk: string, encoding?: BufferEncoding, ended?: () => void): Ended
  flushHeaders(): void
}

/** `flush` was what `flushHeaders` is; it stayed with a warning. */
export interface Flushed {
  flush(): void
}

export interface ResetMessage<E extends WritableEvents & EventTable<E>> extends CalledBackMessage<E> {
  setTimeout(ms: number, onTimeout?: () => void): this
}

export interface AskedMessage<E extends WritableEvents & EventTable<E>> extends ResetMessage<E> {
  hasHeader(name: string): boolean
  getHeaders(): Record<string, HeaderValue | undefined>
  getHeaderNames(): string[]
}

/** `end` gives the message. */
export interface ChainedMessage<E extends WritableEvents & EventTable<E>> extends AskedMessage<E> {
  end(ended?: () => void): this
  end(chunk: Chunk | null | undefined, ended?: () => void): this
  end(chunk: string, encoding?: BufferEncoding, ended?: () => void): this
}

/** What writable streams tell of themselves. */
export interface CountedMessage<E extends WritableEvents & EventTable<E>> extends ChainedMessage<E> {
  readonly writableCorked: number
  readonly writableEnded: boolean
  readonly writableFinished: boolean
  readonly writableHighWaterMark: number
  readonly writableLength: number
  readonly writableObjectMode: boolean
  cork(): void
  uncork(): void
}

/** Names are told as they were set; a message tells whether it waits for drain. */
export interface NamedMessage<E extends WritableEvents & EventTable<E>> extends CountedMessage<E> {
  getRawHeaderNames(): string[]
  readonly writableNeedDrain: boolean
}
export interface DestroyedMessage {
  destroyed: boolean
}
export interface AppendedMessage<E extends WritableEvents & EventTable<E>> extends NamedMessage<E> {
  appendHeader(name: string, value: HeaderValue): this
}
/** The connection carries no further message; a body with another length than the head says is refused. */
export interface CheckedMessage extends DestroyedMessage {
  maxRequestsOnConnectionReached: boolean
  strictContentLength: boolean
}
export interface SettledMessage<E extends WritableEvents & EventTable<E>> extends AppendedMessage<E> {
  setHeaders(headers: Headers | Map<string, HeaderValue>): this
  readonly closed: boolean
  readonly errored: Error | null
}
