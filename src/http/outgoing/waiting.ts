/**
 * Answers that wait for their turn on a connection hold their bytes. A peer that asks on and on while its first answer is not
 * ready must not fill the memory with them: beyond a limit that no honest peer reaches, its connection is closed.
 */

import type { OutgoingMessage } from '../shapes/outgoing'
import { kExchanges, kRequest, type ServerResponse } from '../shapes/server'

/** Bytes that the answers of a connection may hold, if there is more than one that waits. */
const MOST_WAITING = 16 * 1024 * 1024

/**
 * A piece of a message is to wait.
 * @returns whether it may; else its connection is closed
 */
export function mayWait(message: OutgoingMessage, bytes: number): boolean {
  const response = message as ServerResponse
  const state = response[kExchanges]
  if (!state) return true
  state.waiting += bytes
  if (state.waiting <= MOST_WAITING || state.outgoing.length < 2) return true
  response[kRequest].socket.destroy()
  return false
}

/** Pieces of a message wait no more. */
export function waitsNoMore(message: OutgoingMessage, bytes: number): void {
  const state = (message as ServerResponse)[kExchanges]
  if (state) state.waiting = Math.max(0, state.waiting - bytes)
}
