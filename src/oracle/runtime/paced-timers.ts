/**
 * The timers of a scenario in this thread. Its peer goes by the time that the thread lived, so a scenario that went by
 * the wall would, on a busy machine, be over before its peer had done its part. A timer is due when both clocks say so.
 */

import { pace } from '../../shared/pace'

/** How far the clocks differ, in milliseconds, where the thread was not kept from its work. */
const slack = 15

type Callback = (...args: unknown[]) => void

/** `setTimeout` and `clearTimeout` for one run; the rest of a timer is the host's. */
export function pacedTimers() {
  const waiting = new Map<unknown, { readonly due: number; readonly again: NodeJS.Timeout }>()
  // None goes before one that was due earlier.
  const overtakes = (due: number) => [...waiting.values()].some(other => other.due < due)
  return {
    setTimeout(callback: Callback, ms?: number, ...args: unknown[]): NodeJS.Timeout {
      const due = pace.now + (Number(ms) || 0)
      const look = () => {
        const left = due - pace.now
        waiting.delete(timer)
        if (left <= slack && !overtakes(due)) callback.apply(timer, args)
        else waiting.set(timer, { due, again: setTimeout(look, left) })
      }
      const timer = setTimeout(look, ms)
      return timer
    },
    clearTimeout(timer?: NodeJS.Timeout): void {
      clearTimeout(timer)
      clearTimeout(waiting.get(timer)?.again)
      waiting.delete(timer)
    },
  }
}
