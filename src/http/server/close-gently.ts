/**
 * Closing a connection whose bytes are not wanted any more: a socket that is closed with bytes unread resets the
 * connection, and the other side may lose the answer that was sent last. So the rest is read for a while, and dropped.
 */

import type { ServedSocket } from '../shapes/server'

/** Milliseconds for which the other side may go on. */
const PATIENCE = 2000

/**
 * Sends a last answer and closes, at the latest when the other side has closed or its time is over. Whoever calls it sees
 * to it that nobody reads the bytes that still come.
 * @param answer its bytes; the empty text if there is no answer
 */
export function closeGently(socket: ServedSocket, answer: string): void {
  const timer = setTimeout(() => socket.destroy(), PATIENCE)
  socket.once('close', () => clearTimeout(timer))
  if (answer !== '') socket.end(answer, 'latin1')
  else socket.end()
}
