/** http-eras diff: what changes between two versions, from data, from recordings, or as a program shows it. */

import { erasError } from '../errors'
import type { Weight } from '../profile/vocabulary/weights'
import { type Call, command } from './command'
import { openReporters, type Reporters, reporterOption } from './reporters'
import { scriptOptions } from './script-options'
import type { Terminal } from './terminal'
import { countOf, timeOf, wordOf } from './values'

const options = {
  area: { type: 'string', multiple: true, value: 'NAME', what: 'only behaviours of this area: agent, server, wire, …' },
  since: { type: 'string', value: 'RELEASE', what: 'only what this release or a later one changed' },
  weight: {
    type: 'string',
    multiple: true,
    value: 'NAMES',
    what: 'only behaviours of these weights: security, wire, api, timing',
  },
  'wire-only': { type: 'boolean', what: 'only what shows on the wire: --weight security,wire' },
  summary: { type: 'boolean', what: 'the ten changes that hurt most, a sentence each, and the counts: one screen' },
  evidence: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    what: 'the two recorded transcripts of these scenarios, side by side: an area, a scenario, a pattern, or all',
  },
  columns: {
    type: 'string',
    value: 'N',
    what: 'transcripts in two columns, this wide together (default: the terminal’s)',
  },
  ...scriptOptions,
  timeout: { type: 'string', value: 'SECONDS', what: 'how long a run of the program may take (10)' },
  why: {
    type: 'boolean',
    what: 'with SCRIPT: which behaviours make each difference, and the line that keeps the old one',
  },
  'met-by': {
    type: 'string',
    value: 'SCRIPT',
    what: 'which of the behaviours that differ affect what this program does at all',
  },
  by: { type: 'string', value: 'WHAT', what: 'with --met-by: what counts, of exit, output, wire, events or all (all)' },
  runs: { type: 'string', value: 'N', what: 'with --why or --met-by: how often each version is run at least (3)' },
  concurrency: {
    type: 'string',
    value: 'N',
    what: 'with --why or --met-by: how many runs go on side by side at most (one for each core)',
  },
  json: { type: 'boolean', what: 'as JSON' },
  markdown: { type: 'boolean', what: 'as Markdown, for a pull request' },
  reporter: reporterOption,
  html: {
    type: 'string',
    value: 'FILE',
    what: 'as one page for a browser: all lines, with filters and all evidence; with SCRIPT, what it did',
  },
} as const

type DiffOptions = Call<typeof options>['options']

/** Where the result goes, and the talk. */
interface Out {
  readonly reporters: Reporters
  readonly terminal: Terminal
}

const bad = (message: string) => erasError('ERAS_BAD_OPTION', 'diff', message)

/** A whole number from 1, if there is one. */
const columnsOf = (given: DiffOptions) => countOf('diff', '--columns', given.columns)

/** Options that say what of the data is shown mean nothing elsewhere. */
function checkOptions(given: DiffOptions, hasScript: boolean): void {
  const runs = hasScript || given['met-by'] !== undefined
  const mode = runs ? 'a script' : given.evidence ? '--evidence' : undefined
  const data = ['area', 'since', 'weight', 'wire-only', 'summary'] as const
  const odd = data.find(name => given[name] !== undefined)
  const beside = (['json', 'markdown', 'reporter', 'evidence', ...data] as const).find(
    name => given[name] !== undefined,
  )
  if (given.html !== undefined && given['met-by'] !== undefined)
    throw bad('--html shows versions or what a script did: leave out --met-by')
  if (given.html !== undefined && beside)
    throw bad(`--html shows all and has filters of its own: leave out --${beside}`)
  if (given.html === '') throw bad('--html takes the path of the file to write')
  if (mode && odd) throw bad(`--${odd} chooses behaviours, and there are none with ${mode}`)
  if (runs && given.evidence) throw bad('--evidence shows recordings, and a script is run: one of the two')
  const ofScript = (['drive', 'peer', 'against', 'timeout'] as const).find(name => given[name] !== undefined)
  if (!runs && ofScript) throw bad(`--${ofScript} is for a script, and none is given: http-eras diff A B SCRIPT`)
  if (given.why && given['met-by'] !== undefined) throw bad('--why and --met-by: one of the two')
  if (!hasScript && given.why) throw bad('--why explains what a script does: http-eras diff A B SCRIPT --why')
  if (given.by !== undefined && given['met-by'] === undefined) throw bad('--by says what counts for --met-by')
  const ofMixtures = (['runs', 'concurrency'] as const).find(name => given[name] !== undefined)
  if (ofMixtures && !given.why && given['met-by'] === undefined) throw bad(`--${ofMixtures} is for --why and --met-by`)
  if (given.peer && given.against) throw bad('--peer and --against: one of the two')
  if (given.weight && given['wire-only']) throw bad('--weight and --wire-only: one of the two')
  if (given.json && given.markdown) throw bad('--json and --markdown: one of the two')
}

/** Without a program, the host is the profile of its release; that is said. */
function withoutProgram(specs: readonly string[], terminal: Terminal): string[] {
  const { hostRelease, isHost } = require('../profile/host') as typeof import('../profile/host')
  return specs.map(spec => {
    if (!isHost(spec)) return spec
    const { release, profile } = hostRelease()
    const nearest = release === profile ? 'that release' : `${profile}, the nearest release known`
    terminal.talk(
      `host is Node ${release}: compared with the profile of ${nearest} (with a program, its own http is run: http-eras diff A host SCRIPT)`,
    )
    return profile
  })
}

const json = (diff: object): string =>
  (require('../diff/report/json') as typeof import('../diff/report/json')).diffJson(diff)
const cases = () => require('../diff/report/cases') as typeof import('../diff/report/cases')

function data(a: string, b: string, given: DiffOptions, reporters: Reporters): number {
  const { hasProfile } = require('../diff/evidence/recorded') as typeof import('../diff/evidence/recorded')
  if (!hasProfile(a) || !hasProfile(b)) return recordings(a, b, given, reporters)
  const { diffProfiles } = require('../diff/data/profiles') as typeof import('../diff/data/profiles')
  const { readAreas, readWeights } = require('../diff/data/areas') as typeof import('../diff/data/areas')
  const areas = given.area && readAreas(given.area)
  const weights: readonly Weight[] | undefined = given['wire-only']
    ? ['security', 'wire']
    : given.weight && readWeights(given.weight)
  const diff = diffProfiles(a, b, { areas, since: given.since, weights })
  const { profileDiffText } = require('../diff/report/text') as typeof import('../diff/report/text')
  const { profileDiffMarkdown, summaryMarkdown } =
    require('../diff/report/markdown') as typeof import('../diff/report/markdown')
  const { summaryOf, summaryText } = require('../diff/report/summary') as typeof import('../diff/report/summary')
  const { profileSuites } = cases()
  const suites = () => profileSuites(diff, { areas, weights })
  reporters.deliver(
    given.summary
      ? {
          text: ({ paint, columns }) => summaryText(diff, paint, columns),
          json: () => json(summaryOf(diff)),
          markdown: () => summaryMarkdown(diff),
          suites,
        }
      : {
          text: ({ paint, columns }) => profileDiffText(diff, paint, columns),
          json: () => json(diff),
          markdown: () => profileDiffMarkdown(diff),
          suites,
        },
  )
  return diff.changes.length === 0 ? 0 : 1
}

/** Without the recordings, all is told but what shows it; the summary says so little of that that nothing is missed. */
function sayWithoutFacts(given: DiffOptions, terminal: Terminal): void {
  const { factsCommand, hasFacts } = require('../shared/facts') as typeof import('../shared/facts')
  if (given.summary || hasFacts()) return
  terminal.talk(`http-eras: the scenarios that show a change, and what manuals say of it, come with: ${factsCommand()}`)
}

/** Of a version without a profile there are only recordings. */
function recordings(a: string, b: string, given: DiffOptions, reporters: Reporters): number {
  const { diffRecordings } = require('../diff/evidence/recorded') as typeof import('../diff/evidence/recorded')
  const diff = diffRecordings(a, b)
  const odd = (['area', 'since', 'weight', 'wire-only', 'summary'] as const).find(name => given[name] !== undefined)
  if (odd) throw bad(`--${odd} chooses behaviours, and of '${a}' and '${b}' one is known by its recordings alone`)
  const { recordedDiffText } = require('../diff/report/text') as typeof import('../diff/report/text')
  const { recordedDiffMarkdown } = require('../diff/report/markdown') as typeof import('../diff/report/markdown')
  reporters.deliver({
    text: ({ paint }) => recordedDiffText(diff, paint),
    json: () => json(diff),
    markdown: () => recordedDiffMarkdown(diff),
    suites: () => cases().recordedSuites(diff),
  })
  return diff.scenarios.length === 0 ? 0 : 1
}

function evidence(
  a: string,
  b: string,
  words: readonly string[],
  given: DiffOptions,
  { reporters, terminal }: Out,
): number {
  const { diffEvidence, evidenceText, evidenceMarkdown } =
    require('../diff/evidence/evidence-diff') as typeof import('../diff/evidence/evidence-diff')
  const diff = diffEvidence(a, b, words)
  reporters.deliver({
    text: ({ paint, columns }) => evidenceText(diff, { paint, columns: columnsOf(given) ?? columns }),
    json: () => json(diff),
    markdown: () => evidenceMarkdown(diff),
    suites: () => cases().evidenceSuites(diff),
  })
  const { scenarios } = diff
  if (scenarios.length === 0)
    terminal.talk('http-eras: diff: nothing was compared: no scenario of these was recorded of both')
  return scenarios.length > 0 && scenarios.every(({ same }) => same) ? 0 : 1
}

/** How a program is run, under both versions and under mixtures of them. */
function runOptions(given: DiffOptions, terminal: Terminal) {
  return {
    drive: given.drive,
    peer: given.peer,
    against: given.against,
    timeout: timeOf('diff', '--timeout', given.timeout, 1000),
    runs: countOf('diff', '--runs', given.runs, 2),
    concurrency: countOf('diff', '--concurrency', given.concurrency),
    progress(runs: number, left: number | undefined) {
      const yet = left === undefined ? '' : `, about ${left} left`
      terminal.progress(`run ${runs + 1}${yet}`)
    },
  }
}

/** Runs a program under both. */
async function program(
  a: string,
  b: string,
  [script, ...args]: readonly string[],
  given: DiffOptions,
  { reporters, terminal }: Out,
): Promise<number> {
  const { diffScript } = require('../diff/program/script') as typeof import('../diff/program/script')
  const { whyScript } = require('../diff/cause/why') as typeof import('../diff/cause/why')
  const options = runOptions(given, terminal)
  const told = given.why
    ? whyScript(a, b, { script, args }, options)
    : diffScript(a, b, { script, args }, options, (spec, run) => terminal.progress(`run ${run} under ${spec}`))
  const diff = await told.finally(() => terminal.progress(''))
  if (given.html !== undefined) {
    const { writeProgramReport } =
      require('../diff/html/program-report') as typeof import('../diff/html/program-report')
    writeProgramReport(diff, given.html)
    terminal.talk(`${given.html}: ${script} under ${a} and ${b}${diff.same ? ', where nothing differs' : ''}`)
    return diff.same && !diff.timedOut ? 0 : 1
  }
  const { programText, programMarkdown } = require('../diff/program/text') as typeof import('../diff/program/text')
  reporters.deliver({
    text: ({ paint, columns }) => programText(diff, { paint, columns: columnsOf(given) ?? columns }),
    json: () => json(diff),
    markdown: () => programMarkdown(diff),
    suites: () => cases().programSuites(diff),
  })
  return diff.same && !diff.timedOut ? 0 : 1
}

/** Which behaviours a program meets. */
async function metBy(
  a: string,
  b: string,
  args: readonly string[],
  given: DiffOptions,
  { reporters, terminal }: Out,
): Promise<number> {
  const { kinds } = require('../diff/cause/types') as typeof import('../diff/cause/types')
  const { metByScript } = require('../diff/cause/why') as typeof import('../diff/cause/why')
  const by = given.by === undefined ? 'all' : wordOf('diff', '--by', given.by, [...kinds, 'all'])
  const subject = { script: given['met-by'] as string, args }
  const options = { ...runOptions(given, terminal), by: by === 'all' ? kinds : [by] }
  const report = await metByScript(a, b, subject, options).finally(() => terminal.progress(''))
  const { metText, metMarkdown } = require('../diff/cause/report/met') as typeof import('../diff/cause/report/met')
  reporters.deliver({
    text: ({ paint }) => metText(report, paint),
    json: () => json(report),
    markdown: () => metMarkdown(report),
    suites: () => cases().metSuites(report),
  })
  return report.met.length + report.unsteady.length === 0 ? 0 : 1
}

function page(a: string, b: string, file: string, terminal: Terminal): number {
  const { writeDiffReport } = require('../diff/html/diff-report') as typeof import('../diff/html/diff-report')
  const { count, of } = writeDiffReport(a, b, file)
  terminal.talk(`${file}: ${a} and ${b} differ in ${count} ${of}`)
  return count === 0 ? 0 : 1
}

export const diff = command({
  synopsis:
    'diff A B [--summary] [--area NAME] [--weight NAMES] [--since RELEASE] [--evidence NAME] [--json | --markdown | --html FILE] | diff A B SCRIPT [--why] [-- args…] | diff A B --met-by SCRIPT [-- args…]',
  summary: `Shows what changes between two versions, most consequential first; A may be newer than B.
Each behaviour that differs has its two values, the release that changed it, who says so and the scenario that shows it.
Versions that have recordings but no profile are compared by their recordings alone.
With SCRIPT, the program is run under both, each at least twice, and what it does is compared: wire, output, exit, events.
--why finds the cause of each difference; --met-by SCRIPT, which behaviours affect the program at all.
host is the Node that runs this: with SCRIPT its own http, unpinned; without, the profile of its release.`,
  options,
  run({ options: given, words: [a, b, ...words], terminal }) {
    if (b === undefined) throw bad('it takes two versions: http-eras diff 0.10 12')
    checkOptions(given, words.length > 0 && given['met-by'] === undefined)
    const out: Out = { reporters: openReporters('diff', given, terminal), terminal }
    if (given['met-by'] !== undefined) return metBy(a, b, words, given, out)
    if (words.length > 0) return program(a, b, words, given, out)
    ;[a, b] = withoutProgram([a, b], terminal)
    if (given.html !== undefined) return page(a, b, given.html, terminal)
    if (given.evidence) return evidence(a, b, given.evidence, given, out)
    sayWithoutFacts(given, terminal)
    return data(a, b, given, out.reporters)
  },
})
