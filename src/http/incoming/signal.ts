/** The signal of a message: made when it is asked for, and aborted when the message is, by whom ever. */

import type { IncomingMessage } from '../shapes/connection'

/** The engine's, whatever the program makes of the global. */
const { AbortController: Controller } = globalThis

const kController = Symbol('controller')
type Signalling = IncomingMessage & { [kController]?: AbortController }

export const signal: PropertyDescriptor = {
  get(this: Signalling): AbortSignal {
    let controller = this[kController]
    if (!controller) {
      controller = this[kController] = new Controller()
      if (this.aborted) controller.abort()
    }
    return controller.signal
  },
  enumerable: false,
  configurable: true,
}

export function abortSignal(message: Signalling): void {
  message[kController]?.abort()
}
