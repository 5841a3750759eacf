/** A cause with all that is known of it. */

import { patches } from '../../../../versions/prelude'
import type { BehaviourChange } from '../../types'
import type { Mixtures } from '../mixtures'
import { partOfPatch } from '../parts'
import type { Cause, Part, Subject } from '../types'
import { keepOf, withOf } from './keep'
import type { Bisect, ReportedPart } from './types'

export function partOf(part: Part, changes: readonly BehaviourChange[]): ReportedPart {
  const change = changes.find(({ path }) => path === part)
  const what = change?.what ?? patches.find(patch => partOfPatch(patch) === part)?.what ?? ''
  return { part, what, ...(change && { change }) }
}

/** What has to be kept with a cause, for its differences to be gone: others that are enough, and those that it hides behind. */
function withOthers(cause: Cause, all: readonly Cause[]): readonly Part[] {
  const shares = ({ differences }: Cause) => differences.some(id => cause.differences.includes(id))
  const others = cause.necessary && !cause.hidden ? [cause] : all.filter(shares)
  return [...new Set(others.flatMap(({ paths }) => paths))]
}

/** @param changes the behaviours that differ between the versions */
export function reportedCauses(
  causes: readonly Cause[],
  changes: readonly BehaviourChange[],
  mixtures: Mixtures,
  subject: Subject,
): Pick<Bisect, 'causes' | 'keep'> {
  const all = causes.map(cause => {
    const { paths, ...rest } = cause
    const keep = keepOf(withOthers(cause, causes), mixtures, subject)
    return { ...rest, parts: paths.map(path => partOf(path, changes)), with: withOf(paths, mixtures), keep }
  })
  const paths = [...new Set(causes.flatMap(({ paths }) => paths))]
  return { causes: all, keep: keepOf(paths, mixtures, subject) }
}
