/** http-eras diff: what changes between two versions, from data, from recordings, or as a program shows it. */

import { erasError } from '../errors'
import { type Call, command } from './command'
import type { Terminal } from './terminal'
import { countOf, timeOf } from './values'

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
  drive: {
    type: 'string',
    value: 'FILE',
    what: 'what a server is sent: a list of requests, a recording, a transcript or recorded traffic',
  },
  peer: {
    type: 'string',
    value: 'FILE',
    what: 'who answers a client: the server of a recording, a transcript or traffic',
  },
  against: { type: 'string', value: 'URL', what: 'who answers a client: a live peer' },
  timeout: { type: 'string', value: 'SECONDS', what: 'how long a run of the program may take (10)' },
  json: { type: 'boolean', what: 'as JSON' },
  markdown: { type: 'boolean', what: 'as Markdown, for a pull request' },
  html: { type: 'string', value: 'FILE', what: 'as one page for a browser: all lines, with filters and all evidence' },
} as const

export type DiffOptions = Call<typeof options>['options']

const bad = (message: string) => erasError('ERAS_BAD_OPTION', 'diff', message)

/** A whole number from 1, if there is one. */
const columnsOf = (given: DiffOptions) => countOf('diff', '--columns', given.columns)

/** Options that say what of the data is shown mean nothing elsewhere. */
function checkOptions(given: DiffOptions, hasScript: boolean): void {
  const mode = hasScript ? 'a script' : given.evidence ? '--evidence' : undefined
  const data = ['area', 'since', 'weight', 'wire-only', 'summary'] as const
  const odd = data.find(name => given[name] !== undefined)
  const beside = (['json', 'markdown', 'evidence', ...data] as const).find(name => given[name] !== undefined)
  if (given.html !== undefined && hasScript) throw bad('--html shows versions, and a script is run: one of the two')
  if (given.html !== undefined && beside)
    throw bad(`--html shows all and has filters of its own: leave out --${beside}`)
  if (given.html === '') throw bad('--html takes the path of the file to write')
  if (mode && odd) throw bad(`--${odd} chooses behaviours, and there are none with ${mode}`)
  if (hasScript && given.evidence) throw bad('--evidence shows recordings, and a script is run: one of the two')
  const ofScript = (['drive', 'peer', 'against', 'timeout'] as const).find(name => given[name] !== undefined)
  if (!hasScript && ofScript) throw bad(`--${ofScript} is for a script, and none is given: http-eras diff A B SCRIPT`)
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

function data(a: string, b: string, given: DiffOptions, terminal: Terminal): number {
  const { hasProfile } = require('../diff/evidence/recorded') as typeof import('../diff/evidence/recorded')
  if (!hasProfile(a) || !hasProfile(b)) return recordings(a, b, given, terminal)
  const { diffProfiles } = require('../diff/data/profiles') as typeof import('../diff/data/profiles')
  const { readAreas, readWeights } = require('../diff/data/areas') as typeof import('../diff/data/areas')
  const diff = diffProfiles(a, b, {
    areas: given.area && readAreas(given.area),
    since: given.since,
    weights: given['wire-only'] ? ['security', 'wire'] : given.weight && readWeights(given.weight),
  })
  if (given.summary) {
    const { summaryOf, summaryText } = require('../diff/report/summary') as typeof import('../diff/report/summary')
    terminal.answer(
      given.json
        ? (require('../diff/report/json') as typeof import('../diff/report/json')).diffJson(summaryOf(diff))
        : given.markdown
          ? (require('../diff/report/markdown') as typeof import('../diff/report/markdown')).summaryMarkdown(diff)
          : summaryText(diff, terminal.paint, terminal.columns),
    )
    return diff.changes.length === 0 ? 0 : 1
  }
  terminal.answer(
    given.json
      ? (require('../diff/report/json') as typeof import('../diff/report/json')).diffJson(diff)
      : given.markdown
        ? (require('../diff/report/markdown') as typeof import('../diff/report/markdown')).profileDiffMarkdown(diff)
        : (require('../diff/report/text') as typeof import('../diff/report/text')).profileDiffText(
            diff,
            terminal.paint,
            terminal.columns,
          ),
  )
  return diff.changes.length === 0 ? 0 : 1
}

/** Of a version without a profile there are only recordings. */
function recordings(a: string, b: string, given: DiffOptions, terminal: Terminal): number {
  const { diffRecordings } = require('../diff/evidence/recorded') as typeof import('../diff/evidence/recorded')
  const diff = diffRecordings(a, b)
  const odd = (['area', 'since', 'weight', 'wire-only', 'summary'] as const).find(name => given[name] !== undefined)
  if (odd) throw bad(`--${odd} chooses behaviours, and of '${a}' and '${b}' one is known by its recordings alone`)
  terminal.answer(
    given.json
      ? (require('../diff/report/json') as typeof import('../diff/report/json')).diffJson(diff)
      : given.markdown
        ? (require('../diff/report/markdown') as typeof import('../diff/report/markdown')).recordedDiffMarkdown(diff)
        : (require('../diff/report/text') as typeof import('../diff/report/text')).recordedDiffText(
            diff,
            terminal.paint,
          ),
  )
  return diff.scenarios.length === 0 ? 0 : 1
}

function evidence(a: string, b: string, words: readonly string[], given: DiffOptions, terminal: Terminal): number {
  const { diffEvidence, evidenceText, evidenceMarkdown } =
    require('../diff/evidence/evidence-diff') as typeof import('../diff/evidence/evidence-diff')
  const columns = columnsOf(given) ?? terminal.columns
  const diff = diffEvidence(a, b, words)
  terminal.answer(
    given.json
      ? (require('../diff/report/json') as typeof import('../diff/report/json')).diffJson(diff)
      : given.markdown
        ? evidenceMarkdown(diff)
        : evidenceText(diff, { paint: terminal.paint, columns }),
  )
  return diff.scenarios.every(({ same }) => same) ? 0 : 1
}

/** Runs a program under both. */
async function program(
  a: string,
  b: string,
  words: readonly string[],
  given: DiffOptions,
  terminal: Terminal,
): Promise<number> {
  const { diffScript } = require('../diff/program/script') as typeof import('../diff/program/script')
  const timeout = timeOf('diff', '--timeout', given.timeout, 1000)
  const [script, ...args] = words
  const diff = await diffScript(a, b, { script, args }, { ...given, timeout }, (spec, run) => {
    if (terminal.watched) terminal.talk(`run ${run} under ${spec}`)
  })
  const { programText, programMarkdown } = require('../diff/program/text') as typeof import('../diff/program/text')
  const columns = columnsOf(given) ?? terminal.columns
  terminal.answer(
    given.json
      ? (require('../diff/report/json') as typeof import('../diff/report/json')).diffJson(diff)
      : given.markdown
        ? programMarkdown(diff)
        : programText(diff, { paint: terminal.paint, columns }),
  )
  return diff.same && !diff.timedOut ? 0 : 1
}

function page(a: string, b: string, file: string, terminal: Terminal): number {
  const { writeDiffReport } = require('../diff/html/diff-report') as typeof import('../diff/html/diff-report')
  const { count, of } = writeDiffReport(a, b, file)
  terminal.talk(`${file}: ${a} and ${b} differ in ${count} ${of}`)
  return count === 0 ? 0 : 1
}

export const diff = command({
  synopsis:
    'diff A B [--summary] [--area NAME] [--weight NAMES] [--since RELEASE] [--evidence NAME] [--json | --markdown | --html FILE] | diff A B SCRIPT [-- args…]',
  summary: `Shows what changes between two versions, most consequential first; A may be newer than B.
Each behaviour that differs has its two values, the release that changed it, who says so and the scenario that shows it.
Versions that have recordings but no profile are compared by their recordings alone.
With SCRIPT, the program is run under both, each at least twice, and what it does is compared: wire, output, exit, events.
host is the Node that runs this: with SCRIPT its own http, unpinned; without, the profile of its release.`,
  options,
  run({ options: given, words: [a, b, ...words], terminal }) {
    if (b === undefined) throw bad('it takes two versions: http-eras diff 0.10 12')
    checkOptions(given, words.length > 0)
    if (words.length > 0) return program(a, b, words, given, terminal)
    ;[a, b] = withoutProgram([a, b], terminal)
    if (given.html !== undefined) return page(a, b, given.html, terminal)
    if (given.evidence) return evidence(a, b, given.evidence, given, terminal)
    return data(a, b, given, terminal)
  },
})
