/** The server, its responses, and its side of a connection. */

import type { Server as NetServer } from 'node:net'
import type { Fifo } from '../../shared/fifo'
import type { Members } from '../members'
import {
  type HttpParser,
  type HttpSocket,
  type IncomingMessage,
  type IncomingMessageConstructor,
  kIncomingMessage,
} from './connection'
import { type Callback, kListening, kUniqueHeaders, kWatched, type OutgoingMessage } from './outgoing'

export { kUniqueHeaders }

export interface Server extends NetServer {
  httpAllowHalfOpen: boolean
  timeout: number
  keepAliveTimeout: number
  headersTimeout: number
  requestTimeout?: number
  keepAliveTimeoutBuffer?: number
  connectionsCheckingInterval?: number
  maxHeaderSize?: number
  insecureHTTPParser?: boolean
  requireHostHeader?: boolean
  joinDuplicateHeaders?: boolean
  rejectNonStandardBodyWrites?: boolean
  shouldUpgradeCallback?(this: Server, req: IncomingMessage): unknown
  httpValidation?: unknown
  maxRequestsPerSocket?: number | null
  closeIdleConnections?(): void
  _pendingResponseData: number
  maxHeadersCount?: number | null
  [kIncomingMessage]: IncomingMessageConstructor
  [kServerResponse]: ServerResponseConstructor
  /** Requests without a body have ended when they are told. */
  [kEmptyRequests]?: boolean
  /** Names of headers, in lower case, whose values are joined into one line. */
  [kUniqueHeaders]?: ReadonlySet<string> | null
  /** Its connections, where it looks after them. */
  [kConnections]?: Set<ServedSocket>
  /** What looks at them. */
  [kLook]?: NodeJS.Timeout
}

export type RequestListener = (...args: unknown[]) => void

export interface ServerOptions {
  IncomingMessage?: IncomingMessageConstructor
  ServerResponse?: ServerResponseConstructor
  insecureHTTPParser?: boolean
  headersTimeout?: number
  keepAlive?: boolean
  keepAliveInitialDelay?: number
  noDelay?: boolean
  highWaterMark?: number
  uniqueHeaders?: unknown
  optimizeEmptyRequests?: boolean
}

export interface ServerConstructor {
  new (listener?: RequestListener): Server
  new (options?: ServerOptions, listener?: RequestListener): Server
  (this: Server | void, options?: ServerOptions | RequestListener, listener?: RequestListener): Server
  prototype: Server
}

export interface ServerParts {
  Server: ServerConstructor
  connectionListener: (this: Server, socket: HttpSocket) => void
  /** Takes from a server over tls what net's servers had not yet, and gives it the listener and the fields of http's. */
  prepare(server: Server, listener: RequestListener | undefined): void
  readonly options: ServerOptionParts
  readonly closing: Closing
}

/** What becomes of the options of createServer. */
export interface ServerOptionParts {
  /** Reads the options of http, and sets their fields. @throws what the era threw of those that do not fit */
  read(server: Server, given: ServerOptions | null | undefined, overTls?: boolean): void
  /** Sets what stands behind the fields of net. */
  readLate(server: Server, given: ServerOptions | null | undefined): void
  /** What net.Server is made with. */
  forNet(given: ServerOptions): object
  /** What tls.Server is made with. */
  forTls(given: ServerOptions): object
}

/** What closes servers over http and over tls. */
export interface Closing {
  readonly members: Members
  /** A new server looks at its connections, or will. */
  prepare(server: Server): void
  /** Gives a prototype the method by which its servers are disposed of, or takes it away. */
  dispose(prototype: object, isNamed: boolean): void
  /** @param below what closes the server that listens */
  makeClose(below: () => Function): (this: Server, ...args: unknown[]) => unknown
}

/** The request that a response answers. */
export const kRequest = Symbol('request')

/** The exchanges of the connection that a response belongs to. */
export const kExchanges = Symbol('exchanges')

export interface ServerResponse extends OutgoingMessage {
  statusCode: number
  statusMessage: string | undefined
  /** The last of the requests that maxRequestsPerSocket allows, or one beyond. */
  maxRequestsOnConnectionReached?: boolean
  _maxRequestsPerSocket?: number | null
  _sent100: boolean
  _expect_continue: boolean
  assignSocket(socket: NonNullable<OutgoingMessage['socket']>): void
  detachSocket(socket: NonNullable<OutgoingMessage['socket']>): void
  writeContinue(callback?: Callback): void
  writeProcessing(callback?: Callback): void
  writeInformation(status: number, headers?: unknown, callback?: Callback): boolean
  writeHead(status: number, ...rest: unknown[]): unknown
  req: IncomingMessage
  [kRequest]: IncomingMessage
  [kExchanges]: Exchanges | null
}

/** What a response is told of its server. */
interface ResponseOptions {
  highWaterMark?: number
  rejectNonStandardBodyWrites?: boolean
}

export interface ServerResponseConstructor {
  new (req: IncomingMessage, options?: ResponseOptions): ServerResponse
  (this: ServerResponse, req: IncomingMessage): void
  prototype: ServerResponse
}

/** The requests of a connection and their answers. */
export interface Exchanges {
  readonly server: Server
  readonly parser: HttpParser
  /** Requests that are not answered yet, oldest first. */
  readonly incoming: Fifo<IncomingMessage>
  /** Answers that wait for their turn; the one that has it is the socket's `_httpMessage`. */
  readonly outgoing: Fifo<ServerResponse>
  /** Bytes that wait in the answers, as the era counts them, and as they are. */
  outgoingData: number
  waiting: number
  /** Its time between requests. */
  readonly rest: KeepAliveTimer
  /** Heads in the piece that is being parsed. */
  heads: number
  /** Heads of the connection, and answers that are over. */
  requests: number
  answers: number
  /** The request whose body goes on after its answer, counted from 1; the bytes read at its answer, and when that was. */
  unreadOf: number
  unreadFrom: number
  unreadSince: number
  /** When the head that is being received began, in milliseconds; 0: not known yet. */
  headSince: number
  /** The request that is being received, counted from 1, and since when, in milliseconds; 0: there is none. */
  messageOf: number
  messageSince: number
  /** Requests that count for maxRequestsPerSocket. */
  counted: number
  /** Closes the connection, because its request takes too long. */
  refuseLate: ((socket: ServedSocket) => void) | undefined
  /** What fires when its request takes too long, where each connection has such a timer. */
  requestTimer: NodeJS.Timeout | undefined
  /** Why the connection is going away, if not because of the other side. */
  timedOut: boolean
}

/** The timer of the time between two requests of a connection. */
export interface KeepAliveTimer {
  /** Whether the connection rests. */
  on: boolean
  /** The socket's timer has been set for the time of its requests. */
  keep(socket: ServedSocket): void
  /** The connection rests, for `span` milliseconds at most. */
  begin(socket: ServedSocket, span: number): void
  /** A request is here, which may take `usual` milliseconds without traffic; 0: any time. */
  end(socket: ServedSocket, usual: number): void
  /** The connection is gone. */
  stop(): void
  /** The timer fired. */
  look(socket: ServedSocket): void
}

/** A connection as the server sees it. */
export interface ServedSocket extends HttpSocket {
  [kExchanges]: Exchanges
  [kWatched]?: boolean
  [kListening]?: boolean
  // biome-ignore lint/suspicious/noExplicitAny: @types/node has it as a net.Server from 26 on, and not before
  server: any
  _paused?: boolean
}

export const kEmptyRequests = Symbol('OptimizeEmptyRequestsOption')
export const kConnections = Symbol('http.server.connections')
export const kLook = Symbol('http.server.connectionsCheckingInterval')

/** The class that a server makes its responses of. */
export const kServerResponse = Symbol('ServerResponse')
