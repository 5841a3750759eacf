/**
 * How a connection hands its bytes to http, and what it shows beside it. Host sockets are tapped (tap.ts); the end of
 * a connection goes the ordinary way, so that `end` and `close` come as they should. A connection that is no host
 * socket, or already holds bytes, is read with an ordinary data listener.
 */

import type { Era } from '../shapes/era'
import type { SocketAdapter } from '../shapes/socket'
import { makeListenerAdapter } from './adapter-listener'
import { makeOndataAdapter } from './adapter-ondata'

export function makeSocketAdapter(era: Era): SocketAdapter {
  return era.profile.socket.ondata ? makeOndataAdapter(era) : makeListenerAdapter(era)
}
