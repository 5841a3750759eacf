/**
 * The fast path: a head that is whole in one chunk and has nothing odd in it. Whatever the eras read differently
 * is not plain; then this scanner steps back and leaves the head to the ones that know the eras.
 */

import { shortcuts } from '../shared/shortcuts'
import { viewOf } from './bytes'
import { keepsAlive, requestBody, responseBody, UNTIL_END } from './framing'
import type { Head } from './head'
import * as bits from './head-state'
import { LineMemory } from './line-memory'
import { isBodyless } from './message-rules'
import type { Connection } from './parser-state'
import { endOfPlainValue, scanPlainLines } from './plain-lines'
import type { Rules } from './rules'
import * as tables from './tables'

// What is imported is looked up at each use, and these are used for each byte.
const { CR, LF, PLAIN_TARGET, SP, TOKEN } = tables
const { CHUNKED, HOST } = bits

/** What is read: requests or responses, by which rules, and how long their heads may be. */
interface HeadReader {
  readonly isRequest: boolean
  readonly rules: Rules
  readonly maxHeaderSize: number
  readonly mostNamed: number
}

/** A head with what frames its body. */
interface PlainHead {
  head: Head
  end: number
  /** What the head says; see head-state.ts. */
  flags: number
  /** How the body ends; see framing.ts. */
  body: number
  /** Content-Length. */
  length: number
}

const SLASH = 0x2f
/** Of requests. */
const NO_STATUS = -1

/** The head that begins at `start`; undefined if it is not whole, or not plain. */
export function scanPlainHead(
  parser: HeadReader,
  now: Connection,
  bytes: Buffer,
  start: number,
  end: number,
): PlainHead | undefined {
  const { rules, isRequest } = parser
  let at = start
  let method = ''
  let url = ''
  let minor = 0
  let statusCode = 0
  let statusMessage = ''
  if (isRequest) {
    method = methodAt(bytes, at, end)
    if (!rules.methods.has(method)) return undefined
    const urlStart = (at += method.length + 1)
    if (bytes[at] !== SLASH) return undefined
    while (at < end && PLAIN_TARGET[bytes[at]] === 1) at++
    if (at + 11 > end || bytes[at] !== SP) return undefined
    url = bytes.latin1Slice(urlStart, at)
    minor = versionAt(bytes, at + 1)
    at += 9
  } else {
    if (at + 15 > end || bytes[at + 8] !== SP) return undefined
    minor = versionAt(bytes, at)
    statusCode = statusAt(bytes, at + 9)
    at += 12
    if (statusCode < 0) return undefined
    if (bytes[at] === SP) {
      const from = ++at
      at = endOfPlainValue(bytes, viewOf(bytes), at, end, rules.highBytes)
      statusMessage = bytes.latin1Slice(from, at)
    }
  }
  if (minor < 0 || at + 1 >= end || bytes[at] !== CR || bytes[at + 1] !== LF) return undefined
  at += 2

  const { memory } = now
  const lines = memory?.recall(bytes, at, end) ?? scanPlainLines(bytes, viewOf(bytes), at, end, rules, memory)
  if (!lines) {
    memory?.forget()
    return undefined
  }
  // The first message of a connection may be its only one.
  if (!memory && now.messages > 0 && shortcuts['line-memory']) now.memory = new LineMemory()
  at += lines.size
  if (at - start + now.before >= parser.maxHeaderSize) return undefined

  const { flags, length } = lines
  if (
    (rules.checksHeads && oddTogether(rules, isRequest ? NO_STATUS : statusCode, minor, flags)) ||
    lines.headers.length > rules.mostLines ||
    lines.headers.length > parser.mostNamed
  )
    return undefined
  const keeps = keepsAlive(1, minor, flags)
  const body = isRequest ? requestBody(rules, flags, length) : responseBody(rules, statusCode, flags, length, keeps)
  const head: Head = {
    versionMajor: 1,
    versionMinor: minor,
    headers: lines.headers,
    method,
    url,
    statusCode,
    statusMessage,
    upgrade: false,
    shouldKeepAlive: keeps && (body !== UNTIL_END || isBodyless(statusCode)),
  }
  return { head, end: at, flags, body, length }
}

/** Whether what the lines say does not fit the rest of the head, by the rules that look at both. */
function oddTogether(
  { checksCodings, checksHost, strictFirstLines }: Rules,
  status: number,
  minor: number,
  flags: number,
) {
  if (status < 100 && status !== NO_STATUS) return strictFirstLines
  if (minor > 0) return checksHost && status === NO_STATUS && (flags & HOST) === 0
  return checksCodings && (flags & CHUNKED) !== 0
}

/** The word that ends with a blank; the empty text if there is none. */
function methodAt(bytes: Buffer, start: number, end: number): string {
  if (bytes[start] === 0x47 && bytes[start + 1] === 0x45 && bytes[start + 2] === 0x54 && bytes[start + 3] === SP) {
    return 'GET'
  }
  let at = start
  while (at < end && TOKEN[bytes[at]] === 1) at++
  return at < end && bytes[at] === SP ? bytes.latin1Slice(start, at) : ''
}

/** The three digits at `at` as a number, or -1. */
function statusAt(bytes: Buffer, at: number): number {
  let status = 0
  for (let i = 0; i < 3; i++) {
    const digit = bytes[at + i] - 0x30
    if (!(digit >= 0 && digit <= 9)) return -1
    status = status * 10 + digit
  }
  return status
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
