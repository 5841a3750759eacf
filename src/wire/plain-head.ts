/**
 * The straight way: a head that is whole in one chunk and has nothing odd in it. Whatever the eras read differently
 * is not plain; then this scanner steps back and leaves the head to the one that knows the eras.
 *
 * One pass over the bytes notes where names and values begin and end; the head becomes one string, and they are cut
 * from that.
 */

import { latin1 } from './bytes'
import { keepsAlive, requestBody, responseBody, UNTIL_END } from './framing'
import { CHUNKED, CLOSE, KEEP_ALIVE, LENGTH } from './head-state'
import { internName, lowerName } from './names'
import type { Head, Parser } from './parser'
import { COLON, CR, LF, PLAIN_ASCII_VALUE, PLAIN_TARGET, PLAIN_VALUE, SP, TAB, TOKEN } from './tables'

/** A head with what frames its body. */
export interface PlainHead {
  head: Head
  end: number
  /** How the body ends; see framing.ts. */
  body: number
  /** Content-Length. */
  length: number
}

const SLASH = 0x2f
const DIGITS_ONLY = /^[0-9]{1,15}$/
const MOST_LINES = 128
const marks = new Int32Array(MOST_LINES * 4)

export function scanPlainHead(parser: Parser, bytes: Buffer, start: number, end: number): PlainHead | undefined {
  const plainValue = parser.rules.utf8 ? PLAIN_ASCII_VALUE : PLAIN_VALUE
  let at = start
  let method = ''
  let urlStart = 0
  let urlEnd = 0
  let statusCode = 0
  let reasonStart = 0
  let reasonEnd = 0
  let minor = 0
  if (parser.isRequest) {
    while (at < end && TOKEN[bytes[at]] === 1) at++
    if (at >= end || bytes[at] !== SP) return undefined
    method = latin1(bytes, start, at)
    if (!parser.rules.methods.has(method) || method === 'CONNECT') return undefined
    urlStart = ++at
    if (bytes[at] !== SLASH) return undefined
    while (at < end && PLAIN_TARGET[bytes[at]] === 1) at++
    urlEnd = at
    if (at + 11 > end || bytes[at] !== SP) return undefined
    at++
    minor = versionAt(bytes, at)
    at += 8
    if (minor < 0 || bytes[at] !== CR || bytes[at + 1] !== LF) return undefined
    at += 2
  } else {
    if (at + 15 > end) return undefined
    minor = versionAt(bytes, at)
    if (minor < 0 || bytes[at + 8] !== SP) return undefined
    at += 9
    for (let i = 0; i < 3; i++, at++) {
      const digit = bytes[at] - 0x30
      if (digit < 0 || digit > 9) return undefined
      statusCode = statusCode * 10 + digit
    }
    if (bytes[at] === SP) at++
    else if (bytes[at] !== CR) return undefined
    reasonStart = at
    while (at < end && plainValue[bytes[at]] === 1) at++
    reasonEnd = at
    if (at + 1 >= end || bytes[at] !== CR || bytes[at + 1] !== LF) return undefined
    at += 2
  }

  let lines = 0
  for (;;) {
    if (at + 1 >= end) return undefined
    if (bytes[at] === CR) {
      if (bytes[at + 1] !== LF) return undefined
      at += 2
      break
    }
    if (lines === marks.length) return undefined
    const nameStart = at
    while (at < end && TOKEN[bytes[at]] === 1) at++
    if (at === nameStart || at >= end || bytes[at] !== COLON) return undefined
    marks[lines] = nameStart
    marks[lines + 1] = at
    at++
    while (at < end && (bytes[at] === SP || bytes[at] === TAB)) at++
    marks[lines + 2] = at
    while (at < end && plainValue[bytes[at]] === 1) at++
    if (at + 2 >= end || bytes[at] !== CR || bytes[at + 1] !== LF) return undefined
    const last = bytes[at - 1]
    if (last === SP || last === TAB) return undefined
    marks[lines + 3] = at
    lines += 4
    at += 2
    if (bytes[at] === SP || bytes[at] === TAB) return undefined
  }

  if (at - start + parser.blanks >= parser.maxHeaderSize) return undefined
  const text = latin1(bytes, start, at)
  const headers: string[] = new Array(lines >> 1)
  let flags = 0
  let length = 0
  for (let i = 0, j = 0; i < lines; i += 4, j += 2) {
    const name = internName(bytes, marks[i], marks[i + 1])
    const value = text.slice(marks[i + 2] - start, marks[i + 3] - start)
    headers[j] = name
    headers[j + 1] = value
    switch (name.length) {
      case 7:
        if (lowerName(name) === 'upgrade') return undefined
        break
      case 10:
        if (lowerName(name) === 'connection') {
          const word = lowerName(value)
          if (flags & (CLOSE | KEEP_ALIVE)) return undefined
          if (word === 'keep-alive') flags |= KEEP_ALIVE
          else if (word === 'close') flags |= CLOSE
          else return undefined
        }
        break
      case 14:
        if (lowerName(name) === 'content-length') {
          if (flags & (LENGTH | CHUNKED) || !DIGITS_ONLY.test(value)) return undefined
          length = +value
          flags |= LENGTH
        }
        break
      case 16:
        if (lowerName(name) === 'proxy-connection') return undefined
        break
      case 17:
        if (lowerName(name) === 'transfer-encoding') {
          if (flags & (LENGTH | CHUNKED) || lowerName(value) !== 'chunked') return undefined
          flags |= CHUNKED
        }
        break
    }
  }
  const keeps = keepsAlive(1, minor, flags)
  const body = parser.isRequest
    ? requestBody(flags, length)
    : responseBody(parser.wire, statusCode, flags, length, keeps)
  const head: Head = {
    versionMajor: 1,
    versionMinor: minor,
    headers,
    method,
    url: text.slice(urlStart - start, urlEnd - start),
    statusCode,
    statusMessage: text.slice(reasonStart - start, reasonEnd - start),
    upgrade: false,
    shouldKeepAlive: keeps && body !== UNTIL_END,
  }
  return { head, end: at, body, length }
}

/** The minor version when `HTTP/1.0` or `HTTP/1.1` stands at `at`, else -1. */
function versionAt(bytes: Buffer, at: number): number {
  const minor = bytes[at + 7]
  return bytes[at] === 0x48 &&
    bytes[at + 1] === 0x54 &&
    bytes[at + 2] === 0x54 &&
    bytes[at + 3] === 0x50 &&
    bytes[at + 4] === 0x2f &&
    bytes[at + 5] === 0x31 &&
    bytes[at + 6] === 0x2e &&
    (minor === 0x30 || minor === 0x31)
    ? minor - 0x30
    : -1
}
