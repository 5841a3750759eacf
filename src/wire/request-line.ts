/** The request line: method, target, version. */

import { FAULTS } from './faults'
import { BARE, BEFORE, FIRST_LINE, type HeadState, LINES, ODD } from './head-state'
import { beginVersion, MAJOR, MINOR, majorVersion, minorVersion, PROTOCOL, protocolLetter } from './protocol'
import { CR, LF, SP } from './tables'
import { endsTarget, PLACE, TARGET_FAULTS } from './target'

const METHOD = FIRST_LINE
const AFTER_METHOD = 2
const BEFORE_TARGET = 3
const TARGET = 4
const TARGET_LINE_FEED = 5
const BEFORE_PROTOCOL = 6
const OTHER_PROTOCOL = 7
const LINE_FEED = 8

const ICE = [...'ICE/'].map(letter => letter.charCodeAt(0))
const AT = 0x40

/** Takes bytes from `at`; gives where it stopped: after the line (state LINES), at `end`, or -1 for a fault. */
export function scanRequestLine(s: HeadState, bytes: Buffer, at: number, end: number): number {
  const { rules } = s
  while (at < end && s.state < LINES) {
    const byte = bytes[at]
    switch (s.state) {
      case BEFORE:
        if (byte === CR || byte === LF) at++
        else {
          s.tree = rules.methodTree
          s.state = METHOD
        }
        break
      case METHOD:
        at = methodLetter(s, byte, at)
        break
      case AFTER_METHOD:
        if (byte !== SP) return s.fail(s.tree.fault, at)
        s.method = s.tree.method!
        s.state = BEFORE_TARGET
        at++
        break
      case BEFORE_TARGET:
        if (byte === SP) at = secondBlank(s, at)
        else {
          s.open(at)
          s.place = s.method === 'CONNECT' ? PLACE.connectStart : PLACE.start
          s.state = TARGET
        }
        break
      case TARGET:
        at = scanTarget(s, bytes, at, end)
        break
      case BEFORE_PROTOCOL:
        if (byte === SP) at = secondBlank(s, at)
        else s.state = beginsIce(s, byte) ? OTHER_PROTOCOL : PROTOCOL
        break
      case OTHER_PROTOCOL:
        at = iceLetter(s, byte, at)
        break
      case PROTOCOL:
        at = protocolLetter(s, byte, at)
        break
      case MAJOR:
        at = majorVersion(s, byte, at, rules.zeroMajorRequest)
        break
      case MINOR:
        if (s.count > 0 && (byte === CR || byte === LF)) {
          at++
          if (byte === LF) s.flags |= BARE
          s.state = byte === CR ? LINE_FEED : LINES
        } else at = minorVersion(s, byte, at, FAULTS.versionLineEnd)
        break
      case LINE_FEED:
      case TARGET_LINE_FEED:
        at = lineFeed(s, byte, at)
    }
    if (at < 0) return -1
  }
  return at
}

/** A blank behind the one that parts two words. */
function secondBlank(s: HeadState, at: number): number {
  s.flags |= ODD
  return at + 1
}

/** One letter of the method. */
function methodLetter(s: HeadState, byte: number, at: number): number {
  // NUL is no letter of a method, wherever it stands.
  const next = s.tree.next.get(byte) ?? (byte === 0 ? undefined : s.tree.any)
  if (next) {
    if (next === s.tree.any && !s.tree.next.has(byte)) s.flags |= ODD
    s.tree = next
    return at + 1
  }
  if (s.tree.method === undefined) return s.fail(byte === 0 ? FAULTS.method : s.tree.fault, at)
  s.state = AFTER_METHOD
  return at
}

/** The target, and the byte that ends it. */
function scanTarget(s: HeadState, bytes: Buffer, at: number, end: number): number {
  const { emptyHost, faultsPast, target: table } = s.rules
  let { place } = s
  let next = 0
  while (at < end && (next = table[(place << 8) | bytes[at]]) !== 0) {
    place = next
    at++
  }
  s.place = place
  if (at === end) return at
  const stop = bytes[at]
  if (stop !== SP && stop !== CR && stop !== LF) {
    if (faultsPast && stop === AT && place === PLACE.serverAt) return s.fail(FAULTS.targetDoubleAt, at + 1)
    return s.fail(TARGET_FAULTS[place], at)
  }
  const noHost = place === PLACE.serverStart || place === PLACE.connectStart
  if (!(noHost && emptyHost) && !endsTarget(place)) {
    // Where only a slash can stand, a blank is like any other byte; elsewhere it was read before it was judged.
    if (!faultsPast || place === PLACE.schemaSlash2) return s.fail(TARGET_FAULTS[place], at)
    return s.fail(FAULTS.target, at + 1)
  }
  s.url = s.decode(s.close(bytes, at, false))
  if (s.fault) return -1
  s.count = 0
  s.major = 0
  s.minor = 9
  if (stop === LF) s.flags |= BARE
  s.state = stop === SP ? BEFORE_PROTOCOL : stop === CR ? TARGET_LINE_FEED : LINES
  return at + 1
}

const beginsIce = ({ method, rules }: HeadState, byte: number): boolean =>
  byte === ICE[0] && rules.iceProtocol && (rules.faultsPast || method === 'SOURCE')

/** One letter of the word that stands for HTTP/ in requests of the method SOURCE. */
function iceLetter(s: HeadState, byte: number, at: number): number {
  s.flags |= ODD
  if (byte !== ICE[s.count] && s.rules.exactProtocol) return s.fail(FAULTS.protocol, at)
  if (++s.count < ICE.length) return at + 1
  if (s.method !== 'SOURCE') return s.fail(FAULTS.protocolForSource, at + 1)
  beginVersion(s)
  return at + 1
}

/** What follows the CR that ends the line. */
function lineFeed(s: HeadState, byte: number, at: number): number {
  if (byte !== LF) {
    if (!s.rules.reasonedErrors) return s.fail(FAULTS.lineFeed, at)
    return s.fail(s.state === LINE_FEED ? FAULTS.versionLineEnd : FAULTS.targetLineEnd, at)
  }
  s.state = LINES
  return at + 1
}
