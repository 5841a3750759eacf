/** What is not a time: whatever is not a number from 0 on. Refused in the words of each era. */

import process from 'node:process'
import type { Profile } from '../profile/profile'
import { type Coded, codedErrorOf, invalidArgumentOf } from './era-error'
import { hasCodes } from './outgoing/wording'

/** Before errors of range had the code that they kept. */
const earlyOutOfRange = (coded: Coded, name: string, value: number) =>
  coded(
    RangeError,
    'ERR_VALUE_OUT_OF_RANGE',
    `The value of "${name}" must be a non-negative finite number. Received "${value}"`,
  )

const outOfRange = (coded: Coded, name: string, value: number) =>
  coded(
    RangeError,
    'ERR_OUT_OF_RANGE',
    `The value of "${name}" is out of range. It must be a non-negative finite number. Received ${value}`,
  )

/** @returns what gives a time back, or throws the era's error with a code about it */
export function makeTimeCheck(profile: Profile): (msecs: unknown, name: string) => number {
  const codedError = codedErrorOf(profile)
  const invalidArgument = invalidArgumentOf(profile)
  const refuseRange = profile.module.wording === 'codedEarly' ? earlyOutOfRange : outOfRange
  return (msecs, name) => {
    if (typeof msecs !== 'number') throw invalidArgument(`"${name}" argument`, 'of type number', msecs)
    if (!(msecs >= 0 && msecs < Infinity)) throw refuseRange(codedError, name, msecs)
    return msecs
  }
}

/** The same without codes. @param quoted `"msecs" argument`, in place of `msecs` */
export function makePlainTimeCheck(quoted: boolean): (msecs: unknown) => number {
  const name = quoted ? '"msecs" argument' : 'msecs'
  return msecs => {
    if (typeof msecs !== 'number') throw new TypeError(`${name} must be a number`)
    if (!(msecs >= 0 && msecs < Infinity)) throw new RangeError(`${name} must be a non-negative finite number`)
    return msecs
  }
}

/** @returns what a timer throws of a time that it cannot have */
export function makeTimerError(profile: Profile): (milliseconds: number) => Error {
  const codedError = codedErrorOf(profile)
  if (!hasCodes(profile) || profile.module.wording === 'strings')
    return () => new RangeError('"msecs" argument must be a non-negative finite number')
  const refuseRange = profile.module.wording === 'codedEarly' ? earlyOutOfRange : outOfRange
  return milliseconds => refuseRange(codedError, 'msecs', milliseconds)
}

/** A time as a timer takes it. */
export function timerOf(msecs: number): number {
  if (msecs <= 0x7fffffff) return msecs
  const words = `${msecs} does not fit into a 32-bit signed integer.\nTimer duration was truncated to 2147483647.`
  process.emitWarning(words, 'TimeoutOverflowWarning')
  return 0x7fffffff
}
