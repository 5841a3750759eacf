/** Two recorded runs side by side: wire and events, line by line, with what differs marked within the lines. */

import { diffTranscripts } from '../../evidence/transcripts'
import type { DiffLine, DiffPlace, DiffRow } from '../../types'
import type { Variant } from './evidence'

/** Equal lines in a row beyond this are folded, but for some at both ends. */
const MOST_EQUAL = 14
const KEPT = 4
/** A stretch of a line that is longer than this is shown in part. */
const LONGEST = 600

const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...inside)
  return element
}

function shorten(text: string): string {
  const more = text.length - LONGEST
  return more > 0 ? `${text.slice(0, LONGEST / 2)} … ${more} more … ${text.slice(-LONGEST / 2)}` : text
}

/** What stands before a line of the wire: who sent it, where a turn begins. */
const arrow = ({ from, starts }: DiffLine): string =>
  from === undefined || !starts ? '' : from === 'client' ? '→' : '←'

/** A line with its marked stretches; one that stands alone is marked whole. */
function lineOf(cell: DiffLine, alone: boolean): HTMLElement {
  const line = make('code')
  const { text, marks = alone ? [[0, text.length] as const] : [] } = cell
  let at = 0
  for (const [start, end] of marks) {
    line.append(shorten(text.slice(at, start)), make('mark', '', shorten(text.slice(start, end))))
    at = end
  }
  line.append(shorten(text.slice(at)))
  return line
}

function cellOf(cell: DiffLine | undefined, kind: DiffRow['kind'], side: 'first' | 'second'): HTMLTableCellElement {
  if (cell === undefined) return make('td', 'empty')
  const made = make('td', kind === 'both' ? '' : side, lineOf(cell, kind === side))
  if (arrow(cell)) made.dataset.from = arrow(cell)
  return made
}

const rowOf = ({ kind, a, b }: DiffRow): HTMLTableRowElement =>
  make('tr', kind === 'both' ? 'both' : 'differs', cellOf(a, kind, 'first'), cellOf(b, kind, 'second'))

function foldRow(rows: readonly DiffRow[]): HTMLTableRowElement {
  const button = make('button', '', `${rows.length} equal lines`)
  button.type = 'button'
  const cell = make('td', '', button)
  cell.colSpan = 2
  const folded = make('tr', 'fold', cell)
  button.addEventListener('click', () => folded.replaceWith(...rows.map(rowOf)))
  return folded
}

/** Where the stretch of equal rows that begins at a place ends. */
function equalUntil(rows: readonly DiffRow[], from: number): number {
  let end = from
  while (end < rows.length && rows[end].kind === 'both') end++
  return end
}

/** Rows of a place, long stretches of equal lines folded behind a button. */
function folded(rows: readonly DiffRow[]): HTMLTableRowElement[] {
  const made: HTMLTableRowElement[] = []
  for (let at = 0; at < rows.length; ) {
    const end = equalUntil(rows, at)
    if (end - at > MOST_EQUAL) {
      made.push(...rows.slice(at, at + KEPT).map(rowOf), foldRow(rows.slice(at + KEPT, end - KEPT)))
      at = end - KEPT
    }
    made.push(...rows.slice(at, end).map(rowOf))
    at = end
    if (at < rows.length) made.push(rowOf(rows[at++]))
  }
  return made
}

function part(title: string, rows: readonly HTMLTableRowElement[]): HTMLTableSectionElement {
  const head = make('th', '', title)
  head.colSpan = 2
  head.scope = 'rowgroup'
  return make('tbody', '', make('tr', 'part', head), ...rows)
}

const whole = ({ place, rows }: DiffPlace): HTMLTableSectionElement => part(place, folded(rows))

/** Places without a difference, folded into one line. */
function equalPart(places: readonly DiffPlace[]): HTMLTableSectionElement {
  const rows = places.flatMap(place => place.rows)
  const [first, last] = [places[0].place, places[places.length - 1].place]
  const fold = foldRow(rows)
  const made = part(first === last ? first : `${first.replace(' ', 's ')} to ${last.replace(/^connection /, '')}`, [
    fold,
  ])
  fold.addEventListener('click', () => made.replaceWith(...places.map(whole)))
  return made
}

/** The parts of a table; where there are differences, the places without any step back. */
function partsOf(places: readonly DiffPlace[], allSame: boolean): HTMLTableSectionElement[] {
  if (allSame) return places.map(whole)
  const parts: HTMLTableSectionElement[] = []
  for (let at = 0; at < places.length; at++) {
    const from = at
    while (places[at]?.same) at++
    if (at > from) parts.push(equalPart(places.slice(from, at)))
    if (at < places.length) parts.push(whole(places[at]))
  }
  return parts
}

/** The table of two runs; of one run twice, it shows that they are the same. */
export function transcriptTable(first: Variant, second: Variant, names: readonly [string, string]): HTMLTableElement {
  const heads = names.map(name => make('th', '', name))
  for (const head of heads) head.scope = 'col'
  const { same, places } = diffTranscripts(first, second)
  const parts = partsOf(
    places.filter(({ rows }) => rows.length > 0),
    same,
  )
  return make('table', same ? 'transcripts same' : 'transcripts', make('thead', '', make('tr', '', ...heads)), ...parts)
}
