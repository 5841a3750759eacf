/** The module itself: what every era exported, and what some did. */

import type { ClientResponse, Connection, Constructor, Kinds, ResponseListener, ServerRequest } from './kinds'

export interface AgentClass<K extends Kinds> extends Constructor<[options?: K['AgentOptions']], K['Agent']> {
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
