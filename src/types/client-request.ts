/** http.ClientRequest, its events and the options and arguments of http.request, in the order of the eras. */

import type { URL } from 'node:url'
import type { OutgoingHeaders } from './headers'
import type { ClientResponse, Connection, Kinds, ResponseListener } from './kinds'
import type { WritableEvents } from './outgoing-message'

export interface RequestEvents<K extends Kinds> extends WritableEvents {
  response: [response: ClientResponse<K>]
  upgrade: [response: ClientResponse<K>, socket: Connection, head: Buffer]
  continue: []
}
/** Requests have a socket of their agent, and wait for it. */
export interface PooledRequestEvents<K extends Kinds> extends RequestEvents<K> {
  socket: [socket: Connection]
  timeout: []
}
export interface ConnectRequestEvents<K extends Kinds> extends PooledRequestEvents<K> {
  connect: [response: ClientResponse<K>, socket: Connection, head: Buffer]
}
export interface AbortRequestEvents<K extends Kinds> extends ConnectRequestEvents<K> {
  abort: []
}
export interface InformedRequestEvents<K extends Kinds> extends AbortRequestEvents<K> {
  information: [information: Information]
}
export interface ToldRequestEvents<K extends Kinds> extends AbortRequestEvents<K> {
  information: [information: ToldInformation]
}
/** A response before the response. */
interface Information {
  statusCode: number
}
/** Its head is emitted as well. */
interface ToldInformation extends Information {
  statusMessage: string
  httpVersion: string
  httpVersionMajor: number
  httpVersionMinor: number
  headers: Record<string, string | string[] | undefined>
  rawHeaders: string[]
}

export interface ClientRequest<K extends Kinds> {
  method: string
  path: string
  agent: K['Agent'] | false | undefined
  /** The response, when it has begun. */
  res?: ClientResponse<K> | null
  abort(): void
}

/** A request that waits for its socket. */
export interface PooledRequest {
  socketPath: string | undefined
  /** @param ms how long the connection may be silent; 0 for ever */
  setTimeout(ms: number, onTimeout?: () => void): unknown
  setNoDelay(noDelay?: boolean): void
  setSocketKeepAlive(enable?: boolean, initialDelay?: number): void
  onSocket(socket: Connection): void
}
export interface ChainedPooledRequest extends PooledRequest {
  setTimeout(ms: number, onTimeout?: () => void): this
}
/** It could be paused like what is read, to no effect on what it sends. */
export interface PausableRequest {
  pause(): void
}
export interface ClearableRequest {
  clearTimeout(onTimeout?: () => void): void
}
/** The timeout that its options gave, in milliseconds. */
export interface ClockedRequest {
  timeout?: number
}
/** When it was aborted, in milliseconds of the epoch. */
export interface AbortTimedRequest {
  aborted?: number
}
export interface AbortedTimedRequest extends AbortTimedRequest {
  maxHeadersCount: number | null
}
export interface AbortedRequest {
  aborted: boolean
  maxHeadersCount: number | null
}
export interface ReusedRequest {
  /** Whether its connection has served another request. */
  reusedSocket: boolean
  host: string
  protocol: string
}

export interface RequestOptions<K extends Kinds> {
  host?: string
  port?: number | string
  method?: string
  path?: string
  headers?: OutgoingHeaders
  agent?: K['Agent'] | false
  /** A URL object is no options: its fields are not its own. */
  searchParams?: never
}
export interface PooledRequestOptions<K extends Kinds> extends RequestOptions<K> {
  /** Stands before `host`. */
  hostname?: string
  socketPath?: string
  /** `user:password` */
  auth?: string
  setHost?: boolean
}
export interface LocalRequestOptions<K extends Kinds> extends PooledRequestOptions<K> {
  localAddress?: string
  protocol?: string
  createConnection?(options: object, callback?: (error: Error | null, socket?: Connection) => void): unknown
}
export interface TimedRequestOptions<K extends Kinds> extends LocalRequestOptions<K> {
  /** How long the connection may be silent, in milliseconds. */
  timeout?: number
  family?: number
}
export interface LenientRequestOptions<K extends Kinds> extends TimedRequestOptions<K> {
  insecureHTTPParser?: boolean
}

export type RequestByOptions<K extends Kinds> = (
  options: K['RequestOptions'],
  onResponse?: ResponseListener<K>,
) => K['ClientRequest']

export type RequestByText<K extends Kinds> = (
  options: K['RequestOptions'] | string,
  onResponse?: ResponseListener<K>,
) => K['ClientRequest']

export type RequestByUrl<K extends Kinds> = (
  options: K['RequestOptions'] | string | URL,
  onResponse?: ResponseListener<K>,
) => K['ClientRequest']

/** The options are laid over the url. */
export interface RequestByUrlAndOptions<K extends Kinds> {
  (options: K['RequestOptions'] | string | URL, onResponse?: ResponseListener<K>): K['ClientRequest']
  (url: string | URL, options: K['RequestOptions'], onResponse?: ResponseListener<K>): K['ClientRequest']
}

export interface LimitedRequest {
  maxHeaderSize: number | undefined
}
export interface JoiningRequest {
  joinDuplicateHeaders: boolean | undefined
}
export interface ValidatingRequest {
  httpValidation: 'strict' | 'relaxed' | 'insecure' | undefined
}

export interface LimitedRequestOptions<K extends Kinds> extends LenientRequestOptions<K> {
  maxHeaderSize?: number
  signal?: AbortSignal
}
export interface JoiningRequestOptions<K extends Kinds> extends LimitedRequestOptions<K> {
  joinDuplicateHeaders?: boolean
  uniqueHeaders?: readonly (string | string[])[]
}
