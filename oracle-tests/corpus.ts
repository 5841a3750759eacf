/** Where the facts stand that versions/ and the tests cite. Paths are from the root of the repository. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The root: two levels above the compiled file. */
export const root = join(__dirname, '..', '..')

export const json = <T>(...path: string[]): T => JSON.parse(readFileSync(join(root, ...path), 'utf8')) as T

export interface CatalogRow {
  readonly id: string
  readonly area: string
  readonly what: string
  /** Value by line; a line without a value was not asked. */
  readonly values: Readonly<Record<string, unknown>>
  readonly changedIn: string | null
  readonly scenario: readonly string[]
}

export interface ManualEntry {
  /** The manual: 000 is 0.10's, 001 0.4's, 002 12's, 003 0.12's, 004 io.js's. */
  readonly seed: string
  readonly profile: string
  readonly entry: string
  readonly kind: 'promise' | 'example' | 'property' | 'method' | 'class' | 'event' | 'option'
  readonly promise: string
  readonly observable: string
  /** What the binary does instead, where it does not keep the promise. */
  readonly differsFromBinary: string | null
}

export const catalog = (): CatalogRow[] => [
  ...json<CatalogRow[]>('oracle-tests/facts/catalog/catalog-server.json'),
  ...json<CatalogRow[]>('oracle-tests/facts/catalog/catalog-client.json'),
]
/** What programs see of the lines that have no manual here, by line. */
export const modernCatalog = (): CatalogRow[] => json('oracle-tests/facts/catalog/catalog-modern.json')
export const manualEntries = (): ManualEntry[] => json('oracle-tests/facts/catalog/doc-entries.json')
export const hasScenario = (name: string): boolean =>
  existsSync(join(root, 'oracle-tests/facts/scenarios', `${name}.js`))
export const hasSurface = (release: string): boolean =>
  existsSync(join(root, 'oracle-tests/surface', `${release}.json`))

/** What a program of https/ noted: releases that noted the same share a variant. */
interface ProgramVariant {
  readonly runtimes: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}
export const httpsPrograms = () => json<Record<string, readonly ProgramVariant[]>>('oracle-tests/https/recorded.json')
