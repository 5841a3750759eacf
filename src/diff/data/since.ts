/**
 * What a release and those after it changed. The value before a release is that of the release from which it came: what
 * an older line got later, and the release lacked, is not counted as taken away by it.
 */

import { isDeepStrictEqual } from 'node:util'
import { erasError } from '../../errors'
import { beginsSeries, compareReleases, exactOf, majorOf, readSpec } from '../../profile/release'
import type { Decision } from '../../profile/resolve'
import type { HistoryStep } from '../types'

/** @throws ErasError ERAS_NO_RELEASE if it is not an exact release; ERAS_NONE_SO_NEW if neither version is as new */
export function readSince(since: string | undefined, [a, b]: readonly Decision[]): string | undefined {
  if (since === undefined) return undefined
  const exact = exactOf(readSpec(since).version)
  if (exact === undefined) throw erasError('ERAS_NO_RELEASE', since)
  const newest = compareReleases(a.release, b.release) > 0 ? a.release : b.release
  if (compareReleases(exact, newest) > 0) throw erasError('ERAS_NONE_SO_NEW', since, a.release, b.release)
  return exact
}

/** Whether a step brings a release back to what it was before older lines got something else later. */
function isReturn(step: HistoryStep, older: readonly HistoryStep[], since: string): boolean {
  if (step.since === null || compareReleases(step.since, since) !== 0 || !beginsSeries(since)) return false
  const [was, is] = step.back ? (['to', 'from'] as const) : (['from', 'to'] as const)
  return older.some(
    one => one.since !== null && majorOf(one.since) < majorOf(since) && isDeepStrictEqual(one[was], step[is]),
  )
}

/**
 * @param steps the way of one behaviour, as `wayBetween` gives it
 * @param since an exact release; without it, all steps count
 * @returns the steps that this release or a later one brought; with them what only the manual of the newer version has
 */
export function stepsSince(steps: readonly HistoryStep[], since: string | undefined): readonly HistoryStep[] {
  if (since === undefined) return steps
  const isNew = (step: HistoryStep) => step.since !== null && compareReleases(step.since, since) >= 0
  const dated = steps.findIndex(isNew)
  if (dated === -1) return []
  const leadsBack = steps[dated].back
  // The newer end is the last one on the way on, and the first one on the way back.
  let kept = steps.filter(step => isNew(step) || (step.since === null && step.back === leadsBack))
  const oldest = leadsBack ? kept.length - 1 : 0
  const rest = leadsBack ? steps.slice(steps.indexOf(kept[oldest]) + 1) : steps.slice(0, steps.indexOf(kept[oldest]))
  if (isReturn(kept[oldest], rest, since)) kept = kept.filter((_, at) => at !== oldest)
  return kept
}
