/** `oracle`: scenarios run on profiles, or on a real binary, against what the real releases were recorded to do. */

import { existsSync } from 'node:fs'
import { compare, printDifferences } from '../transcript/compare'
import { type Case, casesOf, type JudgeOptions, judge, type Verdict } from '../transcript/judge'
import { perform } from '../transcript/perform'
import { childRuntime, versionOf } from '../transcript/runtime/child'
import { Pool } from '../transcript/runtime/pool'
import { areaOf, corpusRecording, corpusScenario, scenarioNames, select } from '../transcript/scenario'
import { command } from './command'

/** The releases that a bare call judges. */
export const releases = ['0.4.12', '0.6.21', '0.10.48', 'iojs-3.3.1', '12.22.12']

export const oracle = command({
  synopsis: 'oracle [--as SPEC]… [--runtime PATH] [--json] [--concurrency N] [--verbose] [NAME…]',
  summary: `Runs scenarios on profiles, or on a real binary, and compares with what the real releases did.
NAME: an area (server), a scenario (server/keepalive-timeout), or a pattern (client/agent-*); none: all`,
  options: {
    as: {
      type: 'string',
      multiple: true,
      value: 'SPEC',
      what: 'a recorded release; may be given often; without it the five whose profiles are complete',
    },
    runtime: {
      type: 'string',
      value: 'PATH',
      what: 'run a real binary, and hold it against the release that it says it is, or --as',
    },
    concurrency: { type: 'string', value: 'N', what: 'how many run at once' },
    verbose: { type: 'boolean', what: 'name every scenario, and say which had to be run more than once' },
    json: { type: 'boolean', what: 'verdicts and differences for machines' },
  },
  run: ({ options, words, terminal }) =>
    judgeAll(options, words, message => {
      terminal.talk(`http-eras oracle: ${message}`)
      return 2
    }),
})

interface Options {
  readonly as?: string[]
  readonly runtime?: string
  readonly concurrency?: string
  readonly verbose?: boolean
  readonly json?: boolean
}

/** @returns the exit code: 0 all agree, 1 differences, 2 usage (said through `refuse`) */
async function judgeAll(
  { as, runtime, json = false, concurrency, verbose = false }: Options,
  names: readonly string[],
  refuse: (message: string) => number,
): Promise<number> {
  if (concurrency !== undefined && !(Number(concurrency) >= 1)) return refuse(`--concurrency ${concurrency}: no number`)
  const { chosen, unknown } = select([...names], scenarioNames())
  if (unknown.length) return refuse(`no scenario called '${unknown.join("', '")}'`)
  const recorded = [...new Set(chosen.flatMap(name => corpusRecording(name).variants.flatMap(v => v.runtimes)))]
  const named = (spec: string) => recorded.find(release => release === spec || release.replace('iojs-', '') === spec)
  let wanted = as?.flatMap(list => list.split(',')) ?? releases
  if (runtime !== undefined) {
    if (!existsSync(runtime)) return refuse(`--runtime ${runtime}: no such file`)
    try {
      wanted = as ?? [versionOf(runtime)]
    } catch (error) {
      return refuse(`--runtime ${runtime}: ${(error as Error).message}`)
    }
  }
  const strange = wanted.find(spec => !named(spec))
  if (strange) return refuse(`nothing recorded of '${strange}'; recorded are ${recorded.join(', ')}`)
  const columns = wanted.map(spec => named(spec) as string)
  const cases = casesOf(chosen, columns)
  const heard = (verdict: Verdict) => {
    if (!json) process.stdout.write(tell(verdict, verbose))
  }
  const verdicts = await (runtime === undefined
    ? judgeProfiles(cases, { concurrency: Number(concurrency ?? 64), heard })
    : judgeBinary(runtime, cases, { concurrency: Number(concurrency ?? 6), heard }))
  process.stdout.write(json ? `${JSON.stringify(report(verdicts), null, 1)}\n` : table(verdicts, columns))
  return verdicts.every(verdict => verdict.agrees) ? 0 : 1
}

async function judgeProfiles(cases: Case[], options: JudgeOptions): Promise<Verdict[]> {
  const pool = new Pool()
  try {
    return await judge(cases, pool.run, options)
  } finally {
    await pool.close()
  }
}

function judgeBinary(binary: string, cases: Case[], options: JudgeOptions): Promise<Verdict[]> {
  const real = childRuntime(binary)
  return judge(cases, one => perform(corpusScenario(one.scenario), real), options)
}

/** What a person is told of one verdict. */
function tell(verdict: Verdict, verbose: boolean): string {
  const { scenario, release, agrees, runs, recorded, seen } = verdict
  const again = runs > 1 ? ` (run ${runs} times)` : ''
  if (agrees) return verbose ? `agrees   ${release}  ${scenario}${again}\n` : ''
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR
  return (
    `differs  ${release}  ${scenario}: ${seen.title}${verbose ? again : ''}\n` +
    `${printDifferences(compare(recorded, seen), { colour })}\n`
  )
}

/** How many agree, by area and release. */
function table(verdicts: Verdict[], columns: string[]): string {
  const areas = [...new Set(verdicts.map(verdict => areaOf(verdict.scenario)))]
  const cell = (area: string | null, release: string) => {
    const these = verdicts.filter(v => v.release === release && (area === null || areaOf(v.scenario) === area))
    return `${these.filter(v => v.agrees).length}/${these.length}`
  }
  const rows = [
    ['area', ...columns],
    ...areas.map(area => [area, ...columns.map(release => cell(area, release))]),
    ['all', ...columns.map(release => cell(null, release))],
  ]
  const widths = rows[0].map((_, k) => Math.max(...rows.map(row => row[k].length)))
  return rows
    .map(row => `${row.map((text, k) => (k ? text.padStart(widths[k]) : text.padEnd(widths[k]))).join('  ')}\n`)
    .join('')
}

/** The same for machines. */
function report(verdicts: Verdict[]) {
  return {
    format: 'oracle-report/1',
    agree: verdicts.filter(verdict => verdict.agrees).length,
    of: verdicts.length,
    verdicts: verdicts.map(({ scenario, release, agrees, runs, recorded, seen }) => ({
      scenario,
      release,
      agrees,
      runs,
      ...(agrees ? {} : { differences: compare(recorded, seen), seen }),
    })),
  }
}
