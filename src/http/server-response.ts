/** ServerResponse. */

import type { Era } from './era'
import type { IncomingMessage } from './incoming'
import type { OutgoingMessage } from './outgoing'

export interface ServerResponse extends OutgoingMessage {
  statusCode: number
}
export interface ServerResponseConstructor {
  new (req: IncomingMessage): ServerResponse
  (this: ServerResponse, req: IncomingMessage): void
  prototype: ServerResponse
}

export function makeServerResponse(_era: Era): ServerResponseConstructor {
  throw new Error('not there yet')
}
