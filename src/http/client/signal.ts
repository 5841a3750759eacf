/** The option `signal` of a request: aborting it destroys the request, with an error of its own. */

import { invalidArgumentOf } from '../era-error'
import type { ClientRequest, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'

class AbortError extends Error {
  code: string

  constructor(reason: { cause: unknown } | undefined) {
    super('The operation was aborted', reason)
    this.code = 'ABORT_ERR'
    this.name = 'AbortError'
  }
}

/** @returns what reads the option, before the request has an agent or a connection */
export function makeReadSignal(era: Era): (req: ClientRequest, options: RequestOptions) => void {
  const { signal: how, signalCause } = era.profile.client
  if (how === 'unread') return () => {}
  const invalidArgument = invalidArgumentOf(era.profile)
  const name = how === 'listened' ? '"options.signal" property' : '"signal" argument'
  const notices = how !== 'listened'
  const over = how === 'untilClosed' ? 'close' : 'finish'

  return (req, options) => {
    const signal = options.signal as AbortSignal | undefined
    if (!signal) return
    // Only the request listens to it: an agent that made its connection with it would end that twice.
    if (notices) delete options.signal
    if (typeof signal !== 'object' || !('aborted' in signal)) {
      throw invalidArgument(name, 'an instance of AbortSignal', signal)
    }
    const abort = () => {
      ;(req as { destroy(error: Error): void }).destroy(
        new AbortError(signalCause ? { cause: signal.reason } : undefined),
      )
    }
    if (signal.aborted) {
      if (notices) abort()
      return
    }
    signal.addEventListener('abort', abort)
    req.once(over, () => signal.removeEventListener('abort', abort))
  }
}
