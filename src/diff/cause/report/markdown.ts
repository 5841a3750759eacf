/** Causes for a pull request or an issue. */

import { fenced, plain } from '../../../shared/markdown'
import { originTexts, sinceText, stepTexts, valueWords } from '../../report/words'
import type { Bisect, Explained, Keep, ToldCause, ToldPart } from './types'
import {
  headLines,
  linesOf,
  ownPart,
  releaseText,
  type ShownLine,
  shownOf,
  standingTexts,
  unexplainedTitle,
} from './words'

function partLines({ part, what, change }: ToldPart): string[] {
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

const keepLines = (title: string, keep: Keep | null): string[] =>
  keep
    ? [
        '',
        `${title}:`,
        '',
        fenced('sh', keep.command),
        ...(keep.packageJson
          ? ['', 'Or in package.json:', '', fenced('json', `"http-eras": ${JSON.stringify(keep.packageJson, null, 2)}`)]
          : []),
      ]
    : ['', 'It cannot be kept apart from the version.']

function causeLines(cause: ToldCause, number: number, told: Explained): string[] {
  const { shown, more } = shownOf(cause, told.differences)
  const { keep, parts } = cause
  const own = ownPart(cause, told.causes.length > 1)
  return [
    '',
    `### ${number}. ${parts.map(({ part }) => `\`${part}\``).join(', ')}`,
    ...parts.flatMap(partLines),
    ...[...standingTexts(cause), releaseText(cause)].map(text => `- ${plain(text)}`),
    ...lineLines(shown),
    ...(more > 0 ? ['', `And ${more} more.`] : []),
    ...(own === undefined ? keepLines('To keep it as it was', keep) : ['', `${plain(own)}.`]),
  ]
}

/** Differences with their causes, and those that have none. */
export function explainedMarkdown(told: Explained): string[] {
  const unexplained = linesOf(told.differences.filter(({ id }) => told.unexplained.includes(id)))
  return [
    ...told.causes.flatMap((cause, k) => causeLines(cause, k + 1, told)),
    ...(told.causes.length > 1 ? keepLines('To keep all of it as it was', told.keep) : []),
    ...(unexplained.length > 0
      ? ['', `### ${plain(unexplainedTitle(unexplained.length))}`, ...lineLines(unexplained)]
      : []),
  ]
}

export function bisectMarkdown(told: Bisect): string {
  const [title, ...rest] = headLines(told)
  return [`## ${plain(title)}`, '', ...rest.map(line => `${plain(line)}.`), ...explainedMarkdown(told)].join('\n')
}
