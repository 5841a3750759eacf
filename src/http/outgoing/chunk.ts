/** The pieces of a body: chunks, their framing, and the connection they go to. */

import type { HttpSocket } from '../shapes/connection'
import type { Chunk, Encoding, OutgoingMessage } from '../shapes/outgoing'

export const CRLF = '\r\n'
export const crlfBytes = Buffer.from(CRLF)

export const lengthOf = (chunk: Chunk, encoding: Encoding): number =>
  typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding as BufferEncoding) : chunk.length

/** A text as a chunk of the chunked coding. */
export const chunkOf = (text: string, encoding: Encoding): string =>
  `${lengthOf(text, encoding).toString(16)}\r\n${text}\r\n`

/** The end of a chunked message. */
export const lastChunk = (message: OutgoingMessage): string => `0\r\n${message._trailer}\r\n`

/** What stands before a text that is the whole body of a message. */
export const beforeText = (message: OutgoingMessage, text: string, encoding: Encoding): string =>
  message.chunkedEncoding
    ? `${message._header}${lengthOf(text, encoding).toString(16)}\r\n`
    : (message._header as string)

/** What stands behind it. */
export const behindText = (message: OutgoingMessage): string =>
  message.chunkedEncoding ? `\r\n${lastChunk(message)}` : ''

export const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text)

/** The connection, if it is this message's turn on it. */
export function ownConnection(message: OutgoingMessage): HttpSocket | undefined {
  const { connection } = message
  return connection && connection._httpMessage === message && connection.writable ? connection : undefined
}

function uncork(corked: { uncork(): void }): void {
  corked.uncork()
}

/**
 * Holds the pieces that are written from here to the end of this turn together.
 * @param corked what is uncorked then: the message, or its connection
 */
export function corkForNow(connection: HttpSocket | null, corked: { uncork(): void } | null): void {
  if (!connection || connection.writableCorked || !connection.cork) return
  connection.cork()
  process.nextTick(uncork, corked)
}
