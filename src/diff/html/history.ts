/** The behaviours of a report: their values in each column, and the changes that led there. */

import type { Line } from '../../profile/line'
import { type Profile, profileOf, walkHistory } from '../../profile/profile'
import { type Path, vocabulary } from '../../profile/vocabulary'
import type { ReportBehaviour, ReportChange, ReportColumn } from './input'
import { valueKey } from './value'

/** A column that has a profile. */
export interface ProfileColumn extends ReportColumn {
  readonly of: Line
  readonly release: string
  readonly reading: Profile['reading']
}

interface Entry {
  readonly what: string
  readonly kind: ReportBehaviour['kind']
  readonly choices?: Readonly<Record<string, string>>
}

type Found = Omit<ReportChange, 'columns'> & { readonly columns: number[] }

/** Every change of every behaviour that leads to one of the columns; the columns are in the order of history. */
function changesOf(columns: readonly ProfileColumn[]): Map<Path, Found[]> {
  const all = new Map<Path, Map<string, Found>>()
  columns.forEach(({ of, release, reading }, at) => {
    const inForce = new Map<Path, Found>()
    walkHistory(of, release, reading, (path, value, source, since) => {
      const known = all.get(path) ?? new Map<string, Found>()
      all.set(path, known)
      const key = valueKey([since, source, value])
      const change = known.get(key) ?? { value, since: since ?? null, source, columns: [] }
      known.set(key, change)
      inForce.set(path, change)
    })
    for (const change of inForce.values()) change.columns.push(at)
  })
  return new Map([...all].map(([path, changes]) => [path, [...changes.values()]]))
}

/**
 * The behaviours of all columns.
 * @param columns in the order of history
 * @param weightsOf what a change of a behaviour is (`wire`, …)
 */
export function behavioursOf(
  columns: readonly ProfileColumn[],
  weightsOf: (path: Path) => readonly string[],
): ReportBehaviour[] {
  const profiles = columns.map(({ of, release, reading, name }) => profileOf(of, release, reading, name))
  const changes = changesOf(columns)
  return Object.entries(vocabulary).flatMap(([area, entries]) =>
    Object.entries(entries as Record<string, Entry>).map(([key, { what, kind, choices }]) => {
      const path = `${area}.${key}` as Path
      const values = profiles.map(profile => (profile as unknown as Record<string, Record<string, unknown>>)[area][key])
      return { path, what, kind, choices, weights: weightsOf(path), values, changes: changes.get(path) ?? [] }
    }),
  )
}
