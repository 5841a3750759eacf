/** IncomingMessage. */

import type { Era, HttpSocket } from './era'

export interface IncomingMessage extends NodeJS.EventEmitter {
  socket: HttpSocket
  connection: HttpSocket
  httpVersion: string
  headers: Record<string, string | string[]>
}
export interface IncomingMessageConstructor {
  new (socket: HttpSocket): IncomingMessage
  (this: IncomingMessage, socket: HttpSocket): void
  prototype: IncomingMessage
}

export function makeIncomingMessage(_era: Era): IncomingMessageConstructor {
  throw new Error('not there yet')
}
