/** Two outcomes of one scenario against each other: the same or not, and where, for people. */

import { type AlignedLine, align, around, capped } from './align'
import type { Connection, Outcome } from './types'

/** One place where two outcomes differ. */
interface Difference {
  /** `connection 1`, `events`, … */
  place: string
  lines: AlignedLine[]
}

/** Whether two outcomes are the same to an observer. */
export const same = (a: Outcome, b: Outcome): boolean => key(a) === key(b)

const key = ({ exit, connections, events }: Outcome): string => JSON.stringify([exit ?? null, connections, events])

const controls: Record<string, string> = { '\r': '\\r', '\n': '\\n', '\t': '\\t', '\\': '\\\\' }

/** Bytes as printable text: whatever is no printable ASCII is escaped. */
export const escapeBytes = (bytes: string): string =>
  bytes.replace(/[^\x20-\x5b\x5d-\x7e]/g, c => controls[c] ?? `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)

/** A connection as lines: who spoke stands where a turn begins. */
export function connectionLines({ turns, closed }: Connection): string[] {
  const lines = turns.flatMap(({ from, bytes }) =>
    bytes.map((line, at) => `${(at === 0 ? `${from}:` : '').padEnd(8)}${escapeBytes(line)}`),
  )
  return [...lines, `closed: ${closed ?? 'no'}`]
}

const missing = ['(no such connection)']

/** Where two outcomes differ, in the order in which an observer looks: wire, events, exit. */
export function compare(first: Outcome, second: Outcome): Difference[] {
  const differences: Difference[] = []
  const add = (place: string, a: string[], b: string[]) => {
    const lines = align(a, b)
    if (lines.some(line => line.kind !== 'both')) differences.push({ place, lines })
  }
  const most = Math.max(first.connections.length, second.connections.length)
  for (let k = 0; k < most; k++) {
    const [a, b] = [first.connections[k], second.connections[k]]
    add(`connection ${k + 1}`, a ? connectionLines(a) : missing, b ? connectionLines(b) : missing)
  }
  add(
    'events',
    first.events.map(row => JSON.stringify(row)),
    second.events.map(row => JSON.stringify(row)),
  )
  const exits = [first.exit, second.exit].map(exit => [exit === undefined ? 'none' : String(exit)])
  add('exit', exits[0], exits[1])
  return differences
}

const signs: Record<AlignedLine['kind'], string> = { first: '-', second: '+', both: ' ' }

interface PrintOptions {
  /** Colours a text. */
  paint?: (style: 'red' | 'green', text: string) => string
  /** How many common lines to show around a difference. */
  context?: number
  /** How many lines of a difference to show, at most. */
  most?: number
}

/** Differences as text: `-` what only the first did, `+` what only the second did. */
export function printDifferences(
  differences: Difference[],
  { paint = (_style, text) => text, context = 2, most = Infinity }: PrintOptions = {},
): string {
  const print = ({ kind, text }: AlignedLine) => {
    const line = `    ${signs[kind]} ${text}`
    return `${kind === 'both' ? line : paint(kind === 'first' ? 'red' : 'green', line)}\n`
  }
  return differences
    .map(({ place, lines }) => `  ${place}\n${capped(around(lines, context), most).map(print).join('')}`)
    .join('')
}
