/**
 * How a connection hands its bytes to http, and what it shows beside it. Host sockets are tapped (tap.ts); the end of
 * a connection goes the ordinary way, so that `end` and `close` come as they should. A connection that is no host
 * socket, or already holds bytes, is heard with an ordinary data listener.
 */

import type { Era, HttpSocket } from '../era'
import { makeListenerFace } from './face-listener'
import { makeOndataFace } from './face-ondata'
import type { OnBytes, OnEnd } from './tap'

export interface SocketFace {
  /** From now on the connection's bytes and its end come here (and to whom else the era lets hear them). */
  attach(socket: HttpSocket, onData: OnBytes, onEnd: OnEnd): void
  /** Takes http off the connection; after an upgrade the program's own listeners hear all that follows. */
  detach(socket: HttpSocket): void
  /** Stops reading: the message is full. */
  pause(socket: HttpSocket): void
  /** Reads on. */
  resume(socket: HttpSocket): void
}

export function makeSocketFace(era: Era): SocketFace {
  return era.profile.socket.ondata ? makeOndataFace(era) : makeListenerFace(era)
}
