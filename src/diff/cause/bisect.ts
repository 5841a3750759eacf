/** The causes of what a program or a command does otherwise under one version than under another. */

import { profileSpec } from '../../profile/host'
import { diffProfiles } from '../data/profiles'
import { mixturesOf } from './mixtures'
import { reportedCauses } from './report/reported'
import type { Bisect, Explained, Verdict } from './report/types'
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
function verdictWithout({ fails, late, compared, diff }: Runner, unsteady: readonly unknown[]): Verdict {
  if (late) return 'late'
  if (unsteady.length > 0) return 'unsteady'
  // What a program that failed at once says of that is no work of its own.
  const isSilent = diff?.places.every(({ place, rows }) => place !== 'stdout' || rows.length === 0)
  const isNothing = compared.lines + compared.connections + compared.events === 0 || (isSilent && !diff?.started)
  return fails && isNothing ? 'nothing' : 'same'
}

/**
 * Runs a subject under mixtures of its two versions until it is known which behaviours make its differences.
 * @param runner as `openRunner` gave it for these versions and this subject
 * @param differences those that are to be explained
 * @param yet called with about how many runs there will be yet
 */
export async function explain(
  runner: Runner,
  [a, b]: readonly [string, string],
  subject: Subject,
  differences: readonly Difference[],
  yet: (left: number) => void,
): Promise<Explained> {
  const way = wayOf(runner.a.release, runner.b.release, runner.parts)
  const found =
    differences.length === 0
      ? { causes: [], unexplained: [] }
      : await search({ differences: inOrder(differences), way, progress: (_done, left) => yet(left) }, runner)
  const { changes } = diffProfiles(profileSpec(a), profileSpec(b))
  return {
    runs: runner.runs,
    behaviours: runner.parts.length,
    differences,
    ...reportedCauses(found.causes, changes, mixturesOf(a, b), subject),
    unexplained: found.unexplained,
  }
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
    // Of what is cut off in the middle, how far it came differs by chance, and each run costs its whole time.
    const tells = runner.pinned && !runner.late
    const differences = tells ? runner.differences.filter(isLooked) : []
    const unsteady = runner.unsteady.filter(isLooked).map(({ place }) => place)
    const explained = await explain(runner, [a, b], subject, differences, yet => {
      left = yet
      progress?.(runner.runs, left)
    })
    const verdict: Verdict = !runner.pinned
      ? 'unpinned'
      : differences.length === 0
        ? verdictWithout(runner, unsteady)
        : explained.causes.length > 0
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
      ended: runner.ended,
      fails: runner.fails,
      compared: runner.compared,
      unsteady,
      ...explained,
    }
  } finally {
    runner.close()
  }
}
