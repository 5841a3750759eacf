/** Causes for a terminal. */

import { changeDetails, type Paint } from '../../report/text'
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

const lineText = ({ title, a, b }: ShownLine, paint: Paint): string[] => [
  title,
  ...(a === null ? [] : [paint('red', `  - ${a}`)]),
  ...(b === null ? [] : [paint('green', `  + ${b}`)]),
]

const partText = ({ part, what, change }: ToldPart, paint: Paint): string[] => [
  `${paint('bold', part)}  ${what}`,
  ...(change ? changeDetails(change, paint).map(line => `  ${line}`) : []),
]

const keepLines = (title: string, keep: Keep | null, paint: Paint): string[] =>
  keep
    ? [
        title,
        `  ${paint('bold', keep.command)}`,
        ...(keep.packageJson ? [`  package.json: "http-eras": ${JSON.stringify(keep.packageJson)}`] : []),
      ]
    : ['it cannot be kept apart from the version']

function causeText(cause: ToldCause, number: number, told: Explained, paint: Paint): string[] {
  const { shown, more } = shownOf(cause, told.differences)
  const { keep, parts } = cause
  const own = ownPart(cause, told.causes.length > 1)
  const lines = [
    ...parts.flatMap(part => partText(part, paint)),
    ...standingTexts(cause),
    releaseText(cause),
    ...shown.flatMap(one => lineText(one, paint)),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(own === undefined ? keepLines('to keep it as it was:', keep, paint) : [own]),
  ]
  return lines.map((line, k) => (k === 0 ? `${number}. ${line}` : `   ${line}`))
}

/** Differences with their causes, and those that have none. */
export function explainedText(told: Explained, paint: Paint): string[] {
  const unexplained = linesOf(told.differences.filter(({ id }) => told.unexplained.includes(id)))
  return [
    ...told.causes.flatMap((cause, k) => ['', ...causeText(cause, k + 1, told, paint)]),
    ...(told.causes.length > 1 ? ['', ...keepLines('to keep all of it as it was:', told.keep, paint)] : []),
    ...(unexplained.length > 0
      ? [
          '',
          unexplainedTitle(unexplained.length),
          ...unexplained.flatMap(one => lineText(one, paint)).map(line => `   ${line}`),
        ]
      : []),
  ]
}

export const bisectText = (told: Bisect, paint: Paint): string =>
  [...headLines(told), ...explainedText(told, paint)].join('\n')
