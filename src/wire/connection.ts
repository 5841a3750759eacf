/**
 * The Connection line: what it says of keeping, closing and leaving the connection for another protocol.
 */

import { latin1 } from './bytes'
import { CLOSE, CONNECTION_UPGRADE, type HeadState, KEEP_ALIVE } from './head-state'
import { TOKEN } from './tables'

const WORDS: readonly (readonly [word: string, flag: number])[] = [
  ['keep-alive', KEEP_ALIVE],
  ['close', CLOSE],
  ['upgrade', CONNECTION_UPGRADE],
]

/** Where in the value the reader is; kept from line to line of a folded value. */
const FRESH = 0
const NEXT_WORD = 1
const OTHER_WORD = 2
/** Nothing that follows counts. */
const LOST = 3
/** A known word: 4 + its index while it is spelled, 8 + its index when it is whole. */
const SPELLING = 4
const SPELLED = 8

/** Takes one line of the value. */
export function connectionSegment(s: HeadState, text: string): void {
  if (s.rules.wire.connectionWords === 'alone') wholeValue(s, text)
  else listOfWords(s, text)
}

/** The value is one word, or it says nothing. */
function wholeValue(s: HeadState, text: string): void {
  s.token = LOST
  if (s.folded) return
  const word = text.replace(/ +$/, '').toLowerCase()
  if (word === 'close') s.token = SPELLED + 1
  else if (word === 'keep-alive') s.token = SPELLED
}

/** The value is a list of words between commas. */
function listOfWords(s: HeadState, text: string): void {
  const loose = s.rules.wire.connectionWords === 'looseList'
  let state = s.token
  if (s.folded) {
    // A known word that ended the line before was the last one.
    if (s.rules.wire.foldedWords === 'startAgain') state = state >= SPELLED ? LOST : FRESH
    // What was not over at the end of the line before is lost, and what follows with it.
    else if (state !== NEXT_WORD) state = LOST
  }
  let letters = 0
  const lower = text.toLowerCase()
  for (let i = 0; i < lower.length && state !== LOST; i++) {
    const letter = lower[i]
    if (state <= NEXT_WORD) {
      if (letter === ' ' || letter === '\t') continue
      const index = WORDS.findIndex(([word]) => word[0] === letter)
      if (index >= 0) {
        state = SPELLING + index
        letters = 1
      } else if (loose) {
        if (letter !== ',') state = OTHER_WORD
      } else if (state === FRESH || TOKEN[lower.charCodeAt(i)] === 1) state = OTHER_WORD
      else state = LOST
    } else if (state >= SPELLED) {
      if (letter === ',') {
        s.flags |= WORDS[state - SPELLED][1]
        state = NEXT_WORD
      } else if (letter !== ' ') state = OTHER_WORD
    } else if (state >= SPELLING) {
      const [word] = WORDS[state - SPELLING]
      // A comma that came too early is a comma, or else a part of the word.
      if (letter !== word[letters] && !(letter === '\r' && word[letters] === '-' && s.rules.wire.returnAsDash)) {
        state = loose && letter === ',' ? NEXT_WORD : OTHER_WORD
      } else if (++letters === word.length) state += SPELLED - SPELLING
    } else if (letter === ',') state = NEXT_WORD
  }
  s.token = state
}

/** Whether nothing counts after these letters of a line. */
export function hidesRest(s: HeadState, text: string): boolean {
  if (s.rules.wire.connectionWords !== 'list') return false
  const { flags, token } = s
  listOfWords(s, text)
  const hidden = s.token === LOST
  s.token = token
  s.flags = flags
  return hidden
}

/** How many bytes before it are looked at: more blanks than this has no word before it. */
const NEAR = 64

/** Whether the line, so far up to `at`, ends with the first part of keep-alive. */
export function awaitsDash(s: HeadState, bytes: Buffer, at: number): boolean {
  const near = s.text.slice(-NEAR) + latin1(bytes, Math.max(s.mark, at - NEAR), at)
  return /(?:^|,)[ \t]*keep$/i.test(near)
}

/** A word that ends with its line, or with the value, counts. */
export function endOfConnection(s: HeadState): void {
  if (s.token >= SPELLED) s.flags |= WORDS[s.token - SPELLED][1]
}
