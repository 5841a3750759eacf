/** What a row of the catalogs says of one release. */

import { catalogKey, lineNameOf, numberOf } from '../src/profile/release'
import type { CatalogRow } from './corpus'

/** `0.10.48` stands under `0.10`, `iojs-3.3.1` under `iojs`, `12.22.12` under `12`. */
export const columnOf = (release: string): string => catalogKey(lineNameOf(release))

/**
 * A column that says nothing else tells of its newest release alone. What the earlier one does, the programs logged on
 * its binary.
 */
const earlier: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '0.10.4': {
    'server-pipelining-flood-pause': 'no',
    'request-create-connection-callback': 'not called',
    'request-agent-falsy': 'no agent, as false',
    'write-empty-return': 'false',
    'write-ucs2-last-chunk': 'in ucs2, glued to what waited',
    'abort-in-response-data': 'yes',
    'content-length-twice': 'the last one counts, the surplus is HPE_INVALID_CONSTANT',
    'content-length-and-chunked': 'chunked wins',
  },
  'iojs-1.8.1': {
    'request-options-mutated': 'host, port',
    'response-set-timeout': 'present, returns undefined',
    'agent-get-name': 'h:81::',
    'request-set-timeout-return': 'undefined',
  },
  '10.24.1': { 'request-url-string-parser': 'url.parse' },
  '12.0.0': { 'write-empty-sends-head': 'rendered, not sent' },
}

const exceptions = /^(?<newest>.*) \((?<others>\d[\d.]*(?:, \d[\d.]*)*): (?<other>.*)\)$/s

/** Whether a row tells a release apart from the newest of its line. */
export const hasOwnValue = (row: CatalogRow, release: string): boolean =>
  earlier[release]?.[row.id] !== undefined || exceptions.test(String(row.values[columnOf(release)]))

/** A column gives the value of its newest release; others, where they differ, follow: `throws (0.10.4: accepted)`. */
export function valueAt(row: CatalogRow, release: string): string | undefined {
  const known = earlier[release]?.[row.id]
  if (known !== undefined) return known
  const said = row.values[columnOf(release)]
  if (said === undefined) return undefined
  const exception = exceptions.exec(String(said))?.groups
  if (!exception) return String(said)
  const { newest, others, other } = exception
  return others.split(', ').includes(numberOf(release)) ? other : newest
}
