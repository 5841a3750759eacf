/** What two versions are made of and have otherwise: behaviours by their values, the legacy prelude by its patches. */

import { isDeepStrictEqual } from 'node:util'
import type { Patch } from '../../../versions/prelude'
import { neededBy } from '../../profile/patches'
import type { Profile } from '../../profile/profile'
import { compareReleases, numberOf } from '../../profile/release'
import { decide } from '../../profile/resolve'
import { type Path, vocabulary } from '../../profile/vocabulary'
import { latestOf, wayBetween } from '../data/history-path'
import type { Part, PartChange } from './types'

/** The patch that every release has and each has otherwise. */
export const VERSION_PART: Part = 'prelude.process.version'

const PRELUDE = 'prelude.'

export const isPatch = (part: Part): boolean => part.startsWith(PRELUDE)
export const partOfPatch = ({ name }: Pick<Patch, 'name'>): Part => `${PRELUDE}${name}` as Part

/** Every behaviour, in the order of the vocabulary. */
const paths = Object.entries(vocabulary).flatMap(([area, keys]) =>
  Object.keys(keys).map(key => `${area}.${key}`),
) as Path[]

/** The value that a profile has at a path. */
export function valueAt(profile: Profile, path: Path): unknown {
  const [area, key] = path.split('.')
  return (profile as unknown as Record<string, Record<string, unknown>>)[area][key]
}

function patchChanges(a: Profile, b: Profile): PartChange[] {
  const [inA, inB] = [neededBy(a), neededBy(b)]
  // One that follows a behaviour is taken with that.
  const onlyOne = [...inA.filter(patch => !inB.includes(patch)), ...inB.filter(patch => !inA.includes(patch))].filter(
    ({ follows }) => !follows,
  )
  const aIsOlder = compareReleases(a.release, b.release) < 0
  const older = aIsOlder ? inA : inB
  const changes = onlyOne.map((patch): PartChange => {
    const release = (older.includes(patch) ? patch.until : patch.since) ?? null
    return { part: partOfPatch(patch), since: release, steps: release === null ? [] : [release] }
  })
  const numbered = numberOf(a.release) !== numberOf(b.release)
  return numbered ? [...changes, { part: VERSION_PART, since: null, steps: [] }] : changes
}

/** By date; what has none comes last. */
const byDate = (x: PartChange, y: PartChange): number =>
  x.since === null || y.since === null
    ? Number(x.since === null) - Number(y.since === null)
    : compareReleases(x.since, y.since)

/** All parts that differ between two versions, oldest change first. */
export function partsBetween(a: Profile, b: Profile, names: readonly [string, string]): PartChange[] {
  const way = wayBetween(decide(names[0]), decide(names[1]))
  const behaviours = paths
    .filter(path => !isDeepStrictEqual(valueAt(a, path), valueAt(b, path)))
    .map((part): PartChange => {
      const all = way.get(part) ?? []
      const steps = all.flatMap(({ since }) => since ?? [])
      return { part, since: all.length > 0 ? latestOf(all).since : null, steps: [...new Set(steps)] }
    })
  return [...behaviours, ...patchChanges(a, b)].sort(byDate)
}
