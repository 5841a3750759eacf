/** The values that any release has, behaviour by behaviour, and profiles with single values of another release. */

import type { Line } from '../../src/profile/line'
import { type Profile, profileOf } from '../../src/profile/profile'
import { type Area, type Path, vocabulary } from '../../src/profile/vocabulary'
import { lines } from '../../versions'

/** A behaviour with a value that some release has. */
export interface Setting {
  readonly path: Path
  readonly value: unknown
  /** The first release that has it. */
  readonly from: string
}

type Areas = Record<string, Record<string, unknown>>

/** The releases that the data tells apart. */
const datedIn = (line: Line): string[] => [...new Set([...line.changes.map(([, , since]) => since), line.last])]

/** The behaviours of an area, or of all. */
export const pathsOf = (area?: Area): Path[] =>
  (area ? [area] : (Object.keys(vocabulary) as Area[])).flatMap(name =>
    Object.keys(vocabulary[name]).map(key => `${name}.${key}` as Path),
  )

export const areaOf = (path: Path): string => path.split('.')[0]

/** Every value of every behaviour, each once. */
export function allSettings(): Setting[] {
  const known = new Map<string, Setting>()
  for (const line of lines) {
    for (const release of datedIn(line)) {
      for (const reading of ['shipped', 'documented'] as const) {
        const { name, ...areas } = profileOf(line, release, reading, release)
        for (const path of pathsOf()) {
          const [area, key] = path.split('.')
          const value = (areas as unknown as Areas)[area][key]
          const id = `${path} ${JSON.stringify(value)}`
          if (!known.has(id)) known.set(id, { path, value, from: name })
        }
      }
    }
  }
  return [...known.values()]
}

/** A profile with some values in the place of its own; nothing if it has them all. */
export function withValues(profile: Profile, settings: readonly Setting[]): Profile | undefined {
  const changed = { ...profile } as unknown as Areas
  for (const { path, value } of settings) {
    const [area, key] = path.split('.')
    if (JSON.stringify(changed[area][key]) === JSON.stringify(value)) return undefined
    changed[area] = { ...changed[area], [key]: value }
  }
  return changed as unknown as Profile
}
