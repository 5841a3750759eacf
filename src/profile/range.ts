/**
 * Which release a semver range stands for. Each alternative (`||`) stands for one: an open-ended one (`>=` or `>`,
 * no upper bound) for the line in which it begins, since that is what its author had; a bounded one for the newest
 * line that it allows, at the newest release that fits, development series only if nothing else fits. The newest of
 * the alternatives decides. What allows every version decides nothing.
 *
 * A file of its own because ranges are rare at start-up, and their part of semver is the larger one.
 */

import Range = require('semver/classes/range')

import compare from 'semver/functions/compare'
import minVersion from 'semver/ranges/min-version'
import type { Line } from './line'
import { isStable, releasesOf } from './releases'

interface Choice {
  readonly line: Line
  readonly release: string
  /** Whether the alternative that decided has no upper bound. */
  readonly open: boolean
  /** The lines of which that alternative allows a release. */
  readonly allowed: readonly Line[]
  /** That alternative, if there are others. */
  readonly alternative: string | undefined
}

interface RangeReading {
  /** Whether the range allows every version, and so decides nothing. */
  readonly allowsAll: boolean
  readonly choice: Choice | undefined
  /** The lowest version that it allows, whether or not there is such a release. */
  readonly lowest: string | undefined
}

const allowsAll = (range: Range): boolean => range.set.some(all => all.every(({ value }) => value === ''))

const isOpen = (range: Range): boolean =>
  range.set.some(all => all.every(({ operator }) => operator === '>' || operator === '>='))

type Release = Pick<Choice, 'line' | 'release'>

function newestOf(allowed: readonly Line[], range: Range): Release | undefined {
  let developed: Release | undefined
  for (const line of allowed.toReversed()) {
    const fitting = releasesOf(line).filter(release => range.test(release))
    const stable = fitting.findLast(release => isStable(line, release))
    if (stable) return { line, release: stable }
    developed ??= { line, release: fitting[fitting.length - 1] }
  }
  return developed
}

function choose(candidates: readonly Line[], range: Range, alternative: string | undefined): Choice | undefined {
  const allowed = candidates.filter(line => releasesOf(line).some(release => range.test(release)))
  if (allowed.length === 0) return undefined
  const open = isOpen(range)
  const chosen = open ? { line: allowed[0], release: allowed[0].last } : newestOf(allowed, range)
  return chosen && { ...chosen, open, allowed, alternative }
}

/**
 * Reads a range.
 * @param candidates the lines to choose among, in the order of history
 * @param text what semver takes as a range
 * @returns nothing if the text is no range
 */
export function readRange(candidates: readonly Line[], text: string): RangeReading | undefined {
  const parts = text.split('||').map(part => part.trim())
  let alternatives: Range[]
  let whole: Range
  try {
    whole = new Range(text)
    alternatives = parts.map(part => new Range(part))
  } catch {
    return undefined
  }
  const choice = alternatives
    .flatMap((range, i) => choose(candidates, range, parts.length > 1 ? parts[i] : undefined) ?? [])
    .reduce<Choice | undefined>(
      (best, one) => (best && compare(best.release, one.release) >= 0 ? best : one),
      undefined,
    )
  return {
    allowsAll: allowsAll(whole),
    choice,
    lowest: minVersion(whole)?.version,
  }
}
