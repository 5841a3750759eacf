/**
 * What the recordings and the catalog say in short: titles, which runtimes did the same, which scenarios show a fact.
 * The build writes it into one file, so that a diff need not read hundreds; without that file, or when recordings have
 * changed since, it is made anew from them.
 */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Path } from '../../profile/vocabulary'
import type { Recording, Role } from '../../transcript/types'

const root = path.resolve(__dirname, '../../../..')
const recordings = path.join(root, 'recordings')
/** Scenarios of our own; in a package that was installed they are in the index only. */
const measured = path.join(root, 'oracle-tests/measured')
const catalogs = ['server', 'client'].map(side => path.join(root, `oracle-tests/catalog/catalog-${side}.json`))

/** Where the build puts it. */
export const indexFile = path.join(__dirname, 'evidence-index.json')

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

const jsonFiles = (folder: string): string[] =>
  existsSync(folder)
    ? (readdirSync(folder, { recursive: true, encoding: 'utf8' }) as string[])
        .filter(file => file.endsWith('.json'))
        .sort()
    : []
const recordingFiles = (): string[] => jsonFiles(recordings)

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T

function sizeOf(files: readonly string[]): number {
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

/** Which behaviours give a row its values: it is known, and tested, beside the oracle. */
function explanations(): Readonly<Record<string, readonly Path[]>> {
  try {
    return (require('../../../oracle-tests/explained') as typeof import('../../../oracle-tests/explained')).explained
  } catch {
    return {}
  }
}

/** What the catalog says of documents is prose; kept is what names one. */
const documentsIn = (said: string | null): string[] =>
  (said ?? '').split('; ').filter(part => /^seed \d{3}\b/.test(part) || /changelog/.test(part))

function catalogEntries(): Record<string, CatalogEntry> {
  const explained = explanations()
  const rows = catalogs.flatMap(file => (existsSync(file) ? readJson<CatalogRow[]>(file) : []))
  const entries = rows.map(({ id, what, documented, scenario, values }): [string, CatalogEntry] => [
    id,
    { what, documented: documentsIn(documented), scenarios: scenario, values, by: explained[id] ?? [] },
  ])
  return Object.fromEntries(entries)
}

/** Makes it from the recordings and the catalog. */
export function makeIndex(): EvidenceIndex {
  const files = recordingFiles()
  return {
    format,
    files: files.length,
    bytes: sizeOf(files),
    scenarios: entriesOf(recordings, files),
    measured: entriesOf(measured, jsonFiles(measured)),
    catalog: catalogEntries(),
  }
}

function readIndex(): EvidenceIndex | undefined {
  try {
    return readJson<EvidenceIndex>(indexFile)
  } catch {
    return undefined
  }
}

let loaded: EvidenceIndex | undefined

/** The index: the file that the build wrote if it still fits the recordings, else made now. */
export function evidenceIndex(): EvidenceIndex {
  if (loaded) return loaded
  const written = readIndex()
  const files = recordingFiles()
  const fits = written?.format === format && written.files === files.length && written.bytes === sizeOf(files)
  loaded = fits ? written : makeIndex()
  return loaded
}
