/** The first line of a head: request lines and status lines. */

import { FAULTS } from './faults'
import { BEFORE, FIRST_LINE, type HeadState, LINES } from './head-state'
import { CR, LF, SP } from './tables'
import { endsTarget, PLACE, TARGET_FAULTS } from './target'

const METHOD = FIRST_LINE
const BEFORE_TARGET = 2
const TARGET = 3
const BEFORE_PROTOCOL = 4
const PROTOCOL = 5
const MAJOR = 6
const MINOR = 7
const LINE_FEED = 8
const OTHER_PROTOCOL = 9
const TARGET_LINE_FEED = 10
const AFTER_METHOD = 11

const HTTP = [...'HTTP/'].map(letter => letter.charCodeAt(0))
const ICE = [...'ICE/'].map(letter => letter.charCodeAt(0))
const AT = 0x40
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39

export function scanRequestLine(s: HeadState, bytes: Buffer, at: number, end: number): number {
  const { rules } = s
  const { wire } = rules
  const past = wire.faultOffset === 'past'
  while (at < end) {
    const byte = bytes[at]
    switch (s.state) {
      case BEFORE:
        if (byte === CR || byte === LF) {
          at++
          break
        }
        s.tree = rules.methodTree
        s.state = METHOD
        break
      case METHOD: {
        const next = s.tree.next.get(byte) ?? (byte === 0 ? undefined : s.tree.any)
        if (next) {
          s.tree = next
          at++
          break
        }
        // NUL is no letter of a method, wherever it stands.
        if (s.tree.method === undefined) return s.fail(byte === 0 ? FAULTS.method : s.tree.fault, at)
        s.state = AFTER_METHOD
        break
      }
      case AFTER_METHOD:
        if (byte !== SP) return s.fail(s.tree.fault, at)
        s.method = s.tree.method!
        s.state = BEFORE_TARGET
        at++
        break
      case BEFORE_TARGET:
        if (byte === SP) {
          at++
          break
        }
        s.open(at)
        s.place = s.method === 'CONNECT' ? PLACE.connectStart : PLACE.start
        s.state = TARGET
        break
      case TARGET: {
        const table = rules.target
        let place = s.place
        let next = 0
        while (at < end && (next = table[(place << 8) | bytes[at]]) !== 0) {
          place = next
          at++
        }
        s.place = place
        if (at === end) break
        const stop = bytes[at]
        if (stop !== SP && stop !== CR && stop !== LF) {
          if (past && stop === AT && place === PLACE.serverAt) return s.fail(FAULTS.targetDoubleAt, at + 1)
          return s.fail(TARGET_FAULTS[place], at)
        }
        const noHost = place === PLACE.serverStart || place === PLACE.connectStart
        if (!(noHost && wire.emptyHost) && !endsTarget(place)) {
          // Where only a slash can stand, a blank is like any other byte; elsewhere it was read before it was judged.
          if (!past || place === PLACE.schemaSlash2) return s.fail(TARGET_FAULTS[place], at)
          return s.fail(FAULTS.target, at + 1)
        }
        s.url = s.decode(s.close(bytes, at, false))
        if (s.fault) return -1
        at++
        s.count = 0
        s.major = 0
        s.minor = 9
        s.state = stop === SP ? BEFORE_PROTOCOL : stop === CR ? TARGET_LINE_FEED : LINES
        if (s.state === LINES) return at
        break
      }
      case BEFORE_PROTOCOL:
        if (byte === SP) at++
        else
          s.state = byte === ICE[0] && wire.iceProtocol && (past || s.method === 'SOURCE') ? OTHER_PROTOCOL : PROTOCOL
        break
      case OTHER_PROTOCOL:
        if (byte !== ICE[s.count] && wire.protocolWord === 'exact') return s.fail(FAULTS.protocol, at)
        at++
        if (++s.count < ICE.length) break
        if (s.method !== 'SOURCE') return s.fail(FAULTS.protocolForSource, at)
        s.count = s.major = 0
        s.state = MAJOR
        break
      case PROTOCOL:
        if (byte !== HTTP[s.count] && (s.count === 0 || wire.protocolWord === 'exact'))
          return s.fail(FAULTS.protocol, at)
        at++
        if (++s.count < HTTP.length) break
        s.count = s.major = 0
        s.state = MAJOR
        break
      case MAJOR:
        if ((at = version(s, byte, at, wire.zeroMajorRequest)) < 0) return -1
        break
      case MINOR:
        if (s.count > 0 && (byte === CR || byte === LF)) {
          at++
          s.state = byte === CR ? LINE_FEED : LINES
          if (s.state === LINES) return at
          break
        }
        if ((at = minorVersion(s, byte, at, FAULTS.versionLineEnd)) < 0) return -1
        break
      case LINE_FEED:
      case TARGET_LINE_FEED:
        if (byte !== LF) {
          if (wire.parseErrors !== 'reasoned') return s.fail(FAULTS.lineFeed, at)
          return s.fail(s.state === LINE_FEED ? FAULTS.versionLineEnd : FAULTS.targetLineEnd, at)
        }
        s.state = LINES
        return at + 1
    }
  }
  return at
}

/** One byte of the major version, or the dot after it. */
function version(s: HeadState, byte: number, at: number, zero: boolean): number {
  const { versionDigits } = s.rules.wire
  if (s.count === 0) {
    if (!isDigit(byte) || (byte === 0x30 && !zero)) return s.fail(FAULTS.major, at)
    s.major = byte - 0x30
    s.count = 1
  } else if (byte === 0x2e) {
    s.count = s.minor = 0
    s.state = s.isRequest ? MINOR : STATUS_MINOR
  } else {
    if (versionDigits === 'one') return s.fail(FAULTS.dot, at)
    if (!isDigit(byte)) return s.fail(FAULTS.major, at)
    s.major = s.major * 10 + (byte - 0x30)
    if (s.major > 999) return s.fail(FAULTS.major, at)
  }
  return at + 1
}

/** One digit of the minor version. */
function minorVersion(s: HeadState, byte: number, at: number, after: (typeof FAULTS)[keyof typeof FAULTS]): number {
  if (s.count > 0 && s.rules.wire.versionDigits === 'one') return s.fail(after, at)
  if (!isDigit(byte)) return s.fail(FAULTS.minor, at)
  s.minor = s.minor * 10 + (byte - 0x30)
  if (s.minor > 999) return s.fail(FAULTS.minor, at)
  s.count++
  return at + 1
}

const STATUS_PROTOCOL = FIRST_LINE
const STATUS_MAJOR = 2
const STATUS_MINOR = 3
const BEFORE_STATUS = 4
const STATUS = 5
const BEFORE_MESSAGE = 6
const MESSAGE = 7
const STATUS_LINE_FEED = 8

export function scanStatusLine(s: HeadState, bytes: Buffer, at: number, end: number): number {
  const { wire } = s.rules
  while (at < end) {
    const byte = bytes[at]
    switch (s.state) {
      case BEFORE:
        if (byte === CR || byte === LF) {
          at++
          break
        }
        s.count = 0
        s.state = STATUS_PROTOCOL
        break
      case STATUS_PROTOCOL:
        if (byte !== HTTP[s.count] && (s.count === 0 || wire.protocolWord === 'exact'))
          return s.fail(FAULTS.protocol, at)
        at++
        if (++s.count < HTTP.length) break
        s.count = s.major = 0
        s.state = STATUS_MAJOR
        break
      case STATUS_MAJOR:
        if ((at = version(s, byte, at, wire.zeroMajorResponse)) < 0) return -1
        break
      case STATUS_MINOR:
        if (s.count > 0 && byte === SP) {
          at++
          s.count = s.status = 0
          s.state = wire.statusCode === 'may be missing' ? STATUS : BEFORE_STATUS
          break
        }
        if ((at = minorVersion(s, byte, at, FAULTS.versionBlank)) < 0) return -1
        break
      case BEFORE_STATUS:
        if (byte === SP) at++
        else if (isDigit(byte)) s.state = STATUS
        else return s.fail(FAULTS.status, at)
        break
      case STATUS:
        if (isDigit(byte)) {
          s.status = s.status * 10 + (byte - 0x30)
          if (s.status > 999) {
            return wire.faultOffset === 'past' ? s.fail(FAULTS.statusTooLong, at + 1) : s.fail(FAULTS.status, at)
          }
          at++
          break
        }
        if (byte === SP) at++
        else if (byte !== CR && byte !== LF) return s.fail(FAULTS.status, at)
        s.state = BEFORE_MESSAGE
        break
      case BEFORE_MESSAGE:
        if (byte === CR || byte === LF) {
          at++
          s.state = byte === CR ? STATUS_LINE_FEED : LINES
          if (s.state === LINES) return at
          break
        }
        s.open(at)
        s.state = MESSAGE
        break
      case MESSAGE: {
        while (at < end && bytes[at] !== CR && bytes[at] !== LF) at++
        if (at === end) break
        s.message = s.decode(s.close(bytes, at))
        if (s.fault) return -1
        s.state = bytes[at] === CR ? STATUS_LINE_FEED : LINES
        at++
        if (s.state === LINES) return at
        break
      }
      case STATUS_LINE_FEED:
        if (byte !== LF && wire.afterCarriageReturn === 'line feed') return s.fail(FAULTS.strict, at)
        s.state = LINES
        return at + 1
    }
  }
  return at
}
