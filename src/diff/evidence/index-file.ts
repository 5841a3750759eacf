/**
 * What the recordings and the catalog say in short: titles, which runtimes did the same, which scenarios show a fact.
 * The build writes it into one file, so that a diff need not read hundreds; without that file, or when recordings have
 * changed since, it is made anew from them.
 */

import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { erasError } from '../../errors'
import type { Path } from '../../profile/vocabulary'
import { catalogTable, factFiles, factPlaces, factsCommand, hasFacts, recordingFiles } from '../../shared/facts'
import type { Recording, Role } from '../../transcript/types'

export interface ScenarioEntry {
  readonly title: string
  readonly role: Role
  /** The runtimes of each variant. */
  readonly variants: readonly (readonly string[])[]
}

export interface CatalogEntry {
  readonly what: string
  /** What the catalog says of manuals and changelogs, one each. */
  readonly documented: readonly string[]
  readonly scenarios: readonly string[]
  /** What was seen, by line. */
  readonly values: Readonly<Record<string, unknown>>
  /** The behaviours that give it its values. */
  readonly by: readonly Path[]
}

const format = 'evidence-index/2'

export interface EvidenceIndex {
  readonly format: typeof format
  /** How many recordings it was made from, and how many bytes they have. */
  readonly files: number
  readonly bytes: number
  readonly scenarios: Readonly<Record<string, ScenarioEntry>>
  /** Scenarios of our own, which more releases were run in. */
  readonly measured: Readonly<Record<string, ScenarioEntry>>
  readonly catalog: Readonly<Record<string, CatalogEntry>>
}

interface CatalogRow {
  readonly id: string
  readonly what: string
  readonly documented: string | null
  readonly scenario: readonly string[]
  readonly values: Readonly<Record<string, unknown>>
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T

function sizeOf(files: readonly string[]): number {
  const { recordings } = factPlaces()
  return files.reduce((sum, file) => sum + statSync(path.join(recordings, file)).size, 0)
}

function entriesOf(folder: string, files: readonly string[]): Record<string, ScenarioEntry> {
  const entries = files.map((file): [string, ScenarioEntry] => {
    const { title, role, variants } = readJson<Recording>(path.join(folder, file))
    const name = file.slice(0, -'.json'.length).split(path.sep).join('/')
    return [name, { title, role, variants: variants.map(({ runtimes }) => runtimes) }]
  })
  return Object.fromEntries(entries)
}

/** What the catalog says of documents is prose; kept is what names one. */
const documentsIn = (message: string | null): string[] =>
  (message ?? '').split('; ').filter(part => /^seed \d{3}\b/.test(part) || /changelog/.test(part))

/** Which behaviours explain the rows: known where the index is made. An installed package has the index itself. */
function explainedRows(): Readonly<Record<string, readonly Path[]>> {
  const file = '../../../oracle-tests/facts/explained'
  try {
    return (require(file) as typeof import('../../../oracle-tests/facts/explained')).explained
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    throw erasError('ERAS_OTHER_DATA', factPlaces().index, factsCommand())
  }
}

function catalogEntries(): Record<string, CatalogEntry> {
  const explained = explainedRows()
  const rows = (['catalog-server', 'catalog-client'] as const).flatMap(name => catalogTable<CatalogRow>(name))
  const entries = rows.map(({ id, what, documented, scenario, values }): [string, CatalogEntry] => [
    id,
    { what, documented: documentsIn(documented), scenarios: scenario, values, by: explained[id] ?? [] },
  ])
  return Object.fromEntries(entries)
}

/** Makes it from the recordings and the catalog. */
export function makeIndex(): EvidenceIndex {
  const files = recordingFiles()
  const { recordings, measured } = factPlaces()
  return {
    format,
    files: files.length,
    bytes: sizeOf(files),
    scenarios: entriesOf(recordings, files),
    measured: entriesOf(measured, factFiles(measured, '.json')),
    catalog: catalogEntries(),
  }
}

function readIndex(): EvidenceIndex | undefined {
  try {
    return readJson<EvidenceIndex>(factPlaces().index)
  } catch {
    return undefined
  }
}

let loaded: EvidenceIndex | undefined

/**
 * The index: the file that the build wrote if it still fits the recordings, else made now.
 * @throws ErasError ERAS_NO_DATA if http-eras-data is not installed; ERAS_OTHER_DATA if that is of another time
 */
export function evidenceIndex(): EvidenceIndex {
  if (loaded) return loaded
  const written = readIndex()
  const files = recordingFiles()
  const fits = written?.format === format && written.files === files.length && written.bytes === sizeOf(files)
  loaded = fits ? written : makeIndex()
  return loaded
}

const nothing: EvidenceIndex = { format, files: 0, bytes: 0, scenarios: {}, measured: {}, catalog: {} }

/** The same, or an empty one where http-eras-data is not installed: for what says more with it, and enough without. */
export const knownEvidence = (): EvidenceIndex => (hasFacts() ? evidenceIndex() : nothing)
