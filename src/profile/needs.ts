/** Whether values of several releases may stand in one profile: the table of needs says which must go together. */

import { lines } from '../../versions'
import type { Line } from './line'
import type { Profile } from './profile'
import { isRecord, laidOver } from './profile'
import { compareReleases } from './release'
import type { Path } from './vocabulary'
import { needs } from './vocabulary/needs'

/** A behaviour and one that it needs, whose values no release had together. */
interface Conflict {
  readonly path: Path
  readonly needs: Path
}

const known = new Map<string, ReadonlySet<string>>()

type Row = readonly [path: string, value: unknown, ...rest: unknown[]]

/** What some behaviours are after some changes, one after the other. */
function after(rows: readonly Row[], paths: readonly Path[]): string {
  const values = new Map<string, unknown>()
  for (const [path, value] of rows) {
    values.set(path, isRecord(path as Path) ? laidOver(values.get(path), value) : value)
  }
  return JSON.stringify(paths.map(path => values.get(path)))
}

/** What some behaviours were together, in every release that changed one of them, in both readings. */
function together(paths: readonly Path[]): ReadonlySet<string> {
  const id = paths.join()
  const before = known.get(id)
  if (before) return before
  const seen = new Set<string>()
  const past: Row[] = []
  const isOurs = ([path]: Row) => (paths as readonly string[]).includes(path)
  for (const { changes, documented = [], last } of lines as readonly Line[]) {
    const own = (changes as readonly (readonly [string, unknown, string, string])[]).filter(isOurs)
    const manual = (documented as readonly Row[]).filter(isOurs)
    for (const release of new Set([...own.map(([, , since]) => since), last])) {
      const rows = [...past, ...own.filter(([, , since]) => compareReleases(since, release) <= 0)]
      seen.add(after(rows, paths)).add(after([...rows, ...manual], paths))
    }
    past.push(...own)
  }
  known.set(id, seen)
  return seen
}

/**
 * Looks whether a profile with changed values holds together.
 * @param profile with the values that it is to have
 * @param changed the behaviours that are not its release's own
 * @returns the first behaviour that has not what it needs; nothing if all have
 */
export function conflictOf(profile: Profile, changed: readonly Path[]): Conflict | undefined {
  const values = profile as unknown as Record<string, Record<string, unknown>>
  for (const [name, needed] of Object.entries(needs) as [Path, readonly Path[]][]) {
    for (const other of needed) {
      if (!changed.includes(name) && !changed.includes(other)) continue
      const pair = [name, other]
      const now = pair.map(path => {
        const [area, key] = path.split('.')
        return values[area][key]
      })
      if (!together(pair as Path[]).has(JSON.stringify(now))) return { path: name, needs: other }
    }
  }
  return undefined
}
