/**
 * A head byte by byte, from any split of the bytes, as the era reads it.
 */

import { FAULTS } from './faults'
import { DONE, type HeadState, LINES } from './head-state'
import { scanHeaderLines } from './header-lines'
import { scanRequestLine, scanStatusLine } from './start-line'

/**
 * No honest peer gets here: the bound of memory where an era's own count leaves out empty names and blanks.
 */
const MOST = 1 << 20

/** Takes bytes from `at`; gives where it stopped: after the head (state DONE), at `end`, or -1 for a fault. */
export function scanHead(s: HeadState, bytes: Buffer, at: number, end: number): number {
  if (s.mark >= 0) s.mark = at
  const from = at
  let stop = end
  const { headerSizeCounts, headerSizeLate } = s.rules.wire
  const counted = headerSizeCounts === 'bytes'
  const left = Math.max(0, s.limit - s.size)
  if (counted && end - at > left && !(headerSizeLate && left > 0 && withinLine(bytes, at + left, end))) stop = at + left
  while (at < stop && s.state !== DONE) {
    if (s.state >= LINES) at = scanHeaderLines(s, bytes, at, stop)
    else at = s.isRequest ? scanRequestLine(s, bytes, at, stop) : scanStatusLine(s, bytes, at, stop)
    if (at < 0) return -1
  }
  s.bytes += at - from
  if (s.bytes > MOST && s.bytes > s.limit * 8) return s.fail(FAULTS.headersTooLong, at)
  if (counted) {
    s.size += at - from
    if (at === stop && stop < end && s.state !== DONE) return s.fail(FAULTS.headersTooLong, stop)
  }
  if (s.mark >= 0) {
    s.grow(bytes, at, false)
    s.mark = 0
    if (s.fault) return -1
  }
  return at
}

/** Whether no line ends in these bytes. */
function withinLine(bytes: Buffer, at: number, end: number): boolean {
  const rest = bytes.subarray(at, end)
  return !rest.includes(10) && !rest.includes(13)
}
