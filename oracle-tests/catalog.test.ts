/**
 * The rows of the catalogs that no scenario shows: each has a program that logs its value in the catalog's own words,
 * run on the profile of every release that the catalogs speak of. A line without a value in a row was not asked.
 */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { judged } from '../versions'
import { valueAt } from './catalog-values'
import { type CatalogRow, catalog, root } from './corpus'
import { namesIn, type Row } from './programs'

const rows = catalog().filter(row => row.scenario.length === 0)
const programs = new Set(['catalog/server', 'catalog/client'].flatMap(namesIn))

t.jobs = 2
t.setTimeout(3_600_000)

t.test('every row without a scenario has a program', async t => {
  t.same(
    rows.filter(row => !programs.has(row.id)).map(row => row.id),
    [],
  )
})

/** What the host cannot know in time, by release and row. */
const tooEarly: Readonly<Record<string, string>> = {
  // The first sockets learned inside connect that nobody listens on this machine; the host tells it in a later turn,
  // when the request has already been taken for sent.
  '0.4.12 error-refused-close': 'finish, error',
}

const expected = (row: CatalogRow, release: string) => {
  const value = String(valueAt(row, release))
  return tooEarly[`${release} ${row.id}`] ?? value
}

/** What the programs, all or some, log in a process that is pinned to a release, by row. */
async function logged(release: string, ...ids: string[]): Promise<Map<string, readonly Row[]>> {
  const file = join(root, 'oracle-tests/programs/catalog/main.js')
  const command = [join(root, 'dist/src/cli/main.js'), 'run', '--as', release, '--faithful', file, ...ids]
  const { stdout } = await promisify(execFile)(process.execPath, command, { timeout: 1_200_000 })
  const lines = stdout.split('\n').filter(line => line.startsWith('['))
  return new Map(lines.map(line => JSON.parse(line)).map(([id, ...rows]) => [id, rows]))
}

/** On a busy machine a program can be late: what disagrees is run again, with less beside it. */
const mostRuns = 4

const asked = judged.filter(release => rows.some(row => valueAt(row, release) !== undefined))

t.test('the catalogs speak of releases', async t => {
  t.ok(asked.length >= 14, `${asked.length}`)
})

for (const release of asked) {
  t.test(release, async t => {
    let found = await logged(release)
    for (let runs = 1; runs < mostRuns && found.has('uncaught'); runs++) found = await logged(release)
    t.equal(found.get('uncaught'), undefined, 'nothing is thrown that no program catches')
    const disagrees = (row: CatalogRow) => found.get(row.id)?.map(String).join() !== expected(row, release)
    for (let runs = 1; runs < mostRuns && rows.some(disagrees); runs++) {
      const again = rows.filter(disagrees).map(row => row.id)
      for (const id of again) found.set(id, (await logged(release, id)).get(id) ?? [])
    }
    for (const row of rows) {
      t.same(found.get(row.id)?.map(String), [expected(row, release)], `${row.id}: ${row.what}`)
    }
  })
}
