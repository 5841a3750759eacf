/** The client: options, the request with its semi-private members, its response, its connection. */

import type { HeadVerdict } from '../../wire/head'
import type { HttpParser, HttpSocket, IncomingMessage } from './connection'
import type { OutgoingMessage } from './outgoing'

export type ResponseListener = (response: IncomingMessage) => void

/** Options of a request. What the era does not know is not read, but reaches the agent and createConnection. */
export interface RequestOptions {
  protocol?: string
  host?: string
  hostname?: string
  port?: number | string
  method?: string
  path?: string
  headers?: Record<string, unknown> | unknown[]
  auth?: string
  agent?: unknown
  socketPath?: string
  localAddress?: string
  defaultPort?: number
  setHost?: unknown
  timeout?: number
  createConnection?: unknown
  [name: string]: unknown
}

/** What a request asks of an agent. */
export interface AgentLike {
  addRequest?(req: ClientRequest, ...about: unknown[]): void
  defaultPort?: number
  protocol?: string
  keepAlive?: boolean
  maxSockets?: number
  options?: { timeout?: number; [name: string]: unknown }
  constructor: Function
}

/** Set on connections whose bytes come to their request, and go on to do so from one request to the next. */
export const kReading = Symbol('reading')
/** An agent holds a connection to be free. */
export const kFree = Symbol('free')

/** A connection as the client side sees it. */
export interface ClientSocket extends HttpSocket {
  [kReading]?: boolean
  [kFree]?: boolean
  /** Over TLS. */
  encrypted?: boolean
  _httpMessage?: ClientRequest | null
}

/** Members that the client side knows more about than OutgoingMessage does. */
type Restated = 'socket' | 'connection' | 'agent' | 'setTimeout'

export interface ClientRequest extends Omit<OutgoingMessage, Restated> {
  method: string
  path: string
  agent: AgentLike | false | null | undefined
  socketPath?: string
  socket: ClientSocket | null | undefined
  connection: ClientSocket | null | undefined
  parser: HttpParser | null | undefined
  res: ClientResponse | null | undefined
  maxHeadersCount: number | null | undefined
  aborted: boolean | number | undefined
  timeout: number | undefined
  timeoutCb: (() => void) | null | undefined
  upgradeOrConnect: boolean | undefined
  upgraded: boolean | undefined
  reusedSocket: boolean | undefined
  insecureHTTPParser: unknown
  maxHeaderSize: unknown
  httpValidation?: unknown
  joinDuplicateHeaders: unknown
  host: string | undefined
  protocol: string | undefined
  _ended: boolean | undefined
  _hadError: boolean | undefined
  onSocket(socket: ClientSocket | null, error?: Error | null): void
  abort(): void
  setTimeout(msecs: number, callback?: () => void): unknown
  _deferToConnect(method: string | null, args: unknown, callback?: (() => void) | null): void
}

/** A response as the client side handles it. */
export type ClientResponse = IncomingMessage & {
  req?: ClientRequest
  statusCode: number
  statusMessage?: string
  httpVersionMajor: number
  httpVersionMinor: number
  complete: boolean
  aborted?: boolean
  upgrade: boolean
  readable: boolean
  push?(chunk: null): void
  _dump?(): void
}

export interface ClientRequestConstructor {
  new (...args: unknown[]): ClientRequest
  (this: ClientRequest, ...args: unknown[]): void
  prototype: ClientRequest
}

/** Called with each head that a client gets, before its body. */
export type OnIncoming = (this: HttpParser, res: ClientResponse, shouldKeepAlive: boolean) => HeadVerdict
