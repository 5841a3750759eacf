/** When a program goes on by itself: the next of its timers that fire once. Intervals are no reason to wait for it. */

import { createHook } from 'node:async_hooks'
// Not the global: the program's release may not have had it.
import { performance } from 'node:perf_hooks'

/** Milliseconds between two signs of life that the tap gives. */
export const beat = 15

/** What the host's timers have beside their public methods. */
interface Timer {
  readonly _idleStart: number
  readonly _idleTimeout: number
  readonly _repeat: number | null
  readonly _destroyed: boolean
  hasRef(): boolean
}

const pending = new Set<Timer>()

/** Begins to note every timer of the process. */
export function watchTimers(): void {
  createHook({
    init(_id, type, _trigger, resource) {
      if (type === 'Timeout') pending.add(resource as Timer)
    },
  }).enable()
}

/**
 * @param connected whether the process has connections: they keep it alive, so that timers without a reference fire too
 * @returns milliseconds until the next timer fires; null if none will
 */
export function nextTimer(connected: boolean): number | null {
  let next: number | null = null
  for (const timer of pending) {
    if (timer._destroyed || timer._idleTimeout < 0) {
      pending.delete(timer)
    } else if (timer._repeat === null && (connected || timer.hasRef())) {
      // Both clocks begin with the process, to within the time of its start.
      const left = Math.max(0, timer._idleStart + timer._idleTimeout - performance.now())
      if (next === null || left < next) next = left
    }
  }
  return next
}
