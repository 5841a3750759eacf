/**
 * Heads that frame their body as no receiver may read it (RFC 9112, 6): with a length beside chunks, lengths that differ or are
 * none, codings that do not end with chunked. What has only one right form is corrected; the rest is refused.
 */

import type { Era } from '../shapes/era'

/** What a head says of its framing, as far as it is written. */
export interface FramedHead {
  text: string
  /** The length that it says. */
  length: string | number | undefined
  /** The codings that it says, of all lines. */
  codings: string | undefined
}

interface Framings {
  /** A line with the length was written. @throws if it says none, or another than the line before it */
  length(head: FramedHead, name: string, value: unknown): void
  /** A line with codings was written. */
  coding(head: FramedHead, name: string, value: unknown): void
  /** Nothing frames an answer: whether its connection closes behind it. */
  closes(): boolean
  /** The lines of a head are written. @throws if its codings do not end with chunked */
  settle(head: FramedHead): void
}

const ID = 'sent-framing'
const isLength = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && Number.isSafeInteger(value)
const DIGITS = /^[ \t]*(\d{1,15})[ \t]*$/
const LENGTH_LINES = /\r\ncontent-length:[^\r\n]*(?=\r\n)/gi
const LAST_LINE = /[^\r\n]*\r\n$/
const token = "[!#$%&'*+\\-.0-9A-Z^_`a-z|~]+"
const LIST = new RegExp(`^(?:${token}[ \\t]*,[ \\t]*)*chunked$`, 'i')
const isList = (codings: string): boolean => LIST.test(codings) && codings.toLowerCase().split('chunked').length === 2

/** @returns what looks at the framing; nothing where the era sent what it was given */
export function makeFramings({ guard, profile }: Era): Framings | undefined {
  if (guard.profile.outgoing.framing === 'sent') return undefined
  const acts = profile.outgoing.framing === 'checked'
  const refuse = (words: string): void => {
    const error = guard.blame(ID, new TypeError(words))
    if (acts) throw error
  }
  /** Names that only contain the one that is meant are taken for it by some eras. */
  const isOther = (name: string, meant: string): boolean => {
    if (name.toLowerCase() === meant) return false
    guard.refuse(ID, `${name} to be taken for ${meant}`)
    return true
  }
  return {
    length(head, name, value) {
      // What is usual is looked at first.
      if (head.length === undefined && acts && isLength(value)) {
        head.length = value
        return
      }
      if (isOther(name, 'content-length')) return
      const digits = DIGITS.exec(String(value))?.[1]
      if (digits === undefined) refuse('Content-Length is not digits')
      else if (head.length === undefined) head.length = digits
      else if (Number(head.length) !== Number(digits)) refuse('Content-Length is given twice')
      else if (acts) head.text = head.text.replace(LAST_LINE, '')
      else guard.refuse(ID, 'a length that is given twice')
    },
    coding(head, name, value) {
      if (isOther(name, 'transfer-encoding')) return
      const text = String(value).trim()
      head.codings = head.codings === undefined ? text : `${head.codings}, ${text}`
    },
    closes() {
      guard.refuse(ID, 'to keep a connection behind an answer that nothing frames')
      return acts
    },
    settle(head) {
      const { codings, length } = head
      if (codings === undefined) return
      if (!isList(codings)) refuse('Transfer-Encoding is no list of codings that ends with chunked')
      else if (length !== undefined) {
        guard.refuse(ID, 'a length beside chunks: it is left out')
        if (acts) head.text = head.text.replace(LENGTH_LINES, '')
      }
    },
  }
}
