/** The value of a header line, and the lines that go on with it. */

import { trimmedEnd } from './blanks'
import { latin1 } from './bytes'
import { codingBytes } from './coding'
import { awaitsDash, awaitsWord } from './connection'
import { FAULTS } from './faults'
import {
  beginValue,
  endIsFar,
  endOfSegment,
  endOfValue,
  goOn,
  isPassedOver,
  saysNoMore,
  saysNothing,
} from './framing-lines'
import { BARE, CODING_LINE, CONNECTION_LINE, FOLDED, FOLDED_LENGTH, type HeadState, LENGTH_LINE } from './head-state'
import { lengthByte } from './length'
import {
  BEFORE_VALUE,
  CONTINUED,
  EMPTY_LINE_FEED,
  EMPTY_NEXT,
  LINE_START,
  VALUE,
  VALUE_LINE_FEED,
  VALUE_NEXT,
} from './line-states'
import { lowerName } from './names'
import { CR, LF, SP, TAB } from './tables'

/** Takes bytes from `at`; gives where it stopped: after the value (state LINE_START), in it, or -1 for a fault. */
export function scanValue(s: HeadState, bytes: Buffer, at: number, end: number): number {
  const { rules } = s
  const byte = bytes[at]
  const isBlank = byte === SP || byte === TAB
  switch (s.state) {
    case BEFORE_VALUE:
      if (isBlank) return at + 1
      return byte === CR || byte === LF ? emptyLine(s, byte, at) : beginText(s, byte, at)
    case EMPTY_LINE_FEED:
      if (byte !== LF && !rules.anyAfterEmpty && !rules.returnEndsEmpty) return s.fail(FAULTS.strict, at)
      s.state = EMPTY_NEXT
      return byte !== LF && rules.returnEndsEmpty ? at : at + 1
    case EMPTY_NEXT:
      if (isBlank) {
        if (rules.refusesFoldedEmpty) return s.fail(FAULTS.headerValue, at + 1)
        s.wrapped = true
        s.state = BEFORE_VALUE
      } else {
        if (!endOfSegment(s, '', at)) return -1
        finishLine(s)
      }
      return at
    case VALUE:
      return text(s, bytes, at, end)
    case VALUE_LINE_FEED:
      if (byte !== LF && !rules.anyAfterValue) return s.fail(FAULTS.valueLineFeed, at)
      s.state = VALUE_NEXT
      return at + 1
    case VALUE_NEXT:
      if (!isBlank) finishLine(s)
      else if (rules.refusesFolded) return s.fail(FAULTS.foldedValue, at)
      else {
        s.folded = s.wrapped = true
        if (rules.joinsFolded) s.state = CONTINUED
        else {
          if (!goOn(s, byte, at)) return -1
          s.open(at)
          s.state = VALUE
        }
      }
      return at
    default: // CONTINUED
      if (isBlank) return at + 1
      return byte === CR || byte === LF ? endLine(s, byte, at) : beginText(s, byte, at)
  }
}

/** The first byte of a line's text. */
function beginText(s: HeadState, byte: number, at: number): number {
  if (!beginValue(s, byte, at)) return -1
  s.open(at)
  s.state = VALUE
  // The era that did not look at the first byte passes over it.
  return s.rules.firstByteFree && s.kind !== LENGTH_LINE ? at + 1 : at
}

/** The end of a line that gave nothing; `byte` is CR or LF. */
function endLine(s: HeadState, byte: number, at: number): number {
  s.kind = 0
  if (byte === CR) s.state = VALUE_LINE_FEED
  else {
    if (s.rules.refusesBareInValues) return s.fail(FAULTS.headerValue, at)
    s.flags |= BARE
    finishLine(s)
  }
  return at + 1
}

/** The end of a first line without a value. */
function emptyLine(s: HeadState, byte: number, at: number): number {
  if (byte === LF && s.rules.refusesBareInValues) return s.fail(FAULTS.headerValue, at + 1)
  if (s.rules.emptyMayFold) {
    if (byte === LF) s.flags |= BARE
    s.state = byte === CR ? EMPTY_LINE_FEED : EMPTY_NEXT
    return at + 1
  }
  return endOfSegment(s, '', at + 1) ? endLine(s, byte, at) : -1
}

/** The text of a line, and the byte behind it. */
function text(s: HeadState, bytes: Buffer, at: number, end: number): number {
  if (s.kind === LENGTH_LINE) at = digits(s, bytes, at, end)
  else {
    const from = at
    at = valueBytes(s, bytes, at, end)
    if (at > from && s.kind === CODING_LINE && s.rules.endsWithChunked && s.isRequest && !s.folded) {
      if (!codingBytes(s, bytes, from, at)) return -1
    }
  }
  if (at < 0 || at === end) return at
  if (s.tooLong && isPassedOver(s, bytes, at)) return at + 1
  const { refusesBare, refusesBareAfterText, refusesBareInValues, returnAsDash, secondByteOnly } = s.rules
  const stop = bytes[at]
  const maybeWord = returnAsDash && s.kind === CONNECTION_LINE
  if (stop === 0 && maybeWord && awaitsWord(s, bytes, at)) return at + 1
  if (stop !== CR && stop !== LF) {
    // What no longer says anything is passed over from its second byte on, where the era looked at that only.
    if (!secondByteOnly || at === s.mark || !saysNoMore(s, s.text + latin1(bytes, s.mark, at - 1)))
      return s.fail(FAULTS.headerValue, at)
    s.unread = true
    return at
  }
  if (stop === CR && maybeWord && awaitsDash(s, bytes, at)) return at + 1
  if (s.tooLong) return endIsFar(s, bytes, at) ? s.tooLongAtEnd(end) : s.fail(FAULTS.headersTooLong, at)
  if (stop === LF && refusesBareInValues) return s.fail(refusesBare ? FAULTS.valueReturn : FAULTS.headerValue, at)
  if (stop === LF && refusesBareAfterText) return s.fail(FAULTS.valueReturn, at + 1)
  s.unread = false
  const line = s.close(bytes, at, stop === CR)
  if (s.fault) return -1
  s.value += line
  if (!endOfSegment(s, line, at)) return -1
  if (stop === LF) s.flags |= BARE
  s.state = stop === CR ? VALUE_LINE_FEED : VALUE_NEXT
  return at + 1
}

function digits(s: HeadState, bytes: Buffer, at: number, end: number): number {
  while (at < end && bytes[at] !== CR && bytes[at] !== LF) {
    if (!lengthByte(s, bytes[at], at)) return -1
    at++
  }
  return at
}

/** After the bytes that may stand in a value. */
function valueBytes(s: HeadState, bytes: Buffer, at: number, end: number): number {
  const { anyValue, secondByteOnly } = s.rules
  let { value } = s.rules
  if (secondByteOnly && (s.unread || saysNothing(s))) {
    const place = s.text.length + at - s.mark
    if (place === 0 && ++at === end) return at
    // What is not read any more is looked at once in each piece.
    const looked = at === s.mark || (place <= 1 && !s.unread)
    const byte = bytes[at]
    if (looked && value[byte] === 0 && byte !== CR && byte !== LF) return s.fail(FAULTS.headerValue, at)
    value = anyValue
  }
  while (at < end && value[bytes[at]] !== 0) at++
  return at
}

/** Names whose values, where they are folded, some other reader may take for others. */
const FRAMING_NAMES = new Map([
  ['content-length', FOLDED_LENGTH],
  ['transfer-encoding', FOLDED],
  ['connection', FOLDED],
  ['proxy-connection', FOLDED],
  ['upgrade', FOLDED],
  ['host', FOLDED],
])

/** The line is whole: its name and value join the others. */
function finishLine(s: HeadState): void {
  endOfValue(s)
  if (s.wrapped) {
    s.flags |= FRAMING_NAMES.get(lowerName(trimmedEnd(s.name))) ?? 0
    s.wrapped = false
  }
  s.headers.push(s.decode(s.name), s.decode(s.rules.keepsTrailingBlanks ? s.value : trimmedEnd(s.value)))
  s.name = s.value = ''
  s.folded = false
  s.state = LINE_START
}
