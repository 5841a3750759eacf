/** The status line: version, status code, reason phrase. */

import { FAULTS } from './faults'
import { BARE, BEFORE, FIRST_LINE, type HeadState, LINES, ODD } from './head-state'
import {
  beginVersion,
  isDigit,
  MAJOR,
  MINOR,
  majorVersion,
  minorVersion,
  OTHER_WORDS,
  PROTOCOL,
  protocolFault,
  protocolLetter,
} from './protocol'
import { CR, LF, SP } from './tables'

const BEFORE_STATUS = FIRST_LINE
const STATUS = 2
const BEFORE_REASON = 3
const REASON = 4
const LINE_FEED = 5
const OTHER_PROTOCOL = 6

/** Takes bytes from `at`; gives where it stopped: after the line (state LINES), at `end`, or -1 for a fault. */
export function scanStatusLine(s: HeadState, bytes: Buffer, at: number, end: number): number {
  const { anyAfterReturn, returnAfterStatus, returnEnds, rtspResponses } = s.rules
  const { statusMayMiss, statusOfThree, zeroMajorResponse } = s.rules
  while (at < end && s.state < LINES) {
    const byte = bytes[at]
    switch (s.state) {
      case BEFORE:
        if (byte === CR || byte === LF) at++
        else {
          s.count = 0
          s.other = rtspResponses ? OTHER_WORDS.get(byte) : undefined
          s.state = s.other ? OTHER_PROTOCOL : PROTOCOL
        }
        break
      case OTHER_PROTOCOL:
        if (byte !== s.other![s.count]) return s.fail(protocolFault(s), at)
        if (++s.count === s.other!.length) beginVersion(s)
        at++
        break
      case PROTOCOL:
        at = protocolLetter(s, byte, at)
        break
      case MAJOR:
        at = majorVersion(s, byte, at, zeroMajorResponse)
        break
      case MINOR:
        if (s.count > 0 && byte === SP) {
          at++
          s.count = s.status = 0
          s.state = statusMayMiss || statusOfThree ? STATUS : BEFORE_STATUS
        } else at = minorVersion(s, byte, at, FAULTS.versionBlank)
        break
      case BEFORE_STATUS:
        if (byte === SP) at++
        else if (isDigit(byte)) s.state = STATUS
        else return s.fail(FAULTS.status, at)
        break
      case STATUS:
        at = statusDigit(s, byte, at)
        break
      case BEFORE_REASON:
        if (byte === CR || byte === LF) at = reasonEnds(s, byte, at)
        else {
          s.open(at)
          s.state = REASON
        }
        break
      case REASON:
        at = scanReason(s, bytes, at, end)
        break
      case LINE_FEED:
        if (byte !== LF && !anyAfterReturn && !returnEnds && !(byte === CR && returnAfterStatus)) {
          return s.fail(FAULTS.strict, at)
        }
        s.state = LINES
        if (byte === LF || !returnEnds) at++
    }
    if (at < 0) return -1
  }
  return at
}

/** One digit of the status code, or the byte that ends it. */
function statusDigit(s: HeadState, byte: number, at: number): number {
  const { refusesBare, statusOfThree } = s.rules
  if (statusOfThree && s.count < 3 !== isDigit(byte)) {
    if (s.count < 3) return s.fail(FAULTS.statusDigits, at)
    if (isDigit(byte)) return s.fail(FAULTS.status, at)
  }
  if (isDigit(byte)) {
    s.status = s.status * 10 + (byte - 0x30)
    if (++s.count > 3) s.flags |= ODD
    if (s.status <= 999) return at + 1
    return s.rules.faultsPast ? s.fail(FAULTS.statusTooLong, at + 1) : s.fail(FAULTS.status, at)
  }
  if (byte !== SP && byte !== CR && byte !== LF) return s.fail(FAULTS.status, at)
  if (byte === LF && refusesBare) return s.fail(FAULTS.status, at + 1)
  s.state = BEFORE_REASON
  return byte === SP ? at + 1 : at
}

function scanReason(s: HeadState, bytes: Buffer, at: number, end: number): number {
  while (at < end && bytes[at] !== CR && bytes[at] !== LF) at++
  if (at === end) return at
  s.message = s.decode(s.close(bytes, at))
  if (s.fault) return -1
  return reasonEnds(s, bytes[at], at)
}

/** The CR or LF behind the reason phrase, or where there is none. */
function reasonEnds(s: HeadState, byte: number, at: number): number {
  if (byte === LF && s.rules.refusesBare) return s.fail(FAULTS.statusReturn, at + 1)
  if (byte === LF) s.flags |= BARE
  s.state = byte === CR ? LINE_FEED : LINES
  return at + 1
}
