/**
 * Times that a timer looks after: how long a head, a request and a rest may take. One timer does it for all connections
 * of a module; a connection costs an entry in a map, and a request nothing. What is late is found at the look after.
 *
 * A server whose program sets headersTimeout, requestTimeout or keepAliveTimeout, as servers of later releases have them,
 * has those times; 0 is none.
 */

import type { GuardError } from '../../guard/era-guard'
import type { HttpSocket } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { kExchanges, type ServedSocket, type Server } from '../shapes/server'

/** Milliseconds between two looks, at most and at least. */
const INTERVAL = 5000
const SHORTEST = 20

/** Bytes a second that are enough for a request that takes its time. */
const ENOUGH = 1024

/** What a program may set, though its release did not know it. */
type Times = Server & { requestTimeout?: number }

/** What a connection is doing: a head is on its way, a body, nothing, or it waits for its answers. */
type Doing = 'head' | 'body' | 'rest' | 'answers'

class Watched {
  doing: Doing = 'head'
  /** Which request of the connection it is. */
  requests = 0
  since = Date.now()
  bytes = 0
  /** It was found, and is not reported twice. */
  told = false
}

interface SlowPeers {
  add(socket: ServedSocket): void
  remove(socket: ServedSocket): void
}

const NOBODY: SlowPeers = { add() {}, remove() {} }

function doingOf(socket: ServedSocket): Doing {
  const { incoming, parser, requests } = socket[kExchanges]
  if (parser.inHead) return 'head'
  if (!parser.betweenMessages) return 'body'
  if (requests === 0) return 'head'
  return incoming.length > 0 ? 'answers' : 'rest'
}

/** Whether nobody reads from it, so that it cannot be the other side that is slow. */
const isStopped = (socket: HttpSocket & { _paused?: boolean; _handle?: { reading?: boolean } | null }): boolean =>
  socket._paused === true || socket._handle?.reading === false

/**
 * @param refuse closes a connection that is too slow, telling the error
 * @returns what looks after connections; what does nothing if no time is limited
 */
export function makeSlowPeers({ guard }: Era, refuse: (socket: ServedSocket, error: GuardError) => void): SlowPeers {
  const { headTime, requestTime, restTime } = guard.profile.server
  if (headTime + requestTime + restTime === 0) return NOBODY
  const limitOf: Readonly<Record<Doing, (server: Times) => number>> = {
    head: ({ headersTimeout }) => headTime && (headersTimeout ?? headTime),
    body: ({ requestTimeout }) => requestTime && (requestTimeout ?? requestTime),
    rest: ({ keepAliveTimeout }) => restTime && (keepAliveTimeout ?? restTime),
    answers: () => 0,
  }
  const all = new Map<ServedSocket, Watched>()
  let timer: NodeJS.Timeout | undefined
  let interval = Infinity
  let last = 0

  const closings: Readonly<Record<Exclude<Doing, 'answers'>, (socket: ServedSocket, seconds: number) => void>> = {
    head(socket, seconds) {
      const error = guard.refuse('head-time', `a head that was not complete after ${seconds} seconds`)
      if (error) refuse(socket, error)
    },
    body(socket, seconds) {
      const error = guard.refuse('request-time', `a request that was not complete after ${seconds} seconds`)
      if (error) refuse(socket, error)
    },
    rest(socket, seconds) {
      if (guard.refuse('keep-alive-time', `a connection that asked for nothing for ${seconds} seconds`))
        socket.destroy()
    },
  }

  function look(socket: ServedSocket, watched: Watched, now: number): void {
    const { requests } = socket[kExchanges]
    const doing = doingOf(socket)
    const { bytesRead } = socket
    if (doing !== watched.doing || requests !== watched.requests) {
      Object.assign(watched, { doing, requests, since: now, bytes: bytesRead, told: false })
      return
    }
    const limit = limitOf[doing](socket[kExchanges].server)
    if (!(limit > 0) || doing === 'answers' || watched.told) return
    if (doing !== 'rest' && isStopped(socket)) {
      watched.since += now - last
      return
    }
    const time = now - watched.since
    if (time < limit) return
    if (doing === 'body' && bytesRead - watched.bytes >= (ENOUGH * time) / 1000) return
    watched.told = true
    closings[doing](socket, limit / 1000)
  }

  function lookAtAll(): void {
    const now = Date.now()
    for (const [socket, watched] of all) {
      if (socket.destroyed || socket[kExchanges].parser.socket !== socket) all.delete(socket)
      else look(socket, watched, now)
    }
    last = now
    if (all.size > 0) return
    clearInterval(timer)
    timer = undefined
    interval = Infinity
  }

  /** Looks often enough for the times of a server. */
  function lookFor(server: Times): void {
    const times = Object.values(limitOf).map(of => of(server))
    const wanted = Math.min(INTERVAL, ...times.filter(time => time > 0).map(time => time / 4))
    if (wanted >= interval) return
    clearInterval(timer)
    interval = Math.max(SHORTEST, wanted)
    last = Date.now()
    timer = setInterval(lookAtAll, interval).unref()
  }

  return {
    add(socket) {
      all.set(socket, new Watched())
      lookFor(socket[kExchanges].server)
    },
    remove(socket) {
      all.delete(socket)
    },
  }
}
