/** How a connection hands its bytes to http, and what it shows beside the parser in each era. */

import type { Era, HttpSocket } from './era'

export interface SocketFace {
  /** From now on the connection's bytes and its end come here (and to whom else the era lets hear them). */
  attach(socket: HttpSocket, onData: (chunk: Buffer) => void, onEnd: () => void): void
  /** Takes http off the connection; after an upgrade the program's own listeners hear all that follows. */
  detach(socket: HttpSocket): void
}

export function makeSocketFace(_era: Era): SocketFace {
  throw new Error('not there yet')
}
