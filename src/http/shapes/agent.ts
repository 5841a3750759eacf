/** Agents with their semi-private members, of each kind. */

import type { AgentProxy, kProxy } from './agent-proxy'
import type { ClientRequest, ClientSocket, RequestOptions } from './client'

/** Lists by the name of a host. */
export type ByName<T> = Record<string, T[]>

export interface Agent extends NodeJS.EventEmitter {
  /** Null in the eras whose emitters were all born with it. */
  domain?: null
  maxSockets: number
  options: RequestOptions
}

/** An agent for all hosts. */
export interface HostsAgent extends Agent {
  defaultPort: number
  requests: ByName<ClientRequest>
  sockets: ByName<ClientSocket>
  createConnection(...args: unknown[]): ClientSocket
  addRequest(req: ClientRequest, ...about: unknown[]): void
}

export interface AgentConstructor<A extends Agent = Agent> {
  new (options?: object): A
  // biome-ignore lint/suspicious/noExplicitAny: called on instances of any kind, and on none
  (this: any, options?: object): A
  prototype: A
  defaultMaxSockets: number
}

export const kOnKeylog = Symbol('tells keylog')

export interface KeepAliveAgent extends HostsAgent {
  protocol: string
  freeSockets: ByName<ClientSocket>
  keepAlive: boolean
  keepAliveMsecs: number
  maxFreeSockets: number
  maxTotalSockets: number
  totalSocketCount: number
  scheduling: string
  agentKeepAliveTimeoutBuffer: number
  /** Where its requests go through one. */
  [kProxy]?: AgentProxy | undefined
  [kOnKeylog]?: (...args: unknown[]) => void
  getName(options: RequestOptions): string
  createSocket(req: ClientRequest, options: RequestOptions, callback?: SocketCallback): ClientSocket
  removeSocket(socket: ClientSocket, options: RequestOptions): void
  keepSocketAlive(socket: ClientSocket): boolean
  reuseSocket(socket: ClientSocket, req: ClientRequest): void
  destroy(): void
}

export type SocketCallback = (error: Error | null, socket?: ClientSocket) => void

/** A connection of such an agent. */
export interface HostSocket extends ClientSocket {
  _httpConnecting?: boolean
}

/** A request of such an agent: it knows the queue that it waits in, and is put on and taken off connections. */
export interface QueuedRequest extends ClientRequest {
  _queue: QueuedRequest[] | null
  assignSocket(socket: HostSocket): void
  detachSocket(socket: HostSocket): void
}

export interface PerHostAgent extends Agent {
  defaultPort: number
  host: string | undefined
  port: number | string
  queue: QueuedRequest[]
  sockets: HostSocket[]
  appendMessage(options: RequestOptions): QueuedRequest
  _removeSocket(socket: HostSocket): void
  _establishNewConnection(): void
  _getConnection(host: string | undefined, port: number | string, onConnect: () => void): HostSocket
  _cycle(): void
}
