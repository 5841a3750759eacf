/** Causes for a pull request or an issue. */

import { fenced, plain } from '../../../shared/markdown'
import { originTexts, sinceText, stepTexts, valueWords } from '../../report/words'
import { type CauseSection, type KeepSection, sectionsOf } from './sections'
import type { Bisect, Explained, ReportedPart } from './types'
import { headLines, type ShownLine } from './words'

function partLines({ part, what, change }: ReportedPart): string[] {
  if (!change) return [`- \`${part}\`: ${plain(what)}`]
  const { from, to, lines = [] } = valueWords(change)
  const values = from === undefined ? lines : [`was ${from}`, `is ${to}`]
  const evidence = [...originTexts(change).map(plain), ...change.scenarios.map(({ scenario }) => `\`${scenario}\``)]
  return [
    `- \`${part}\` (${change.weight}): ${plain(what)}`,
    ...values.map(value => `  - ${plain(value)}`),
    `  - since ${plain([sinceText(change.since, change.source), ...stepTexts(change)].join('; '))}`,
    ...(evidence.length > 0 ? [`  - ${evidence.join('; ')}`] : []),
  ]
}

function lineLines(all: readonly ShownLine[]): string[] {
  if (all.length === 0) return []
  const lines = all.flatMap(({ title, a, b }) => [
    `@@ ${title} @@`,
    ...(a === null ? [] : [`-${a}`]),
    ...(b === null ? [] : [`+${b}`]),
  ])
  return ['', fenced('diff', lines.join('\n'))]
}

const sentence = (text: string): string => text[0].toUpperCase() + text.slice(1)

const keepLines = ({ title, keep }: KeepSection): string[] =>
  keep
    ? [
        '',
        `${sentence(title)}:`,
        '',
        fenced('sh', keep.command),
        ...(keep.packageJson
          ? ['', 'Or in package.json:', '', fenced('json', `"http-eras": ${JSON.stringify(keep.packageJson, null, 2)}`)]
          : []),
      ]
    : ['', 'It cannot be kept apart from the version.']

const causeLines = ({ number, parts, notes, lines, more, keeps }: CauseSection): string[] => [
  '',
  `### ${number}. ${parts.map(({ part }) => `\`${part}\``).join(', ')}`,
  ...parts.flatMap(partLines),
  ...notes.map(text => `- ${plain(text)}`),
  ...lineLines(lines),
  ...(more > 0 ? ['', `And ${more} more.`] : []),
  ...(typeof keeps === 'string' ? ['', `${plain(keeps)}.`] : keepLines(keeps)),
]

/** Differences with their causes, and those that have none. */
export function explainedMarkdown(told: Explained): string[] {
  const { causes, keepsAll, unexplained } = sectionsOf(told)
  return [
    ...causes.flatMap(causeLines),
    ...(keepsAll ? keepLines(keepsAll) : []),
    ...(unexplained ? ['', `### ${plain(unexplained.title)}`, ...lineLines(unexplained.lines)] : []),
  ]
}

export function bisectMarkdown(told: Bisect): string {
  const [title, ...rest] = headLines(told)
  return [`## ${plain(title)}`, '', ...rest.map(line => `${plain(line)}.`), ...explainedMarkdown(told)].join('\n')
}
