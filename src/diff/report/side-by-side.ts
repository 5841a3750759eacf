/** Aligned rows for people: in two columns that fit the terminal, or one below the other for pipes. Nothing is cut off. */

import type { DiffLine, DiffPlace, DiffRow, Span } from '../types'
import type { Paint } from './text'

/** Between the columns: the same, changed, only left, only right. */
const gutters: Record<DiffRow['kind'], string> = { both: ' ', changed: '|', first: '<', second: '>' }

/** Who spoke stands where a turn begins. */
const lead = ({ from, starts }: DiffLine): string => (from === undefined ? '' : (starts ? `${from}:` : '').padEnd(8))

/** A text cut into pieces of a width, each with the marked stretches that fall into it. */
function pieces(text: string, marks: readonly Span[], width: number): { text: string; marks: Span[] }[] {
  const count = Math.max(1, Math.ceil(text.length / width))
  return Array.from({ length: count }, (_, k) => {
    const start = k * width
    const own = marks
      .map(([from, to]): Span => [Math.max(from - start, 0), Math.min(to - start, width)])
      .filter(([from, to]) => from < to)
    return { text: text.slice(start, start + width), marks: own }
  })
}

function painted(text: string, marks: readonly Span[], style: 'red' | 'green', paint: Paint): string {
  let at = 0
  let out = ''
  for (const [from, to] of marks) {
    out += paint(style, text.slice(at, from)) + paint('bold', paint(style, text.slice(from, to)))
    at = to
  }
  return out + paint(style, text.slice(at))
}

/** The lines of a cell in a column, each as wide as the column. */
function column(
  cell: DiffLine | undefined,
  changed: boolean,
  style: 'red' | 'green',
  width: number,
  paint: Paint,
): string[] {
  if (!cell) return []
  const text = lead(cell) + cell.text
  const shift = lead(cell).length
  const marks = (cell.marks ?? []).map(([from, to]): Span => [from + shift, to + shift])
  return pieces(text, marks, width).map(piece => {
    const room = ' '.repeat(width - piece.text.length)
    return (changed ? painted(piece.text, piece.marks, style, paint) : piece.text) + room
  })
}

/** The narrowest column that can be read. */
const narrowest = 20

/**
 * Rows in two columns.
 * @param columns how wide the terminal is
 */
function sideBySide(rows: readonly DiffRow[], columns: number, paint: Paint): string[] {
  const width = Math.max(narrowest, Math.floor((columns - 3) / 2))
  return rows.flatMap(({ kind, a, b }) => {
    const left = column(a, kind !== 'both', 'red', width, paint)
    const right = column(b, kind !== 'both', 'green', width, paint)
    return Array.from({ length: Math.max(left.length, right.length) }, (_, k) =>
      `${left[k] ?? ' '.repeat(width)} ${gutters[kind]} ${right[k] ?? ''}`.trimEnd(),
    )
  })
}

/** Rows one below the other: `-` the first, `+` the second. */
function unified(rows: readonly DiffRow[], paint: Paint): string[] {
  const lines: string[] = []
  let [first, second]: [string[], string[]] = [[], []]
  const flush = () => {
    lines.push(...first, ...second)
    first = []
    second = []
  }
  for (const { kind, a, b } of rows) {
    if (kind === 'both') {
      flush()
      lines.push(`  ${lead(a as DiffLine)}${(a as DiffLine).text}`)
      continue
    }
    if (a) first.push(paint('red', `- ${lead(a)}${a.text}`))
    if (b) second.push(paint('green', `+ ${lead(b)}${b.text}`))
  }
  flush()
  return lines
}

/** Only the rows around differences; a gap is one row of dots. */
function nearChanges(rows: readonly DiffRow[], context: number): DiffRow[] {
  const near = new Set<number>()
  rows.forEach(({ kind }, at) => {
    if (kind !== 'both') for (let k = at - context; k <= at + context; k++) near.add(k)
  })
  const gap: DiffRow = { kind: 'both', a: { text: '…' }, b: { text: '…' } }
  return rows.flatMap((row, at) => (near.has(at) ? [row] : near.has(at - 1) || at === 0 ? [gap] : []))
}

export interface PlaceStyle {
  readonly paint: Paint
  /** The width of the terminal; without it the sides stand one below the other. */
  readonly columns?: number
  /** Rows to show around a difference; without it all are shown. */
  readonly context?: number
}

/** Places as lines: each with its name, then its rows. Places that hold nothing are left out. */
export function placeLines(places: readonly DiffPlace[], { paint, columns, context }: PlaceStyle): string[] {
  return places
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ place, same, rows }) => {
      const shown = context === undefined ? rows : nearChanges(rows, context)
      const lines = columns === undefined ? unified(shown, paint) : sideBySide(shown, columns - 2, paint)
      return [`  ${paint('bold', place)}${same ? paint('dim', '  the same') : ''}`, ...lines.map(line => `  ${line}`)]
    })
}
