/**
 * The Transfer-Encoding line: whether the body is chunked.
 */

import { FAULTS } from './faults'
import { CHUNKED, CODING, type HeadState } from './head-state'
import { afterName } from './names'
import { SP, TAB, TOKEN } from './tables'

const WORD = 'chunked'
/** Where in a list of tokens the reader is: 0 to 6 letters of the word are there, … */
const WHOLE = WORD.length
const OTHER = 8
const NEXT = 9
const LOST = 10

const isChunked = (word: string) => /^(?:chunked *)+$/i.test(word)
const COMMA = 0x2c
const isChunkedOnce = (word: string) => /^chunked *$/i.test(word)
/** Whether it may become that word. */
const mayBeChunked = (word: string) => WORD.startsWith(word.toLowerCase()) || isChunkedOnce(word)

const lastOf = (text: string): string => text.slice(text.lastIndexOf(',') + 1).replace(/^[ \t]+/, '')

/** Under the rule that the name counts as soon as it is there: looks at a name up to `at`. */
export function codingName(s: HeadState, bytes: Buffer, at: number): void {
  if (afterName(s, bytes, at, 'transfer-encoding') < 0) return
  s.flags |= CODING
  if (s.rules.replacesCoding) s.flags &= ~CHUNKED
}

/** The first byte of a value: that there is a coding, and whether there may be another one. */
export function beginCoding(s: HeadState, at: number): boolean {
  if (s.rules.endsWithChunked && s.isRequest && !s.folded && s.flags & CHUNKED) {
    s.fail(FAULTS.codingAfterChunked, at + 1)
    return false
  }
  s.flags |= CODING
  s.count = 0
  return true
}

/** Under the rule that nothing follows chunked in the list of a request: looks at bytes of it, up to `end`. */
export function codingBytes(s: HeadState, bytes: Buffer, at: number, end: number): boolean {
  for (; at < end; at++) {
    const byte = bytes[at]
    if (byte === COMMA) {
      if (s.count === WHOLE) {
        s.fail(FAULTS.codingAfterChunked, at + 1)
        return false
      }
      s.count = 0
    } else if (s.count === 0 && (byte === SP || byte === TAB)) continue
    else if (s.count < WHOLE) s.count = (byte | 0x20) === WORD.charCodeAt(s.count) ? s.count + 1 : OTHER
    else if (byte !== SP) s.count = OTHER
  }
  return true
}

/** Takes one line of the value. */
export function codingSegment(s: HeadState, text: string): void {
  const { chunkedAlone, chunkedOnce, chunkedTokens, codingCountsBeforeFold, replacesCoding } = s.rules
  if (chunkedAlone) s.token = !s.folded && isChunkedOnce(text) ? WHOLE : 0
  else if (chunkedTokens) listOfTokens(s, text)
  else if (s.folded) {
    // What is followed by a folded line is none that ends the value.
    if (!codingCountsBeforeFold) s.token = 0
  } else if (text !== '') {
    if (replacesCoding) s.flags &= ~CHUNKED
    s.token = (chunkedOnce ? isChunkedOnce : isChunked)(lastOf(text)) ? WHOLE : 0
  }
}

function listOfTokens(s: HeadState, text: string): void {
  let state = s.token
  // The blank that a line begins with to go on says nothing.
  const from = s.folded ? 1 : 0
  if (s.folded && state !== NEXT) state = LOST
  for (let i = from; i < text.length && state !== LOST; i++) {
    const letter = text[i].toLowerCase()
    if (state < WHOLE) state = letter === WORD[state] ? state + 1 : OTHER
    else if (state === WHOLE) state = letter === ' ' ? WHOLE : OTHER
    else if (state === OTHER) state = letter === ',' ? NEXT : OTHER
    else {
      // The bit that makes letters small was set in every byte.
      const small = text.charCodeAt(i) | 0x20
      if (letter === WORD[0]) state = 1
      else if (small !== SP) state = TOKEN[small] === 1 ? OTHER : LOST
    }
  }
  s.token = state
}

/** Whether nothing that follows these letters of the first line can make it chunked. */
export const cannotBeChunked = (s: HeadState, text: string): boolean => s.rules.chunkedAlone && !mayBeChunked(text)

/** A coding that ends with its line, or with the value, counts. */
export function endOfCoding(s: HeadState): void {
  if (s.token === WHOLE) s.flags |= CHUNKED
}
