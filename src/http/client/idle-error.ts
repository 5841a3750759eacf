/** An error of a connection that serves no request: where somebody listens for it, it is nobody's and closes it. */

import type { Debug } from '../debug'
import type { ClientSocket } from '../shapes/client'

type Listener = (this: ClientSocket, error: Error) => void

function onIdleError(this: ClientSocket): void {
  this.destroy()
  this.emit('agentRemove')
}

const saying = new WeakMap<Debug, Listener>()

/** The listener: one for all connections of an era, so that it can be taken off again. */
export function idleErrorListener(debug: Debug | undefined): Listener {
  if (!debug) return onIdleError
  const known = saying.get(debug)
  if (known) return known
  const listener: Listener = function (error) {
    debug('client.idleFailed', { message: error.message, stack: error.stack })
    onIdleError.call(this)
  }
  saying.set(debug, listener)
  return listener
}
