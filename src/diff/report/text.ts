/** Diffs of data as text for a terminal. */

import { weightClasses } from '../../profile/vocabulary/weights'
import type { RecordedDiff } from '../evidence/recorded'
import type { BehaviourChange, DiffSide, ProfileDiff } from '../types'
import type { Paint } from './paint'
import { summaryRows } from './summary'
import { counted, grouped, originTexts, sinceText, stepTexts, titleText, valueWords } from './words'

export type { Paint }

/** What a side is called. */
export const sideText = ({ spec, release, reading }: DiffSide): string => `${spec} (${release}, as ${reading})`

/** How many scenarios a change names at most. */
const mostScenarios = 3

function scenarioLines({ scenarios }: BehaviourChange): string[] {
  const shown = scenarios.slice(0, mostScenarios).map(({ scenario, title }) => `shown by ${scenario}: ${title}`)
  return scenarios.length > mostScenarios ? [...shown, `and by ${scenarios.length - mostScenarios} more`] : shown
}

/** The values of a change, its release, who says so, and what shows it. */
export function changeDetails(change: BehaviourChange, paint: Paint): string[] {
  const { from, to, lines = [] } = valueWords(change)
  const steps = stepTexts(change)
  return [
    ...(from === undefined ? [] : [paint('red', `- ${from}`)]),
    ...(to === undefined ? [] : [paint('green', `+ ${to}`)]),
    ...lines.map(line => paint('yellow', `~ ${line}`)),
    paint('dim', `since ${[sinceText(change.since, change.source), ...originTexts(change)].join('; ')}`),
    ...(steps.length > 0 ? [paint('dim', 'step by step:'), ...steps.map(row => paint('dim', `  ${row}`))] : []),
    ...scenarioLines(change).map(line => paint('dim', line)),
  ]
}

const changeText = (change: BehaviourChange, paint: Paint): string[] => [
  `    ${paint('bold', change.path)}  ${change.what}`,
  ...changeDetails(change, paint).map(line => `      ${line}`),
]

/**
 * A profile diff: what hurts most, then all of it, grouped by weight and area.
 * @param columns how wide a line of the first screen may be
 */
export function profileDiffText(diff: ProfileDiff, paint: Paint, columns?: number): string {
  const { changes } = diff
  const title = titleText(diff, sideText)
  if (changes.length === 0) return `${title}: no differences`
  const groups = grouped(changes, ({ weight }) => weight).flatMap(([weight, rows]) => [
    '',
    `${paint('bold', `${weight}: ${rows.length}`)}  ${paint('dim', weightClasses[weight])}`,
    ...grouped(rows, ({ area }) => area).flatMap(([area, own]) => [
      `  ${area}`,
      ...own.flatMap(change => changeText(change, paint)),
    ]),
  ])
  const head = `${title}: ${counted(changes.length, 'behaviour differs', 'behaviours differ')}`
  return [head, ...summaryRows(diff, paint, columns), ...groups].join('\n')
}

/** What recordings alone tell, grouped by area. */
export function recordedDiffText({ a, b, of, scenarios }: RecordedDiff, paint: Paint): string {
  const title = `${a.spec} (${a.release}) → ${b.spec} (${b.release}), from recordings alone`
  if (scenarios.length === 0) return `${title}: no differences in ${counted(of, 'scenario')}`
  const groups = grouped(scenarios, ({ area }) => area).flatMap(([area, rows]) => [
    '',
    paint('bold', `${area}: ${rows.length}`),
    ...rows.map(({ scenario, title }) => `  ${scenario}  ${paint('dim', title)}`),
  ])
  return [`${title}: ${scenarios.length} of ${counted(of, 'scenario')} differ`, ...groups].join('\n')
}
