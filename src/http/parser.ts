/** The parser as the module and its users see it (`socket.parser`): wire events become incoming messages. */

import type { Parser } from '../wire/parser'
import type { Era, HttpSocket } from './era'
import type { IncomingMessage } from './incoming'

export interface HttpParser extends Parser {
  socket: HttpSocket | null
  incoming: IncomingMessage | null
  maxHeaderPairs: number
  /** Called with each new message; true means that no body follows (a response to HEAD or CONNECT). */
  onIncoming: ((incoming: IncomingMessage, shouldKeepAlive: boolean) => boolean | number | undefined) | null
}

export interface ParserPool {
  alloc(kind: 'request' | 'response'): HttpParser
  free(parser: HttpParser): void
}

export function makeParsers(_era: Era): ParserPool {
  throw new Error('not there yet')
}
