/** Cuts a connection with a reset. */

import type { Socket } from 'node:net'

/**
 * A reset, where the host and the socket can give one (other engines than Node and sockets that are none of net cannot): while an end is on its way out it cannot, and a socket that is asked all the same
 * never closes (EINVAL). Then it is destroyed.
 */
export function resetSocket(socket: Socket): void {
  const cannot = typeof socket.resetAndDestroy !== 'function'
  if (cannot || (socket.writableEnded && !socket.writableFinished)) socket.destroy()
  else socket.resetAndDestroy()
}
