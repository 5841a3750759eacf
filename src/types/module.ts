/** The module itself: what every era exported, and what some did. */

import type { ClientResponse, Connection, Constructor, Kinds, ResponseListener, ServerRequest } from './kinds'

interface AgentClass<K extends Kinds> extends Constructor<[options?: K['AgentOptions']], K['Agent']> {
  /** The limit of agents that are given none. */
  defaultMaxSockets: number
}

export interface Http<K extends Kinds> {
  /** Reason phrases by status; responses use what a program writes into it. */
  STATUS_CODES: Record<number | string, string>
  IncomingMessage: Constructor<[socket?: Connection | null], K['IncomingMessage']>
  OutgoingMessage: Constructor<[], K['OutgoingMessage']>
  ServerResponse: Constructor<[req: { method: string | null } & object], K['ServerResponse']>
  ClientRequest: Constructor<[options: K['RequestOptions'], onResponse?: ResponseListener<K>], K['ClientRequest']>
  Server: Constructor<K['ServerArguments'], K['Server']>
  createServer(...args: K['ServerArguments']): K['Server']
  Agent: AgentClass<K>
  request: K['Request']
  get: K['Request']
  _connectionListener(this: K['Server'], socket: Connection): void
}

export interface SharesParsers {
  /** The free list of parsers. */
  parsers: object
}

export interface HasGlobalAgent<K extends Kinds> {
  globalAgent: K['Agent']
}

export interface ListsMethods {
  METHODS: string[]
}

export interface LimitsHeads {
  /** In bytes. */
  readonly maxHeaderSize: number
}

export interface RequestsFromAgents<K extends Kinds> {
  _requestFromAgent(options: K['RequestOptions'], onResponse?: ResponseListener<K>): K['ClientRequest']
}

/** One agent for each host and port. */
export interface GetsHostAgents<K extends Kinds> {
  getAgent(host: string, port?: number | string): K['Agent']
  getAgent(options: K['AgentOptions']): K['Agent']
}

/** Of the manual alone: agents are one by then. */
export interface GetsAgent<K extends Kinds> {
  getAgent(host?: string, port?: number | string): K['Agent']
}

/** Of the manual alone: the names that it gives to the two kinds of IncomingMessage. */
export interface NamesMessages<K extends Kinds> {
  ServerRequest: Constructor<[socket?: Connection | null], ServerRequest<K>>
  ClientResponse: Constructor<[socket?: Connection | null], ClientResponse<K>>
}

export interface ChecksHeaders {
  /** @throws what setHeader throws for such a name */
  validateHeaderName(name: string, label?: string): void
  /** @throws what setHeader throws for such a value */
  validateHeaderValue(name: string, value: unknown): void
}

export interface LimitsParsers {
  /** @param max how many idle parsers are kept */
  setMaxIdleHTTPParsers(max: number): void
}

/** The classes of the web: those of the host. */
export interface HasWebSocket {
  readonly WebSocket: new (url: string | URL, protocols?: string | string[]) => EventTarget
  readonly CloseEvent: new (type: string, init?: object) => Event
  readonly MessageEvent: new (type: string, init?: object) => Event
}

export interface SetsGlobalProxy {
  /** @returns what puts back what was before */
  setGlobalProxyFromEnv(env?: Readonly<Record<string, string | undefined>>): () => void
}

export interface TellsValidHeaders {
  isValidHeaderName(name: unknown): boolean
  isValidHeaderValue(value: unknown, options?: { httpValidation?: 'strict' | 'relaxed' }): boolean
}

export interface MasksWebSockets {
  websocketMask(
    source: ArrayBufferView,
    mask: ArrayBufferView,
    output: ArrayBufferView,
    offset: number,
    length: number,
  ): void
  websocketUnmask(buffer: ArrayBufferView, mask: ArrayBufferView): void
}
