/** Cuts a connection with a reset. */

import type { Socket } from 'node:net'

/**
 * A reset, where the host can give one: while an end is on its way out it cannot, and a socket that is asked all the same
 * never closes (EINVAL). Then it is destroyed.
 */
export function resetSocket(socket: Socket): void {
  if (socket.writableEnded && !socket.writableFinished) socket.destroy()
  else socket.resetAndDestroy()
}
