/**
 * The Transfer-Encoding line: whether the body is chunked.
 */

import { CHUNKED, type HeadState } from './head-state'

const NO = 0
const YES = 1

const isChunked = (word: string) => word.replace(/ +$/, '').toLowerCase() === 'chunked'

/** Takes one line of the value. Only the first one that has text counts. */
export function codingSegment(s: HeadState, text: string): void {
  if (s.rules.wire.chunkedWord === 'alone') s.token = !s.folded && isChunked(text) ? YES : NO
  else if (!s.folded && text !== '') {
    s.flags &= ~CHUNKED
    s.token = isChunked(text.slice(text.lastIndexOf(',') + 1).replace(/^[ \t]+/, '')) ? YES : NO
  }
}

/** A coding that ends with its line, or with the value, counts. */
export function endOfCoding(s: HeadState): void {
  if (s.token === YES) s.flags |= CHUNKED
}
