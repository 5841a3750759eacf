/** The scenarios of measured/ on the profile of every release that was measured in them. */

import { join } from 'node:path'
import t from 'tap'
import { judge } from '../src/oracle/judge'
import { Pool } from '../src/oracle/runtime/pool'
import { compare, printDifferences } from '../src/transcript/compare'
import { folder, measuredNames, measuredRecording } from './evidence/measured'

t.setTimeout(3_600_000)

t.test('measured', async t => {
  const pool = new Pool()
  t.teardown(() => pool.close())
  const names = measuredNames()
  const expected = new Map(
    names.flatMap(name =>
      measuredRecording(name).variants.flatMap(variant =>
        variant.runtimes.map(release => [`${join(folder, `${name}.js`)} ${release}`, variant] as const),
      ),
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
