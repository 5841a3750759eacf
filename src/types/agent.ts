/** The agents of each generation: one for each host, a pool for all hosts, a pool that keeps idle connections. */

import type { Emitter } from './emitter'
import type { Connection, Kinds } from './kinds'

/** Lists by the name of a host. */
type ByName<T> = Record<string, T[]>

interface FreeEvents {
  free: [socket: Connection, ...about: unknown[]]
}

/** The agent of one host and port. */
export interface HostAgent<K extends Kinds> extends Emitter<{ error: [error: Error] }> {
  host: string
  port: number | string
  options: K['AgentOptions']
  maxSockets: number
  sockets: Connection[]
  /** Requests that wait for a socket. */
  queue: K['ClientRequest'][]
  defaultPort: number
  appendMessage(options: K['RequestOptions']): K['ClientRequest']
}
export interface HostAgentOptions {
  host: string
  port?: number | string
}

/** The agent of all hosts. */
export interface PoolAgent<K extends Kinds> extends Emitter<FreeEvents> {
  options: K['AgentOptions']
  /** Connections at a time to each host. */
  maxSockets: number
  sockets: ByName<Connection>
  requests: ByName<K['ClientRequest']>
  defaultPort: number
  createConnection(...about: never[]): unknown
  addRequest(req: K['ClientRequest'], ...about: unknown[]): void
  createSocket(...about: never[]): unknown
  removeSocket(...about: never[]): void
}
export interface PoolAgentOptions {
  maxSockets?: number
}

export interface KeepAliveAgent<K extends Kinds> extends PoolAgent<K> {
  keepAlive: boolean
  keepAliveMsecs: number
  maxFreeSockets: number
  freeSockets: ByName<Connection>
  protocol: string
  /** The name under which connections of these options stand. */
  getName(options: object): string
  destroy(): void
}
export interface KeepAliveAgentOptions extends PoolAgentOptions {
  keepAlive?: boolean
  /** In milliseconds. */
  keepAliveMsecs?: number
  maxFreeSockets?: number
}

/** What a heir may answer for a connection: whether it is kept, and what is done before it serves again. */
export interface HookedAgent<K extends Kinds> extends KeepAliveAgent<K> {
  keepSocketAlive(socket: Connection): unknown
  reuseSocket(socket: Connection, req: K['ClientRequest']): void
}

export interface LimitedAgent<K extends Kinds> extends HookedAgent<K> {
  /** Connections at a time to all hosts. */
  maxTotalSockets: number
  totalSocketCount: number
  scheduling: 'fifo' | 'lifo'
}
export interface LimitedAgentOptions extends KeepAliveAgentOptions {
  maxTotalSockets?: number
  scheduling?: 'fifo' | 'lifo'
  /** In milliseconds. */
  timeout?: number
}

export interface BufferedAgent<K extends Kinds> extends LimitedAgent<K> {
  /** How much earlier than the server says a kept connection is given up, in milliseconds. */
  agentKeepAliveTimeoutBuffer: number
}
