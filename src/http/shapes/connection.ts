/** A connection, the parser on it, and the message that the parser makes: they know each other, so they stand together. */

import type { Socket } from 'node:net'
import type { Readable } from '../../stream/shapes'
import type { HeadVerdict } from '../../wire/head'
import type { Parser } from '../../wire/parser'

/** A connection with what http hangs on it. The semi-private names are the era's own. */
export interface HttpSocket extends Socket {
  parser?: HttpParser | null
  _httpMessage?: unknown
  /** An error was reported: the loss of the connection is no news any more. */
  _hadError?: boolean
  ondata?: ((data: Buffer, start: number, end: number) => void) | null
  onend?: (() => void) | null
}

/**
 * What `onIncoming` answers. Our own says a verdict; programs that set theirs may say as little as the era's did: true for a
 * message without a body (a response to HEAD), anything false or nothing for one whose body is read as it is framed.
 */
type IncomingVerdict = HeadVerdict | boolean | undefined

export interface HttpParser extends Parser {
  socket: HttpSocket | null
  incoming: IncomingMessage | null
  /** How many elements of a head's flat list of lines are looked at; 0: all. */
  maxHeaderPairs: number
  /** Called with each new message, before its body. */
  onIncoming: ((incoming: IncomingMessage, shouldKeepAlive: boolean) => IncomingVerdict) | null
}

/** Whether a parser reads leniently; `relaxed`: only as far as control characters in values go. */
export type Leniency = boolean | 'relaxed'

export interface ParserPool {
  readonly name: string
  /** Makes a parser. */
  readonly constructor: () => HttpParser
  /** How many idle parsers are kept. */
  max: number
  readonly list: HttpParser[]
  /**
   * A parser that is new for the next connection.
   * @param insecure what its server or request says of insecureHTTPParser; without it the process decides
   */
  alloc(kind?: 'request' | 'response', insecure?: Leniency): HttpParser
  /** Gives a parser back; its connection forgets it. One that was given back before stays as it is. */
  free(parser: HttpParser): void
}

/** Header names, in lower case, with their values. */
export type Headers = Record<string, string | string[]>

export interface IncomingMessage extends Readable {
  socket: HttpSocket
  connection: HttpSocket
  client: HttpSocket
  httpVersion: string | null
  httpVersionMajor: number | null
  httpVersionMinor: number | null
  /** Whether all of it was received and parsed. */
  complete: boolean
  headers: Headers
  rawHeaders: string[]
  trailers: Headers
  rawTrailers: string[]
  /** Lines that come more than once are joined, whatever their name. */
  joinDuplicateHeaders: boolean | null | undefined
  aborted: boolean
  upgrade: boolean | null
  url: string
  method: string | null
  statusCode: number | null
  statusMessage: string | null
  /** Set by the client: the request that this is the answer to. */
  req?: unknown
  /** A reader has asked for the body. */
  _consuming: boolean
  /** The rest of the body is thrown away. */
  _dumped: boolean
  _pendings: unknown[]
  _pendingIndex: number
  /** Messages that hold their events while they are paused: whether it is, and whether the end was emitted. */
  _paused: boolean
  _endEmitted: boolean
  _emitPending(done?: () => void): void
  _emitData(chunk: Buffer): void
  _emitEnd(): void
  _decoder?: { write(piece: Buffer): string }
  destroy(error?: Error): unknown
  _destroy(error: Error | null, done: (error?: Error | null) => void): void
  setTimeout(milliseconds: number, callback?: () => void): unknown
  /** Adds a received line to the headers, or, once the message is complete, to the trailers. */
  _addHeaderLine(name: string, value: string, dest?: Headers): void
  /** Adds the first `count` elements of a flat list of lines, and keeps the list as raw. */
  _addHeaderLines(lines: string[] | undefined, count: number): void
  /** Adds a line to the lists of all values. */
  _addHeaderLineDistinct(name: string, value: string, lists: Headers): void
  _dump(): void
  _dumpAndCloseReadable(): void
}

export interface IncomingMessageConstructor {
  new (socket: HttpSocket): IncomingMessage
  (this: IncomingMessage, socket: HttpSocket): void
  prototype: IncomingMessage
}

/** The class that a server's `IncomingMessage` option names instead of the era's own. */
export const kIncomingMessage = Symbol('IncomingMessage')
