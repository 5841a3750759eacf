/**
 * What the recordings and the catalog say in short: titles, which runtimes did the same, which scenarios show a fact.
 * The build writes it into one file, so that a diff need not read hundreds; without that file, or when recordings have
 * changed since, it is made anew from them.
 */

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Recording, Role } from '../transcript/transcript'

const root = path.resolve(__dirname, '../../..')
const recordings = path.join(root, 'recordings')
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
  /** What the catalog says of documents, one manual or changelog each. */
  readonly documented: readonly string[]
  readonly scenarios: readonly string[]
}

export interface EvidenceIndex {
  readonly format: 'evidence-index/1'
  /** How many recordings it was made from, and how many bytes they have. */
  readonly files: number
  readonly bytes: number
  readonly scenarios: Readonly<Record<string, ScenarioEntry>>
  readonly catalog: Readonly<Record<string, CatalogEntry>>
}

interface CatalogRow {
  readonly id: string
  readonly what: string
  readonly documented: string | null
  readonly scenario: readonly string[]
}

const recordingFiles = (): string[] =>
  (readdirSync(recordings, { recursive: true, encoding: 'utf8' }) as string[])
    .filter(file => file.endsWith('.json'))
    .sort()

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(path.join(recordings, file)).size, 0)
}

/** Makes it from the recordings and the catalog. */
export function makeIndex(): EvidenceIndex {
  const files = recordingFiles()
  const scenarios = files.map((file): [string, ScenarioEntry] => {
    const { title, role, variants } = readJson<Recording>(path.join(recordings, file))
    const name = file.slice(0, -'.json'.length).split(path.sep).join('/')
    return [name, { title, role, variants: variants.map(({ runtimes }) => runtimes) }]
  })
  const rows = catalogs.flatMap(file => readJson<CatalogRow[]>(file))
  const catalog = rows.map(({ id, what, documented, scenario }): [string, CatalogEntry] => [
    id,
    { what, documented: documented?.split('; ') ?? [], scenarios: scenario },
  ])
  return {
    format: 'evidence-index/1',
    files: files.length,
    bytes: sizeOf(files),
    scenarios: Object.fromEntries(scenarios),
    catalog: Object.fromEntries(catalog),
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
  const fits = written !== undefined && written.files === files.length && written.bytes === sizeOf(files)
  loaded = fits ? written : makeIndex()
  return loaded
}

if (require.main === module) writeFileSync(indexFile, `${JSON.stringify(makeIndex())}\n`)
