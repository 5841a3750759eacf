/** A message that has no body is over without an event. */

import type { IncomingMessage } from '../shapes/connection'

export function closeReadable(message: IncomingMessage): void {
  message._dumped = true
  Object.assign(message._readableState, {
    ended: true,
    endEmitted: true,
    destroyed: true,
    closed: true,
    closeEmitted: true,
  })
}
