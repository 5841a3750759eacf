/** Where the value of a catalog row changes, between releases of which its value is known. */

import { lines } from '../../versions'
import { columnOf, hasOwnValue, valueAt } from '../catalog-values'
import type { CatalogRow } from '../corpus'

export interface Step {
  readonly before: string
  readonly after: string
  readonly from: string
  readonly to: string
}

const releases = lines.flatMap(line => line.recorded)
const newest = new Set(lines.map(line => line.recorded.at(-1)))

/**
 * A program was run on every release; what a scenario shows of a line's earlier release is known only where the
 * catalog tells it apart from the newest.
 */
const isKnown = (row: CatalogRow, release: string): boolean =>
  row.values[columnOf(release)] !== undefined &&
  (row.scenario.length === 0 || newest.has(release) || hasOwnValue(row, release))

export function stepsOf(row: CatalogRow): Step[] {
  const known = releases.filter(release => isKnown(row, release))
  return known.slice(1).flatMap((after, i) => {
    const before = known[i]
    const [from, to] = [String(valueAt(row, before)), String(valueAt(row, after))]
    return from === to ? [] : [{ before, after, from, to }]
  })
}
