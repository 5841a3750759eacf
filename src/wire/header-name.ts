/** The name of a header line up to its colon, and lines that have none. */

import { trimmedEnd } from './blanks'
import { latin1 } from './bytes'
import { codingName } from './coding'
import { FAULTS } from './faults'
import { beginValue } from './framing-lines'
import {
  BARE,
  CHUNKED,
  CODING,
  CODING_LINE,
  CONNECTION_LINE,
  type HeadState,
  LENGTH,
  LENGTH_LINE,
  LENGTH_NAMED,
  UPGRADE_LINE,
} from './head-state'
import { lengthName } from './length'
import { BEFORE_VALUE, LINE_START, NAME, NAME_LINE_FEED, NAME_NEXT, VALUE } from './line-states'
import { lowerName } from './names'
import { COLON, CR, LF, SP, TAB } from './tables'

const KINDS = new Map<string, number>([
  ['connection', CONNECTION_LINE],
  ['proxy-connection', CONNECTION_LINE],
  ['content-length', LENGTH_LINE],
  ['transfer-encoding', CODING_LINE],
  ['upgrade', UPGRADE_LINE],
  // Only where a CR is read as the dash can it stand there.
  ['proxy\rconnection', CONNECTION_LINE],
  ['content\rlength', LENGTH_LINE],
  ['transfer\rencoding', CODING_LINE],
])
/** What stands before the dash in the names of framing headers. */
const BEFORE_DASH = new Set(['proxy', 'content', 'transfer'])

/** Takes bytes of a name from `at`; gives where it stopped, or -1 for a fault. */
export function scanName(s: HeadState, bytes: Buffer, at: number, end: number): number {
  if (s.state === NAME) return nameBytes(s, bytes, at, end)
  const { anyAfterValue, joinsFolded } = s.rules
  const byte = bytes[at]
  if (s.state === NAME_LINE_FEED) {
    if (byte !== LF && !anyAfterValue) return s.fail(FAULTS.valueLineFeed, at)
    s.state = NAME_NEXT
    return at + 1
  }
  // A blank makes the next line a value of the name; anything else, more of the name.
  if (byte === SP || byte === TAB) s.wrapped = true
  if (byte !== SP && byte !== TAB) s.state = LINE_START
  else if (joinsFolded) s.state = BEFORE_VALUE
  else {
    // The blank is the value's first byte: no word begins with it.
    if (!beginValue(s, byte, at)) return -1
    s.kind = 0
    s.open(at)
    s.state = VALUE
  }
  return at
}

/** Bytes that may stand in a name, and the one behind them. */
function nameBytes(s: HeadState, bytes: Buffer, at: number, end: number): number {
  const {
    looksAtBlanks,
    chunkedTokens,
    gluesColonless,
    lengthTwiceAtName,
    name,
    noBlankAfterFraming,
    oddName,
    refusesBlankAtOnce,
    refusesLengthOrCodingName,
    returnAsDash,
  } = s.rules
  while (at < end && name[bytes[at]] !== 0) at++
  if (lengthTwiceAtName && !s.blankInName && !lengthName(s, bytes, at)) return -1
  if (chunkedTokens) codingName(s, bytes, at)
  if (at === end) return at
  if (s.tooLong) return s.fail(FAULTS.headersTooLong, at)
  const stop = bytes[at]
  if (stop === COLON) {
    if (s.headers.length >= s.mostNamed) return s.fail(FAULTS.linesBeyond, at + 1)
    const text = s.close(bytes, at)
    if (s.fault) return -1
    const name = s.blankInName ? withBlanks(s, text, at) : text
    if (s.fault) return -1
    endName(s, name)
    if (refusesLengthOrCodingName && !fitsFraming(s, at)) return -1
    s.state = BEFORE_VALUE
  } else if (stop === CR && returnAsDash && BEFORE_DASH.has(lowerName(s.text + latin1(bytes, s.mark, at)))) {
    return at + 1
  } else if ((stop === CR || stop === LF) && gluesColonless) {
    endName(s, s.close(bytes, at))
    if (stop === LF) s.flags |= BARE
    s.state = stop === CR ? NAME_LINE_FEED : LINE_START
  } else if (stop === SP && looksAtBlanks) {
    // With a blank in it, it is not a name that frames a message.
    // Asked at the first blank alone, for it costs as much as the name is long.
    const looks = (noBlankAfterFraming && !s.blankInName) || refusesBlankAtOnce
    const frames = looks && kindOf(s.text + latin1(bytes, s.mark, at)) !== 0
    if (noBlankAfterFraming && frames) return s.fail(FAULTS.headerNameBlank, at + 1)
    if (refusesBlankAtOnce && !frames) return s.fail(FAULTS.headerName, at)
    s.blankInName = true
  } else if (stop === CR || stop === LF) return s.fail(FAULTS.headerColonless, at)
  else return s.fail(oddName[stop] === 1 ? FAULTS.headerNameOdd : FAULTS.headerName, at)
  return at + 1
}

/** A name with blanks in it or after it, up to its colon at `at`, as it counts; s.fault: it must not be. */
function withBlanks(s: HeadState, text: string, at: number): string {
  const { blanksInNames, dropsBlankOfResponses, refusesBlankAtOnce, refusesBlankBeforeColon } = s.rules
  // Where no name may have a blank, those that frame were looked at before.
  if (refusesBlankAtOnce) return text
  const name = trimmedEnd(text)
  // A blank before the name is for another rule.
  if (!blanksInNames && name.trimStart().includes(' ')) s.fail(FAULTS.headerNameWithBlank, at)
  else if (refusesBlankBeforeColon && name !== text && (s.isRequest || !dropsBlankOfResponses)) {
    s.fail(FAULTS.blankBeforeColon, at)
  }
  return refusesBlankBeforeColon ? name : text
}

/** Whether a name whose colon is at `at` may stand beside those that frame the message already. */
function fitsFraming(s: HeadState, at: number): boolean {
  if (s.kind === LENGTH_LINE && s.flags & (CODING | CHUNKED)) s.fail(FAULTS.lengthAfterCoding, at + 1)
  else if (s.kind === CODING_LINE && s.flags & (LENGTH | LENGTH_NAMED)) s.fail(FAULTS.codingAfterLength, at + 1)
  return s.fault === undefined
}

function endName(s: HeadState, text: string): void {
  s.name += text
  s.kind = kindOf(text)
}

/** What a name is about, though blanks follow it. */
function kindOf(name: string): number {
  let end = name.length
  while (end > 0 && name.charCodeAt(end - 1) === SP) end--
  return KINDS.get(lowerName(end === name.length ? name : name.slice(0, end))) ?? 0
}
