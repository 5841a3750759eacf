/**
 * The connections of a server that looks after them: it can close them, and, where there is a connectionsCheckingInterval,
 * it looks in every one whose request takes too long. A request costs nothing for it, unless it comes in pieces.
 */

import type { Behaviours } from '../../profile/vocabulary'
import type { Era } from '../shapes/era'
import {
  type Exchanges,
  kConnections,
  kExchanges,
  kLook,
  type ServedSocket,
  type Server,
  type ServerResponse,
} from '../shapes/server'

type Refuse = (socket: ServedSocket) => void

interface ConnectionsList {
  /** A connection came. */
  add(socket: ServedSocket): void
  /** It is gone, or the program's. */
  remove(socket: ServedSocket): void
  /** Bytes were parsed: what is still missing has its time. */
  read(state: Exchanges): void
}

const NONE: ConnectionsList = { add() {}, remove() {}, read() {} }

/** Whether servers know their connections: they look at them, or close them when they are asked to. */
export const knowsConnections = ({ server }: Era['profile']): boolean =>
  server.connectionsCheckingInterval > 0 || server.closesIdle || server.methods.includes('closeIdleConnections')

/** @param refuse closes a connection whose request takes too long */
export function makeConnectionsList({ profile }: Era, refuse: Refuse): ConnectionsList {
  if (!knowsConnections(profile)) return NONE
  return {
    add(socket) {
      const { server } = socket[kExchanges]
      const state = socket[kExchanges]
      state.messageSince = Date.now()
      state.refuseLate = refuse
      server[kConnections]?.add(socket)
    },
    remove(socket) {
      socket[kExchanges].server[kConnections]?.delete(socket)
    },
    read: noteUnfinished,
  }
}

/** Notes since when the request that is not complete has been coming. */
function noteUnfinished(state: Exchanges): void {
  const { parser } = state
  if (!parser.inHead && parser.betweenMessages) {
    if (state.requests > 0) {
      state.messageSince = 0
      state.messageOf = state.requests
    }
    return
  }
  const number = parser.inHead ? state.requests + 1 : state.requests
  if (state.messageOf === number && state.messageSince > 0) return
  state.messageOf = number
  state.messageSince = Date.now()
}

/** Whether a connection waits for a request. */
export function isIdle(socket: ServedSocket, kind: Behaviours['server']['idle']): boolean {
  const { messageOf, messageSince } = socket[kExchanges]
  if (messageSince > 0 && !(kind === 'fromStart' && messageOf === 0)) return false
  const response = socket._httpMessage as ServerResponse | null
  return kind === 'read' || !response || response.finished
}

/** The connections of a server as they are closed: first those that wait, then by how long their request has been coming. */
export function byAge(server: Server): ServedSocket[] {
  const since = (socket: ServedSocket): number => socket[kExchanges].messageSince
  return [...(server[kConnections] ?? [])].sort((a, b) => since(a) - since(b))
}

/** Looks at all connections of a server. */
function lookAt(server: Server): void {
  const { headersTimeout, requestTimeout = 0 } = server
  const connections = server[kConnections]
  if (!connections || (headersTimeout === 0 && requestTimeout === 0)) return
  const now = Date.now()
  for (const socket of connections) {
    const state = socket[kExchanges]
    const { messageSince } = state
    if (messageSince === 0) continue
    const time = now - messageSince
    const inHead = state.parser.inHead || state.parser.betweenMessages
    const isLate =
      (requestTimeout > 0 && time > requestTimeout) || (inHead && headersTimeout > 0 && time > headersTimeout)
    if (!isLate) continue
    // It is told once.
    state.messageSince = Infinity
    state.refuseLate?.(socket)
  }
}

/** Begins the list of the connections of a server. */
export function beginList(server: Server): void {
  server[kConnections] ??= new Set()
}

/** Begins to look at the connections of a server, with the list of those that it has. */
export function beginLooking(server: Server): void {
  beginList(server)
  clearInterval(server[kLook])
  server[kLook] = setInterval(lookAt, server.connectionsCheckingInterval, server).unref()
}

export function endLooking(server: Server): void {
  clearInterval(server[kLook])
}
