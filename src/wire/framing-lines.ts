/**
 * The header lines that say how a message is framed and what becomes of the connection, as each era read them:
 * Connection, Transfer-Encoding, Upgrade. Content-Length is in length.ts.
 */

import { latin1 } from './bytes'
import { beginCoding, cannotBeChunked, codingSegment, endOfCoding } from './coding'
import { connectionSegment, endOfConnection, hidesRest, listGoesOn } from './connection'
import { FAULTS } from './faults'
import { CODING_LINE, CONNECTION_LINE, type HeadState, LENGTH_LINE, UPGRADE, UPGRADE_LINE } from './head-state'
import { beginLength } from './length'

/** The first byte of a value, or of a line that goes on with it. */
export function beginValue(s: HeadState, byte: number, at: number): boolean {
  if (s.kind === LENGTH_LINE) return beginLength(s, byte, at)
  if (s.kind === UPGRADE_LINE) s.flags |= UPGRADE
  else if (s.kind === CODING_LINE) return beginCoding(s, at)
  return true
}

/** A line goes on with a value that has begun, its blanks kept. */
export function goOn(s: HeadState, byte: number, at: number): boolean {
  if (s.kind !== LENGTH_LINE || s.rules.foldedLengthAnew) return beginValue(s, byte, at)
  // Where it is refused, that is when the head is whole.
  if (s.rules.foldedLengthIgnored || s.rules.refusesFoldedLength) s.kind = 0
  else s.blanks = true
  return true
}

/** Whether the present line of a value says nothing from its beginning on. */
export const saysNothing = (s: HeadState): boolean =>
  s.kind === 0 || s.kind === UPGRADE_LINE || (s.folded && !(s.kind === CONNECTION_LINE && listGoesOn(s)))

/** Whether a line of a value says no more after `text`: then the rest of it is not looked at. */
export function saysNoMore(s: HeadState, text: string): boolean {
  if (s.kind === CODING_LINE) return cannotBeChunked(s, text)
  return s.kind === CONNECTION_LINE && hidesRest(s, text)
}

/** Where the line of a value, so far up to `at`, says nothing any more, so that the rest of it is not read. */
function unreadFrom(s: HeadState, bytes: Buffer, at: number): number {
  if (saysNothing(s)) return s.text === '' ? s.mark + 1 : s.mark
  const saysNoMoreAt = (place: number) => saysNoMore(s, s.text + latin1(bytes, s.mark, place))
  if (!saysNoMoreAt(at)) return at
  let from = s.mark
  let to = at
  while (from < to) {
    const middle = (from + to) >> 1
    if (saysNoMoreAt(middle)) to = middle
    else from = middle + 1
  }
  return to
}

/** Of a value in a head that is too long: whether the era looked in vain for its end, which is at `at`. */
export const endIsFar = (s: HeadState, bytes: Buffer, at: number): boolean =>
  s.rules.noticesAtPiece && at - unreadFrom(s, bytes, at) >= s.limit

/** Of the same: whether the byte at `at` was passed over, as the era did after as many as a head may have. */
export const isPassedOver = (s: HeadState, bytes: Buffer, at: number): boolean =>
  s.rules.noticesAtField && (at - unreadFrom(s, bytes, at)) % (s.limit + 1) === s.limit

/** A line of a value is over; `text` is what it gave. */
export function endOfSegment(s: HeadState, text: string, at: number): boolean {
  if (s.kind === 0) return true
  if (s.kind === CONNECTION_LINE) connectionSegment(s, text)
  else if (s.kind === CODING_LINE) {
    if (text === '' && !s.folded && s.rules.refusesEmptyCoding) {
      s.fail(FAULTS.codingEmpty, at)
      return false
    }
    codingSegment(s, text)
  } else if (s.kind === LENGTH_LINE && text === '' && !s.folded && s.rules.refusesEmptyLength) {
    s.fail(FAULTS.lengthEmpty, at)
    return false
  }
  if (s.kind === CONNECTION_LINE ? s.rules.connectionCountsBeforeFold : s.rules.codingCountsBeforeFold) endOfWords(s)
  return true
}

function endOfWords(s: HeadState): void {
  if (s.kind === CONNECTION_LINE) endOfConnection(s)
  else if (s.kind === CODING_LINE) endOfCoding(s)
}

/** The whole value is over. */
export function endOfValue(s: HeadState): void {
  if (s.kind !== 0) endOfWords(s)
  s.kind = 0
  s.token = 0
}
