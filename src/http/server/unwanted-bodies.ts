/** Bodies that the guard does not read: the rest of one whose answer is over, and one of a request for another protocol. */

import type { GuardError } from '../../guard/era-guard'
import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import type { Exchanges, ServedSocket } from '../shapes/server'
import { closeGently } from './close-gently'

/** Milliseconds for which a body may go on after its answer. */
const UNREAD_TIME = 5000

export interface UnwantedBodies {
  /** Bytes come: whether they are too many of a body whose answer is over, so that the connection is closed. */
  leave(socket: ServedSocket, state: Exchanges, bytes: number): boolean
  /** The last answer of a connection is sent: whether the rest of a body is passed over before it closes. */
  pass(socket: ServedSocket, state: Exchanges): boolean
  /** A request for another protocol that is listened for: the error if it is not to be because it has a body. */
  ofUpgrade(req: IncomingMessage): GuardError | undefined
}

export function makeUnwantedBodies({ guard, parsers, profile, socketAdapter }: Era): UnwantedBodies {
  const { unreadBody: mostUnread, upgradeBody } = guard.profile.server
  const passes = profile.server.unreadBody > 0

  function isTooMuch(socket: ServedSocket, state: Exchanges, bytes: number): boolean {
    const { parser, requests } = state
    if (parser.betweenMessages || parser.inHead) return false
    if (state.unreadOf !== requests) {
      state.unreadOf = requests
      state.unreadFrom = socket.bytesRead - bytes
      state.unreadSince = Date.now()
    }
    const length = Number(parser.incoming?.headers['content-length'])
    // What is known to be too much is not waited for.
    const most = length - socket.bytesRead > mostUnread ? 0 : mostUnread
    return socket.bytesRead - state.unreadFrom > most || Date.now() - state.unreadSince > UNREAD_TIME
  }

  /** What still comes is dropped, so that the answer is not lost with it. */
  function drop(socket: ServedSocket, state: Exchanges): void {
    parsers.free(state.parser)
    socketAdapter.resume(socket)
    closeGently(socket, '')
  }

  return {
    leave(socket, state, bytes) {
      if (mostUnread === 0 || state.answers !== state.requests || !isTooMuch(socket, state, bytes)) return false
      if (!guard.refuse('unread-body', 'to read on in the body of a request after its answer')) return false
      drop(socket, state)
      return true
    },
    pass(socket, state) {
      const { parser } = state
      if (!passes || parser.socket !== socket || parser.betweenMessages || parser.inHead) return false
      drop(socket, state)
      return true
    },
    ofUpgrade({ headers }) {
      if (upgradeBody === 'taken') return undefined
      if (headers['transfer-encoding'] === undefined && !(Number(headers['content-length']) > 0)) return undefined
      return guard.refuse('upgrade-body', 'a request for another protocol, or for a tunnel, that has a body')
    },
  }
}
