/** http-eras bisect: which behaviours make what a program or a command does otherwise under another version. */

import type { Kind, Subject } from '../diff/cause/types'
import { erasError } from '../errors'
import { type Call, command } from './command'
import { openReporters, reporterOption } from './reporters'
import { scriptOptions } from './script-options'
import type { Terminal } from './terminal'
import { countOf, timeOf, wordOf } from './values'

const options = {
  by: {
    type: 'string',
    value: 'WHAT',
    what: 'what is compared: exit, output, wire, events or all (the first of these that differs; of a command: exit, output)',
  },
  runs: {
    type: 'string',
    value: 'N',
    what: 'how often each version is run at least (3; more where nothing but numbers differ)',
  },
  concurrency: { type: 'string', value: 'N', what: 'how many runs go on side by side at most (one for each core)' },
  timeout: {
    type: 'string',
    value: 'SECONDS',
    what: 'how long a run may take (10; of a command, 60)',
  },
  ...scriptOptions,
  json: { type: 'boolean', what: 'as JSON' },
  markdown: { type: 'boolean', what: 'as Markdown, for a pull request' },
  reporter: reporterOption,
} as const

type Given = Call<typeof options>['options']

const bad = (message: string) => erasError('ERAS_BAD_OPTION', 'bisect', message)

/** The words as what is run. */
function subjectOf(words: readonly string[], before: number): Subject {
  if (before < 2) throw bad('it takes two versions, then a script or a command: http-eras bisect 12 24 app.js')
  const [script, ...args] = words.slice(2)
  if (before > 2) return { script, args }
  if (script === undefined)
    throw bad('there is nothing to run: http-eras bisect A B SCRIPT, or http-eras bisect A B -- COMMAND…')
  return { command: [script, ...args] }
}

function checkOptions(given: Given, subject: Subject): void {
  if (given.json && given.markdown) throw bad('--json and --markdown: one of the two')
  if (given.peer !== undefined && given.against !== undefined) throw bad('--peer and --against: one of the two')
  if (!('command' in subject)) return
  const ofScript = (['drive', 'peer', 'against'] as const).find(name => given[name] !== undefined)
  if (ofScript) throw bad(`--${ofScript} is for a script, and a command is run`)
}

/** What is looked at. */
function byOf(text: string | undefined, subject: Subject): Kind | 'all' | undefined {
  if (text === undefined) return undefined
  const { kinds } = require('../diff/cause/types') as typeof import('../diff/cause/types')
  const { kindsOf } = require('../diff/cause/bisect') as typeof import('../diff/cause/bisect')
  const by = wordOf('bisect', '--by', text, [...kinds, 'all'])
  if (by !== 'all' && !kindsOf(subject).includes(by))
    throw bad(`--by ${by} is for a script: of a command, exit and output are seen`)
  return by
}

const loaded = {
  text: () => require('../diff/cause/report/text') as typeof import('../diff/cause/report/text'),
  json: () => require('../diff/report/json') as typeof import('../diff/report/json'),
  markdown: () => require('../diff/cause/report/markdown') as typeof import('../diff/cause/report/markdown'),
  cases: () => require('../diff/report/cases') as typeof import('../diff/report/cases'),
}

const progressText = (runs: number, left: number | undefined): string =>
  left === undefined ? `run ${runs + 1}: what differs` : `${runs} runs, about ${left} left: which behaviours make it`

async function find([a, b]: readonly string[], subject: Subject, given: Given, terminal: Terminal): Promise<number> {
  const { bisect } = require('../diff/cause/bisect') as typeof import('../diff/cause/bisect')
  const reporters = openReporters('bisect', given, terminal)
  const told = await bisect(a, b, subject, {
    by: byOf(given.by, subject),
    runs: countOf('bisect', '--runs', given.runs, 2),
    concurrency: countOf('bisect', '--concurrency', given.concurrency),
    timeout: timeOf('bisect', '--timeout', given.timeout, 1000),
    drive: given.drive,
    peer: given.peer,
    against: given.against,
    progress: (runs, left) => terminal.progress(progressText(runs, left)),
  }).finally(() => terminal.progress(''))
  reporters.deliver({
    text: ({ paint }) => loaded.text().bisectText(told, paint),
    json: () => loaded.json().diffJson(told),
    markdown: () => loaded.markdown().bisectMarkdown(told),
    suites: () => loaded.cases().bisectSuites(told),
  })
  return told.verdict === 'same' ? 0 : 1
}

export const bisect = command({
  synopsis: 'bisect A B SCRIPT [-- args…] | bisect A B -- COMMAND…',
  summary: `Finds which behaviours make a program do something else under B than under A, and with which release each came.
The program is run under both versions, then under A with some behaviours of B and under B with some of A, until the
smallest sets are known that are enough. Each comes with its values, release, sources, and the line that keeps the old one.
SCRIPT is run as diff A B SCRIPT runs it; COMMAND is any command that starts node, such as npm test: it is pinned through
the environment. What differs between runs of one version does not count.
Exit code 1 where something differs, is unsteady or could not be tested, 0 where nothing differs.`,
  options,
  run({ options: given, words, before, terminal }) {
    const subject = subjectOf(words, before)
    checkOptions(given, subject)
    return find(words, subject, given, terminal)
  },
})
