/**
 * A head byte by byte, from any split of the bytes, as the era reads it.
 */

import { FAULTS } from './faults'
import { DONE, type HeadState, LINES } from './head-state'
import { inField, scanHeaderLines } from './header-lines'
import { scanRequestLine } from './request-line'
import { scanStatusLine } from './status-line'

/**
 * No honest peer gets here: the bound of memory where an era's own count leaves out empty names and blanks.
 */
const MOST = 1 << 20

/** Takes bytes from `at`; gives where it stopped: after the head (state DONE), at `end`, or -1 for a fault. */
export function scanHead(s: HeadState, bytes: Buffer, at: number, end: number): number {
  if (s.mark >= 0) s.mark = at
  const from = at
  const counted = s.rules.countsBytes
  const stop = counted ? Math.min(end, at + Math.max(0, s.limit - s.size)) : end
  at = scanTo(s, bytes, at, stop)
  if (at < 0) return -1
  s.bytes += at - from
  if (s.bytes > MOST && s.bytes > s.limit * 8) return s.fail(FAULTS.headersTooLong, at)
  if (counted) {
    if (at === stop && stop < end && s.state !== DONE) return tooLong(s, bytes, stop, end)
    s.size += at - from
    if (s.rules.noticesAtPiece && inField(s, at) && ++s.size > s.limit) {
      return s.tooLongAtEnd(end)
    }
  }
  if (s.mark >= 0) {
    s.grow(bytes, at, false)
    s.mark = 0
    if (s.fault) return -1
  }
  return at
}

function scanTo(s: HeadState, bytes: Buffer, at: number, end: number): number {
  while (at < end && s.state !== DONE) {
    if (s.state >= LINES) at = scanHeaderLines(s, bytes, at, end)
    else at = s.isRequest ? scanRequestLine(s, bytes, at, end) : scanStatusLine(s, bytes, at, end)
    if (at < 0) return -1
  }
  return at
}

/** The byte at `at` is too much. */
function tooLong(s: HeadState, bytes: Buffer, at: number, end: number): -1 {
  if (s.rules.noticesAtByte || !inField(s, at)) return s.fail(FAULTS.headersTooLong, at)
  // The rest of the field is read before it is noticed, and may have a fault of its own.
  s.tooLong = true
  return scanTo(s, bytes, at, end) < 0 ? -1 : s.tooLongAtEnd(end)
}
