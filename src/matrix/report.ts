/** A matrix for people: a table of exits and times, then what failed with the end of its output. */

import { stripVTControlCharacters } from 'node:util'
import type { Paint } from '../diff/report/paint'
import { counted } from '../diff/report/words'
import { fenced, plain, table } from '../shared/markdown'
import { escapeBytes } from '../transcript/compare'
import { type Matrix, type MatrixRun, type Status, statuses } from './types'

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`

const exitText = ({ exit, status }: MatrixRun): string =>
  exit === null ? (status === 'timeout' ? '–' : '') : `${exit}`

/** Why the system starts no command, and what to do. */
function whyText(why: string | undefined): string {
  const where =
    'a command is looked for as a shell does, in the folders of PATH: give its path, or npx NAME for one of node_modules'
  if (why === 'ENOENT') return `there is no such command (${where})`
  return why === 'EACCES' ? 'the file may not be run (chmod +x, or put node before a script)' : `${why}`
}

/** What a run that did not pass came to, in a sentence. */
export function reasonOf({ status, exit, ms, why, pinned, release }: MatrixRun): string {
  const how = typeof exit === 'number' ? `exit code ${exit}` : `it was ended by ${exit}`
  switch (status) {
    case 'passed':
      return how
    case 'failed':
      return pinned === 0 ? `${how}, and no node was pinned to it` : how
    case 'timeout':
      return `it did not end in ${seconds(ms)}, and was ended`
    case 'unpinned':
      return `nothing was pinned to ${release}, so nothing was tested: the command must start node with the environment that it is given`
    case 'unstarted':
      return `it cannot be started: ${whyText(why)}`
    case 'skipped':
      return 'not run: another failed before'
  }
}

/** The last lines of what a run printed: no colours, nothing that moves a cursor, and how much is left out. */
export function outputOf({ output, dropped }: MatrixRun, most: number): string {
  const text = stripVTControlCharacters(output).replace(/\r\n/g, '\n').replace(/\n+$/, '')
  if (text === '') return '(it printed nothing)'
  const lines = text.split('\n')
  const hidden = Math.max(0, lines.length - most)
  const cut = hidden > 0 || dropped > 0
  return [
    ...(cut ? [dropped > 0 ? '… (its beginning is not shown)' : `… (${counted(hidden, 'line')} before)`] : []),
    ...lines.slice(hidden).map(line => printable(line)),
  ].join('\n')
}

/** Long lines are cut, and what is no printable text is escaped. */
const printable = (line: string): string => {
  const cut = line.length > 1000 ? `${line.slice(0, 1000)}…` : line
  return cut.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, escapeBytes)
}

const failures = ({ runs }: Matrix): readonly MatrixRun[] =>
  runs.filter(({ status }) => status !== 'passed' && status !== 'skipped')

/** What may be the cause of failures that several runs have in common. */
function hintOf(matrix: Matrix): string | undefined {
  if (matrix.concurrency > 1 && failures(matrix).some(({ output }) => output.includes('EADDRINUSE')))
    return 'a port was taken: if the command wants a port of its own, --concurrency 1 runs the versions one after the other'
  if (matrix.runs.length > 0 && matrix.runs.every(({ pinned }) => pinned === 0))
    return 'no version was pinned, so nothing was tested'
  return undefined
}

const words: Readonly<Record<Status, string>> = {
  passed: 'passed',
  failed: 'failed',
  timeout: 'did not end in time',
  unpinned: 'were not pinned',
  unstarted: 'could not be started',
  skipped: 'were not run',
}

/** How many came out how. */
const countsText = ({ counts, ms, runs }: Matrix): string =>
  `${statuses
    .filter(status => counts[status] > 0 || status === 'passed')
    .map(status => `${counts[status]} ${words[status]}`)
    .join(', ')} of ${counted(runs.length, 'version')} in ${seconds(ms)}`

const guardTexts: Readonly<Record<Matrix['guard'], string>> = {
  faithful: 'faithful',
  guarded: 'guarded',
  report: 'guarded, refusals only counted',
}

const headOf = (matrix: Matrix): string => `${matrix.command.join(' ')} (${guardTexts[matrix.guard]})`

const head = ['version', 'release', 'result', 'exit', 'time']

const cells = (run: MatrixRun): string[] => [
  run.spec,
  run.release,
  run.status,
  exitText(run),
  run.status === 'skipped' || run.status === 'unstarted' ? '' : seconds(run.ms),
]

/** Failures with what is said of each; runs of a command that could not be started have one cause, which is told once. */
function toldFailures(matrix: Matrix): { readonly title: string; readonly run: MatrixRun }[] {
  const unstarted = failures(matrix).filter(({ status }) => status === 'unstarted')
  return failures(matrix)
    .filter(run => run.status !== 'unstarted' || run === unstarted.find(({ why }) => why === run.why))
    .map(run => {
      const others = unstarted.filter(({ why }) => run.status === 'unstarted' && why === run.why).length - 1
      const more = others > 0 ? ` and ${counted(others, 'other')}` : ''
      return { title: `${run.spec} (${run.release})${more}: ${reasonOf(run)}`, run }
    })
}

/** @param most lines of output that are shown of each failure */
export function matrixText(matrix: Matrix, paint: Paint, most: number): string {
  const rows = [head, ...matrix.runs.map(cells)]
  const widths = head.map((_, k) => Math.max(...rows.map(row => row[k].length)))
  const line = (row: readonly string[], k: number): string => {
    const [version, release, result, exit, time] = row.map((cell, at) =>
      at < 3 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]),
    )
    const colour = k === 0 ? 'dim' : row[2] === 'passed' ? 'green' : row[2] === 'skipped' ? 'yellow' : 'red'
    return [version, release, paint(colour, result), exit, time].join('  ').trimEnd()
  }
  const hint = hintOf(matrix)
  return [
    paint('bold', headOf(matrix)),
    ...rows.map(line),
    ...toldFailures(matrix).flatMap(({ run, title }) => [
      '',
      paint('bold', title),
      ...(most === 0 || run.status === 'unstarted'
        ? []
        : outputOf(run, most)
            .split('\n')
            .map(text => `  ${text}`)),
    ]),
    '',
    paint(matrix.passed ? 'green' : 'red', countsText(matrix)),
    ...(hint === undefined ? [] : [hint]),
  ].join('\n')
}

/** The same for a pull request or the summary of a job. */
export function matrixMarkdown(matrix: Matrix, most: number): string {
  const hint = hintOf(matrix)
  return [
    `## ${plain(headOf(matrix))}`,
    '',
    `${plain(countsText(matrix))}.`,
    ...(hint === undefined ? [] : ['', `${plain(hint)}.`]),
    '',
    ...table(
      head,
      matrix.runs.map(run => cells(run).map(plain)),
    ),
    ...toldFailures(matrix).flatMap(({ run, title }) => [
      '',
      `### ${plain(title)}`,
      ...(most === 0 || run.status === 'unstarted' ? [] : ['', fenced('text', outputOf(run, most))]),
    ]),
  ].join('\n')
}
