/** A program under two versions, and what is told of it. */

import os from 'node:os'
import { hostRelease, isHost, profileSpec } from '../../profile/host'
import { decide } from '../../profile/resolve'
import { sideOf } from '../data/profiles'
import type { DiffPlace, DiffSide } from '../types'
import type { Program } from './child'
import { shownPlace } from './noise'
import { type Observation, type ObserveOptions, observe } from './observe'
import { endText } from './places'
import { type Compared, late } from './rounds'
import { runSides } from './sides'
import { Turns } from './turns'

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

interface ProgramDiffOptions extends ObserveOptions {
  /** Called with each run before it begins. */
  readonly progress?: (spec: string, run: number) => void
}

/** A program that failed before it did anything that others see, or that could not listen. */
const failedToStart = (run: Observation): boolean =>
  run.end === 'itself' && !run.listened && run.wires.length === 0 && (run.exit !== 0 || run.ignored !== undefined)

const shownPlaces = ({ places }: Compared): DiffPlace[] =>
  places.map(({ place, comparison }) => shownPlace(place, comparison))

/** How much was compared; lines of the side that has more. */
export function amountOf(all: Compared): ProgramDiff['compared'] {
  const places = shownPlaces(all)
  const lines = (wanted: RegExp) => places.filter(({ place }) => wanted.test(place)).flatMap(({ rows }) => rows).length
  return {
    lines: lines(/^(stdout|stderr)$/),
    connections: places.filter(({ place }) => place.startsWith('connection ')).length,
    events: lines(/^events /),
  }
}

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
  const sides = sidesOf(a, b)
  const perform = (spec: string, round: number): Promise<Observation> => {
    options.progress?.(spec, round)
    return observe(spec, program, options)
  }
  const compared = await runSides([a, b], perform, new Turns(os.availableParallelism()))
  return programDiffOf(sides, program, compared)
}

/** The sides of a diff of a program, as `DiffSide` has them. @throws ErasError as `resolve` does */
export const sidesOf = (a: string, b: string): [DiffSide, DiffSide] => [programSide(a), programSide(b)]

/** What is told of a program that was run under both. */
export function programDiffOf([a, b]: readonly [DiffSide, DiffSide], program: Program, all: Compared): ProgramDiff {
  const { runs } = all
  const places = shownPlaces(all)
  const started = !runs.every(side => side.every(failedToStart))
  const last = runs.map(side => side[side.length - 1])
  return {
    format: 'program-diff/1',
    a,
    b,
    script: program.script,
    args: program.args,
    runs: runs[0].length,
    driven: runs.some(side => side.some(({ driven }) => driven)),
    started,
    compared: amountOf(all),
    same: started && places.every(({ same }) => same),
    ended: { a: endText(last[0]), b: endText(last[1]) },
    timedOut: runs.some(late),
    places,
  }
}
