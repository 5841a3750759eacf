/**
 * The Connection line: what it says of keeping, closing and leaving the connection for another protocol.
 */

import { latin1 } from './bytes'
import { CLOSE, CONNECTION_UPGRADE, type HeadState, KEEP_ALIVE, NEAR } from './head-state'
import { SP, TOKEN } from './tables'

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
/** Beside a place: the last known word ran on into something else. */
const RAN_ON = 16

/** A blank between words; what reads a CR as a dash reads NUL as a blank in the same way, and a tab as none. */
const isBlank = (letter: string, returnAsDash: boolean): boolean =>
  letter === ' ' || letter === (returnAsDash ? '\0' : '\t')

/** Takes one line of the value. */
export function connectionSegment(s: HeadState, text: string): void {
  // Under the rule of tokens the lines are read when the head is whole.
  if (s.rules.connectionTokens) return
  if (s.rules.connectionAlone) wholeValue(s, text)
  else listOfWords(s, text)
}

/** The value is one word, or it says nothing. */
function wholeValue(s: HeadState, text: string): void {
  s.token = LOST
  if (s.folded) return
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === SP) end--
  const word = text.slice(0, end).toLowerCase()
  if (word === 'close') s.token = SPELLED + 1
  else if (word === 'keep-alive') s.token = SPELLED
}

/** Where a line that goes on with the value begins to be read. */
function afterFold({ token, rules }: HeadState): number {
  // What was not over at the end of the line before is lost, and what follows with it.
  if (rules.wordsGoOn) return (token & ~RAN_ON) === NEXT_WORD ? NEXT_WORD : LOST
  // A known word that ended the line before, or ran on, was the last one.
  return token >= SPELLED || token === LOST ? LOST : FRESH
}

/** The value is a list of words between commas. */
function listOfWords(s: HeadState, text: string): void {
  const { looseConnection: loose, returnAsDash, tabsAfterWords } = s.rules
  let state = s.folded ? afterFold(s) : s.token & ~RAN_ON
  let ranOn = s.folded ? 0 : s.token & RAN_ON
  let letters = 0
  const lower = text.toLowerCase()
  // The blank that makes a line go on is no part of a list that goes on.
  for (let i = s.folded && !loose ? 1 : 0; i < lower.length && state !== LOST; i++) {
    const letter = lower[i]
    if (state <= NEXT_WORD) {
      // The bit that makes letters small was set in every byte: a NUL became a blank, a tab a bracket.
      const small = text.charCodeAt(i) | 0x20
      if (loose ? isBlank(letter, returnAsDash) : state === NEXT_WORD && small === SP) continue
      const index = WORDS.findIndex(([word]) => word[0] === letter)
      if (index >= 0) {
        state = SPELLING + index
        letters = 1
      } else if (loose) {
        if (letter !== ',') state = OTHER_WORD
      } else if (state === FRESH || TOKEN[small] === 1) state = OTHER_WORD
      else state = LOST
    } else if (state >= SPELLED) {
      if (letter === ',') {
        s.flags |= WORDS[state - SPELLED][1]
        state = NEXT_WORD
      } else if (letter !== ' ' && !(letter === '\t' && tabsAfterWords)) {
        state = OTHER_WORD
        ranOn = RAN_ON
      }
    } else if (state >= SPELLING) {
      const [word] = WORDS[state - SPELLING]
      // A comma that came too early is a comma, or else a part of the word.
      if (letter !== word[letters] && !(letter === '\r' && word[letters] === '-' && returnAsDash)) {
        state = loose && letter === ',' ? NEXT_WORD : OTHER_WORD
      } else if (++letters === word.length) {
        state += SPELLED - SPELLING
        ranOn = 0
      }
    } else if (letter === ',') state = NEXT_WORD
  }
  s.token = state | ranOn
}

/** Whether the words of the list go on in the line after this one. */
export const listGoesOn = (s: HeadState): boolean => afterFold(s) !== LOST

/** Whether nothing counts after these letters of a line. */
export function hidesRest(s: HeadState, text: string): boolean {
  if (!s.rules.oddHidesRest) return false
  const { flags, token } = s
  listOfWords(s, text)
  const hidden = (s.token & ~RAN_ON) === LOST
  s.token = token
  s.flags = flags
  return hidden
}

/** Whether the line, so far up to `at`, ends with the first part of keep-alive. */
export function awaitsDash(s: HeadState, bytes: Buffer, at: number): boolean {
  if (s.folded && !listGoesOn(s)) return false
  const near = s.tail + latin1(bytes, Math.max(s.mark, at - NEAR), at)
  return /(?:^|,)[ \0]*keep$/i.test(near)
}

/** Whether the line, so far up to `at`, is where a word may begin. */
export function awaitsWord(s: HeadState, bytes: Buffer, at: number): boolean {
  if (s.folded && !listGoesOn(s)) return false
  const near = s.tail + latin1(bytes, Math.max(s.mark, at - NEAR), at)
  return /(?:^|,)[ \0]*$/.test(near)
}

/** A word that ends with its line, or with the value, counts. */
export function endOfConnection(s: HeadState): void {
  if (s.token >= SPELLED && s.token < RAN_ON) s.flags |= WORDS[s.token - SPELLED][1]
}
