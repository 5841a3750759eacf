/**
 * The header lines of a plain head, in one pass over the bytes.
 */

import { afterPrintable } from './bytes'
import * as bits from './head-state'
import { PLAIN_HOST } from './host'
import type { LineMemory, PlainLines } from './line-memory'
import { internName, lowerName } from './names'
import type { Rules } from './rules'
import * as tables from './tables'

// What is imported is looked up at each use, and these are used for each byte.
const { COLON, CR, LF, SP, TAB, TOKEN } = tables
const { CHUNKED, CLOSE, HOST, KEEP_ALIVE, LENGTH } = bits

const DIGITS_ONLY = /^[0-9]{1,15}$/
/** What a line says of framing that only the slow way understands. */
const NOT_PLAIN = -1

/** Of the line that was scanned last: where its value begins, and its end without the line break. */
let valueStart = 0

/**
 * Reads lines from `start`; undefined if anything in them is not plain, or they are not whole.
 * @param view of the memory that `bytes` stand in
 * @param memory lines of the message before, which are not looked at twice
 */
export function scanPlainLines(
  bytes: Buffer,
  view: DataView,
  start: number,
  end: number,
  { checksHost, highBytes, longerNames }: Rules,
  memory: LineMemory | undefined,
): PlainLines | undefined {
  const headers: string[] = []
  let at = start
  let flags = 0
  let length = 0
  memory?.begin(start)
  for (;;) {
    if (at + 1 >= end) return undefined
    if (bytes[at] === CR) {
      if (bytes[at + 1] !== LF) return undefined
      at += 2
      break
    }
    let says: number
    const known = memory === undefined ? 0 : memory.same(bytes, view, at, end)
    if (known > 0) {
      at += known
      const index = memory!.keep(at)
      headers.push(memory!.names[index], memory!.values[index])
      says = memory!.says[index]
    } else {
      const lineEnd = scanLine(bytes, view, at, end, highBytes)
      if (lineEnd < 0) return undefined
      const name = internName(bytes, at, nameEnd)
      const value = bytes.latin1Slice(valueStart, lineEnd)
      says = framingOf(name, value, checksHost)
      if (says === NOT_PLAIN || (longerNames.length > 0 && isLonger(name, longerNames))) return undefined
      headers.push(name, value)
      at = lineEnd + 2
      memory?.learn(at, name, value, says)
    }
    // A second word of its kind, or a line that goes on, is for those who know the eras.
    if (says !== 0) {
      if (flags & (says & (LENGTH | CHUNKED) ? LENGTH | CHUNKED : says & HOST ? HOST : CLOSE | KEEP_ALIVE))
        return undefined
      flags |= says
      if (says === LENGTH) length = +headers[headers.length - 1]
    }
    if (bytes[at] === SP || bytes[at] === TAB) return undefined
  }
  const lines: PlainLines = { headers, flags, length, size: at - start }
  memory?.end(bytes, view, lines)
  return lines
}

/** Of the line that was scanned last: where its name ends. */
let nameEnd = 0

/** Scans the line at `start`; gives where its value ends, or -1. */
function scanLine(bytes: Buffer, view: DataView, start: number, end: number, highBytes: boolean): number {
  let at = start
  while (at < end && TOKEN[bytes[at]] === 1) at++
  if (at === start || at >= end || bytes[at] !== COLON) return -1
  nameEnd = at
  at++
  while (at < end && (bytes[at] === SP || bytes[at] === TAB)) at++
  valueStart = at
  at = endOfPlainValue(bytes, view, at, end, highBytes)
  if (at + 2 >= end || bytes[at] !== CR || bytes[at + 1] !== LF) return -1
  const last = bytes[at - 1]
  return last === SP || last === TAB ? -1 : at
}

/** After the bytes from `at` that every era takes in a value: printable ASCII, tab, and maybe those above 127. */
export function endOfPlainValue(bytes: Buffer, view: DataView, at: number, end: number, highBytes: boolean): number {
  const offset = bytes.byteOffset
  for (;;) {
    at = afterPrintable(view, at + offset, end + offset) - offset
    if (at === end || !(bytes[at] === TAB || (highBytes && bytes[at] > 0x7f))) return at
    at++
  }
}

/** Whether a name begins with one of those that count as soon as they are there. */
function isLonger(name: string, names: readonly string[]): boolean {
  if (name.length < 15) return false
  const lower = lowerName(name)
  return names.some(some => lower.length > some.length && lower.startsWith(some))
}

/** The last plain host: most requests of a server name the same one. */
let plainHost = ''

function isPlainHost(value: string): boolean {
  if (value === plainHost) return value !== ''
  if (!PLAIN_HOST.test(value)) return false
  plainHost = value
  return true
}

/** What a line says of framing and connection, or NOT_PLAIN. */
function framingOf(name: string, value: string, checksHost: boolean): number {
  switch (name.length) {
    case 4:
      if (!checksHost || lowerName(name) !== 'host') return 0
      return isPlainHost(value) ? HOST : NOT_PLAIN
    case 7:
      return lowerName(name) === 'upgrade' ? NOT_PLAIN : 0
    case 10: {
      if (lowerName(name) !== 'connection') return 0
      const word = lowerName(value)
      return word === 'keep-alive' ? KEEP_ALIVE : word === 'close' ? CLOSE : NOT_PLAIN
    }
    case 14:
      if (lowerName(name) !== 'content-length') return 0
      return DIGITS_ONLY.test(value) ? LENGTH : NOT_PLAIN
    case 16:
      return lowerName(name) === 'proxy-connection' ? NOT_PLAIN : 0
    case 17:
      if (lowerName(name) !== 'transfer-encoding') return 0
      return lowerName(value) === 'chunked' ? CHUNKED : NOT_PLAIN
  }
  return 0
}
