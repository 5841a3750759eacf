/**
 * What readings are compared by: equal for versions that read alike. How a release words an error, what code it has and
 * where it counts its byte is no part of it, and neither is where in the bytes a message stands.
 */

import type { Reading, ReadMessage } from './types'

export function messageKey(message: ReadMessage): string {
  const { from, to, lines, body, ...rest } = message
  const { framing, length, text, digest } = body
  return JSON.stringify([rest, framing, length, digest ?? text])
}

/** @param withErrors how a refusal is told counts, too */
export function readingKey({ messages, count, rest, error, state, left }: Reading, withErrors = false): string {
  const told = error && withErrors ? [error.code, error.reason, error.at, error.answer] : error !== null
  return JSON.stringify([messages.map(messageKey), count, rest, told, error?.fix, state, left])
}
