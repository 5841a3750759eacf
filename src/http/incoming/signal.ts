/** signal of a message: an AbortSignal for those who look after it, made when it is asked for. */

import type { IncomingMessage } from '../shapes/connection'

const kController = Symbol('AbortController')

type Signalled = IncomingMessage & { [kController]?: AbortController }

/** Gives messages their signal. */
export function putSignal(prototype: IncomingMessage): void {
  Object.defineProperty(prototype, 'signal', {
    get(this: Signalled) {
      return (this[kController] ??= new AbortController()).signal
    },
    enumerable: false,
    configurable: true,
  })
}

/** Tells those who asked for the signal of a message that it was cut, or is not waited for any more. */
export function abortSignal(message: IncomingMessage): void {
  ;(message as Signalled)[kController]?.abort()
}
