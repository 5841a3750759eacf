/**
 * How http reads a connection, and which of its data the program can observe as well. Host sockets are tapped (tap.ts);
 * the end of a connection takes the ordinary path, so that `end` and `close` come as they should. A connection that is not
 * a host socket, or that already holds bytes, is read with an ordinary data listener.
 */

import type { Era } from '../shapes/era'
import type { SocketAdapter } from '../shapes/socket'
import { makeListenerAdapter } from './adapter-listener'
import { makeOndataAdapter } from './adapter-ondata'

export function makeSocketAdapter(era: Era): SocketAdapter {
  return era.profile.socket.ondata ? makeOndataAdapter(era) : makeListenerAdapter(era)
}
