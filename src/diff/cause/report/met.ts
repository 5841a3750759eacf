/** Which behaviours a program's outcome depends on: as data, as text and as Markdown. */

import { profileSpec } from '../../../profile/host'
import { plain } from '../../../shared/markdown'
import { diffProfiles } from '../../data/profiles'
import type { Program } from '../../program/child'
import { changeDetails, type Paint } from '../../report/text'
import { counted, sinceText, valueWords } from '../../report/words'
import type { DiffSide } from '../../types'
import type { Met } from '../met'
import type { Kind, Part, Runner, Version } from '../types'
import { partOf } from './reported'
import type { ReportedPart } from './types'

interface ReportedMet extends ReportedPart {
  /** Where its flip shows. */
  readonly kinds: readonly Kind[]
  /** Under which of the versions its flip shows. */
  readonly under: readonly Version[]
  /** What was flipped with it, because they cannot be without each other. */
  readonly along: readonly Part[]
}

/** What `diff A B --met-by SCRIPT` tells. */
export interface MetBy {
  readonly format: 'met-by/1'
  readonly a: DiffSide
  readonly b: DiffSide
  readonly script: string
  readonly args: readonly string[]
  /** The kinds of places that count. */
  readonly by: readonly Kind[]
  /** How many runs there were. */
  readonly runs: number
  /** How many behaviours, and parts of the prelude, differ between the versions. */
  readonly behaviours: number
  /** The places that change by themselves from run to run: what changes there is not seen. */
  readonly unsteady: readonly string[]
  /** Those that the outcome depends on, oldest change first. */
  readonly met: readonly ReportedMet[]
}

export function metReport(
  [a, b]: readonly [string, string],
  runner: Runner,
  { script, args }: Program,
  by: readonly Kind[],
  met: readonly Met[],
): MetBy {
  const { changes } = diffProfiles(profileSpec(a), profileSpec(b))
  return {
    format: 'met-by/1',
    a: runner.a,
    b: runner.b,
    script,
    args,
    by,
    runs: runner.runs,
    behaviours: runner.parts.length,
    unsteady: runner.unsteady.filter(({ kind }) => by.includes(kind)).map(({ place }) => place),
    met: met.map(({ part, ...rest }) => ({ ...partOf(part, changes), ...rest })),
  }
}

function title({ a, b, script, met, behaviours, runs }: MetBy): string {
  const affect = met.length === 1 ? 'affects' : 'affect'
  return `${script}, ${a.spec} (${a.release}) → ${b.spec} (${b.release}): ${met.length} of ${behaviours} ${affect} what this program does (${counted(runs, 'run')})`
}

const unsteadyText = ({ unsteady }: MetBy): string[] =>
  unsteady.length === 0
    ? []
    : [`not the same in all runs of one version, so what affects only these is not seen: ${unsteady.join(', ')}`]

const whereText = ({ kinds, under }: ReportedMet, { a, b }: MetBy): string =>
  `shows in ${kinds.join(', ')}${under.length === 2 ? '' : `, under ${(under[0] === 'a' ? a : b).release} alone`}`

const alongText = ({ along }: ReportedMet): string[] =>
  along.length === 0 ? [] : [`flipped with ${along.join(', ')}: they cannot be without each other`]

export function metText(report: MetBy, paint: Paint): string {
  const parts = report.met.flatMap(one => [
    '',
    `${paint('bold', one.part)}  ${one.what}`,
    ...[...(one.change ? changeDetails(one.change, paint) : []), whereText(one, report), ...alongText(one)].map(
      line => `  ${line}`,
    ),
  ])
  return [title(report), ...unsteadyText(report), ...parts].join('\n')
}

export function metMarkdown(report: MetBy): string {
  const parts = report.met.flatMap(one => {
    const { change } = one
    const { from, to, lines = [] } = change ? valueWords(change) : {}
    const values = from === undefined ? lines : [`was ${from}`, `is ${to}`]
    return [
      `- \`${one.part}\`: ${plain(one.what)}`,
      ...[
        ...values,
        ...(change ? [`since ${sinceText(change.since, change.source)}`] : []),
        whereText(one, report),
        ...alongText(one),
      ].map(text => `  - ${plain(text)}`),
    ]
  })
  return [
    `## ${plain(title(report))}`,
    ...unsteadyText(report).map(text => `\n${plain(text)}`),
    ...(parts.length > 0 ? ['', ...parts] : []),
  ].join('\n')
}
