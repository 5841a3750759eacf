/** Requests that a server answers by itself: those without Host, and those beyond maxRequestsPerSocket. */

import { fieldOf } from '../incoming/raw-field'
import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import type { Exchanges, ServerResponse } from '../shapes/server'

/** Whether a request was turned away, and so answered. */
type TurnAway = (state: Exchanges, req: IncomingMessage, res: ServerResponse) => boolean

const admit: TurnAway = () => false

const isLimit = (limit: unknown): limit is number => typeof limit === 'number' && limit > 0

/** Requests of HTTP/1.1 without Host (RFC 9112, 3.2). */
function makeRefuseWithoutHost({ profile }: Era): TurnAway {
  const { rawHeaders } = profile.incoming
  return ({ server }, req, res) => {
    const host = rawHeaders ? fieldOf(req.rawHeaders, 'host') : req.headers.host
    if (!server.requireHostHeader || host !== undefined) return false
    res.writeHead(400, { Connection: 'close' })
    res.end()
    return true
  }
}

function makeRefuseBeyond({ profile }: Era): TurnAway {
  const { dropRequest } = profile.server
  return (state, req, res) => {
    const { server } = state
    const limit = server.maxRequestsPerSocket
    if (!isLimit(limit)) return false
    state.counted++
    res.maxRequestsOnConnectionReached = limit <= state.counted
    if (limit >= state.counted) return false
    if (dropRequest) server.emit('dropRequest', req, req.socket)
    res.writeHead(503)
    res.end()
    return true
  }
}

/** @returns what looks at each request of HTTP/1.1 before the program is told of it; undefined where all are told */
export function makeAdmission(era: Era): TurnAway | undefined {
  const { maxRequestsPerSocket, requireHostHeader } = era.profile.server
  const limits = maxRequestsPerSocket !== 'absent'
  if (!limits && !requireHostHeader) return undefined
  const beyond = limits ? makeRefuseBeyond(era) : admit
  const withoutHost = requireHostHeader ? makeRefuseWithoutHost(era) : admit
  return (state, req, res) => withoutHost(state, req, res) || beyond(state, req, res)
}
