/** The facts that the product reads from files: what the real releases did, and what the manuals say. It reads no test. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { erasError } from '../errors'

/** The directory that holds package.json: the facts are below it, beside the compiled code or above. */
export const root = path.resolve(__dirname, '../../..')

/** What every real runtime did, by scenario. */
export const recordingDirectory = path.join(root, 'recordings')

/** The scenarios that were recorded. */
export const scenarioDirectory = path.join(root, 'oracle-tests/scenarios')

/** More scenarios, with what the releases around a change did in them. */
export const measuredDirectory = path.join(root, 'oracle-tests/measured')

const catalogDirectory = path.join(root, 'oracle-tests/facts/catalog')

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
 * A table of the catalog.
 * @param name `catalog-server`, `catalog-client` or `doc-entries`
 * @throws ErasError ERAS_NO_FACTS
 */
export const catalogTable = <T>(name: 'catalog-server' | 'catalog-client' | 'doc-entries'): T[] =>
  JSON.parse(readFileSync(factFile(path.join(catalogDirectory, `${name}.json`)), 'utf8')) as T[]
