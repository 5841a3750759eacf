/** Causes for a terminal. */

import { changeDetails, type Paint } from '../../report/text'
import { type CauseSection, type KeepSection, sectionsOf } from './sections'
import type { Bisect, Explained, ReportedPart } from './types'
import { headLines, type ShownLine } from './words'

const lineText = ({ title, a, b }: ShownLine, paint: Paint): string[] => [
  title,
  ...(a === null ? [] : [paint('red', `  - ${a}`)]),
  ...(b === null ? [] : [paint('green', `  + ${b}`)]),
]

const partText = ({ part, what, change }: ReportedPart, paint: Paint): string[] => [
  `${paint('bold', part)}  ${what}`,
  ...(change ? changeDetails(change, paint).map(line => `  ${line}`) : []),
]

const keepText = ({ title, keep }: KeepSection, paint: Paint): string[] =>
  keep
    ? [
        `${title}:`,
        `  ${paint('bold', keep.command)}`,
        ...(keep.packageJson ? [`  package.json: "http-eras": ${JSON.stringify(keep.packageJson)}`] : []),
      ]
    : ['it cannot be kept apart from the version']

function causeText({ number, parts, notes, lines, more, keeps }: CauseSection, paint: Paint): string[] {
  const all = [
    ...parts.flatMap(part => partText(part, paint)),
    ...notes,
    ...lines.flatMap(one => lineText(one, paint)),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(typeof keeps === 'string' ? [keeps] : keepText(keeps, paint)),
  ]
  return all.map((line, k) => (k === 0 ? `${number}. ${line}` : `   ${line}`))
}

/** Differences with their causes, and those that have none. */
export function explainedText(told: Explained, paint: Paint): string[] {
  const { causes, keepsAll, unexplained } = sectionsOf(told)
  return [
    ...causes.flatMap(cause => ['', ...causeText(cause, paint)]),
    ...(keepsAll ? ['', ...keepText(keepsAll, paint)] : []),
    ...(unexplained
      ? ['', unexplained.title, ...unexplained.lines.flatMap(one => lineText(one, paint)).map(line => `   ${line}`)]
      : []),
  ]
}

export const bisectText = (told: Bisect, paint: Paint): string =>
  [...headLines(told), ...explainedText(told, paint)].join('\n')
