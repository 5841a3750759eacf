/** Two outcomes of one scenario side by side: every line of wire and events, what differs marked. */

import { align } from '../../transcript/align'
import { escapeBytes } from '../../transcript/compare'
import type { Connection, Outcome, Row } from '../../transcript/types'
import type { DiffLine, DiffPlace, DiffRow, Span, TranscriptDiff } from '../types'

const cellsOf = ({ turns, closed }: Connection): DiffLine[] => [
  ...turns.flatMap(({ from, bytes }) =>
    bytes.map((line, at): DiffLine => ({ from, starts: at === 0, text: escapeBytes(line) })),
  ),
  { text: `closed: ${closed ?? 'no'}` },
]

const eventCells = (events: readonly Row[]): DiffLine[] => events.map(row => ({ text: JSON.stringify(row) }))

const exitCells = (exit: Outcome['exit']): DiffLine[] => (exit === undefined ? [] : [{ text: String(exit) }])

/** What makes two lines the same: who sent it, whether a turn begins, and the bytes. */
const keyOf = ({ from, starts, text }: DiffLine): string => `${from ?? ''} ${starts ? '>' : ' '} ${text}`

/** What two texts do not share between their common beginning and end. */
export function marksOf(a: string, b: string): [Span, Span] {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return [
    [start, a.length - end],
    [start, b.length - end],
  ]
}

const marked = (cell: DiffLine, [start, end]: Span): DiffLine =>
  end > start ? { ...cell, marks: [[start, end]] } : cell

function changed(a: DiffLine, b: DiffLine): DiffRow {
  const [inA, inB] = marksOf(a.text, b.text)
  return { kind: 'changed', a: marked(a, inA), b: marked(b, inB) }
}

/** Puts what only the one side has beside what only the other has. */
function besides(first: readonly DiffLine[], second: readonly DiffLine[]): DiffRow[] {
  return Array.from({ length: Math.max(first.length, second.length) }, (_, k): DiffRow => {
    if (k >= second.length) return { kind: 'first', a: first[k] }
    if (k >= first.length) return { kind: 'second', b: second[k] }
    return changed(first[k], second[k])
  })
}

/** Aligns two lists of lines. */
function alignCells(a: readonly DiffLine[], b: readonly DiffLine[]): DiffRow[] {
  const rows: DiffRow[] = []
  let [first, second]: [DiffLine[], DiffLine[]] = [[], []]
  const flush = () => {
    rows.push(...besides(first, second))
    first = []
    second = []
  }
  let [i, j] = [0, 0]
  for (const { kind } of align(a.map(keyOf), b.map(keyOf))) {
    if (kind === 'first') first.push(a[i++])
    else if (kind === 'second') second.push(b[j++])
    else {
      flush()
      rows.push({ kind: 'both', a: a[i++], b: b[j++] })
    }
  }
  flush()
  return rows
}

/** A place with its lines aligned. */
function placeOf(place: string, a: readonly DiffLine[], b: readonly DiffLine[]): DiffPlace {
  const rows = alignCells(a, b)
  return { place, same: rows.every(({ kind }) => kind === 'both'), rows }
}

/**
 * Puts two outcomes side by side: transcripts, or variants of a recording.
 * @param a what the one runtime did
 * @param b what the other did
 * @returns every line of both: the same in both, changed (with what differs in it), or on one side alone
 */
export function diffTranscripts(a: Outcome, b: Outcome): TranscriptDiff {
  const most = Math.max(a.connections.length, b.connections.length)
  const cells = ({ connections }: Outcome, k: number) => (k < connections.length ? cellsOf(connections[k]) : [])
  const places = [
    ...Array.from({ length: most }, (_, k) => placeOf(`connection ${k + 1}`, cells(a, k), cells(b, k))),
    placeOf('events', eventCells(a.events), eventCells(b.events)),
    placeOf('exit', exitCells(a.exit), exitCells(b.exit)),
  ]
  return { same: places.every(({ same }) => same), places }
}
