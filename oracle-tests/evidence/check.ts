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

async function main(): Promise<number> {
  const names = process.argv.slice(2)
  const pool = new Pool({ modules: [join(__dirname, 'flip.js'), 'flippedModules'] })
  const rows = catalog().filter(row => row.id in explained && (names.length === 0 || names.includes(row.id)))
  const jobs = rows.flatMap(row =>
    stepsOf(row)
      .filter(({ after }) => !(`${row.id} ${after}` in decidedElsewhere))
      .map(step => ({ row, step })),
  )
  const counts = { exact: 0, changed: 0, wrong: 0 }
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
  for (const [what, { flips }] of Object.entries(unshown)) {
    if (!flips || names.length > 0) continue
    const [path, release] = what.split(' ')
    const finding = await ofScenario(
      pool,
      flips,
      flipOf(release, [path as Path], releaseBefore(release)),
      release,
      release,
    )
    if (finding === 'changed') continue
    counts.wrong++
    console.log(`${what}: ${flips} comes out ${finding}`)
  }
  await pool.close()
  console.log(
    `${rows.length} rows, ${jobs.length} changes of value: ${counts.exact} as before, ${counts.changed} otherwise, ${counts.wrong} not shown`,
  )
  return counts.wrong === 0 ? 0 : 1
}
main().then(code => {
  process.exitCode = code
})
