/**
 * The numbers of rejections. The host numbers every promise that is rejected before it has a handler, also one that
 * gets it in time, and keeps the numbers to itself; but it reads `process.domain` each time. So a getter there counts.
 * Of those that came together and are told of, the last numbers are taken: what is awaited is rejected before what awaits.
 */

import { callerOf } from '../caller'

/** The host's code for promises. */
export const PROMISES = 'node:internal/process/promises'

let rejected = 0

/** Counts from now on: also after the module domain has put its own accessor there. A rejection is in no domain. */
export function watchDomain(): void {
  const { get, set, value, enumerable } = Object.getOwnPropertyDescriptor(process, 'domain') ?? {}
  let current: unknown = value
  const read = get ?? (() => current)
  const write =
    set ??
    ((domain: unknown) => {
      current = domain
    })
  function getter(): unknown {
    if (callerOf(getter) !== PROMISES) return read.call(process)
    rejected++
    return undefined
  }
  Object.defineProperty(process, 'domain', {
    get: getter,
    set: write,
    enumerable: enumerable ?? false,
    configurable: true,
  })
}

/**
 * @returns what is called when the host tells of a rejection; what that gives is called in a later tick, once for each
 * that was told of together, and gives its number
 */
export function countRejections(): () => () => number {
  watchDomain()
  let until = 0
  let together = 0
  let given = 0
  return () => {
    if (together === 0) until = Math.max(rejected, until + 1)
    together++
    return () => {
      const number = until - together + ++given
      if (given === together) together = given = 0
      return number
    }
  }
}
