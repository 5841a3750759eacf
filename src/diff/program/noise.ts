/**
 * What differs between two runs of the same program under the same version says nothing of versions. Here the runs of
 * each side are laid over each other, and the two sides are compared in what is left.
 *
 * The runs take turns (first, second, first, second, …): so what follows the clock cannot be the same in all runs of each
 * side and yet differ between the sides.
 */

import { marksOf } from '../evidence/transcripts'
import type { DiffLine, DiffPlace, DiffRow, Span } from '../types'
import { type Pair, pairUp } from './pairing'
import { hasGap, joined, likeness, meets, type Pattern, patternOf, patternText, sameShape } from './pattern'

/** A line of all runs of one side. */
export interface Settled {
  readonly cell: DiffLine
  readonly pattern: Pattern
  /** Whether its pattern has gaps. */
  readonly varies: boolean
  /** Some runs do not have it. */
  readonly loose: boolean
}

/** One place of one side: what all its runs have in common. */
interface Side {
  readonly lines: readonly Settled[]
  /** Whether the lines stood in one order in all runs. */
  readonly ordered: boolean
}

const sameKind = (a: DiffLine, b: DiffLine): boolean => a.from === b.from && a.starts === b.starts

/** Most lines are the same everywhere: nobody asks for their pattern. */
export function settled(cell: DiffLine): Settled {
  let pattern: Pattern | undefined
  return {
    cell,
    get pattern() {
      return (pattern ??= patternOf(cell.text))
    },
    varies: false,
    loose: false,
  }
}

export const equal = (a: Settled, b: Settled): boolean => sameKind(a.cell, b.cell) && a.cell.text === b.cell.text

/** Whether two lines that are not equal could be the same one, as what differs in them varies. */
const varied = (a: Settled, b: Settled): boolean => (a.varies || b.varies) && meets(a.pattern, b.pattern)

/** Below this, two lines are no two runs of one line. */
const leastLikeness = 0.5

const alike = (a: Settled, b: Settled): number => {
  if (!sameKind(a.cell, b.cell)) return 0
  if (a.cell.text === b.cell.text) return 4
  if (varied(a, b)) return 3
  const share = likeness(a.pattern, b.pattern)
  if (share >= leastLikeness) return 1 + share
  return sameShape(a.pattern, b.pattern) ? 1 + share : 0
}

/** Lays one more run over those before it. */
function lay(lines: readonly Settled[], run: readonly Settled[]): { lines: Settled[]; ordered: boolean } {
  const pairs = pairUp(lines, run, alike, equal)
  const left = new Set(pairs.filter(([, j]) => j === -1).map(([i]) => lines[i].cell.text))
  const ordered = !pairs.some(([i, j]) => i === -1 && left.has(run[j].cell.text))
  const laid = pairs.map(([i, j]): Settled => {
    if (i === -1) return { ...run[j], loose: true }
    if (j === -1) return { ...lines[i], loose: true }
    if (equal(lines[i], run[j]) && !lines[i].varies) return lines[i]
    const pattern = joined(lines[i].pattern, run[j].pattern)
    return { cell: lines[i].cell, pattern, varies: hasGap(pattern), loose: lines[i].loose }
  })
  return { lines: laid, ordered }
}

/** All runs of one side, laid over each other. */
function settle(runs: readonly (readonly DiffLine[])[]): Side {
  const [first, ...others] = runs.map(run => run.map(settled))
  let side: Side = { lines: first, ordered: true }
  for (const run of others) {
    if (
      run.length === side.lines.length &&
      run.every((line, k) => equal(line, side.lines[k]) && !side.lines[k].loose)
    ) {
      continue
    }
    // In whatever order the lines came: each run is laid over the same lines, sorted.
    const { lines, ordered } = lay(side.lines, run)
    side = { lines, ordered: side.ordered && ordered }
  }
  return side.ordered ? side : unordered(runs)
}

/** What stands in one line of a comparison, with all that is known of it. */
export interface SettledRow {
  readonly kind: DiffRow['kind']
  readonly a?: Settled
  readonly b?: Settled
}

/** A place of both sides. */
export interface Comparison {
  readonly rows: readonly SettledRow[]
  /** Whether the order of the lines says something. */
  readonly ordered: boolean
  /** Whether all runs of each side had the same lines. */
  readonly steady: boolean
}

const sortKey = ({ from, text }: DiffLine): string => `${from ?? ''} ${text}`

/** The lines of a run, sorted. */
export const inNoOrder = (run: readonly DiffLine[]): DiffLine[] =>
  run.map(cell => ({ ...cell, starts: undefined })).sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))

/** The runs once more, where the order of the lines says nothing. */
function unordered(runs: readonly (readonly DiffLine[])[]): Side {
  const sorted = runs.map(inNoOrder)
  let lines: Settled[] = sorted[0].map(settled)
  for (const run of sorted.slice(1)) lines = lay(lines, run.map(settled)).lines
  return { lines, ordered: false }
}

const shown = (line: Settled): DiffLine => (line.varies ? { ...line.cell, text: patternText(line.pattern) } : line.cell)

export const sameLine = (a: Settled, b: Settled): boolean =>
  sameKind(a.cell, b.cell) && (a.cell.text === b.cell.text || varied(a, b))

function changed(a: Settled, b: Settled): DiffRow {
  const [left, right] = [shown(a), shown(b)]
  const [inA, inB] = marksOf(left.text, right.text)
  const marks = (span: Span) => (span[1] > span[0] ? { marks: [span] } : {})
  return { kind: 'changed', a: { ...left, ...marks(inA) }, b: { ...right, ...marks(inB) } }
}

/** A row as it is shown; what differs in a changed one is marked. */
function shownRow({ kind, a, b }: SettledRow): DiffRow {
  if (kind === 'changed') return changed(a as Settled, b as Settled)
  return { kind, ...(a && { a: shown(a) }), ...(b && { b: shown(b) }) }
}

/** Rows of what the two sides have; loose lines that stand alone are noise. */
function rowsOf(a: readonly Settled[], b: readonly Settled[], pairs: readonly Pair[]): SettledRow[] {
  const rows: SettledRow[] = []
  let [first, second]: [Settled[], Settled[]] = [[], []]
  const flush = () => {
    for (let k = 0; k < Math.max(first.length, second.length); k++) {
      if (k >= second.length) rows.push({ kind: 'first', a: first[k] })
      else if (k >= first.length) rows.push({ kind: 'second', b: second[k] })
      else rows.push({ kind: 'changed', a: first[k], b: second[k] })
    }
    first = []
    second = []
  }
  for (const [i, j] of pairs) {
    if (i !== -1 && j !== -1) {
      flush()
      rows.push({ kind: 'both', a: a[i], b: b[j] })
    } else if (i !== -1) {
      if (!a[i].loose) first.push(a[i])
    } else if (!b[j].loose) second.push(b[j])
  }
  flush()
  return rows
}

/** Pairs in whatever order. */
function pairAny(a: readonly Settled[], b: readonly Settled[]): Pair[] {
  const free = new Set(b.keys())
  const pairs = a.map((line, i): Pair => {
    const exact = [...free].find(j => line.cell.text === b[j].cell.text && line.cell.from === b[j].cell.from)
    const found = exact ?? [...free].find(j => line.cell.from === b[j].cell.from && varied(line, b[j]))
    if (found === undefined) return [i, -1]
    free.delete(found)
    return [i, found]
  })
  return [...pairs, ...[...free].map((j): Pair => [-1, j])]
}

const isSteady = ({ lines, ordered }: Side): boolean => ordered && lines.every(({ loose, varies }) => !loose && !varies)

/**
 * One place of both sides, without what differs between the runs of a side.
 * @param a the lines of each run of the first side
 * @param b those of the second
 */
export function compareRuns(a: readonly (readonly DiffLine[])[], b: readonly (readonly DiffLine[])[]): Comparison {
  let [left, right] = [settle(a), settle(b)]
  const steady = isSteady(left) && isSteady(right)
  if (left.ordered !== right.ordered) {
    if (left.ordered) left = unordered(a)
    else right = unordered(b)
  }
  const pairs = left.ordered
    ? pairUp(left.lines, right.lines, (x, y) => (sameLine(x, y) ? (x.loose || y.loose ? 1 : 2) : 0), sameLine)
    : pairAny(left.lines, right.lines)
  return { rows: rowsOf(left.lines, right.lines, pairs), ordered: left.ordered, steady }
}

/** A place as it is shown. @param place its name */
export const shownPlace = (place: string, { rows }: Comparison): DiffPlace => ({
  place,
  same: rows.every(({ kind }) => kind === 'both'),
  rows: rows.map(shownRow),
})

/** Both at once, for who wants no more than to see it. */
export const comparePlace = (place: string, ...runs: Parameters<typeof compareRuns>): DiffPlace =>
  shownPlace(place, compareRuns(...runs))
