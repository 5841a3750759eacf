/**
 * How a connection hands its bytes to http, and what it shows beside it. Host sockets are tapped (tap.ts); the end of
 * a connection goes the ordinary way, so that `end` and `close` come as they should. A connection that is no host
 * socket, or already holds bytes, is heard with an ordinary data listener.
 */

import type { Era } from '../shapes/era'
import type { SocketFace } from '../shapes/socket'
import { makeListenerFace } from './adapter-listener'
import { makeOndataFace } from './adapter-ondata'

export function makeSocketFace(era: Era): SocketFace {
  return era.profile.socket.ondata ? makeOndataFace(era) : makeListenerFace(era)
}
