/**
 * Every scenario on judged releases against its recording: bytes on the wire, events, how connections end.
 *
 * Of releases that did the same, two are run, by turns; `npm run recorded` runs all of them.
 */

import t, { type Test } from 'tap'
import { type Case, casesOf, judge, type Verdict } from '../src/oracle/judge'
import { Pool } from '../src/oracle/runtime/pool'
import { areaOf, corpusRecording, scenarioNames } from '../src/oracle/scenario'
import { compare, printDifferences } from '../src/transcript/compare'
import { judged } from '../versions'
import { notYet } from './not-yet'

const atOnce = 48

const names = scenarioNames()
const releases = [...judged]
const areas = [...new Set(names.map(areaOf))]
const all = process.argv.includes('--all')

/** The cases whose turn it is: of each variant the first release, the last, or one of the others; of each area some. */
function byTurns(cases: readonly Case[]): Case[] {
  const turn = new Set<string>()
  for (const [at, name] of names.entries()) {
    for (const [variant, { runtimes }] of corpusRecording(name).variants.entries()) {
      const count = at + variant
      const end = count % 2 === 0 ? 0 : runtimes.length - 1
      turn.add(`${runtimes[count % 3 === 0 ? count % runtimes.length : end]} ${name}`)
    }
  }
  const seen = new Set<string>()
  const isFirst = ({ release, scenario }: Case) => seen.size < seen.add(`${release} ${areaOf(scenario)}`).size
  return cases.filter(one => isFirst(one) || turn.has(`${one.release} ${one.scenario}`) || isListed(one))
}

const isListed = ({ scenario, release }: { scenario: string; release: string }): boolean =>
  notYet.some(row => row.scenario === scenario && row.releases.includes(release))

t.test('the list of what does not agree yet names recorded cases, each once, with a reason', async t => {
  const cases = new Set(casesOf(names, releases).map(({ scenario, release }) => `${release} ${scenario}`))
  const listed = notYet.flatMap(({ scenario, releases }) => releases.map(release => `${release} ${scenario}`))
  t.same(
    listed.filter(one => !cases.has(one)),
    [],
    'all are recorded',
  )
  t.equal(new Set(listed).size, listed.length, 'none stands twice')
  t.same(
    notYet.filter(row => row.reason.trim() === ''),
    [],
    'all have a reason',
  )
})

t.test('recorded', async t => {
  const pool = new Pool()
  t.teardown(() => pool.close())
  const cases = casesOf(names, releases)
  const verdicts = await judge(all ? cases : byTurns(cases), pool, { concurrency: atOnce })
  for (const release of releases) {
    for (const area of areas) {
      const these = verdicts.filter(v => v.release === release && areaOf(v.scenario) === area)
      t.test(`${release} ${area}`, async t => {
        for (const verdict of these) check(t, verdict)
        const agree = these.filter(v => v.agrees).length
        t.ok(these.length > 0, `${agree} of ${these.length} agree: there must be some`)
      })
    }
  }
})

function check(t: Test, verdict: Verdict): void {
  const { scenario, agrees, expected, seen } = verdict
  if (agrees && isListed(verdict)) t.fail(`${scenario} agrees now: take it off the list in not-yet.ts`)
  if (!agrees && !isListed(verdict)) t.fail(`${scenario} differs\n${printDifferences(compare(expected, seen))}`)
}
