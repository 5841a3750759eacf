/** What agents have in common, with their semi-private members. */

import type { ClientRequest, ClientSocket, RequestOptions } from '../client/types'

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

/** Takes an item out of the list of a name, and the list away when it is empty. */
export function removeFrom<T>(lists: ByName<T>, name: string, item: T): boolean {
  const list = lists[name]
  const index = list ? list.indexOf(item) : -1
  if (index < 0) return false
  list.splice(index, 1)
  if (list.length === 0) delete lists[name]
  return true
}

/** Takes the first item of the list of a name, and the list away when it is empty. */
export function shiftFrom<T>(lists: ByName<T>, name: string): T | undefined {
  const list = lists[name]
  if (!list) return undefined
  const item = list.shift()
  if (list.length === 0) delete lists[name]
  return item
}

/** Adds an item to the list of a name. */
export function addTo<T>(lists: ByName<T>, name: string, item: T): void {
  const list = lists[name]
  if (list) list.push(item)
  else lists[name] = [item]
}

/**
 * What a connection tells its agent: it is free, it is closed, it is no longer the agent's.
 * @param forgets whether a connection that is no longer the agent's loses its request
 */
export function watchConnection(socket: ClientSocket, onFree: () => void, onGone: () => void, forgets = false): void {
  const onRemove = () => {
    onGone()
    socket.removeListener('close', onGone)
    socket.removeListener('free', onFree)
    socket.removeListener('agentRemove', onRemove)
    if (forgets) socket._httpMessage = null
  }
  socket.on('free', onFree)
  socket.on('close', onGone)
  socket.on('agentRemove', onRemove)
}
