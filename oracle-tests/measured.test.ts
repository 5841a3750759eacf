/**
 * The scenarios of measured/ on the profiles of releases that were measured in them. Of releases that did the same, the first
 * or the last is run, by turns, where histories are dated wrongly if they are: 336 of the 1,292 cases. That each change of the
 * data lies where it was measured is held by evidence.test; `npm run measured` runs all.
 */

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { judge } from '../src/oracle/judge'
import { Pool } from '../src/oracle/runtime/pool'
import { compare, printDifferences } from '../src/transcript/compare'
import { root } from './corpus'
import { folder, measuredNames, measuredRecording } from './evidence/measured'

t.setTimeout(3_600_000)

const all = process.argv.includes('--all')

t.test('every recording has its program, and every program its recording', async t => {
  for (const place of [folder, join(root, 'oracle-tests/processes')]) {
    const files = readdirSync(place).filter(file => /\.js(on)?$/.test(file))
    t.ok(files.length > 100, `${files.length} in ${place}`)
    const lone = files.filter(file => !existsSync(join(place, file.endsWith('.js') ? `${file}on` : file.slice(0, -2))))
    t.same(lone, [], place)
  }
})

t.test('measured', async t => {
  const pool = new Pool()
  t.teardown(() => pool.close())
  const names = measuredNames()
  const expected = new Map(
    names.flatMap((name, program) =>
      measuredRecording(name).variants.flatMap((variant, at) => {
        const { runtimes } = variant
        const turn = (program + at) % 2 === 0 ? 0 : runtimes.length - 1
        return runtimes
          .filter((_, k) => all || k === turn)
          .map(release => [`${join(folder, `${name}.js`)} ${release}`, variant] as const)
      }),
    ),
  )
  const cases = [...expected.keys()].map(key => ({ scenario: key.split(' ')[0], release: key.split(' ')[1] }))
  const court = {
    run: pool.run,
    expected: async ({ scenario, release }: { scenario: string; release: string }) =>
      expected.get(`${scenario} ${release}`)!,
  }
  const verdicts = await judge(cases, court, { concurrency: 48 })
  for (const name of names) {
    t.test(name, async t => {
      const these = verdicts.filter(({ scenario }) => scenario === join(folder, `${name}.js`))
      for (const { release, agrees, expected, seen } of these.filter(({ agrees }) => !agrees)) {
        t.ok(agrees, `${release} differs\n${printDifferences(compare(expected, seen))}`)
      }
      t.ok(these.length > 0, `${these.length} releases`)
    })
  }
})
