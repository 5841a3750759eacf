/**
 * The profiles of all releases in one walk over history. What `resolve` does for one release costs a walk of its own; here
 * releases that follow each other share the areas that did not change between them.
 */

import { lines } from '../../versions'
import type { Line } from './line'
import { isRecord, laidOver, type Profile } from './profile'
import { compareReleases, nameOf } from './release'
import { releasesOf } from './releases'
import type { Path } from './vocabulary'
import { vocabulary } from './vocabulary'

type Values = Record<string, Record<string, unknown>>
type Row = readonly [path: Path, value: unknown, since: string, ...rest: unknown[]]

function lay(values: Values, [path, value]: Row): void {
  const [area, key] = path.split('.')
  const now = values[area]
  values[area] = Object.freeze({ ...now, [key]: isRecord(path) ? laidOver(now[key], value) : value })
}

let known: ReadonlyMap<string, Profile> | undefined

/** The profile of each exact release by its name, oldest first: what `resolve` gives for that name. */
export function everyProfile(): ReadonlyMap<string, Profile> {
  if (known) return known
  const values: Values = Object.fromEntries(Object.keys(vocabulary).map(area => [area, {}]))
  const all = new Map<string, Profile>()
  for (const line of lines as readonly Line[]) {
    const rows = [...line.changes] as unknown as Row[]
    rows.sort((a, b) => compareReleases(a[2], b[2]))
    let next = 0
    for (const release of releasesOf(line)) {
      while (next < rows.length && compareReleases(rows[next][2], release) <= 0) lay(values, rows[next++])
      const name = nameOf(line.runtime, release)
      all.set(name, Object.freeze({ name, release: name, reading: 'shipped', ...values }) as unknown as Profile)
    }
    // What a later release of a line changed is there in the next line.
    while (next < rows.length) lay(values, rows[next++])
  }
  known = all
  return all
}
