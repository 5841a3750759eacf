/** OutgoingMessage. */

import type { Era } from './era'

export interface OutgoingMessage extends NodeJS.EventEmitter {
  finished: boolean
}
export interface OutgoingMessageConstructor {
  new (): OutgoingMessage
  (this: OutgoingMessage): void
  prototype: OutgoingMessage
}

export function makeOutgoingMessage(_era: Era): OutgoingMessageConstructor {
  throw new Error('not there yet')
}
