/**
 * Connections whose other side has said all that it will. Node reads them no more, and so never learns that they were reset, or
 * that nobody is there: who waits for a silent server on their behalf would wait for ever.
 */

import type { Socket } from 'node:net'

/** How often is asked, in milliseconds. */
const EVERY = 30_000

/**
 * To write nothing does no harm where a socket lives, and fails where it was reset. Through TLS it would not be nothing.
 * @returns whether the socket can be asked so
 */
export const canProbe = (socket: Socket): boolean =>
  socket.writable && socket.writableLength === 0 && !('encrypted' in socket)

/**
 * Looks from time to time whether the other side of a socket is still there, once it has said all: the system asks it (keep-alive
 * of TCP), and the socket is asked for what came of that. One that is gone has an error.
 * @param every milliseconds
 */
export function noticeGone(socket: Socket, every = EVERY): void {
  socket.once('end', () => {
    if (socket.destroyed) return
    socket.setKeepAlive(true, every)
    const timer = setInterval(() => {
      // A time-out of its own is at work, and a write would begin it anew.
      if (canProbe(socket) && !socket.timeout) socket.write('')
    }, every)
    timer.unref()
    socket.once('close', () => clearInterval(timer))
  })
}
