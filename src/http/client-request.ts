/** ClientRequest, request and get. */

import type { Era } from './era'
import type { OutgoingMessage } from './outgoing'

export interface ClientRequest extends OutgoingMessage {
  method: string
  path: string
}
export interface ClientRequestConstructor {
  new (...args: unknown[]): ClientRequest
  (this: ClientRequest, ...args: unknown[]): void
  prototype: ClientRequest
}

export function makeClientRequest(_era: Era): ClientRequestConstructor {
  throw new Error('not there yet')
}
