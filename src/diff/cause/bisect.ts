/** The causes of what a program or a command does otherwise under one version than under another. */

import { profileSpec } from '../../profile/host'
import { diffProfiles } from '../data/profiles'
import { mixturesOf } from './mixtures'
import { toldCauses } from './report/told'
import type { Bisect, Verdict } from './report/types'
import { openRunner } from './runner'
import { search } from './search'
import { type Difference, type Kind, kinds, type Runner, type RunnerOptions, type Subject } from './types'
import { wayOf } from './way'

export interface BisectOptions extends Omit<RunnerOptions, 'progress'> {
  /** The kind of places that is looked at, or all; the first in which the versions differ where it is left out. */
  readonly by?: Kind | 'all'
  /** Called at each run: how many there were, and about how many there will be yet, once that can be told. */
  readonly progress?: (runs: number, left: number | undefined) => void
}

/** What of a subject can be looked at. */
export const kindsOf = (subject: Subject): readonly Kind[] => ('command' in subject ? ['exit', 'output'] : kinds)

/** The kinds of places that are looked at. */
function chosen(subject: Subject, { differences }: Runner, by: BisectOptions['by']): readonly Kind[] {
  const all = kindsOf(subject)
  if (by === 'all') return all
  if (by !== undefined) return [by]
  const first = all.find(kind => differences.some(one => one.kind === kind))
  return first === undefined ? all : [first]
}

/**
 * Differences as they are searched. A line that only the first version has is gone with any part of it that changes; what
 * the second has is there with all of them, and says so at once.
 */
const inOrder = (differences: readonly Difference[]) =>
  differences
    .map(({ id, place, row, b }) => ({ id, line: `${place}:${row}`, gone: b === null }))
    .sort((x, y) => Number(x.gone) - Number(y.gone))

/** How it came out if nothing differs. */
function verdictWithout({ fails, late, compared }: Runner, unsteady: readonly unknown[]): Verdict {
  if (late) return 'late'
  if (unsteady.length > 0) return 'unsteady'
  return fails && compared.lines + compared.connections + compared.events === 0 ? 'nothing' : 'same'
}

/**
 * Runs a program or a command under two versions and under mixtures of them until it is known which behaviours make what
 * differs.
 * @param a what `resolve` takes
 * @param b the same; it may be older
 * @throws ErasError as `openRunner` does
 */
export async function bisect(a: string, b: string, subject: Subject, options: BisectOptions = {}): Promise<Bisect> {
  const { by, progress, ...rest } = options
  let left: number | undefined
  const runner = await openRunner(a, b, subject, { ...rest, progress: (_spec, runs) => progress?.(runs, left) })
  try {
    const looked = chosen(subject, runner, by)
    const isLooked = ({ kind }: { readonly kind: Kind }) => looked.includes(kind)
    const differences = runner.pinned ? runner.differences.filter(isLooked) : []
    const unsteady = runner.unsteady.filter(isLooked).map(({ place }) => place)
    const lines = inOrder(differences)
    const way = wayOf(runner.a.release, runner.b.release, runner.parts)
    const forecast = (_done: number, yet: number) => progress?.(runner.runs, (left = yet))
    const found =
      lines.length === 0
        ? { causes: [], unexplained: [] }
        : await search({ differences: lines, way, progress: forecast }, runner)
    const verdict: Verdict = !runner.pinned
      ? 'unpinned'
      : lines.length === 0
        ? verdictWithout(runner, unsteady)
        : found.causes.length > 0
          ? 'causes'
          : 'unexplained'
    return {
      format: 'bisect/1',
      a: runner.a,
      b: runner.b,
      ...subject,
      verdict,
      by: looked,
      elsewhere: kinds.filter(kind => !looked.includes(kind) && runner.differences.some(one => one.kind === kind)),
      runs: runner.runs,
      behaviours: runner.parts.length,
      ended: runner.ended,
      fails: runner.fails,
      compared: runner.compared,
      unsteady,
      differences,
      ...toldCauses(found.causes, diffProfiles(profileSpec(a), profileSpec(b)).changes, mixturesOf(a, b), subject),
      unexplained: found.unexplained,
    }
  } finally {
    runner.close()
  }
}
