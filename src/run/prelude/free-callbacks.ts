/** Letting the calls of fs do without a callback. */

import type { ModuleView } from './patch'

/** @param orphan called with what comes of a call without a callback */
export function freeCallbacks(view: ModuleView, orphan: (error: unknown) => void): void {
  const calls = Object.keys(view).filter(name => name !== 'exists' && typeof view[`${name}Sync`] === 'function')
  for (const name of calls) {
    const call = view[name] as (...args: unknown[]) => unknown
    const free = function (this: unknown, ...args: unknown[]) {
      if (typeof args[args.length - 1] === 'function') return call.apply(this, args)
      // What was left out before a callback that is left out too.
      while (args.length > 1 && (args[args.length - 1] === undefined || args[args.length - 1] === null)) args.pop()
      return call.call(this, ...args, orphan)
    }
    view[name] = Object.defineProperties(free, Object.getOwnPropertyDescriptors(call))
  }
}
