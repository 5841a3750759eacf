/**
 * What each release changed, against the release before it in its line: the changes as `diffProfiles` tells them, the other
 * lines that got the same, and what to put behind `with` to keep the old.
 */

import { byHurt } from '../../src/diff/data/hurts'
import { diffProfiles } from '../../src/diff/data/profiles'
import { valueKey } from '../../src/diff/html/value'
import type { BehaviourChange } from '../../src/diff/types'
import { everyProfile } from '../../src/profile/every-release'
import type { Line } from '../../src/profile/line'
import { conflictOf } from '../../src/profile/needs'
import type { Profile } from '../../src/profile/profile'
import { compareReleases, nameOf } from '../../src/profile/release'
import { releasesOf } from '../../src/profile/releases'
import type { Path } from '../../src/profile/vocabulary'
import { lines } from '../../versions'

/** A change, and where else it came. */
export interface ReleaseChange extends BehaviourChange {
  /** Releases of other lines that brought the same. */
  readonly also: readonly string[]
  /** What stands behind `with` to have it as before; null where it cannot be kept apart. */
  readonly keep: string | null
}

export interface ReleaseFacts {
  /** As the recordings name it. */
  readonly name: string
  readonly line: Line
  /** The release before it in its line; of the first, the newest of the line before. None for the first of all. */
  readonly before?: string
  /** Whether the release before it is of another line. */
  readonly begins: boolean
  readonly changes: readonly ReleaseChange[]
}

/** The value of a behaviour in a profile. */
export function valueIn(profile: object, path: string): unknown {
  const [area, key] = path.split('.')
  return (profile as Record<string, Record<string, unknown>>)[area][key]
}

const all = lines as readonly Line[]
const namesOf = (line: Line): string[] => releasesOf(line).map(release => nameOf(line.runtime, release))

/** What a change of a value is, whatever else a list or a map holds. */
function signature(path: string, from: unknown, to: unknown): string {
  if (Array.isArray(from) && Array.isArray(to)) {
    const added = to.filter(item => !from.includes(item))
    const removed = from.filter(item => !to.includes(item))
    return valueKey([path, added, removed])
  }
  if (typeof from === 'object' && typeof to === 'object' && from !== null && to !== null) {
    const [a, b] = [from, to] as Record<string, unknown>[]
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
    return valueKey([path, keys.filter(key => valueKey(a[key]) !== valueKey(b[key])).map(key => [key, b[key]])])
  }
  return valueKey([path, to])
}

/** By the signature of a change, the releases within lines that brought it. */
function sameChanges(): (change: BehaviourChange) => string[] {
  const found = new Map<string, string[]>()
  const profiles = everyProfile()
  for (const line of all) {
    const names = namesOf(line)
    const rows = line.changes as readonly (readonly [path: string, ...rest: unknown[]])[]
    const paths = [...new Set(rows.map(([path]) => path))]
    names.slice(1).forEach((name, at) => {
      const [before, now] = [profiles.get(names[at])!, profiles.get(name)!]
      for (const path of paths) {
        const [from, to] = [valueIn(before, path), valueIn(now, path)]
        if (from === to || valueKey(from) === valueKey(to)) continue
        const key = signature(path, from, to)
        found.set(key, [...(found.get(key) ?? []), name])
      }
    })
  }
  return ({ path, from, to }) => found.get(signature(path, from, to)) ?? []
}

/** A profile with the values that some behaviours have in another. */
function mixed(own: Profile, other: Profile, paths: readonly Path[]): Profile {
  const values: Record<string, Record<string, unknown>> = {
    ...(own as unknown as Record<string, Record<string, unknown>>),
  }
  for (const path of paths) {
    const [area, key] = path.split('.')
    values[area] = { ...values[area], [key]: valueIn(other, path) }
  }
  return values as unknown as Profile
}

/**
 * What keeps some behaviours as a release had them, with those that they cannot be without.
 * @returns what stands behind `with`; null where they cannot stand in the later release
 */
export function keepText(release: string, before: string, paths: readonly string[]): string | null {
  const [own, old] = [release, before].map(name => everyProfile().get(name)!)
  const all = [...paths] as Path[]
  for (;;) {
    const conflict = conflictOf(mixed(own, old, all), all)
    if (!conflict) return all.map(path => `${path}@${before}`).join(',')
    const lacks = all.includes(conflict.path) ? conflict.needs : conflict.path
    if (all.includes(lacks)) return null
    all.push(lacks)
  }
}

/** Every release of every line, oldest first. */
export function everyRelease(): ReleaseFacts[] {
  const same = sameChanges()
  return all.flatMap((line, place) => {
    const names = namesOf(line)
    const rows = line.changes as readonly (readonly [path: string, value: unknown, since: string, ...rest: unknown[]])[]
    const changed = new Set(rows.map(([, , since]) => nameOf(line.runtime, since)))
    return names.map((name, at): ReleaseFacts => {
      const begins = at === 0
      const before = begins ? (place > 0 ? namesOf(all[place - 1]).at(-1) : undefined) : names[at - 1]
      if (before === undefined || !changed.has(name)) return { name, line, before, begins, changes: [] }
      const { changes } = diffProfiles(before, name, begins ? { since: name } : {})
      const mine = new Set(names)
      const told = byHurt(changes).map(change => ({
        ...change,
        also: same(change)
          .filter(other => !mine.has(other))
          .sort(compareReleases),
        keep: keepText(name, before, [change.path]),
      }))
      return { name, line, before, begins, changes: told }
    })
  })
}
