/** http-eras oracle: scenarios run on profiles, or on a real binary, against what the real releases were recorded to do. */

import { judged } from '../../versions'
import { erasError } from '../errors'
import { nearest } from '../profile/nearest'
import { compare, printDifferences } from '../transcript/compare'
import { type Case, casesOf, type JudgeOptions, judge, type Verdict } from '../transcript/judge'
import { perform } from '../transcript/perform'
import { childRuntime, versionOf } from '../transcript/runtime/child'
import { Pool } from '../transcript/runtime/pool'
import { areaOf, corpusRecording, corpusScenario, scenarioNames, select } from '../transcript/scenario'
import { command } from './command'
import type { Terminal } from './terminal'

/** How many scenarios run at once: they wait more than they work; a binary's start is work. */
const atOnce = { profiles: 48, binary: 6 }

export const oracle = command({
  synopsis: 'oracle [--as SPEC]… [--runtime PATH] [NAME…]',
  summary: `Runs scenarios on profiles and compares wire and events with the recordings of the real releases.
NAME is an area (server), a scenario (server/keepalive-timeout) or a pattern (client/agent-*); none means all.`,
  options: {
    as: {
      type: 'string',
      multiple: true,
      value: 'SPEC',
      what: `a recorded release (default: ${judged.join(' ')})`,
    },
    runtime: {
      type: 'string',
      value: 'PATH',
      what: 'run this node or iojs, against the release that it says it is, or --as',
    },
    concurrency: { type: 'string', value: 'N', what: 'how many scenarios run at once' },
    verbose: { type: 'boolean', what: 'name the scenarios that agree, too, and say what had to be run again' },
    json: { type: 'boolean', what: 'verdicts and differences as JSON' },
  },
  async run({ options: { as, runtime, concurrency, verbose, json }, words, terminal }) {
    const names = scenarioNames()
    const { chosen, unknown } = select([...words], names)
    if (unknown.length > 0) throw erasError('ERAS_UNKNOWN_SCENARIO', unknown[0], nearest(unknown[0], names))
    if (concurrency !== undefined && !/^[1-9]\d*$/.test(concurrency)) {
      throw erasError('ERAS_BAD_OPTION', 'oracle', `--concurrency takes a whole number from 1, not '${concurrency}'`)
    }
    const specs = as?.flatMap(spec => spec.split(',')) ?? (runtime === undefined ? judged : [version(runtime)])
    const columns = recordedReleases(specs, chosen)
    const limit = (most: number): JudgeOptions => ({
      concurrency: Number(concurrency ?? most),
      heard: verdict => json || tell(verdict, verbose === true, terminal),
    })
    const cases = casesOf(chosen, columns)
    const verdicts = await (runtime === undefined
      ? judgeProfiles(cases, limit(atOnce.profiles))
      : judgeBinary(runtime, cases, limit(atOnce.binary)))
    terminal.answer(json ? JSON.stringify(report(verdicts), null, 1) : table(verdicts, columns))
    return verdicts.every(verdict => verdict.agrees) ? 0 : 1
  },
})

function version(binary: string): string {
  try {
    return versionOf(binary)
  } catch (error) {
    throw erasError('ERAS_BAD_OPTION', 'oracle', `--runtime ${binary} cannot be run: ${(error as Error).message}`)
  }
}

/** The releases that were recorded, as the recordings name them. */
function recordedReleases(specs: readonly string[], scenarios: string[]): string[] {
  const all = [...new Set(scenarios.flatMap(name => corpusRecording(name).variants.flatMap(v => v.runtimes)))]
  return specs.map(spec => {
    const plain = spec.replace(/^(v|node@|iojs@)/, '')
    const found = all.find(release => release === plain || release.replace(/^iojs-/, '') === plain)
    if (found === undefined) throw erasError('ERAS_NOT_RECORDED', spec, all)
    return found
  })
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
function tell(
  { scenario, release, agrees, runs, recorded, seen }: Verdict,
  verbose: boolean,
  terminal: Terminal,
): void {
  const again = runs > 1 && verbose ? ` (run ${runs} times)` : ''
  if (!agrees) {
    terminal.answer(`differs  ${release}  ${terminal.paint('bold', scenario)}: ${seen.title}${again}`)
    terminal.answer(printDifferences(compare(recorded, seen), { paint: terminal.paint }))
  } else if (verbose) terminal.answer(`agrees   ${release}  ${scenario}${again}`)
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
  const pad = (text: string, k: number) => (k ? text.padStart(widths[k]) : text.padEnd(widths[k]))
  return rows.map(row => row.map(pad).join('  ')).join('\n')
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
