/** The lines of a head after the first one, and trailers, up to the empty line; header-name.ts and header-value.ts read them. */

import { FAULTS } from './faults'
import { BARE, DONE, type HeadState } from './head-state'
import { scanName } from './header-name'
import { scanValue } from './header-value'
import { LAST_LINE_FEED, LINE_START, NAME, NAME_NEXT, VALUE } from './line-states'
import { COLON, CR, LF, SP, TAB } from './tables'

/** Takes bytes from `at`; gives where it stopped: after the head (state DONE), at `end`, or -1 for a fault. */
export function scanHeaderLines(s: HeadState, bytes: Buffer, at: number, end: number): number {
  while (at < end && s.state !== DONE) {
    if (s.state === LINE_START || s.state === LAST_LINE_FEED) at = betweenLines(s, bytes[at], at)
    else if (s.state <= NAME_NEXT) at = scanName(s, bytes, at, end)
    else at = scanValue(s, bytes, at, end)
    if (at < 0) return -1
  }
  return at
}

/** The first byte of a line, or what follows the CR of the empty one. */
function betweenLines(s: HeadState, byte: number, at: number): number {
  const { anyAfterReturn, beginsName, name, oddName, refusesBare, refusesBlankBeforeName, returnEnds } = s.rules
  const { dropsSpaceAtFirst, refusesSpaceAtFirst } = s.rules
  if (s.state === LAST_LINE_FEED) {
    if (byte !== LF && !anyAfterReturn && !returnEnds) return s.fail(FAULTS.headEnd, at)
    s.state = DONE
    return byte !== LF && returnEnds ? at : at + 1
  }
  if (byte === CR || byte === LF) {
    if (byte === LF && refusesBare) return s.fail(FAULTS.headerNameBlank, at + 1)
    if (byte === LF) s.flags |= BARE
    s.state = byte === CR ? LAST_LINE_FEED : DONE
    return at + 1
  }
  if (s.headers.length >= s.mostLines) return s.fail(FAULTS.tooManyLines, at)
  if (refusesBlankBeforeName && (byte === SP || byte === TAB)) return s.fail(FAULTS.blankBeforeName, at)
  if ((refusesSpaceAtFirst || dropsSpaceAtFirst) && byte === SP && s.headers.length === 0 && !s.trailing) {
    return dropsSpaceAtFirst ? at + 1 : s.fail(FAULTS.spaceAfterFirstLine, at + 1)
  }
  if (name[byte] === 0 && !beginsName(byte)) {
    if (byte === COLON && s.name === '') return s.fail(FAULTS.headerNameEmpty, at)
    return s.fail(oddName[byte] === 1 ? FAULTS.headerNameOdd : FAULTS.headerName, at)
  }
  s.open(at)
  s.blankInName = false
  s.state = NAME
  return at
}

/** Whether `at` is in a name or value, beyond its first two bytes and the first one of a piece. */
export function inField(s: HeadState, at: number): boolean {
  if (s.mark < 0 || (s.state !== NAME && s.state !== VALUE)) return false
  return at - s.mark >= (s.text === '' ? 2 : 1)
}
