/** The times that a connection may take: without traffic, between requests, for a head. */

import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { type Exchanges, kExchanges, type ServedSocket, type Server, type ServerResponse } from '../shapes/server'
import { makeTimerError } from '../time-check'

export interface Timeouts {
  /** A connection came. */
  begin(socket: ServedSocket, server: Server): void
  /** All its requests are answered. */
  rest(socket: ServedSocket, state: Exchanges): void
  /** Bytes came. */
  wake(socket: ServedSocket, state: Exchanges): void
  /** The connection is gone. */
  end(state: Exchanges): void
  /** The connection is the program's from here on. */
  release(socket: ServedSocket): void
  /** Bytes were parsed: whether their head takes too long, so that the connection is given up. */
  headIsLate(socket: ServedSocket, state: Exchanges): boolean
}

/** One time for all, and nobody is asked. */
function fixedTimeouts(milliseconds: number, handed: boolean): Timeouts {
  function onTimeout(this: ServedSocket): void {
    this[kExchanges].timedOut = true
    this.destroy()
  }
  return {
    begin(socket) {
      socket.setTimeout(milliseconds)
      socket.once('timeout', onTimeout)
    },
    rest() {},
    wake() {},
    end() {},
    release(socket) {
      if (!handed) socket.removeListener('timeout', onTimeout)
    },
    headIsLate: () => false,
  }
}

/** Request, response and server emit it; if none of them has a listener, the connection is destroyed. */
function onTimeout(this: ServedSocket): void {
  const { parser, server } = this[kExchanges]
  const req = parser.socket === this ? (parser.incoming as IncomingMessage | null) : null
  const heardByRequest = req && !req.complete && req.emit('timeout', this)
  const heardByResponse = (this._httpMessage as ServerResponse | null)?.emit('timeout', this)
  const heardByServer = server.emit('timeout', this)
  if (!heardByRequest && !heardByResponse && !heardByServer) this.destroy()
}

export function makeTimeouts(era: Era): Timeouts {
  const { headClock, headersTimeout, keepAliveTimeout, takesStreams, requestEndsRest, timeout, timeoutEvents } =
    era.profile.server
  const { handedTimeouts } = era.profile.server
  if (!timeoutEvents) return fixedTimeouts(timeout, handedTimeouts)
  const rests = keepAliveTimeout >= 0
  const limitsHeads = headersTimeout >= 0 && headClock !== 'looked'
  const { keepAliveGrace, keepAliveTimeoutBuffer } = era.profile.server
  const graceOf = keepAliveTimeoutBuffer
    ? (server: Server) => server.keepAliveTimeoutBuffer as number
    : keepAliveGrace > 0 && (() => keepAliveGrace)
  const throwsEndless = era.profile.server.endlessRest === 'throws'
  const restError = makeTimerError(era.profile)
  const fromBytes = headClock === 'bytes'
  const canTime = (socket: ServedSocket): boolean => !takesStreams || typeof socket.setTimeout === 'function'
  return {
    begin(socket, server) {
      if (server.timeout && canTime(socket)) socket.setTimeout(server.timeout)
      socket.on('timeout', onTimeout)
      socket[kExchanges].rest.keep(socket)
      if (limitsHeads && !fromBytes) socket[kExchanges].headSince = Date.now()
    },
    rest(socket, state) {
      const { server } = state
      if (!rests || !server.keepAliveTimeout || !canTime(socket)) return
      const span = graceOf ? server.keepAliveTimeout + graceOf(server) : server.keepAliveTimeout
      if (span === Infinity || span < 0) {
        if (throwsEndless || span < 0) throw restError(span)
        return
      }
      if (requestEndsRest) state.rest.begin(socket, span)
      else socket.setTimeout(span)
    },
    wake(socket, state) {
      if (state.rest.on) state.rest.end(socket, state.server.timeout || 0)
    },
    end: state => state.rest.stop(),
    release(socket) {
      if (!handedTimeouts) socket.removeListener('timeout', onTimeout)
    },
    headIsLate(socket, state) {
      if (!limitsHeads) return false
      if (!fromBytes) {
        if (state.headSince === 0) return false
      } else if (!state.parser.inHead) {
        state.headSince = 0
        return false
      }
      // The clock starts with the bytes that leave a head unfinished; those that finish it are in time.
      if (state.headSince === 0) state.headSince = Date.now()
      if (Date.now() - state.headSince <= state.server.headersTimeout) return false
      if (!state.server.emit('timeout', socket)) socket.destroy()
      return true
    },
  }
}
