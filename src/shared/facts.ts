/**
 * The facts that the product reads from files: what the real releases did, and what the manuals say. It reads no test. They
 * are a package of their own, `http-eras-data`, because a pinned program needs none of them; in a clone they stand in
 * `recordings/` and `oracle-tests/`.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { erasError } from '../errors'

/** The directory that holds package.json: the compiled code is below it. */
export const root = path.resolve(__dirname, '../../..')

/** Where the facts are. */
interface FactPlaces {
  /** What every real runtime did, by scenario: a folder for each area. */
  readonly recordings: string
  /** The scenarios that were recorded. */
  readonly scenarios: string
  /** More scenarios, with what the releases around a change did in them. */
  readonly measured: string
  /** The tables of the catalog. */
  readonly catalog: string
  /** The index of all of them, which the build writes. */
  readonly index: string
}

/** The places in a clone. */
export const clonePlaces = (clone: string): FactPlaces => ({
  recordings: path.join(clone, 'recordings'),
  scenarios: path.join(clone, 'oracle-tests/facts/scenarios'),
  measured: path.join(clone, 'oracle-tests/facts/measured'),
  catalog: path.join(clone, 'oracle-tests/facts/catalog'),
  index: path.join(clone, 'recordings/evidence-index.json'),
})

/** The places in the package http-eras-data: what a clone has elsewhere is in its folder `facts`. */
export const packagePlaces = (folder: string): FactPlaces => ({
  recordings: folder,
  scenarios: path.join(folder, 'facts/scenarios'),
  measured: path.join(folder, 'facts/measured'),
  catalog: path.join(folder, 'facts/catalog'),
  index: path.join(folder, 'evidence-index.json'),
})

/** The folder of http-eras-data: beside http-eras, or where the program runs (http-eras may be installed globally). */
function dataPackage(): string | undefined {
  try {
    return path.dirname(require.resolve('http-eras-data/package.json', { paths: [__dirname, process.cwd()] }))
  } catch {
    return undefined
  }
}

function findPlaces(): FactPlaces | undefined {
  const clone = clonePlaces(root)
  if (existsSync(clone.scenarios)) return clone
  const folder = dataPackage()
  return folder === undefined ? undefined : packagePlaces(folder)
}

let found: FactPlaces | undefined

/** Whether the facts are installed. */
export function hasFacts(): boolean {
  found ??= findPlaces()
  return found !== undefined
}

const ownVersion = (): string => (require('../../../package.json') as { version: string }).version

/** What installs the facts that are for this http-eras. */
export const factsCommand = (): string => `npm install http-eras-data@${ownVersion()}`

/**
 * Where the facts are.
 * @throws ErasError ERAS_NO_DATA if http-eras-data is not installed
 */
export function factPlaces(): FactPlaces {
  found ??= findPlaces()
  if (found) return found
  throw erasError('ERAS_NO_DATA', factsCommand(), ownVersion())
}

/**
 * The path of a file or directory of facts, which must be there.
 * @throws ErasError ERAS_NO_FACTS if it is not
 */
export function factFile(file: string): string {
  if (!existsSync(file)) throw erasError('ERAS_NO_FACTS', file)
  return file
}

/**
 * The files below a directory of facts, sorted, as paths in it.
 * @param ending such as `.json`
 * @throws ErasError ERAS_NO_FACTS if there is no such directory, or none in it
 */
export function factFiles(directory: string, ending: string): string[] {
  const files = readdirSync(factFile(directory), { recursive: true, encoding: 'utf8' }) as string[]
  const found = files.filter(file => file.endsWith(ending)).sort()
  if (found.length === 0) throw erasError('ERAS_NO_FACTS', path.join(directory, `*${ending}`))
  return found
}

/**
 * The files of the recordings, `AREA/NAME.json`, sorted: what stands beside the areas is none.
 * @throws ErasError ERAS_NO_DATA, ERAS_NO_FACTS
 */
export const recordingFiles = (): string[] =>
  factFiles(factPlaces().recordings, '.json').filter(file => {
    const [area, ...rest] = file.split(path.sep)
    return rest.length > 0 && area !== 'facts' && area !== 'node_modules'
  })

/**
 * A table of the catalog.
 * @param name `catalog-server`, `catalog-client` or `doc-entries`
 * @throws ErasError ERAS_NO_DATA, ERAS_NO_FACTS
 */
export const catalogTable = <T>(name: 'catalog-server' | 'catalog-client' | 'doc-entries'): T[] =>
  JSON.parse(readFileSync(factFile(path.join(factPlaces().catalog, `${name}.json`)), 'utf8')) as T[]
