/**
 * The rows of the catalogs that no scenario shows: each has a program that logs its value in the catalog's own words,
 * run on the profile of every release that the catalogs speak of.
 */

import t from 'tap'
import { judgedReleases } from '../src/transcript/scenario'
import { type CatalogRow, catalog } from './corpus'
import { namesIn, type Row, run } from './programs'

const files = ['catalog/server', 'catalog/client']
const rows = catalog().filter(row => row.scenario.length === 0)
const fileOf = new Map(files.flatMap(file => namesIn(file).map(name => [name, file] as const)))

/** `0.10.48` stands under `0.10`, `iojs-3.3.1` under `iojs`, `12.22.12` under `12`. */
const columnOf = (release: string) =>
  release.startsWith('iojs')
    ? 'iojs'
    : release.startsWith('0.')
      ? release.split('.', 2).join('.')
      : release.split('.')[0]

/** A column gives the value of its newest release; others, where they differ, follow: `throws (0.10.4: accepted)`. */
function valueAt(row: CatalogRow, release: string): string {
  const said = String(row.values[columnOf(release)])
  const exception = /^(?<newest>.*) \((?<others>\d[\d.]*(?:, \d[\d.]*)*): (?<other>.*)\)$/s.exec(said)?.groups
  if (!exception) return said
  const { newest, others, other } = exception
  return others.split(', ').includes(release.replace('iojs-', '')) ? other : newest
}

t.test('every row without a scenario has a program', async t => {
  t.same(
    rows.filter(row => !fileOf.has(row.id)).map(row => row.id),
    [],
  )
})

for (const release of judgedReleases) {
  t.test(release, { jobs: 8 }, async t => {
    for (const row of rows) {
      t.test(`${row.id}: ${row.what}`, async t => {
        const noted: Row[] = await run(fileOf.get(row.id)!, row.id, release)
        t.same(noted.map(String), [valueAt(row, release)])
      })
    }
  })
}
