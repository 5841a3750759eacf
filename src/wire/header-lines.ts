/**
 * The lines of a head after the first one, and trailers: names, values, lines that go on, and the empty line.
 */

import { latin1 } from './bytes'
import { codingName } from './coding'
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
import { CODING_LINE, CONNECTION_LINE, DONE, type HeadState, LENGTH_LINE, LINES, UPGRADE_LINE } from './head-state'
import { lengthByte, lengthName } from './length'
import { lowerName } from './names'
import { COLON, CR, LF, SP, TAB } from './tables'

const LINE_START = LINES
const NAME = 33
const BEFORE_VALUE = 34
/** After the CR of a line whose value has not begun. */
const EMPTY_LINE_FEED = 35
/** After the end of such a line: it may go on in the next one. */
const EMPTY_NEXT = 36
const VALUE = 37
const VALUE_LINE_FEED = 38
const VALUE_NEXT = 39
const LAST_LINE_FEED = 40
const CONTINUED = 41
/** After the CR of a line without a colon, and after its end. */
const NAME_LINE_FEED = 42
const NAME_NEXT = 43

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

export function scanHeaderLines(s: HeadState, bytes: Buffer, at: number, end: number): number {
  const { rules } = s
  const { wire } = rules
  const anyAfterCr = wire.afterCarriageReturn !== 'line feed'
  while (at < end) {
    const byte = bytes[at]
    switch (s.state) {
      case LINE_START:
        if (byte === CR) {
          s.state = LAST_LINE_FEED
          at++
        } else if (byte === LF) {
          s.state = DONE
          return at + 1
        } else {
          if (rules.name[byte] === 0 && !rules.beginsName(byte)) return s.fail(FAULTS.headerName, at)
          s.open(at)
          s.blankInName = false
          s.state = NAME
        }
        break
      case NAME: {
        const { name } = rules
        while (at < end && name[bytes[at]] !== 0) at++
        if (wire.repeatedLength === 'refusedAtName' && !lengthName(s, bytes, at)) return -1
        if (wire.chunkedWord === 'lastOfTokens') codingName(s, bytes, at)
        if (at === end) break
        if (s.tooLong) return s.fail(FAULTS.headersTooLong, at)
        const stop = bytes[at]
        if (stop === COLON) {
          const text = s.close(bytes, at)
          if (s.fault) return -1
          s.name += text
          s.kind = kindOf(text)
          s.state = BEFORE_VALUE
          at++
        } else if (stop === CR && wire.returnAsDash && BEFORE_DASH.has(lowerName(s.text + latin1(bytes, s.mark, at))))
          at++
        else if ((stop === CR || stop === LF) && wire.colonlessLines === 'glued') {
          const text = s.close(bytes, at)
          s.name += text
          s.kind = kindOf(text)
          at++
          s.state = stop === CR ? NAME_LINE_FEED : LINE_START
        } else if (stop === SP && rules.blankBeforeColon) {
          // With a blank in it, it is no name that frames a message.
          if (!s.blankInName && kindOf(s.text + latin1(bytes, s.mark, at)) !== 0)
            return s.fail(FAULTS.headerNameBlank, at + 1)
          s.blankInName = true
          at++
        } else return s.fail(FAULTS.headerName, at)
        break
      }
      case NAME_LINE_FEED:
        if (byte !== LF && wire.valueLineFeed === 'needed') return s.fail(FAULTS.lineFeed, at)
        at++
        s.state = NAME_NEXT
        break
      case NAME_NEXT:
        // A blank makes the next line a value of the name; anything else, more of the name.
        if (byte !== SP && byte !== TAB) s.state = LINE_START
        else if (wire.foldedValues === 'joined') s.state = BEFORE_VALUE
        else {
          // The blank is the value's first byte: no word begins with it.
          if (!beginValue(s, byte, at)) return -1
          s.kind = 0
          s.open(at)
          s.state = VALUE
        }
        break
      case BEFORE_VALUE:
        if (byte === SP || byte === TAB) at++
        else if (byte === CR || byte === LF) {
          at++
          if (wire.emptyValues === 'framing') s.state = byte === CR ? EMPTY_LINE_FEED : EMPTY_NEXT
          else if (!endOfSegment(s, '', at)) return -1
          else {
            s.kind = 0
            if (byte === CR) s.state = VALUE_LINE_FEED
            else finishLine(s)
          }
        } else {
          if (!beginValue(s, byte, at)) return -1
          s.open(at)
          s.state = VALUE
          // The era that did not look at the first byte passes over it.
          if (rules.firstByteFree && s.kind !== LENGTH_LINE) at++
        }
        break
      case EMPTY_LINE_FEED:
        if (byte !== LF && !anyAfterCr) return s.fail(FAULTS.strict, at)
        at++
        s.state = EMPTY_NEXT
        break
      case EMPTY_NEXT:
        if (byte === SP || byte === TAB) {
          s.state = BEFORE_VALUE
          break
        }
        if (!endOfSegment(s, '', at)) return -1
        finishLine(s)
        break
      case VALUE: {
        if (s.kind === LENGTH_LINE) {
          while (at < end && bytes[at] !== CR && bytes[at] !== LF) {
            if (!lengthByte(s, bytes[at], at)) return -1
            at++
          }
        } else {
          let { value } = rules
          if (rules.secondByteOnly && (s.unread || saysNothing(s))) {
            const place = s.text.length + at - s.mark
            if (place === 0) {
              at++
              break
            }
            // What is not read any more is looked at once in each piece.
            const looked = at === s.mark || (place === 1 && !s.unread)
            if (looked && value[byte] === 0 && byte !== CR && byte !== LF) return s.fail(FAULTS.headerValue, at)
            value = rules.anyValue
          }
          while (at < end && value[bytes[at]] !== 0) at++
        }
        if (at === end) break
        if (s.tooLong && isPassedOver(s, bytes, at)) {
          at++
          break
        }
        const stop = bytes[at]
        if (stop === 0 && wire.returnAsDash && s.kind === CONNECTION_LINE && awaitsWord(s, bytes, at)) {
          at++
          break
        }
        if (stop !== CR && stop !== LF) {
          // What no longer says anything is passed over from its second byte on, where the era looked at that only.
          if (!rules.secondByteOnly || at === s.mark || !saysNoMore(s, s.text + latin1(bytes, s.mark, at - 1)))
            return s.fail(FAULTS.headerValue, at)
          s.unread = true
          break
        }
        if (stop === CR && wire.returnAsDash && s.kind === CONNECTION_LINE && awaitsDash(s, bytes, at)) {
          at++
          break
        }
        if (s.tooLong) {
          return endIsFar(s, bytes, at) ? s.tooLongAtEnd(end) : s.fail(FAULTS.headersTooLong, at)
        }
        s.unread = false
        const text = s.close(bytes, at, stop === CR)
        if (s.fault) return -1
        s.value += text
        if (!endOfSegment(s, text, at)) return -1
        at++
        s.state = stop === CR ? VALUE_LINE_FEED : VALUE_NEXT
        break
      }
      case VALUE_LINE_FEED:
        if (byte !== LF && wire.valueLineFeed === 'needed') return s.fail(FAULTS.lineFeed, at)
        at++
        s.state = VALUE_NEXT
        break
      case VALUE_NEXT:
        if (byte === SP || byte === TAB) {
          s.folded = true
          if (wire.foldedValues === 'joined') s.state = CONTINUED
          else {
            if (!goOn(s, byte, at)) return -1
            s.open(at)
            s.state = VALUE
          }
          break
        }
        finishLine(s)
        break
      case CONTINUED:
        if (byte === SP || byte === TAB) at++
        else if (byte === CR || byte === LF) {
          at++
          s.kind = 0
          if (byte === CR) s.state = VALUE_LINE_FEED
          else finishLine(s)
        } else {
          if (!beginValue(s, byte, at)) return -1
          s.open(at)
          s.state = VALUE
          if (rules.firstByteFree && s.kind !== LENGTH_LINE) at++
        }
        break
      case LAST_LINE_FEED:
        if (byte !== LF && !anyAfterCr) return s.fail(FAULTS.strict, at)
        s.state = DONE
        return at + 1
    }
  }
  return at
}

/** Whether `at` is in a name or value, beyond its first two bytes and the first one of a piece. */
export function inField(s: HeadState, at: number): boolean {
  if (s.mark < 0 || (s.state !== NAME && s.state !== VALUE)) return false
  return at - s.mark >= (s.text === '' ? 2 : 1)
}

/** What a name is about, though blanks follow it. */
function kindOf(name: string): number {
  let end = name.length
  while (end > 0 && name.charCodeAt(end - 1) === SP) end--
  return KINDS.get(lowerName(end === name.length ? name : name.slice(0, end))) ?? 0
}

/** The line is whole: its name and value join the others. */
function finishLine(s: HeadState): void {
  const { rules } = s
  endOfValue(s)
  s.headers.push(s.decode(s.name), s.decode(rules.wire.trailingBlanks === 'kept' ? s.value : trimmed(s.value)))
  s.name = s.value = ''
  s.folded = false
  s.state = LINE_START
}

/** Without the blanks at its end. */
function trimmed(value: string): string {
  let end = value.length
  while (end > 0 && (value.charCodeAt(end - 1) === SP || value.charCodeAt(end - 1) === TAB)) end--
  return end === value.length ? value : value.slice(0, end)
}
