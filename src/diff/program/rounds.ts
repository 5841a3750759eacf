/** Running under two versions by turns, until it is known what of the doings is chance and what is the versions'. */

import type { DiffLine, DiffPlace } from '../types'
import { type Comparison, compareRuns, shownPlace } from './noise'
import type { Observation } from './observe'
import { type Places, placesOf } from './places'
import { type Slot, slotsOf, takenBy } from './slots'

/**
 * How often each side is run: at least; at least where something differs; at least where nothing but numbers differ, which
 * may have come out so by chance (a duration in seconds, say); and at most.
 */
const rounds = { least: 2, sure: 3, numbers: 6, most: 8 }

/** A place of both sides, and what it is called. */
interface ComparedPlace {
  readonly place: string
  readonly comparison: Comparison
}

/** All runs of both sides, and what they come to. */
export interface Compared {
  readonly runs: readonly [readonly Observation[], readonly Observation[]]
  /** exit, stdout, stderr, each connection, events. */
  readonly places: readonly ComparedPlace[]
  /** The lines of all runs of a side, in each of these places. */
  linesOf(side: 'a' | 'b'): readonly (readonly (readonly DiffLine[])[])[]
  /** The lines that another run has in each of these places. */
  cellsOf(run: Observation): readonly (readonly DiffLine[])[]
}

const before = ['exit', 'stdout', 'stderr'] as const

const namesOf = (slots: readonly Slot[]): string[] => [
  ...before,
  ...slots.map(({ title }, k) => `connection ${k + 1}, ${title}`),
  'events that the program heard',
]

const linesOf = (places: Places, wires: readonly (readonly DiffLine[])[]): (readonly DiffLine[])[] => [
  ...before.map(name => places[name]),
  ...wires,
  places.events,
]

/** All places of all runs, compared side by side. */
export function compareSides(a: readonly Observation[], b: readonly Observation[]): Compared {
  const [left, right] = [a.map(placesOf), b.map(placesOf)]
  const slots = slotsOf([...left, ...right].map(({ wires }) => wires))
  const lines = (all: readonly Places[]) =>
    all.map(places =>
      linesOf(
        places,
        slots.map(({ taken }) => taken.get(places.wires)?.cells ?? []),
      ),
    )
  const [ofA, ofB] = [lines(left), lines(right)]
  const places = namesOf(slots).map((place, k) => ({
    place,
    comparison: compareRuns(
      ofA.map(run => run[k]),
      ofB.map(run => run[k]),
    ),
  }))
  const byPlace = (runs: readonly (readonly (readonly DiffLine[])[])[]) => places.map((_, k) => runs.map(run => run[k]))
  return {
    runs: [a, b],
    places,
    linesOf: side => byPlace(side === 'a' ? ofA : ofB),
    cellsOf(run) {
      const own = placesOf(run)
      return linesOf(
        own,
        takenBy(own.wires, slots).map(wire => wire?.cells ?? []),
      )
    },
  }
}

const digits = /^[\d.:,+\s-]*$/

const marked = (cell: DiffLine | undefined): string =>
  (cell?.marks ?? []).map(([from, to]) => cell?.text.slice(from, to)).join('')

/** Whether nothing differs but numbers. */
const numbersAlone = (places: readonly DiffPlace[]): boolean =>
  places.every(({ rows }) =>
    rows.every(({ kind, a, b }) => kind === 'both' || (kind === 'changed' && digits.test(marked(a) + marked(b)))),
  )

/** Whether no run of a side ended in its time. */
export const late = (runs: readonly Observation[]): boolean => runs.every(({ end }) => end === 'timeout')

/** What the runs of two sides come to so far, and whether more of them would tell no more. */
interface Settling {
  readonly compared: Compared
  readonly settled: boolean
  /** What differs, as a text that is the same if the same differs. */
  readonly verdict: string
}

/**
 * Compares the runs of two sides, of which each has as many.
 * @param before what came of one run less of each
 * @param least how often at least
 */
function settle(
  a: readonly Observation[],
  b: readonly Observation[],
  before: Settling | undefined,
  least: number = rounds.least,
): Settling {
  const round = a.length
  const compared = compareSides(a, b)
  const places = compared.places.map(({ place, comparison }) => shownPlace(place, comparison))
  const differing = places.filter(({ same }) => !same)
  const verdict = JSON.stringify(differing.map(({ place, rows }) => [place, rows]))
  const sure = round >= (numbersAlone(places) ? rounds.numbers : rounds.sure) && verdict === before?.verdict
  const enough = round >= least && (differing.length === 0 || sure)
  // A program that does not end costs its whole time again and again: what two runs tell must do.
  return { compared, verdict, settled: enough || round >= Math.max(rounds.most, least) || late(a) || late(b) }
}

/**
 * Runs both sides again and again, until more runs would tell no more.
 * @param pair runs the first side and the second once
 * @param least how often at least, as far as is known after each round
 */
export async function runInTurns(
  pair: (round: number) => Promise<readonly [Observation, Observation]>,
  least: () => number = () => rounds.least,
): Promise<Compared> {
  const runs: [Observation[], Observation[]] = [[], []]
  let last: Settling | undefined
  for (let round = 1; ; round++) {
    const [a, b] = await pair(round)
    runs[0].push(a)
    runs[1].push(b)
    if (round < rounds.least) continue
    last = settle(...runs, last, least())
    if (last.settled) return last.compared
  }
}

/**
 * Runs a first side and others against it by turns, each of the others until it is known whether it differs.
 * @param run runs a side once
 * @returns of each of the others, what it came to beside the first
 */
export async function runAllInTurns<S>(
  [first, ...others]: readonly S[],
  run: (side: S, round: number) => Promise<Observation>,
): Promise<Compared[]> {
  const own: Observation[] = []
  const all = others.map(side => ({ side, runs: [] as Observation[], last: undefined as Settling | undefined }))
  for (let round = 1; all.some(({ last }) => !last?.settled); round++) {
    own.push(await run(first, round))
    for (const one of all) {
      if (one.last?.settled) continue
      one.runs.push(await run(one.side, round))
      if (round >= rounds.least) one.last = settle(own, one.runs, one.last)
    }
  }
  return all.map(({ last }) => (last as Settling).compared)
}
