/**
 * requestTimeout where each connection has a timer for it: from the connection or the first byte of a request on, until
 * the program has read the request, or it is answered.
 */

import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { type Exchanges, kExchanges, type ServedSocket } from '../shapes/server'

export interface RequestTimer {
  /** A connection came, or a request begins on it. */
  begin(socket: ServedSocket): void
  /** A request is told to the program. */
  request(socket: ServedSocket, req: IncomingMessage): void
  /** Its answer is over, or the connection is the program's. */
  end(state: Exchanges): void
}

const NONE: RequestTimer = { begin() {}, request() {}, end() {} }

function clear(state: Exchanges): void {
  clearTimeout(state.requestTimer)
  state.requestTimer = undefined
}

function clearOfThis(this: IncomingMessage): void {
  const state = (this.socket as ServedSocket | null)?.[kExchanges]
  if (state) clear(state)
}

/** @param refuse closes a connection whose request takes too long */
export function makeRequestTimer({ profile }: Era, refuse: (socket: ServedSocket) => void): RequestTimer {
  const { connectionsCheckingInterval, requestTimeout } = profile.server
  if (requestTimeout < 0 || connectionsCheckingInterval > 0) return NONE

  function onTimeout(socket: ServedSocket): void {
    socket[kExchanges].requestTimer = undefined
    refuse(socket)
  }
  function begin(socket: ServedSocket): void {
    const state = socket[kExchanges]
    const { requestTimeout: limit } = state.server
    if (state.requestTimer || !limit || !(limit > 0)) return
    state.requestTimer = setTimeout(onTimeout, limit, socket).unref()
  }
  return {
    begin,
    request(socket, req) {
      begin(socket)
      if (socket[kExchanges].requestTimer) req.on('end', clearOfThis)
    },
    end: clear,
  }
}
