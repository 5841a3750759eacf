/**
 * The Transfer-Encoding line: whether the body is chunked.
 */

import { CHUNKED, type HeadState } from './head-state'

const NO = 0
const YES = 1

const isChunked = (word: string) => word.replace(/ +$/, '').toLowerCase() === 'chunked'

const lastOf = (text: string): string => text.slice(text.lastIndexOf(',') + 1).replace(/^[ \t]+/, '')

/** The comma after chunked is passed over, so that the next coding does not begin a word. */
function lastToken(text: string): string {
  const codings = text.split(',')
  let last = ''
  for (let i = 0; i < codings.length; i++) {
    last = codings[i].replace(/^[ \t]+/, '')
    if (isChunked(last) && i + 1 < codings.length) last += codings[++i]
  }
  return last
}

/** Takes one line of the value. Only the first one that has text counts. */
export function codingSegment(s: HeadState, text: string): void {
  if (s.rules.wire.chunkedWord === 'alone') s.token = !s.folded && isChunked(text) ? YES : NO
  else if (!s.folded && text !== '') {
    s.flags &= ~CHUNKED
    s.token = isChunked(s.rules.wire.chunkedWord === 'last' ? lastOf(text) : lastToken(text)) ? YES : NO
  }
}

/** A coding that ends with its line, or with the value, counts. */
export function endOfCoding(s: HeadState): void {
  if (s.token === YES) s.flags |= CHUNKED
}
