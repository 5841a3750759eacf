/** What a bisect came to, in sentences: text and Markdown share them. */

import { counted } from '../../report/words'
import type { Difference } from '../types'
import type { Bisect, ReportedCause } from './types'

/** What was run. */
export const subjectText = ({ script, args = [], command = [] }: Bisect): string =>
  script === undefined ? command.join(' ') : [script, ...args].join(' ')

export const sidesText = ({ a, b }: Bisect): string => `${a.spec} (${a.release}) → ${b.spec} (${b.release})`

const listText = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`

const endedText = ({ a, b, ended, fails }: Bisect): string => {
  // A version and the same one with changes are one release.
  const name = a.release === b.release ? 'spec' : 'release'
  const how = ended.a === ended.b ? `${ended.a} under both` : `${ended.a} under ${a[name]}, ${ended.b} under ${b[name]}`
  return fails ? `it fails under both: ${how}` : how
}

const comparedText = ({ compared, command }: Bisect): string => {
  const { lines, connections, events } = compared
  const words = [counted(lines, 'line of output', 'lines of output')]
  if (command === undefined) words.push(counted(connections, 'connection'), counted(events, 'event'))
  return `compared ${listText(words)}`
}

/** Kinds of places that differ and were not looked at. */
const elsewhereText = ({ elsewhere, command }: Bisect): string[] => {
  const open = command === undefined ? elsewhere : elsewhere.filter(kind => kind === 'exit' || kind === 'output')
  const them = open.map(kind => `--by ${kind}`)
  return open.length === 0
    ? []
    : [
        `${listText(open)} ${open.length === 1 ? 'differs' : 'differ'} too: ${listText(them, 'or')} looks for the causes of that`,
      ]
}

const differing = (count: number): string => counted(count, 'behaviour that differs', 'behaviours that differ')

function verdictText(told: Bisect): string {
  const { by, differences, causes, unsteady, unexplained, behaviours } = told
  const places = listText([...new Set(differences.map(({ place }) => place))])
  const differ = counted(linesOf(differences).length, 'difference')
  switch (told.verdict) {
    case 'causes': {
      const rest =
        unexplained.length === 0
          ? ''
          : `, ${linesOf(differences.filter(({ id }) => unexplained.includes(id))).length} unexplained`
      return `${differ} in ${places}, ${counted(causes.length, 'cause')} among the ${differing(behaviours)}${rest}`
    }
    case 'unexplained':
      return `${differ} in ${places}, and none of the ${differing(behaviours)} is the cause`
    case 'same':
      return `no difference in ${listText(by)}`
    case 'unsteady':
      return `unsteady: ${listText(unsteady)} ${unsteady.length === 1 ? 'changes' : 'change'} from run to run under the same version, and no other difference was found`
    case 'late':
      return 'it ends in its time under neither, so there is nothing to tell apart: --timeout gives it more'
    case 'unpinned':
      return 'no node that loads http-eras was started, so nothing was pinned and nothing tested: the command must start node with the environment that it is given'
    case 'nothing':
      return 'it fails under both before it does anything, so nothing was compared'
  }
}

/** The whole in a line or a few. */
export function headLines(told: Bisect): string[] {
  const beside = told.verdict !== 'unsteady' && told.unsteady.length > 0
  return [
    `${subjectText(told)}, ${sidesText(told)}: ${verdictText(told)}`,
    `${endedText(told)}; ${comparedText(told)}; ${counted(told.runs, 'run')}`,
    ...(beside
      ? [`by ${told.unsteady.length === 1 ? 'itself' : 'themselves'} from run to run: ${listText(told.unsteady)}`]
      : []),
    ...(told.verdict === 'unpinned' || told.verdict === 'late' ? [] : elsewhereText(told)),
  ]
}

/** With which release it comes, and how that is known. */
export function releaseText({ release, valuesOf, parts }: ReportedCause): string {
  if (release !== null)
    return `comes with ${release}: runs under it show it, and runs under the release before it do not`
  if (valuesOf !== null)
    return `comes with ${valuesOf}: with the value that it had then, runs show it, and with the one before, they do not; in whole releases another cause hides that`
  const since = [...new Set(parts.flatMap(({ change }) => change?.since ?? []))]
  return since.length === 0
    ? 'no single release brings it'
    : `runs under releases do not show with which it comes; by the sources, with ${listText(since)}`
}

/** How the parts of a cause stand to each other and to other causes. */
export const standingTexts = ({ parts, along, necessary, hidden, partly, differences }: ReportedCause): string[] => [
  ...(parts.length > 1 ? ['these need each other: none is enough alone'] : []),
  ...(partly.length === 0
    ? []
    : [
        `makes a part of ${partly.length === differences.length ? 'what differs' : 'some lines'}: other causes make the rest`,
      ]),
  ...(hidden ? ['shows only once other causes are gone'] : []),
  ...(necessary ? [] : ['enough alone, and not the only one: other causes are as well']),
  ...(along.length > 0 ? [`cannot be had without ${listText(along)}`] : []),
]

/**
 * Of several causes, the part of the line below all of them that one needs; nothing where its own line has to be said.
 * @param many whether there are several
 */
export const ownPart = ({ with: changes, keep }: ReportedCause, many: boolean): string | undefined =>
  many && changes !== null && keep?.prelude === undefined ? `to keep it as it was: with ${changes}` : undefined

/** What differs in one line. */
export interface ShownLine {
  readonly title: string
  readonly a: string | null
  readonly b: string | null
}

/** Differences by line: where a line has two, one is that of the first version and one that of the second. */
export function linesOf(differences: readonly Difference[]): ShownLine[] {
  const lines = new Map<string, ShownLine>()
  for (const { place, row, a, b } of differences) {
    const title = place === 'exit' ? place : `${place}, line ${row + 1}`
    const before = lines.get(title)
    lines.set(title, { title, a: a ?? before?.a ?? null, b: b ?? before?.b ?? null })
  }
  return [...lines.values()]
}

/** How many lines of a cause are shown at most. */
const most = 5

/** The lines that a cause makes; how many more there are. */
export function shownOf(
  { differences }: ReportedCause,
  all: readonly Difference[],
): { readonly shown: readonly ShownLine[]; readonly more: number } {
  const own = linesOf(all.filter(({ id }) => differences.includes(id)))
  return { shown: own.slice(0, most), more: Math.max(0, own.length - most) }
}

export const unexplainedTitle = (count: number): string =>
  `${counted(count, 'difference that no behaviour makes', 'differences that no behaviours make')}: a fault of http-eras, or chance in the program`
