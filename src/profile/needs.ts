/** Whether values of several releases may stand in one profile: the table of needs says which must go together. */

import { lines } from '../../versions'
import type { Line } from './line'
import type { Profile } from './profile'
import { isRecord, laidOver, walkHistory } from './profile'
import { compareReleases } from './release'
import type { Path } from './vocabulary'
import { needs } from './vocabulary/needs'

/** A behaviour and one that it needs, whose values no release had together. */
export interface Conflict {
  readonly path: Path
  readonly needs: Path
}

const known = new Map<string, ReadonlySet<string>>()

/** The releases of a line that changed one of some behaviours, oldest first, and its newest. */
function datesOf(line: Line, paths: readonly Path[]): string[] {
  const dates = line.changes.filter(([path]) => paths.includes(path)).map(([, , since]) => since)
  return [...new Set([...dates, line.last])].sort(compareReleases)
}

/** What some behaviours were together, in every release that changed one of them, in both readings. */
function together(paths: readonly Path[]): ReadonlySet<string> {
  const id = paths.join()
  const before = known.get(id)
  if (before) return before
  const seen = new Set<string>()
  for (const line of lines) {
    for (const release of datesOf(line, paths)) {
      for (const reading of ['shipped', 'documented'] as const) {
        const values = new Map<Path, unknown>()
        walkHistory(line, release, reading, (path, value) => {
          if (!paths.includes(path as Path)) return
          values.set(path as Path, isRecord(path as Path) ? laidOver(values.get(path as Path), value) : value)
        })
        seen.add(JSON.stringify(paths.map(path => values.get(path))))
      }
    }
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
