/** The facts on disk that a report shows beside the profiles: recordings, their programs, the catalog, the manuals. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { catalogTable, factPlaces, recordingFiles } from '../../shared/facts'
import { parse } from '../../transcript/format'
import type { Recording } from '../../transcript/types'

/** A row of the catalog as it stands on disk. */
export interface CatalogRow {
  readonly id: string
  readonly area: string
  readonly what: string
  /** By line; io.js is `iojs`. */
  readonly values: Readonly<Record<string, unknown>>
  /** The same for newer lines. */
  readonly later?: Readonly<Record<string, unknown>>
  readonly changedIn: string | null
  readonly documented: string | null
  readonly note?: string
  /** Releases that differ from their line. */
  readonly exceptions?: Readonly<Record<string, unknown>>
  readonly scenario: readonly string[]
}

interface ManualEntry {
  readonly seed: string
  readonly entry: string
  readonly promise: string
}

/** The rows of the catalog; what the client and the server share is kept apart by who shows it. */
export const catalogRows = (): CatalogRow[] =>
  (['server', 'client'] as const).flatMap(side =>
    catalogTable<CatalogRow>(`catalog-${side}`).map(row => ({ ...row, area: `${side}: ${row.area}` })),
  )

/** What the manuals promise, by what a source of kind `manual` names. */
export function promisesOf(cited: Iterable<string>): Record<string, string[]> {
  const entries = catalogTable<ManualEntry>('doc-entries')
  const promises: Record<string, string[]> = {}
  for (const name of cited) {
    const [, seed, heading] = /^(\S+) (.+)$/.exec(name) ?? []
    const found = entries.filter(
      entry => entry.seed === seed && entry.entry.startsWith(heading) && !/^\w/.test(entry.entry.slice(heading.length)),
    )
    if (found.length) promises[name] = found.map(entry => entry.promise)
  }
  return promises
}

/** Every recording, by the name of its scenario. */
export function recordings(): Recording[] {
  const directory = factPlaces().recordings
  return recordingFiles()
    .map(file => parse(readFileSync(path.join(directory, file), 'utf8'), file))
    .filter(value => value.format === 'recording/1')
}

/** The text of a scenario's program, if it is there. */
export function programOf(scenario: string): string | undefined {
  const file = path.join(factPlaces().scenarios, `${scenario}.js`)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
