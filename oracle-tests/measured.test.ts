/**
 * The scenarios of measured/ on the profiles of releases that were measured in them: those on both sides of each change,
 * where histories are dated wrongly if they are, the first and the last. `npm run measured` runs all of them.
 */

import { join } from 'node:path'
import t from 'tap'
import { judge } from '../src/oracle/judge'
import { Pool } from '../src/oracle/runtime/pool'
import { compare, printDifferences } from '../src/transcript/compare'
import { atChanges } from './at-changes'
import { folder, measuredNames, measuredRecording } from './evidence/measured'

t.setTimeout(3_600_000)

const all = process.argv.includes('--all')

t.test('measured', async t => {
  const pool = new Pool()
  t.teardown(() => pool.close())
  const names = measuredNames()
  const expected = new Map(
    names.flatMap(name => {
      const { variants } = measuredRecording(name)
      const chosen = atChanges(variants)
      return variants.flatMap(variant =>
        variant.runtimes
          .filter(release => all || chosen.has(release))
          .map(release => [`${join(folder, `${name}.js`)} ${release}`, variant] as const),
      )
    }),
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
