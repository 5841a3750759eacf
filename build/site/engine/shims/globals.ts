/** The globals of Node that the core takes for granted, on the clock of the playground. */

import { loop } from '../loop'
import { Buffer as PackageBuffer } from './buffer'
import { process as shim, warnings } from './process'
import { format } from './util'

type Work = (...args: unknown[]) => void

const Real = globalThis.Date

/** When every run begins, so that all lines write the same date. */
const START = Real.now()

class ClockDate extends Real {
  constructor(...given: [] | [number]) {
    if (given.length === 0) super(START + loop.now)
    else super(...given)
  }
  static override now(): number {
    return START + loop.now
  }
}

const later =
  (repeats: boolean) =>
  (work: Work, wait?: unknown, ...args: unknown[]): unknown =>
    loop.timer(() => work(...args), wait, repeats)
const clear = (given: unknown): void => loop.clear(given)
const immediate = (work: Work, ...args: unknown[]): unknown => loop.immediate(() => work(...args))

/** What the core itself says on the terminal. */
const say = (...args: unknown[]): void => warnings.tell((format as (...all: unknown[]) => string)(...args))
const terminal = { log: say, info: say, warn: say, error: say, trace: say, debug: say }

export {
  ClockDate as Date,
  clear as clearImmediate,
  clear as clearInterval,
  clear as clearTimeout,
  immediate as setImmediate,
  PackageBuffer as Buffer,
  shim as process,
  terminal as console,
}
export const setTimeout = later(false)
export const setInterval = later(true)
export const global = globalThis
