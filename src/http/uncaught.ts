/** An error that nobody catches, reported to the process while the work in which it was thrown goes on. */

import { setImmediate } from 'node:timers'

interface Teller {
  /** @returns whether the process goes on */
  _fatalException?(error: unknown): boolean
}

/** Tells listeners of uncaughtException, or the domain, at once. @throws the error itself, where nobody takes it */
export function reportUncaught(error: unknown): void {
  const teller = process as unknown as Teller
  if (typeof teller._fatalException === 'function') {
    if (!teller._fatalException(error)) throw error
    return
  }
  setImmediate(() => {
    throw error
  })
}
