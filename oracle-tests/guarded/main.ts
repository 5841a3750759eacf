/**
 * Everything that was recorded, guarded: `npm run guarded -- [--as RELEASE,…] [NAME…]`. Plays the scenarios with the guard on and
 * holds them against the recordings. What a fix changes is listed under its id; what no fix explains is a failure, as is what a
 * fix changes without a word. Exit code 0 if all is explained, 1 if not or if nothing was compared, 2 for a mistaken call.
 */

import { parseArgs } from 'node:util'
import { fixes } from '../../src/guard/fixes'
import { guard } from '../../src/guard/guard'
import type { HttpOptions } from '../../src/http/create-http'
import { type Case, casesOf } from '../../src/oracle/judge'
import { corpusRecording, scenarioNames, select } from '../../src/oracle/scenario'
import { resolve } from '../../src/profile/resolve'
import { compare, printDifferences, same } from '../../src/transcript/compare'
import { type Outcome, type Transcript, variantOf } from '../../src/transcript/types'
import { judged, lines } from '../../versions'
import { notYet } from '../not-yet'
import { runGuarded } from './runs'

const atOnce = { first: 32, again: 6 }

/** Says what is wrong with the call, and ends. */
function usage(message: string): never {
  process.stderr.write(`guarded: ${message}\n`)
  process.exit(2)
}

function callOf() {
  try {
    return parseArgs({ allowPositionals: true, options: { as: { type: 'string' }, all: { type: 'boolean' } } })
  } catch (error) {
    return usage((error as Error).message)
  }
}

const isListed = ({ scenario, release }: Case): boolean =>
  notYet.some(row => row.scenario === scenario && row.releases.includes(release))

/** What is behind a scenario that came out differently. */
interface Finding extends Case {
  readonly expected: Outcome
  readonly seen: Transcript
  /** The fixes without which it is as recorded; none if no fix explains it. */
  readonly fixes: readonly string[]
  /** Those of them that changed it without a word, and do not say of themselves that they do. */
  readonly silent: readonly string[]
}

const activeOf = (release: string): string[] =>
  guard(resolve(release)).fixes.flatMap(({ fix, state }) => (state === 'guarded' ? [fix.id] : []))

const without = (ids: readonly string[]) => ({ guard: Object.fromEntries(ids.map(id => [id, false])) })

/** The fixes that, by what they say of themselves, have something read otherwise and refuse nothing there. */
const readsOtherwise = new Set(fixes.flatMap(({ id, probes }) => (probes.some(({ reads }) => reads) ? [id] : [])))

/** So often a run that comes out differently is done again: on a busy machine it may have been late. */
const TRIES = 3

/** Whether a case is as recorded in one of several runs. */
async function agrees(one: Case, expected: Outcome, options: HttpOptions): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    if (same(expected, (await runGuarded(one, options)).transcript)) return true
  }
  return false
}

/**
 * The fewest fixes without which a case is as recorded, if it is so without all that are on.
 * @param told the fixes that refuse something there, once those before them do not, are put here
 */
async function fewest(one: Case, expected: Outcome, told: Set<string>): Promise<readonly string[]> {
  let off = activeOf(one.release)
  for (let size = Math.ceil(off.length / 4); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < off.length; ) {
      const rest = off.filter((_, n) => n < at || n >= at + size)
      const { transcript, refusedBy } = await runGuarded(one, without(rest))
      for (const id of refusedBy) told.add(id)
      if (same(expected, transcript)) off = rest
      else at += size
    }
  }
  return off
}

/** Looks which fixes are behind a difference: those that refused something, or else the fewest that explain it. */
async function explain(one: Case, expected: Outcome): Promise<Finding | undefined> {
  const { transcript: seen, refusedBy } = await runGuarded(one, {})
  if (same(expected, seen)) return undefined
  const finding = { ...one, expected, seen }
  if (refusedBy.length > 0 && (await agrees(one, expected, without(refusedBy)))) {
    return { ...finding, fixes: refusedBy, silent: [] }
  }
  if (await agrees(one, expected, {})) return undefined
  // Without any of them it must be as recorded.
  if (!(await agrees(one, expected, without(activeOf(one.release))))) return { ...finding, fixes: [], silent: [] }
  const told = new Set(refusedBy)
  const fixes = await fewest(one, expected, told)
  return { ...finding, fixes, silent: fixes.filter(id => !told.has(id) && !readsOtherwise.has(id)) }
}

/** Does a job for each item, so many at once. */
async function each<T>(items: readonly T[], atOnce: number, job: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await job(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, worker))
}

/** What was recorded; of a scenario that does not agree yet even without the guard, what it does without it. */
const expectedOf = async (one: Case): Promise<Outcome> =>
  isListed(one)
    ? (await runGuarded(one, { faithful: true })).transcript
    : variantOf(corpusRecording(one.scenario), one.release)!

/** All cases, first many at once, then those that came out differently with less beside them. */
async function find(cases: readonly Case[]): Promise<Finding[]> {
  const different: [Case, Outcome][] = []
  await each(cases, atOnce.first, async one => {
    const expected = await expectedOf(one)
    if (!same(expected, (await runGuarded(one, {})).transcript)) different.push([one, expected])
  })
  const findings: Finding[] = []
  await each(different, atOnce.again, async ([one, expected]) => {
    const finding = await explain(one, expected)
    if (finding) findings.push(finding)
  })
  return findings
}

const title = ({ scenario, release }: Case): string => `${scenario} (${release})`

/** The findings by fix, each scenario with its releases. */
function report(findings: readonly Finding[]): string {
  const ids = [...new Set(findings.flatMap(({ fixes }) => fixes))].sort()
  const parts = ids.map(id => {
    const these = findings.filter(({ fixes }) => fixes.includes(id))
    const scenarios = [...new Set(these.map(({ scenario }) => scenario))].sort()
    const rows = scenarios.map(scenario => {
      const releases = these.filter(one => one.scenario === scenario).map(({ release }) => release)
      return `  ${scenario}  ${releases.join(' ')}`
    })
    return `${id}: ${scenarios.length} scenarios\n${rows.join('\n')}`
  })
  return parts.join('\n')
}

async function main(): Promise<number> {
  // Made before a scenario runs: what begins in one is ended with it.
  void [process.stdout, process.stderr]
  const { values, positionals } = callOf()
  const releases = values.as?.split(',') ?? (values.all ? [...judged] : lines.map(({ recorded }) => recorded.at(-1)!))
  const unknownRelease = releases.find(release => !judged.includes(release))
  if (unknownRelease !== undefined) usage(`${unknownRelease} was not recorded; there are ${judged.join(' ')}`)
  const { chosen, unknown } = select(positionals, scenarioNames())
  if (unknown.length > 0) usage(`no scenario ${unknown.join(', ')}`)
  const cases = casesOf(chosen, releases)
  process.on('warning', () => {})
  const findings: Finding[] = []
  for (const release of releases) {
    const these = await find(cases.filter(one => one.release === release))
    findings.push(...these)
    process.stderr.write(`${release}: ${these.length} changed\n`)
  }
  const unexplained = findings.filter(({ fixes }) => fixes.length === 0)
  const silent = findings.filter(({ silent }) => silent.length > 0)
  process.stdout.write(`${report(findings)}\n`)
  for (const { scenario, release, expected, seen } of unexplained) {
    process.stdout.write(`no fix explains ${scenario} (${release})\n${printDifferences(compare(expected, seen))}\n`)
  }
  for (const finding of silent) {
    process.stdout.write(`without a word: ${finding.silent.join(' ')}: ${title(finding)}
`)
  }
  process.stdout.write(
    `${cases.length - findings.length} of ${cases.length} as recorded, ${findings.length} changed: ` +
      `${unexplained.length} without a fix, ${silent.length} without a word\n`,
  )
  return cases.length > 0 && unexplained.length === 0 && silent.length === 0 ? 0 : 1
}

main().then(
  code => process.exit(code),
  (error: Error) => {
    process.stderr.write(`guarded: ${error.stack}\n`)
    process.exit(1)
  },
)
