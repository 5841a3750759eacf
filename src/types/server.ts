/** http.Server over the net.Server of its time, in the order in which the eras brought its members. */

import type { Emitter, EventTable } from './emitter'
import type { Connection, Kinds, RequestListener, ServerRequest } from './kinds'

export interface ServerEvents<K extends Kinds> {
  request: [req: ServerRequest<K>, res: K['ServerResponse']]
  checkContinue: [req: ServerRequest<K>, res: K['ServerResponse']]
  upgrade: [req: ServerRequest<K>, socket: Connection, head: Buffer]
  connection: [socket: Connection]
  clientError: [error: Error]
  listening: []
  close: []
  error: [error: Error]
}
export interface ConnectServerEvents<K extends Kinds> extends ServerEvents<K> {
  connect: [req: ServerRequest<K>, socket: Connection, head: Buffer]
}
export interface TimedServerEvents<K extends Kinds> extends Omit<ConnectServerEvents<K>, 'clientError'> {
  clientError: [error: Error, socket: Connection]
  timeout: [socket: Connection]
}
export interface ExpectingServerEvents<K extends Kinds> extends TimedServerEvents<K> {
  checkExpectation: [req: ServerRequest<K>, res: K['ServerResponse']]
}

interface Server<E extends EventTable<E>> extends Emitter<E> {
  httpAllowHalfOpen: boolean
  allowHalfOpen: boolean
  maxConnections: number
  address(): unknown
}

/** What all eras could do. */
export interface AnyServer<E extends EventTable<E>> extends Server<E> {
  listen(port: number, onListening?: () => void): unknown
  listen(port: number, host: string, onListening?: () => void): unknown
  listen(path: string, onListening?: () => void): unknown
  close(): unknown
  address(): { address: string; port: number }
}

/** What neither `listen` nor `close` tells is told by events. */
export interface MuteServer<E extends EventTable<E>> extends Server<E> {
  connections: number
  listen(port: number, onListening?: () => void): void
  listen(port: number, host: string, onListening?: () => void): void
  /** @param path of a socket in the file system */
  listen(path: string, onListening?: () => void): void
  close(): void
  address(): { address: string; port: number }
}

interface ListeningServer<E extends EventTable<E>> extends Server<E> {
  listen(port: number, onListening?: () => void): this
  listen(port: number, host: string, onListening?: () => void): this
  listen(port: number, host: string, backlog: number, onListening?: () => void): this
  /** @param path of a socket in the file system */
  listen(path: string, onListening?: () => void): this
  listen(handle: object, onListening?: () => void): this
  address(): { address: string; port: number; family: number | string }
  connections: number
}

export interface WaitingServer<E extends EventTable<E>> extends ListeningServer<E> {
  close(): this
}

export interface ClosingServer<E extends EventTable<E>> extends ListeningServer<E> {
  close(onClose?: (error?: Error) => void): this
  /** How many header lines are kept; 0 for all. */
  maxHeadersCount?: number | null
}

export interface TimedServer<E extends EventTable<E>> extends ClosingServer<E> {
  /** How long a connection may be silent, in milliseconds; 0 for ever. */
  timeout: number
  setTimeout(ms: number, onTimeout?: (socket: Connection) => void): unknown
  getConnections(callback: (error: Error | null, count: number) => void): unknown
  ref(): unknown
  unref(): unknown
}

export interface ChainedTimedServer<E extends EventTable<E>> extends TimedServer<E> {
  setTimeout(ms: number, onTimeout?: (socket: Connection) => void): this
}

/** The server tells whether it listens, and times the pause between requests and their heads. */
export interface ClockedServer<E extends EventTable<E>> extends ChainedTimedServer<E> {
  readonly listening: boolean
  /** How long an answered connection may wait for its next request, in milliseconds; 0 for ever. */
  keepAliveTimeout: number
  /** How long the head of a request may take, in milliseconds; 0 for ever. */
  headersTimeout: number
}

/** The classes that a server makes its messages of. */
export interface ServerOptions {
  IncomingMessage?: new (...args: never[]) => object
  ServerResponse?: new (...args: never[]) => object
}
export interface LenientServerOptions extends ServerOptions {
  insecureHTTPParser?: boolean
}

export type ServerByListener<K extends Kinds> = [onRequest?: RequestListener<K>]

export type ServerByOptions<K extends Kinds, O extends ServerOptions> =
  | [onRequest?: RequestListener<K>]
  | [options: O, onRequest?: RequestListener<K>]

/** The whole request has its time, too. */
export interface RequestClockedServer<E extends EventTable<E>> extends ClockedServer<E> {
  /** In milliseconds; 0 for ever. */
  requestTimeout: number
  maxHeaderSize: number | undefined
}
export interface CountingServer<E extends EventTable<E>> extends RequestClockedServer<E> {
  /** How many requests a connection may bring; 0 for any number. */
  maxRequestsPerSocket: number
  noDelay: boolean
  keepAlive: boolean
  keepAliveInitialDelay: number
}
export interface EndingServer<E extends EventTable<E>> extends CountingServer<E> {
  closeAllConnections(): void
  closeIdleConnections(): void
  connectionsCheckingInterval: number
  joinDuplicateHeaders: boolean | undefined
  rejectNonStandardBodyWrites: boolean
  highWaterMark: number
}
export interface HostAskingServer<E extends EventTable<E>> extends EndingServer<E> {
  requireHostHeader: boolean
}
export interface UpgradeAskedServer<E extends EventTable<E>> extends HostAskingServer<E> {
  keepAliveTimeoutBuffer: number
  shouldUpgradeCallback(request: unknown): boolean
}
export interface ValidatingServer<E extends EventTable<E>> extends UpgradeAskedServer<E> {
  httpValidation: 'strict' | 'relaxed' | 'insecure' | undefined
}

export interface LimitedServerOptions extends LenientServerOptions {
  maxHeaderSize?: number
}
export interface TimedServerOptions extends LimitedServerOptions {
  requestTimeout?: number
  headersTimeout?: number
  keepAliveTimeout?: number
  connectionsCheckingInterval?: number
  highWaterMark?: number
  joinDuplicateHeaders?: boolean
  keepAlive?: boolean
  keepAliveInitialDelay?: number
  noDelay?: boolean
  requireHostHeader?: boolean
  rejectNonStandardBodyWrites?: boolean
  uniqueHeaders?: readonly (string | string[])[]
}
