/** http-eras matrix: one command under several versions beside each other. */

import { erasError } from '../errors'
import { specsIn } from '../profile/with/items'
import type { PinOptions } from '../run/pin-options'
import { command, type Option } from './command'
import { openReporters, reporterOption } from './reporters'
import { countOf, timeOf } from './values'

const option = <const O extends Record<string, Option>>(options: O): O => options

const options = option({
  as: {
    type: 'string',
    multiple: true,
    value: 'SPECS',
    what: 'the versions, with commas between them: 0.10,4,lts/argon,18.20.8,host (default: every line)',
  },
  concurrency: { type: 'string', value: 'N', what: 'how many run side by side at most (one for each core)' },
  timeout: { type: 'string', value: 'SECONDS', what: 'how long each may take (600)' },
  bail: { type: 'boolean', what: 'after the first that fails, the others are ended or not run' },
  faithful: { type: 'boolean', what: 'exactly what the releases did: all fixes of the guard off (the default)' },
  guarded: { type: 'boolean', what: 'with the guard, as http-eras run has it' },
  'no-guard': {
    type: 'string',
    multiple: true,
    value: 'IDS',
    what: 'with the guard, but without these fixes, with commas between them',
  },
  'report-only': { type: 'boolean', what: 'the guard refuses nothing, and counts what it would refuse' },
  show: { type: 'string', value: 'N', what: 'lines of output that are shown of each that fails: the last ones (40)' },
  json: { type: 'boolean', what: 'as JSON' },
  markdown: { type: 'boolean', what: 'as Markdown, for a pull request' },
  reporter: reporterOption,
})

const bad = (message: string) => erasError('ERAS_BAD_OPTION', 'matrix', message)

/** The words as a command: a script is run by the node that runs this. */
function commandOf(words: readonly string[], before: number): string[] {
  if (words.length === 0)
    throw bad(
      'there is nothing to run: http-eras matrix --as 0.10,4,18 -- npm test, or http-eras matrix --as 0.10,4,18 SCRIPT',
    )
  if (before === 0) return [...words]
  if (before > 1)
    throw bad(`the arguments of a script stand behind --: http-eras matrix ${words[0]} -- ${words.slice(1).join(' ')}`)
  const { checkScript } = require('../diff/program/script') as typeof import('../diff/program/script')
  checkScript(words[0])
  return [process.execPath, ...words]
}

function specsOf(given: readonly string[] | undefined): string[] {
  if (given === undefined) {
    const { lines } = require('../../versions') as typeof import('../../versions')
    return lines.map(({ name }) => name)
  }
  const specs = given.flatMap(specsIn).map(spec => spec.trim())
  if (specs.some(spec => spec === ''))
    throw bad(`--as takes versions with commas between them, not '${given.join(' ')}'`)
  const twice = specs.find((spec, k) => specs.indexOf(spec) !== k)
  if (twice !== undefined) throw bad(`--as has '${twice}' twice`)
  return specs
}

interface GuardGiven {
  readonly faithful?: boolean
  readonly guarded?: boolean
  readonly 'no-guard'?: readonly string[]
  readonly 'report-only'?: boolean
}

/** @throws ErasError for options that exclude each other, and for fixes that there are not */
function pinOf(given: GuardGiven): PinOptions {
  const off = given['no-guard']
  const guards = given.guarded || off !== undefined || given['report-only']
  if (given.faithful && guards) throw bad('--faithful has no guard: leave out --guarded, --no-guard and --report-only')
  if (!guards) return { faithful: true }
  const { names } = require('../run/pin-options') as typeof import('../run/pin-options')
  const { switchedOff } = require('../guard/switches') as typeof import('../guard/switches')
  const guard = off && Object.fromEntries(off.flatMap(names).map(id => [id, false]))
  switchedOff({ guard })
  return { ...(guard && { guard }), ...(given['report-only'] && { reportOnly: true }) }
}

export const matrix = command({
  synopsis: 'matrix [--as SPECS] SCRIPT [-- args…] | matrix [--as SPECS] -- COMMAND…',
  summary: `Runs a program or a command under several versions and tells which pass.
COMMAND is any command that starts node, such as npm test: each node in it is pinned through the environment. A version
passes where the exit code is 0 and a node was pinned to it. What fails is told with the end of its output.
Exit code 0 where all passed, 1 where any did not or nothing was tested. docs/ci.md has more.`,
  options,
  async run({ options: given, words, before, terminal }) {
    const subject = commandOf(words, before)
    const specs = specsOf(given.as)
    const pin = pinOf(given)
    const show = countOf('matrix', '--show', given.show, 0) ?? 40
    const limits = {
      concurrency: countOf('matrix', '--concurrency', given.concurrency),
      timeout: timeOf('matrix', '--timeout', given.timeout, 1000),
      bail: given.bail,
    }
    const reporters = openReporters('matrix', given, terminal)
    const { runMatrix } = require('../matrix/matrix') as typeof import('../matrix/matrix')
    const running = new Set<string>()
    let over = 0
    const progress = () => terminal.progress(`${over} of ${specs.length} done; running ${[...running].join(', ')}`)
    const told = await runMatrix(specs, subject, {
      ...limits,
      pin,
      begun(spec) {
        running.add(spec)
        progress()
      },
      ended({ spec }) {
        running.delete(spec)
        over++
        progress()
      },
    }).finally(() => terminal.progress(''))
    const { matrixMarkdown, matrixText } = require('../matrix/report') as typeof import('../matrix/report')
    const { matrixSuites } = require('../matrix/cases') as typeof import('../matrix/cases')
    reporters.deliver({
      text: ({ paint }) => matrixText(told, paint, show),
      json: () => JSON.stringify(told, null, 1),
      markdown: () => matrixMarkdown(told, show),
      suites: () => matrixSuites(told, show),
    })
    return told.passed ? 0 : 1
  },
})
