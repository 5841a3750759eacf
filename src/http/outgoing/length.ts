/** Bodies that are not as long as their Content-Length says: the rest would be read as the next message, or be waited for in it. */

import type { GuardError } from '../../guard/era-guard'
import { listenerCount } from '../../stream/emitter'
import type { Era } from '../shapes/era'
import { type Chunk, type Encoding, kLeft, type OutgoingMessage } from '../shapes/outgoing'
import { lengthOf } from './chunk'

const DIGITS = /^[ \t]*\d+[ \t]*$/

const kUnframed = Symbol('a request that says nothing of its body')
type Measured = OutgoingMessage & { [kUnframed]?: boolean }

interface Lengths {
  /** A head says a length. */
  say(message: OutgoingMessage, value: unknown): void
  /** The head of a request says neither a length nor chunks: it has no body (RFC 9112, 6.3). */
  sayNone(message: OutgoingMessage): void
  /** The chunk as it may go out: of more bytes than were said, the first ones. */
  fit(message: OutgoingMessage, chunk: Chunk, encoding: Encoding): Chunk
  /** Whether a body that is all in one piece is as long as was said. */
  fits(message: OutgoingMessage, body: Chunk, encoding: Encoding): boolean
  /** A message that was sent in pieces is over: where less came than was said, its connection is not used again. */
  end(message: OutgoingMessage): void
}

const NONE: Lengths = { say() {}, sayNone() {}, fit: (_message, chunk) => chunk, fits: () => true, end() {} }

/** The connection closes behind the message, and the message emits an error if somebody listens for it. */
function close(message: OutgoingMessage, error: Error): void {
  message._last = true
  message.shouldKeepAlive = false
  if (listenerCount(message, 'error') > 0) process.nextTick(() => message.emit('error', error))
}

export function makeLengths({ guard }: Era): Lengths {
  const { otherLengths, unframedRequests } = guard.profile.outgoing
  if (otherLengths === 'sent' && unframedRequests === 'sent') return NONE
  const tooMuch = (message: Measured): GuardError | undefined =>
    message[kUnframed]
      ? guard.refuse('unframed-body', 'a body of a request whose head says nothing of it: it is cut off')
      : guard.refuse('length-lie', 'more bytes of a body than its Content-Length says: they are cut off')
  return {
    sayNone(message: Measured) {
      message[kLeft] = 0
      message[kUnframed] = true
    },
    say(message, value) {
      if (otherLengths === 'sent') return
      ;(message as Measured)[kLeft] =
        typeof value === 'number' ? value : DIGITS.test(String(value)) ? Number(value) : undefined
    },
    fit(message: Measured, chunk, encoding) {
      const left = message[kLeft]
      if (left === undefined || message.chunkedEncoding) return chunk
      const size = lengthOf(chunk, encoding)
      message[kLeft] = Math.max(0, left - size)
      if (size <= left) return chunk
      const error = tooMuch(message)
      if (!error) return chunk
      close(message, error)
      if (left === 0) return ''
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : Buffer.from(chunk)
      return bytes.subarray(0, left)
    },
    fits(message: Measured, body, encoding) {
      const left = message[kLeft]
      if (left === undefined || message.chunkedEncoding) return true
      return lengthOf(body, encoding) === left
    },
    end(message: Measured) {
      if (!message[kLeft] || !message._hasBody || message.chunkedEncoding) return
      message[kLeft] = 0
      const error = guard.refuse(
        'length-lie',
        'fewer bytes of a body than its Content-Length says: it ends its connection',
      )
      if (error) close(message, error)
    },
  }
}
