/** Values that a program gives, and how the runtimes that checked them refused those that did not fit. */

import type { Profile } from '../profile/profile'
import { codedErrorOf, invalidArgumentOf } from './era-error'

/** What throws if a value does not fit; each names it as it stands in the error. */
export interface ValueChecks {
  /** A whole number that is not negative, or lies between two. */
  wholeNumber(name: string, value: unknown, least?: number, most?: number): void
  flag(name: string, value: unknown): void
  aFunction(name: string, value: unknown): void
  /** A number that another value does not allow. */
  outOfRange(name: string, range: string, value: number): Error
}

/** Whole numbers beyond 32 bits are written in groups of three. */
function grouped(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) <= 2 ** 32) return String(value)
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, '_')
}

/** Whether a name says of which object it is a property. */
const kindOf = (name: string): string => (name.includes('.') ? 'property' : 'argument')

export function valueChecks(profile: Profile): ValueChecks {
  const coded = codedErrorOf(profile)
  const invalidArgument = invalidArgumentOf(profile)
  const outOfRange = (name: string, range: string, value: number) =>
    coded(
      RangeError,
      'ERR_OUT_OF_RANGE',
      `The value of "${name}" is out of range. It must be ${range}. Received ${grouped(value)}`,
    )
  const refuse = (name: string, type: string, value: unknown) =>
    invalidArgument(`"${name}" ${kindOf(name)}`, `of type ${type}`, value)
  return {
    wholeNumber(name, value, least = 0, most = Number.MAX_SAFE_INTEGER) {
      if (typeof value !== 'number') throw refuse(name, 'number', value)
      if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value)
      if (value < least || value > most) throw outOfRange(name, `>= ${least} && <= ${most}`, value)
    },
    flag(name, value) {
      if (typeof value !== 'boolean') throw refuse(name, 'boolean', value)
    },
    aFunction(name, value) {
      if (typeof value !== 'function') throw refuse(name, 'function', value)
    },
    outOfRange,
  }
}
