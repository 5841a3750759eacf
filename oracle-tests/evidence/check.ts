/**
 * npm run evidence -- [ROW…]: whether the behaviours of explained.ts give the catalog rows their values. At each release
 * where a row's value changes, that release is run with its behaviours as they were before, and the release before with
 * theirs as they are now: in one of the two the row's scenario, or its program, must come out otherwise, and not break.
 * Ten minutes; for people, on demand.
 */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Pool } from '../../src/oracle/runtime/pool'
import { corpusRecording } from '../../src/oracle/scenario'
import type { Path } from '../../src/profile/vocabulary'
import { withNeeds } from '../../src/profile/vocabulary/needs'
import { same } from '../../src/transcript/compare'
import { type Outcome, variantOf } from '../../src/transcript/types'
import { lines } from '../../versions'
import { type CatalogRow, catalog } from '../corpus'
import { alsoIn, decidedElsewhere, explained, unshown } from '../facts/explained'
import { differing, type Flip, flipOf } from './flip'
import { folder, measuredRecording } from './measured'
import { type Step, stepsOf } from './rows'

const atOnce = 24
const mostRuns = 3

type Finding = 'exact' | 'changed' | 'same' | 'broken'

const breaks = ({ events, exit }: Outcome): boolean =>
  exit !== undefined || events.some(([name]) => /^(uncaughtException|thread|timeout)$/.test(String(name)))

/** What a scenario does on a flipped release, against what the release and the other one were recorded to do. */
async function ofScenario(pool: Pool, scenario: string, flip: Flip, release: string, other: string): Promise<Finding> {
  const name = scenario.replace('measured: ', '')
  const isOurs = name !== scenario
  const recording = isOurs ? measuredRecording(name) : corpusRecording(name)
  const file = isOurs ? join(folder, `${name}.js`) : name
  const [own, others] = [release, other].map(name => variantOf(recording, name))
  if (!own) return 'same'
  let seen: Outcome = own
  for (let runs = 0; runs < mostRuns; runs++) {
    seen = await pool.run({ scenario: file, release: flip })
    if (others && same(others, seen)) return 'exact'
  }
  if (same(own, seen)) return 'same'
  return breaks(seen) && !breaks(own) && !(others && breaks(others)) ? 'broken' : 'changed'
}

/** The same of a program, by the value that it logs. */
async function ofProgram(id: string, flip: Flip, own: string, other: string): Promise<Finding> {
  let said = own
  for (let runs = 0; runs < mostRuns; runs++) {
    const command = [join(__dirname, 'pinned.js'), flip, id]
    const { stdout } = await promisify(execFile)(process.execPath, command, { timeout: 60_000 }).catch(() => ({
      stdout: '',
    }))
    const line = stdout.split('\n').find(line => line.startsWith(`["${id}"`))
    said = line ? String((JSON.parse(line) as unknown[])[1]) : 'broken'
    if (said === own) return 'same'
    if (said === other) return 'exact'
  }
  return said === 'broken' || said === '' ? 'broken' : 'changed'
}

/** The release after the change with what was before, and the other way round; alone, and with what it needs. */
async function findingsOf(pool: Pool, row: CatalogRow, { before, after, from, to }: Step): Promise<Finding[]> {
  const alone = differing(explained[row.id], before, after)
  const findings: Finding[] = []
  if (alone.length === 0) return findings
  const shown = () => findings.includes('exact') || findings.includes('changed')
  for (const paths of [alone, differing(withNeeds(alone), before, after)]) {
    for (const [release, other, own, others] of [
      [after, before, to, from],
      [before, after, from, to],
    ]) {
      const flip = flipOf(release, paths, other)
      if (row.scenario.length === 0) findings.push(await ofProgram(row.id, flip, own, others))
      for (const scenario of [...(alsoIn[row.id] ?? []), ...row.scenario]) {
        if (!shown()) findings.push(await ofScenario(pool, scenario, flip, release, other))
      }
      if (shown()) return findings
    }
  }
  return findings
}

const recorded = lines.flatMap(line => line.recorded)
const releaseBefore = (release: string): string => recorded[recorded.indexOf(release) - 1]

interface Counts {
  rows: number
  changes: number
  exact: number
  changed: number
  wrong: number
}

const NONE: Counts = { rows: 0, changes: 0, exact: 0, changed: 0, wrong: 0 }
const sum = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(Object.keys(a).map(key => [key, a[key as keyof Counts] + b[key as keyof Counts]])) as never

/** Rows in this process. */
async function ofRows(rows: readonly CatalogRow[]): Promise<Counts> {
  const pool = new Pool({ modules: [join(__dirname, 'flip.js'), 'flippedModules'] })
  const jobs = rows.flatMap(row =>
    stepsOf(row)
      .filter(({ after }) => !(`${row.id} ${after}` in decidedElsewhere))
      .map(step => ({ row, step })),
  )
  const counts = { ...NONE, rows: rows.length, changes: jobs.length }
  let next = 0
  const work = async () => {
    while (next < jobs.length) {
      const { row, step } = jobs[next++]
      const findings = await findingsOf(pool, row, step)
      if (findings.includes('exact')) counts.exact++
      else if (findings.includes('changed')) counts.changed++
      else {
        counts.wrong++
        const why =
          findings.length > 0 ? `${explained[row.id].join()} give ${findings.join()}` : 'none of its behaviours differs'
        console.log(`${row.id}, ${step.before} to ${step.after} (${step.from} -> ${step.to}): ${why}`)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  await pool.close()
  return counts
}

/** Rows in a process of their own; how a child says what it found. */
const PORTION = 24
const SAYS = 'counts: '

/** Eras of values that no release had together can end a process; then its rows are run again. */
async function ofPortion(ids: readonly string[]): Promise<Counts> {
  for (let runs = 1; ; runs++) {
    const ran = await promisify(execFile)(process.execPath, [__filename, '--portion', ...ids]).catch(error => error)
    const { stdout, signal } = ran as { stdout: string; signal?: string }
    const said = stdout.split('\n').find(line => line.startsWith(SAYS))
    if (said) {
      process.stdout.write(stdout.replace(`${said}\n`, ''))
      return JSON.parse(said.slice(SAYS.length)) as Counts
    }
    console.log(`a process ended (${signal ?? 'without a word'}); its ${ids.length} rows are run again`)
    if (runs === mostRuns) return { ...NONE, rows: ids.length, wrong: ids.length }
  }
}

/** What comes out otherwise though no row says so. */
async function ofUnshown(): Promise<number> {
  const pool = new Pool({ modules: [join(__dirname, 'flip.js'), 'flippedModules'] })
  let wrong = 0
  for (const [what, { flips }] of Object.entries(unshown)) {
    if (!flips) continue
    const [path, release] = what.split(' ')
    const flip = flipOf(release, [path as Path], releaseBefore(release))
    const finding = await ofScenario(pool, flips, flip, release, release)
    if (finding === 'changed') continue
    wrong++
    console.log(`${what}: ${flips} comes out ${finding}`)
  }
  await pool.close()
  return wrong
}

async function main(): Promise<number> {
  const [first, ...rest] = process.argv.slice(2)
  const isPortion = first === '--portion'
  const names = isPortion ? rest : process.argv.slice(2)
  const rows = catalog().filter(row => row.id in explained && (names.length === 0 || names.includes(row.id)))
  if (isPortion) {
    const counts = await ofRows(rows)
    console.log(SAYS + JSON.stringify(counts))
    return counts.rows > 0 ? 0 : 1
  }
  let counts = NONE
  if (names.length > 0) counts = await ofRows(rows)
  else {
    for (let at = 0; at < rows.length; at += PORTION) {
      counts = sum(counts, await ofPortion(rows.slice(at, at + PORTION).map(({ id }) => id)))
    }
    counts = { ...counts, wrong: counts.wrong + (await ofUnshown()) }
  }
  const { changes, exact, changed, wrong } = counts
  console.log(
    `${counts.rows} rows, ${changes} changes of value: ${exact} as before, ${changed} otherwise, ${wrong} not shown`,
  )
  return wrong === 0 && changes > 0 ? 0 : 1
}
main().then(code => {
  process.exitCode = code
})
