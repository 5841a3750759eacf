/** The word HTTP/ and the version behind it, as request lines and status lines have them. */

import { FAULTS, type Fault } from './faults'
import { type HeadState, ODD } from './head-state'

/** Where in a first line the reader is; other states of it are below 24. */
export const PROTOCOL = 24
export const MAJOR = 25
export const MINOR = 26

const HTTP = [...'HTTP/'].map(letter => letter.charCodeAt(0))
/** Other words, as request lines and status lines may have them, by their first letter. */
export const OTHER_WORDS = new Map(['ICE/', 'RTSP/'].map(word => [word.charCodeAt(0), Buffer.from(word)]))
const DOT = 0x2e
const ZERO = 0x30
/** Ten times the major version, and the minor one. */
const KNOWN = new Set([9, 10, 11, 20])
/** The largest number that a version may have. */
const MOST = 999

export const isDigit = (byte: number) => byte >= ZERO && byte <= 0x39

/** The word is read, or another one that may stand for it: the version follows. */
export function beginVersion(s: HeadState): void {
  s.count = s.major = 0
  s.state = MAJOR
}

export const protocolFault = ({ rules }: HeadState): Fault =>
  rules.rtspResponses ? FAULTS.protocolOfThree : FAULTS.protocol

/** One letter of the word. @returns the place behind it, or -1 */
export function protocolLetter(s: HeadState, byte: number, at: number): number {
  if (byte !== HTTP[s.count]) {
    if (s.count === 0 || s.rules.exactProtocol) return s.fail(protocolFault(s), at)
    s.flags |= ODD
  }
  if (++s.count === HTTP.length) beginVersion(s)
  return at + 1
}

/**
 * One byte of the major version, or the dot behind it.
 * @param zero the number may begin with 0
 * @returns the place behind it, or -1
 */
export function majorVersion(s: HeadState, byte: number, at: number, zero: boolean): number {
  if (s.count === 0) {
    if (!isDigit(byte) || (byte === ZERO && !zero)) return s.fail(FAULTS.major, at)
    s.major = byte - ZERO
    s.count = 1
  } else if (byte === DOT) {
    s.count = s.minor = 0
    s.state = MINOR
  } else {
    if (s.rules.oneDigitVersions) return s.fail(FAULTS.dot, at)
    if (!isDigit(byte)) return s.fail(FAULTS.major, at)
    s.flags |= ODD
    s.major = s.major * 10 + (byte - ZERO)
    if (s.major > MOST) return s.fail(FAULTS.major, at)
  }
  return at + 1
}

/**
 * One digit of the minor version.
 * @param after what is wrong with a byte that is not what has to follow the version
 * @returns the place behind it, or -1
 */
export function minorVersion(s: HeadState, byte: number, at: number, after: Fault): number {
  if (s.count > 0 && s.rules.oneDigitVersions) return s.fail(after, at)
  if (!isDigit(byte)) return s.fail(FAULTS.minor, at)
  if (s.count > 0) s.flags |= ODD
  s.minor = s.minor * 10 + (byte - ZERO)
  if (s.rules.knownVersions && !KNOWN.has(s.major * 10 + s.minor)) return s.fail(FAULTS.versionUnknown, at + 1)
  if (s.minor > MOST) return s.fail(FAULTS.minor, at)
  s.count++
  return at + 1
}
