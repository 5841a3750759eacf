/** A program under two versions: run by turns until it is known what of its doings is chance, then compared. */

import { hostRelease, isHost, profileSpec } from '../../profile/host'
import { decide } from '../../profile/resolve'
import { sideOf } from '../data/profiles'
import type { Cell, DiffPlace, DiffSide } from '../types'
import type { Program } from './child'
import { comparePlace } from './noise'
import { type Observation, type ObserveOptions, observe } from './observe'
import { endText, type Places, placesOf } from './places'
import { slotsOf } from './slots'

/**
 * How often each side is run: at least; at least where something differs; at least where nothing but numbers differ, which
 * may have come out so by chance (a duration in seconds, say); and at most.
 */
const rounds = { least: 2, sure: 3, numbers: 6, most: 8 }

/** What `diffProgram` gives. */
export interface ProgramDiff {
  readonly format: 'program-diff/1'
  readonly a: DiffSide
  readonly b: DiffSide
  readonly script: string
  readonly args: readonly string[]
  /** How often each side was run. */
  readonly runs: number
  /** Whether it was driven as a server. */
  readonly driven: boolean
  /** Whether it ever began its work: false if it failed on both sides before it listened, connected or ended well. */
  readonly started: boolean
  /** How much was compared: lines of output, connections, events. */
  readonly compared: { readonly lines: number; readonly connections: number; readonly events: number }
  /** Whether it started and nothing differs. */
  readonly same: boolean
  /** How the last run of each side ended, in words. */
  readonly ended: { readonly a: string; readonly b: string }
  /** Whether either side did not end in time. */
  readonly timedOut: boolean
  /** What was looked at: exit, stdout, stderr, each connection, events; those without a difference too. */
  readonly places: readonly DiffPlace[]
}

/** All places of all runs, compared side by side. */
function compareRuns(a: readonly Observation[], b: readonly Observation[]): DiffPlace[] {
  const [left, right] = [a.map(placesOf), b.map(placesOf)]
  const slots = slotsOf([...left, ...right].map(({ wires }) => wires))
  const place = (title: string, cells: (places: Places) => readonly Cell[]) =>
    comparePlace(title, left.map(cells), right.map(cells))
  return [
    place('exit', ({ exit }) => exit),
    place('stdout', ({ stdout }) => stdout),
    place('stderr', ({ stderr }) => stderr),
    ...slots.map(({ title, taken }, k) =>
      place(`connection ${k + 1}, ${title}`, ({ wires }) => taken.get(wires)?.cells ?? []),
    ),
    place('events that the program heard', ({ events }) => events),
  ]
}

export interface ProgramDiffOptions extends ObserveOptions {
  /** Called with each run before it begins. */
  readonly progress?: (spec: string, run: number) => void
}

const digits = /^[\d.:,+\s-]*$/

const marked = (cell: Cell | undefined): string =>
  (cell?.marks ?? []).map(([from, to]) => cell?.text.slice(from, to)).join('')

/** Whether nothing differs but numbers. */
const numbersAlone = (places: readonly DiffPlace[]): boolean =>
  places.every(({ rows }) =>
    rows.every(({ kind, a, b }) => kind === 'both' || (kind === 'changed' && digits.test(marked(a) + marked(b)))),
  )

/** A program that failed before it did anything that others see, or that could not listen. */
const failedToStart = (run: Observation): boolean =>
  run.end === 'itself' && !run.listened && run.wires.length === 0 && (run.exit !== 0 || run.ignored !== undefined)

/** Lines of a kind of place, on the side that has more. */
function compared(places: readonly DiffPlace[]): ProgramDiff['compared'] {
  const lines = (wanted: RegExp) => places.filter(({ place }) => wanted.test(place)).flatMap(({ rows }) => rows).length
  return {
    lines: lines(/^(stdout|stderr)$/),
    connections: places.filter(({ place }) => place.startsWith('connection ')).length,
    events: lines(/^events /),
  }
}

const late = (runs: readonly Observation[]): boolean => runs.every(({ end }) => end === 'timeout')

/** A side of the diff; of the host, its own number stands in the place of the release. */
function programSide(spec: string): DiffSide {
  const side = sideOf(spec, decide(profileSpec(spec)))
  return isHost(spec) ? { ...side, release: hostRelease().release } : side
}

/**
 * Runs a program under two versions and compares what it does: its end, its output, its connections byte for byte, and
 * the events that it listens for. Each side is run at least twice, and what differs between runs of one side does not count.
 * @param a what `resolve` takes, or `host` for the host's own http
 * @param b the same
 * @throws ErasError as `resolve` does
 */
export async function diffProgram(
  a: string,
  b: string,
  program: Program,
  options: ProgramDiffOptions,
): Promise<ProgramDiff> {
  const sides = [a, b].map(programSide)
  const runs: [Observation[], Observation[]] = [[], []]
  let places: DiffPlace[] = []
  let before = ''
  for (let round = 1; round <= rounds.most; round++) {
    for (const [k, spec] of [a, b].entries()) {
      options.progress?.(spec, round)
      runs[k].push(await observe(spec, program, options))
    }
    if (round < rounds.least) continue
    places = compareRuns(runs[0], runs[1])
    const verdict = JSON.stringify(places.filter(({ same }) => !same).map(({ place, rows }) => [place, rows]))
    const sure = round >= (numbersAlone(places) ? rounds.numbers : rounds.sure) && verdict === before
    const settled = places.every(({ same }) => same) || sure
    before = verdict
    // A program that does not end costs its whole time again and again: what two runs tell must do.
    if (settled || runs.some(late)) break
  }
  const started = !runs.every(all => all.every(failedToStart))
  const last = runs.map(all => all[all.length - 1])
  return {
    format: 'program-diff/1',
    a: sides[0],
    b: sides[1],
    script: program.script,
    args: program.args,
    runs: runs[0].length,
    driven: runs.some(all => all.some(({ driven }) => driven)),
    started,
    compared: compared(places),
    same: started && places.every(({ same }) => same),
    ended: { a: endText(last[0]), b: endText(last[1]) },
    timedOut: runs.some(late),
    places,
  }
}
