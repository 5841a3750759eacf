/**
 * Lays out http-eras-data as it is packed: what stands elsewhere in a clone (scenarios, measurements, catalog, licence) goes
 * beside the recordings. `npm pack -w http-eras-data` does it before, and takes it away after.
 */

import { cpSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { clonePlaces, packagePlaces, root } from '../../src/shared/facts'

const LICENCE = 'LICENSE'

/** @param folder the folder of the package */
export function stageFacts(folder: string): void {
  const [from, to] = [clonePlaces(root), packagePlaces(folder)]
  for (const place of ['scenarios', 'measured', 'catalog'] as const) {
    mkdirSync(to[place], { recursive: true })
    cpSync(from[place], to[place], {
      recursive: true,
      // Measurements are data; beside them stand the programs that were measured, which `oracle` and reports never read.
      filter: file => place !== 'measured' || file === from.measured || file.endsWith('.json'),
    })
  }
  cpSync(path.join(root, LICENCE), path.join(folder, LICENCE))
}
