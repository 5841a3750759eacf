/** An error of a connection that serves no request: where somebody listens for it, it is nobody's and closes it. */

import type { ClientSocket } from '../shapes/client'

export function onIdleError(this: ClientSocket): void {
  this.destroy()
  this.emit('agentRemove')
}
