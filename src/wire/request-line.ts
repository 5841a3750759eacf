/** The request line: method, target, version. */

import { FAULTS } from './faults'
import { BARE, BEFORE, FIRST_LINE, type HeadState, LINES, ODD } from './head-state'
import {
  beginVersion,
  MAJOR,
  MINOR,
  majorVersion,
  minorVersion,
  OTHER_WORDS,
  PROTOCOL,
  protocolFault,
  protocolLetter,
} from './protocol'
import { CR, LF, SP, TAB } from './tables'
import { endsTarget, PLACE, TARGET_FAULTS } from './target'

const METHOD = FIRST_LINE
const AFTER_METHOD = 2
const BEFORE_TARGET = 3
const TARGET = 4
const TARGET_LINE_FEED = 5
const BEFORE_PROTOCOL = 6
const OTHER_PROTOCOL = 7
const LINE_FEED = 8
const PREFACE = 9
/** Behind more than one blank. */
const BEFORE_PROTOCOL_STILL = 10
/** Behind the line of a request without a version. */
const AFTER_TARGET_LINE = 11

/** What follows the first line of the preface (RFC 9113, 3.4), with the end of that line. */
const REST_OF_PREFACE = Buffer.from('\r\n\r\nSM\r\n\r\n')
const SLASH = 0x2f
const R = 0x52
const AT = 0x40
const FORM_FEED = 0x0c

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
        if (byte !== SP) return s.fail(wholeFault(s, byte), at)
        s.method = s.tree.method!
        s.state = BEFORE_TARGET
        at++
        break
      case BEFORE_TARGET:
        if (byte === SP) at = secondBlank(s, at)
        else beginTarget(s, at)
        break
      case TARGET:
        at = scanTarget(s, bytes, at, end)
        break
      case BEFORE_PROTOCOL:
      case AFTER_TARGET_LINE:
      case BEFORE_PROTOCOL_STILL:
        at = afterTarget(s, byte, at)
        break
      case OTHER_PROTOCOL:
        at = otherLetter(s, byte, at)
        break
      case PROTOCOL:
        at = httpLetter(s, byte, at)
        break
      case MAJOR:
        at = majorVersion(s, byte, at, rules.zeroMajorRequest)
        break
      case MINOR:
        if (s.count > 0 && rules.http2Preface && s.method === 'PRI') {
          s.count = 0
          s.state = PREFACE
        } else if (s.count > 0 && (byte === CR || byte === LF)) at = versionEnds(s, byte, at)
        else at = minorVersion(s, byte, at, FAULTS.versionLineEnd)
        break
      case PREFACE:
        at = prefaceByte(s, byte, at)
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

/** Whether a byte is a blank that ends a target, and is told as wrong in it wherever the target has just ended. */
const isOddBlank = ({ rules }: HeadState, byte: number): boolean =>
  rules.blanksEndTarget && (byte === TAB || byte === FORM_FEED)

/** What a byte is told as behind a whole method; NUL is no wrong letter of it. */
const wholeFault = ({ tree }: HeadState, byte: number) =>
  byte === 0 && tree.fault === FAULTS.vagueMethod ? FAULTS.method : tree.fault

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

function beginTarget(s: HeadState, at: number): void {
  s.open(at)
  s.place = s.method === 'CONNECT' ? PLACE.connectStart : PLACE.start
  s.state = TARGET
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
    if (isOddBlank(s, stop) && place !== PLACE.schemaSlash2) return s.fail(FAULTS.target, at + 1)
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
  s.state = stop === SP ? BEFORE_PROTOCOL : stop === CR ? TARGET_LINE_FEED : AFTER_TARGET_LINE
  return at + 1
}

/** The first byte behind what ended the target, and blanks behind a blank. */
function afterTarget(s: HeadState, byte: number, at: number): number {
  if (s.state !== BEFORE_PROTOCOL_STILL && isOddBlank(s, byte)) return s.fail(FAULTS.target, at + 1)
  if (s.state === AFTER_TARGET_LINE) s.state = LINES
  else if (byte === SP) {
    s.state = BEFORE_PROTOCOL_STILL
    return secondBlank(s, at)
  } else beginProtocol(s, byte)
  return at
}

/** Which word begins with `byte`. */
function beginProtocol(s: HeadState, byte: number): void {
  const { faultsPast, iceProtocol, rtspRequests } = s.rules
  const isOther = byte === R ? rtspRequests : iceProtocol && (faultsPast || s.method === 'SOURCE')
  s.other = isOther ? OTHER_WORDS.get(byte) : undefined
  s.state = s.other ? OTHER_PROTOCOL : PROTOCOL
}

/** One letter of HTTP/, which is looked at with the method where other protocols have methods of their own. */
function httpLetter(s: HeadState, byte: number, at: number): number {
  const { httpMethods, rtspRequests, rtspResponses } = s.rules
  if (!rtspRequests || httpMethods.has(s.method)) return protocolLetter(s, byte, at)
  const after = protocolLetter(s, byte, at)
  // Those who know the words without their slash look before it.
  const isWhole = s.state !== PROTOCOL || (rtspResponses && s.count === 4)
  return after < 0 || !isWhole ? after : s.fail(FAULTS.methodForHttp, after)
}

/** One letter of the word that stands for HTTP/. */
function otherLetter(s: HeadState, byte: number, at: number): number {
  const { exactProtocol, rtspMethods, rtspResponses } = s.rules
  const word = s.other!
  const isRtsp = word[0] === R
  const isWrong = isRtsp ? !rtspMethods.has(s.method) : s.method !== 'SOURCE'
  const fault = isRtsp ? FAULTS.methodForRtsp : FAULTS.protocolForSource
  s.flags |= ODD
  if (byte !== word[s.count] && exactProtocol) return s.fail(protocolFault(s), at)
  s.count++
  if (isWrong && (s.count === word.length || (rtspResponses && word[s.count] === SLASH))) return s.fail(fault, at + 1)
  if (s.count < word.length) return at + 1
  beginVersion(s)
  return at + 1
}

/** The CR or LF behind the version. */
function versionEnds(s: HeadState, byte: number, at: number): number {
  const { refusesBare, twoLineFeeds } = s.rules
  if (byte === LF && refusesBare) return s.fail(FAULTS.versionLineEnd, at + 1)
  if (byte === LF) s.flags |= BARE
  s.state = byte === CR || twoLineFeeds ? LINE_FEED : LINES
  return at + 1
}

/** One byte of the preface of HTTP/2 behind its version. */
function prefaceByte(s: HeadState, byte: number, at: number): number {
  if (byte !== REST_OF_PREFACE[s.count]) return s.fail(FAULTS.prefaceBroken, at)
  return ++s.count === REST_OF_PREFACE.length ? s.fail(FAULTS.preface, at + 1) : at + 1
}

/** What follows the CR that ends the line. */
function lineFeed(s: HeadState, byte: number, at: number): number {
  if (byte !== LF) {
    if (!s.rules.reasonedErrors) return s.fail(FAULTS.lineFeed, at)
    if (s.state !== LINE_FEED) return s.fail(FAULTS.targetLineEnd, at)
    if (s.rules.returnEnds) {
      s.state = LINES
      return at
    }
    return s.fail(s.rules.anyAfterReturn ? FAULTS.versionLineEnd : FAULTS.versionLineFeed, at)
  }
  s.state = s.state === TARGET_LINE_FEED ? AFTER_TARGET_LINE : LINES
  return at + 1
}
