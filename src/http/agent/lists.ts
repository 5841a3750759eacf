/** The lists of agents, by the name of a host, and what a connection tells its agent. */

import type { Debug } from '../debug'
import type { ByName } from '../shapes/agent'
/** Takes an item out of the list of a name, and the list away when it is empty. */
import type { ClientSocket, RequestOptions } from '../shapes/client'

/** Options that were copied as util._extend did it: the last first. */
export const reversed = (options: RequestOptions | undefined): RequestOptions =>
  Object.fromEntries(Object.entries(options ?? {}).reverse())

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
 * @param onTimeout what the agent does when nothing has moved on it for too long
 */
export function watchConnection(
  socket: ClientSocket,
  onFree: () => void,
  onGone: () => void,
  forgets = false,
  onTimeout?: () => void,
  debug?: Debug,
): void {
  const onClose = debug
    ? () => {
        debug('agent.onClose')
        onGone()
      }
    : onGone
  const onRemove = () => {
    debug?.('agent.onRemove')
    onGone()
    if (onTimeout) socket.removeListener('timeout', onTimeout)
    socket.removeListener('close', onClose)
    socket.removeListener('free', onFree)
    socket.removeListener('agentRemove', onRemove)
    if (forgets) socket._httpMessage = null
  }
  socket.on('free', onFree)
  socket.on('close', onClose)
  if (onTimeout) socket.on('timeout', onTimeout)
  socket.on('agentRemove', onRemove)
}
