/** http-eras oracle: scenarios run on profiles, or on a real binary, against what the real releases were recorded to do. */

import { judged } from '../../versions'
import type { Paint } from '../diff/report/paint'
import { erasError } from '../errors'
import { oracleSuites } from '../oracle/cases'
import { type Case, casesOf, type JudgeOptions, judge, type Verdict } from '../oracle/judge'
import { perform } from '../oracle/perform'
import { childRuntime, versionOf } from '../oracle/runtime/child'
import { Pool } from '../oracle/runtime/pool'
import { areaOf, corpusRecording, corpusScenario, scenarioNames, select } from '../oracle/scenario'
import { nearest } from '../profile/nearest'
import { BINARIES, nameOf, numberOf, readSpec } from '../profile/release'
import { decide } from '../profile/resolve'
import { specsIn, splitSpec } from '../profile/with/items'
import { specFrom } from '../profile/with/place'
import { fenced, plain, table } from '../shared/markdown'
import { compare, printDifferences } from '../transcript/compare'
import { command } from './command'
import { openReporters, reporterOption } from './reporters'
import { countOf } from './values'
import { withOption } from './with'

/** How many scenarios run at once: they wait more than they work; a binary's start is work. */
const atOnce = { profiles: 48, binary: 6 }

export const oracle = command({
  synopsis: 'oracle [--as SPEC]… [--with CHANGES] [--runtime PATH] [NAME…]',
  summary: `Runs scenarios on profiles and compares wire and events with the recordings of the real releases.
NAME is an area (server), a scenario (server/keepalive-timeout) or a pattern (client/agent-*); none means all.`,
  options: {
    as: {
      type: 'string',
      multiple: true,
      value: 'SPEC',
      what: `a recorded release, or a line: its newest recorded one (default: ${judged.join(' ')})`,
    },
    with: { ...withOption, what: `on profiles: ${withOption.what}` },
    runtime: {
      type: 'string',
      value: 'PATH',
      what: `run this ${BINARIES}, against the release that it says it is, or --as; against the profile if none is recorded`,
    },
    concurrency: { type: 'string', value: 'N', what: 'how many scenarios run at once' },
    verbose: { type: 'boolean', what: 'name the scenarios that agree, too, and say what had to be run again' },
    json: { type: 'boolean', what: 'verdicts and differences as JSON' },
    reporter: reporterOption,
  },
  async run({ options, words, terminal }) {
    const { as, with: changes, runtime, concurrency, verbose } = options
    const names = scenarioNames()
    const { chosen, unknown } = select([...words], names)
    if (unknown.length > 0) throw erasError('ERAS_UNKNOWN_SCENARIO', unknown[0], nearest(unknown[0], names))
    const given = countOf('oracle', '--concurrency', concurrency)
    const reporters = openReporters('oracle', options, terminal)
    const asked = as?.flatMap(specsIn) ?? (runtime === undefined ? judged : [version(runtime)])
    const specs = asked.map(spec => specFrom('--with', spec, changes))
    const columns = specs.map(spec => columnOf(spec, recordedOf(chosen), runtime !== undefined))
    const judging = (most: number): JudgeOptions => ({
      concurrency: given ?? most,
      onVerdict(verdict) {
        for (const line of announced(verdict, verbose === true, terminal.paint)) reporters.tell(line)
      },
    })
    const live = columns.filter(({ recorded }) => !recorded).map(({ release }) => release)
    if (live.length > 0) terminal.talk(`not recorded, so held against its profile: ${live.join(', ')}`)
    const cases = [
      ...casesOf(
        chosen,
        columns.filter(({ recorded }) => recorded).map(({ recorded, ...column }) => column),
      ),
      ...chosen.flatMap(scenario => live.map(release => ({ scenario, release }))),
    ]
    const verdicts = await (runtime === undefined
      ? judgeProfiles(cases, judging(atOnce.profiles))
      : judgeBinary(runtime, cases, live, judging(atOnce.binary)))
    const titles = columns.map(titleOf)
    reporters.deliver({
      text({ paint, told }) {
        const lines = told ? [] : verdicts.flatMap(verdict => announced(verdict, verbose === true, paint))
        return [...lines, alignedTable(tableOf(verdicts, titles))].join('\n')
      },
      json: () => JSON.stringify(report(verdicts), null, 1),
      markdown: () => oracleMarkdown(verdicts, titles),
      suites: () => oracleSuites(verdicts, titleOf),
    })
    if (verdicts.length === 0) terminal.talk('http-eras: oracle: nothing was compared: no recording has these')
    return verdicts.length > 0 && verdicts.every(verdict => verdict.agrees) ? 0 : 1
  },
})

function version(binary: string): string {
  try {
    return versionOf(binary)
  } catch (error) {
    throw erasError('ERAS_BAD_OPTION', 'oracle', `--runtime ${binary} cannot be run: ${(error as Error).message}`)
  }
}

/** What a column is called. */
const titleOf = ({ release, with: changes }: Pick<Case, 'release' | 'with'>): string =>
  changes === undefined ? release : `${release} with ${changes}`

/** @throws ErasError for a binary with changes: only a profile can have them */
function columnOf(spec: string, all: string[], isBinary: boolean) {
  const { base, changes } = splitSpec(spec)
  if (changes === undefined) return releaseOf(base, all, isBinary)
  if (isBinary)
    throw erasError(
      'ERAS_BAD_OPTION',
      'oracle',
      '--with changes a profile, and --runtime runs a binary: one of the two',
    )
  decide(spec)
  return { ...releaseOf(base, all, false), with: changes }
}

/** All releases that were recorded in some scenarios, as the recordings name them. */
const recordedOf = (scenarios: string[]): string[] => [
  ...new Set(scenarios.flatMap(name => corpusRecording(name).variants.flatMap(variant => variant.runtimes))),
]

/**
 * The release that a spec means: one that was recorded; of a line, the newest of them; for a binary, any that has a
 * profile.
 */
function releaseOf(spec: string, all: string[], orProfile: boolean): { release: string; recorded: boolean } {
  const { runtime, version } = readSpec(spec)
  const found = all.find(release => numberOf(release) === version && (!runtime || nameOf(runtime, version) === release))
  if (found !== undefined) return { release: found, recorded: true }
  const decision = decide(spec)
  const { line, release } = decision
  if (orProfile) return { release: nameOf(line.runtime, release), recorded: false }
  // Who asks for no exact release means what was recorded of its line.
  const last = line.recorded.findLast(one => all.includes(one))
  if (decision.rule === 'release' || last === undefined) throw erasError('ERAS_NOT_RECORDED', spec, all)
  return { release: last, recorded: true }
}

async function judgeProfiles(cases: Case[], options: JudgeOptions): Promise<Verdict[]> {
  const pool = new Pool()
  try {
    return await judge(cases, pool, options)
  } finally {
    await pool.close()
  }
}

/** @param live the releases whose profiles say what is expected, because no recording does */
async function judgeBinary(binary: string, cases: Case[], live: string[], options: JudgeOptions): Promise<Verdict[]> {
  const real = childRuntime(binary)
  const run = (one: Case) => perform(corpusScenario(one.scenario), real)
  if (live.length === 0) return judge(cases, { run }, options)
  const pool = new Pool({ threads: 1 })
  try {
    return await judge(
      cases,
      { run, expected: one => (live.includes(one.release) ? pool.run(one) : undefined) },
      options,
    )
  } finally {
    await pool.close()
  }
}

/** What a person reads of one verdict. */
function announced(
  { scenario, agrees, runs, expected, seen, ...column }: Verdict,
  verbose: boolean,
  paint: Paint,
): string[] {
  const release = titleOf(column)
  const again = runs > 1 && verbose ? ` (run ${runs} times)` : ''
  if (agrees) return verbose ? [`agrees   ${release}  ${scenario}${again}`] : []
  return [
    `differs  ${release}  ${paint('bold', scenario)}: ${seen.title}${again}`,
    printDifferences(compare(expected, seen), { paint }),
  ]
}

/** How many agree, by area and release. */
function tableOf(verdicts: Verdict[], columns: string[]): string[][] {
  const areas = [...new Set(verdicts.map(verdict => areaOf(verdict.scenario)))]
  const cell = (area: string | null, release: string) => {
    const these = verdicts.filter(v => titleOf(v) === release && (area === null || areaOf(v.scenario) === area))
    return `${these.filter(v => v.agrees).length}/${these.length}`
  }
  return [
    ['area', ...columns],
    ...areas.map(area => [area, ...columns.map(release => cell(area, release))]),
    ['all', ...columns.map(release => cell(null, release))],
  ]
}

function alignedTable(rows: readonly string[][]): string {
  const widths = rows[0].map((_, k) => Math.max(...rows.map(row => row[k].length)))
  const pad = (text: string, k: number) => (k ? text.padStart(widths[k]) : text.padEnd(widths[k]))
  return rows.map(row => row.map(pad).join('  ')).join('\n')
}

/** For the summary of a job: the table, and what does not agree. */
function oracleMarkdown(verdicts: Verdict[], columns: string[]): string {
  const [head, ...rows] = tableOf(verdicts, columns)
  const noPaint: Paint = (_style, text) => text
  const wrong = verdicts
    .filter(({ agrees }) => !agrees)
    .flatMap(({ scenario, expected, seen, ...column }) => [
      '',
      `### ${plain(titleOf(column))}: \`${scenario}\``,
      '',
      fenced('diff', printDifferences(compare(expected, seen), { paint: noPaint }).replace(/^ {4}/gm, '')),
    ])
  const nothing = verdicts.length === 0 ? ['', 'Nothing was compared.'] : []
  return [
    '## Oracle',
    ...nothing,
    '',
    ...table(
      head.map(plain),
      rows.map(row => row.map(plain)),
    ),
    ...wrong,
  ].join('\n')
}

/** The same for machines. */
function report(verdicts: Verdict[]) {
  return {
    format: 'oracle-report/1',
    agree: verdicts.filter(verdict => verdict.agrees).length,
    of: verdicts.length,
    verdicts: verdicts.map(({ scenario, release, with: changes, agrees, runs, expected, seen }) => ({
      scenario,
      release,
      ...(changes !== undefined && { with: changes }),
      agrees,
      runs,
      ...(agrees ? {} : { differences: compare(expected, seen), seen }),
    })),
  }
}
