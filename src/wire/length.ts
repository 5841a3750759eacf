/**
 * Content-Length, digit by digit, because a wrong byte is at fault where it stands.
 */

import { FAULTS, type Fault } from './faults'
import type { WireBehaviours } from './flags'
import { type HeadState, LENGTH, LENGTH_NAMED } from './head-state'
import { afterName } from './names'
import { SP, TAB } from './tables'

/** From here on one more digit may be beyond what a number holds exactly. */
const SAFE = 2 ** 48
const MOST = 0xffffffffffffffffn
const MOST_EXACT = BigInt(Number.MAX_SAFE_INTEGER)

/** Whether a number is too much: `exact` is `before` with one more digit of the base. */
export function overflows(
  rule: WireBehaviours['lengthOverflow'],
  before: bigint,
  exact: bigint,
  base: bigint,
): boolean {
  if (rule === 'wraps') return false
  if (rule === 'beforeLast') return before > (MOST - base) / base
  if (rule === 'beyond') return exact > MOST
  if (rule === 'beyondExact') return exact > MOST_EXACT
  const wrapped = BigInt.asUintN(64, exact)
  return wrapped < before || wrapped === MOST
}

/** Under the rule that a second length is at fault at the last letter of its name: looks at a name up to `at`. */
export function lengthName(s: HeadState, bytes: Buffer, at: number): boolean {
  const last = afterName(s, bytes, at, 'content-length')
  if (last < 0) return true
  if (s.flags & LENGTH_NAMED) {
    s.fail(FAULTS.lengthTwice, last - 1)
    return false
  }
  s.flags |= LENGTH_NAMED
  return true
}

/** The first byte of the value, or of a line that goes on with it. */
export function beginLength(s: HeadState, byte: number, at: number): boolean {
  const { rules } = s
  const again = (s.flags & LENGTH) !== 0
  const isDigit = byte >= 0x30 && byte <= 0x39
  if (again && (rules.lengthTwiceAtValue || (isDigit && rules.lengthTwiceAtDigit))) {
    s.fail(FAULTS.lengthTwice, at)
    return false
  }
  if (!isDigit) {
    s.fail(FAULTS.length, at)
    return false
  }
  s.flags |= LENGTH
  if (again || rules.lengthAnew) s.length = 0
  s.blanks = false
  return true
}

/** The value is at fault, which ends it before `end`: where fields count, that alone may be too much. */
function failValue(s: HeadState, fault: Fault, at: number, end: number): void {
  const tooLong = s.rules.countsFields && s.size + end - s.mark >= s.limit
  s.fail(tooLong ? FAULTS.headersTooLong : fault, at)
}

/** One byte of the value, the first one included. */
export function lengthByte(s: HeadState, byte: number, at: number): boolean {
  const { rules } = s
  const beginsLine = at === s.mark && s.text === ''
  if (
    byte === SP ||
    (byte === TAB && rules.tabsEndLength) ||
    (byte === TAB && beginsLine && s.folded && rules.foldedLengthGoesOn)
  ) {
    s.blanks = true
    return true
  }
  if (rules.firstByteFree && rules.value[byte] === 0) {
    s.fail(FAULTS.headerValue, at)
    return false
  }
  const isDigit = byte >= 0x30 && byte <= 0x39
  if (!isDigit || (s.blanks && rules.blanksEndLength)) {
    failValue(s, isDigit ? FAULTS.lengthBlank : FAULTS.length, at, at)
    return false
  }
  if (s.length < SAFE) s.length = s.length * 10 + (byte - 0x30)
  else {
    const before = Number.isSafeInteger(s.length) ? BigInt(s.length) : s.exact
    const exact = before * 10n + BigInt(byte - 0x30)
    if (overflows(rules.lengthOverflow, before, exact, 10n)) {
      failValue(
        s,
        rules.lengthOverflow === 'beyondExact' ? FAULTS.lengthInexact : FAULTS.lengthTooBig,
        rules.faultsPast ? at + 1 : at,
        at + 1,
      )
      return false
    }
    s.exact = BigInt.asUintN(64, exact)
    s.length = Number(s.exact)
  }
  return true
}
