/**
 * The differences between two versions of a program's outcome, and which way another run shows each: every row that
 * differs is looked for in the lines of the run, between those around it.
 */

import {
  type Comparison,
  compareRuns,
  equal,
  inNoOrder,
  type Settled,
  type SettledRow,
  sameLine,
  settled,
} from '../program/noise'
import type { Observation } from '../program/observe'
import { pairUp } from '../program/pairing'
import { likeness } from '../program/pattern'
import type { Compared } from '../program/rounds'
import type { DiffLine } from '../types'
import type { Difference, Kind, Seen, Shown, Version } from './types'

/** Below this, the two lines of a changed row have nothing to do with each other: two differences. */
const leastLikeness = 0.5

const kindOf = (place: string): Kind => {
  if (place === 'exit') return 'exit'
  if (place.startsWith('connection ')) return 'wire'
  return place.startsWith('events ') ? 'events' : 'output'
}

/** How ids name a place: `connection 2, GET /` is `connection 2`. */
const shortName = (place: string): string => /^(connection \d+|\w+)/.exec(place)?.[0] ?? place

/** A difference, and where its lines are in the comparison. */
interface Found extends Difference {
  readonly lineA?: Settled
  readonly lineB?: Settled
}

const areTwo = ({ kind, a, b }: SettledRow, place: Kind): boolean =>
  kind === 'changed' && place !== 'exit' && !!a && !!b && likeness(a.pattern, b.pattern) < leastLikeness

function differencesOf(place: string, { rows }: Comparison): Found[] {
  const kind = kindOf(place)
  return rows.flatMap((one, row): Found[] => {
    if (one.kind === 'both') return []
    const found = (id: string, a: Settled | undefined, b: Settled | undefined): Found => ({
      id: `${shortName(place)}:${row + 1}${id}`,
      place,
      kind,
      row,
      a: a?.cell.text ?? null,
      b: b?.cell.text ?? null,
      ...(a && { lineA: a }),
      ...(b && { lineB: b }),
    })
    return areTwo(one, kind) ? [found('a', one.a, undefined), found('b', undefined, one.b)] : [found('', one.a, one.b)]
  })
}

/** A line of one version or of both, that may be in a run. */
interface Wanted {
  readonly row: number
  readonly of: Version | 'both'
  readonly lines: readonly Settled[]
  readonly loose: boolean
}

const wantedIn = (rows: readonly SettledRow[]): Wanted[] =>
  rows.flatMap(({ kind, a, b }, row): Wanted[] => {
    if (kind === 'both') {
      const lines = [a, b].filter(line => line !== undefined)
      return [{ row, of: 'both', lines, loose: lines.some(({ loose }) => loose) }]
    }
    return [
      ...(a ? [{ row, of: 'a' as const, lines: [a], loose: false }] : []),
      ...(b ? [{ row, of: 'b' as const, lines: [b], loose: false }] : []),
    ]
  })

const isThere = ({ lines }: Wanted, line: Settled): boolean => lines.some(one => sameLine(one, line))
const surely = ({ lines }: Wanted, line: Settled): boolean => lines.every(one => equal(one, line))

/** What a line of a run is worth as one that is wanted. */
const worth = (wanted: Wanted, line: Settled): number => {
  if (!isThere(wanted, line)) return 0
  return wanted.of === 'both' ? (wanted.loose ? 1 : 3) : 2
}

/** What a run has of one place. */
interface Laid {
  /** By row and version: the line of the run. */
  has(row: number, of: Version | 'both'): boolean
  /** A line of the run that is wanted by nobody, in the place of a row. */
  instead(row: number, like: readonly Settled[]): string | undefined
  /** Whether what stands around a row is there, so that a line that is not there is missing. */
  around(row: number): boolean
}

/** In whatever order: each wanted line takes one that is free. */
function takeAny(wanted: readonly Wanted[], run: readonly Settled[]): Map<Wanted, number> {
  const free = new Set(run.keys())
  const taken = new Map<Wanted, number>()
  for (const match of [surely, isThere]) {
    for (const one of wanted) {
      const found = taken.has(one) ? undefined : [...free].find(j => match(one, run[j]))
      if (found === undefined) continue
      taken.set(one, found)
      free.delete(found)
    }
  }
  return taken
}

/** In order; within rows that differ side by side, lines of both versions may come in another one. */
function takeInOrder(wanted: readonly Wanted[], run: readonly Settled[]): Map<Wanted, number> {
  const taken = new Map<Wanted, number>()
  for (const [i, j] of pairUp(wanted, run, worth, (one, line) => one.of === 'both' && surely(one, line))) {
    if (i !== -1 && j !== -1) taken.set(wanted[i], j)
  }
  const used = new Set(taken.values())
  let from = 0
  for (let k = 0; k < wanted.length; k++) {
    const at = taken.get(wanted[k])
    if (wanted[k].of === 'both') from = at === undefined ? from : at + 1
    else if (at === undefined) {
      const next = wanted.slice(k).find(one => one.of === 'both' && taken.has(one))
      const to = next === undefined ? run.length : (taken.get(next) as number)
      for (let j = from; j < to; j++) {
        if (used.has(j) || !isThere(wanted[k], run[j])) continue
        taken.set(wanted[k], j)
        used.add(j)
        break
      }
    }
  }
  return taken
}

/** For each row, the nearest before it and the nearest after it that is in all runs of both versions. */
function steadyAround(wanted: readonly Wanted[], rows: number): readonly (readonly (Wanted | undefined)[])[] {
  const steady = new Map(wanted.filter(({ of, loose }) => of === 'both' && !loose).map(one => [one.row, one]))
  const nearest = (order: readonly number[]) => {
    const all: (Wanted | undefined)[] = []
    let last: Wanted | undefined
    for (const row of order) {
      all[row] = last
      last = steady.get(row) ?? last
    }
    return all
  }
  const order = Array.from({ length: rows }, (_, row) => row)
  return [nearest(order), nearest(order.toReversed())]
}

function layRun({ rows, ordered }: Comparison, cells: readonly DiffLine[]): Laid {
  const run = (ordered ? cells : inNoOrder(cells)).map(settled)
  const wanted = wantedIn(rows)
  const taken = ordered ? takeInOrder(wanted, run) : takeAny(wanted, run)
  const there = new Map([...taken].map(([{ row, of }, j]) => [`${row} ${of}`, j]))
  const used = new Set(taken.values())
  const has = (row: number, of: Version | 'both') => there.has(`${row} ${of}`)
  const [before, after] = steadyAround(wanted, rows.length)
  /** Lines that nobody wants, each text once, by where they stand. */
  const free = new Map<string, Settled[]>()
  const freeBetween = (first: number, last: number): readonly Settled[] => {
    const key = `${first} ${last}`
    let found = free.get(key)
    if (!found) {
      const texts = new Set<string>()
      const isNew = ({ cell: { text } }: Settled) => !texts.has(text) && !!texts.add(text)
      free.set(key, (found = run.slice(first, last).filter((line, k) => !used.has(first + k) && isNew(line))))
    }
    return found
  }
  return {
    has,
    instead(row, like) {
      const [first, last] = [before, after].map(all => all[row] && taken.get(all[row]))
      const others = freeBetween((first ?? -1) + 1, last ?? run.length)
      return others.find(other => like.some(({ pattern }) => likeness(pattern, other.pattern) >= leastLikeness))?.cell
        .text
    },
    around: row => !ordered || [before[row], after[row]].every(one => one === undefined || has(one.row, 'both')),
  }
}

/** Which way a run shows a difference. */
function seenIn({ row, lineA, lineB }: Found, laid: Laid, whole: boolean): Seen {
  const [hasA, hasB] = [laid.has(row, 'a'), laid.has(row, 'b')]
  const text = laid.instead(
    row,
    [lineA, lineB].filter(line => line !== undefined),
  )
  const absent: Seen = `other ${text ?? '(nothing)'}`
  if (lineA && lineB) return hasA === hasB ? (hasA ? 'other both' : absent) : hasA ? 'a' : 'b'
  const own: Version = lineA ? 'a' : 'b'
  if (own === 'a' ? hasA : hasB) return own
  // Of a run that ended in a third way, what is not there says nothing.
  return text === undefined && whole && laid.around(row) ? (own === 'a' ? 'b' : 'a') : absent
}

export interface Outcomes {
  readonly differences: readonly Difference[]
  readonly unsteady: readonly { readonly place: string; readonly kind: Kind }[]
  /** Which way a run shows each difference. */
  shownBy(run: Observation): Shown
  /** The places in which a run is unlike all runs of a version. */
  unlike(run: Observation, version: Version): readonly { readonly place: string; readonly kind: Kind }[]
}

/** @param compared the runs of both versions */
export function outcomesOf(compared: Compared): Outcomes {
  const { places } = compared
  const found = places.map(({ place, comparison }) => differencesOf(place, comparison))
  const exit = places.findIndex(({ place }) => place === 'exit')
  return {
    differences: found.flat().map(({ lineA: _a, lineB: _b, ...difference }) => difference),
    unsteady: places
      .filter(({ comparison }) => !comparison.steady)
      .map(({ place }) => ({ place, kind: kindOf(place) })),
    unlike(run, version) {
      const cells = compared.cellsOf(run)
      const lines = compared.linesOf(version)
      return places.flatMap(({ place }, k) =>
        compareRuns(lines[k], [cells[k]]).rows.every(({ kind }) => kind === 'both')
          ? []
          : [{ place, kind: kindOf(place) }],
      )
    },
    shownBy(run) {
      const cells = compared.cellsOf(run)
      const end = layRun(places[exit].comparison, cells[exit])
      const whole = end.has(0, 'both') || end.has(0, 'a') !== end.has(0, 'b')
      return new Map(
        found.flatMap((all, k) => {
          const laid = all.length > 0 ? layRun(places[k].comparison, cells[k]) : undefined
          return all.map(one => [one.id, seenIn(one, laid as Laid, whole)] as const)
        }),
      )
    },
  }
}
