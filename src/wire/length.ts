/**
 * Content-Length, digit by digit, because a wrong byte is at fault where it stands.
 */

import { FAULTS } from './faults'
import { type HeadState, LENGTH } from './head-state'
import { SP } from './tables'

/** From here on a number could be beyond 64 bits, and is reckoned exactly. */
const SAFE_DIGITS = 15
const MOST = 0xffffffffffffffffn

/** The first byte of the value, or of a line that goes on with it. */
export function beginLength(s: HeadState, byte: number, at: number): boolean {
  const { wire } = s.rules
  if ((s.flags & LENGTH) !== 0 && !s.folded && wire.repeatedLength === 'refusedAtValue') {
    s.fail(FAULTS.lengthTwice, at)
    return false
  }
  if (byte < 0x30 || byte > 0x39) {
    s.fail(FAULTS.length, at)
    return false
  }
  s.flags |= LENGTH
  s.length = 0
  s.digits = ''
  s.blanks = false
  return true
}

/** One byte of the value, the first one included. */
export function lengthByte(s: HeadState, byte: number, at: number): boolean {
  const { wire } = s.rules
  if (byte === SP) {
    s.blanks = true
    return true
  }
  if (byte < 0x30 || byte > 0x39 || (s.blanks && wire.lengthBlanks === 'atEnd')) {
    s.fail(FAULTS.length, at)
    return false
  }
  if (s.digits.length < SAFE_DIGITS) s.length = s.length * 10 + (byte - 0x30)
  else {
    const exact = BigInt(s.digits) * 10n + BigInt(byte - 0x30)
    if (exact > MOST || (wire.lengthOverflow === 'early' && BigInt(s.digits) > (MOST - 10n) / 10n)) {
      if (wire.lengthOverflow !== 'wraps') {
        s.fail(FAULTS.lengthTooBig, wire.faultOffset === 'past' ? at + 1 : at)
        return false
      }
    }
    s.length = Number(BigInt.asUintN(64, exact))
  }
  s.digits += String.fromCharCode(byte)
  return true
}
