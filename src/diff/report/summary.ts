/**
 * The first screen of a diff: the changes that hurt most, a sentence each with its release and what shows it; then how many there
 * are more, by weight and area.
 */

import { vocabulary } from '../../profile/vocabulary'
import { weightClasses } from '../../profile/vocabulary/weights'
import { byHurt, hurtText } from '../data/hurts'
import type { Area, BehaviourChange, DescribedChange, DiffSide, DiffSummary, ProfileDiff, Weight } from '../types'
import type { Paint } from './paint'
import { counted, originTexts, titleText, valueWords } from './words'

/** How many changes are told of: on two lines each, with the title and the counts, they fit on a screen of 24 lines. */
const most = 10

/** How long a line is where nobody says how wide the screen is. */
const usual = 100

const shorten = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text

/** What changed, where nobody has complained of it. */
function changeWords(change: BehaviourChange): string {
  const what = change.what.replace(/\.$/, '')
  if (change.kind === 'flag') return change.to === true ? `${what}.` : `No longer so: ${what}.`
  const { from, to, lines = [] } = valueWords(change)
  const short = (text: string | undefined) => (text ?? '').replace(/:.*$/s, '')
  return `${what}: ${from === undefined ? lines.join('; ') : `${short(from)} → ${short(to)}`}`
}

function tell(change: BehaviourChange): DescribedChange {
  const { path, weight, scenarios } = change
  const { says, since } = hurtText(change) ?? { says: changeWords(change), since: change.since }
  const shown = scenarios.length > 0 ? { scenario: scenarios[0].scenario } : { source: originTexts(change)[0] }
  return { path, weight, says, since, ...shown }
}

/** How many there are of each key, in the order of the keys. */
function countsOf<K extends string>(keys: readonly K[], found: readonly K[]): Partial<Record<K, number>> {
  const counts = keys.map(key => [key, found.filter(one => one === key).length] as const)
  return Object.fromEntries(counts.filter(([, count]) => count > 0)) as Partial<Record<K, number>>
}

const allWeights = Object.keys(weightClasses) as Weight[]
const allAreas = Object.keys(vocabulary) as Area[]

/** The changes that hurt most, most hurtful first, and how many are left by weight and area. */
export function summaryOf({ a, b, since, changes }: ProfileDiff): DiffSummary {
  const sorted = byHurt(changes)
  const rest = sorted.slice(most)
  const weights = countsOf(
    allWeights,
    rest.map(({ weight }) => weight),
  )
  const areas = countsOf(
    allAreas,
    rest.map(({ area }) => area),
  )
  return {
    format: 'diff-summary/1',
    a,
    b,
    ...(since !== undefined && { since }),
    total: changes.length,
    changes: sorted.slice(0, most).map(tell),
    rest: { total: rest.length, weights, areas },
  }
}

/** What a side is called, in few words. */
export const shortSideText = ({ spec, release }: DiffSide): string => (spec === release ? spec : `${spec} (${release})`)

/** Counts in words. */
export const countWords = (counts: object): string =>
  Object.entries(counts)
    .map(([key, count]) => `${key} ${count}`)
    .join(', ')

/** What is compared, and how much of it differs. */
export const headOf = (diff: ProfileDiff): string =>
  `${titleText(diff, shortSideText)}: ${counted(diff.changes.length, 'behaviour differs', 'behaviours differ')}`

/** The release of a change, in a word. */
export const sinceWord = (since: string | null): string => since ?? 'manual'

/** What shows a change: a scenario for `--evidence`, or who says so. */
const shownBy = ({ scenario, source }: DescribedChange): string =>
  scenario === undefined ? (source ?? '') : `--evidence ${scenario}`

/** Words on lines of some width, so many lines at most. */
function wrapped(words: readonly string[], columns: number, lines: number): string[] {
  const rows = ['']
  for (const word of words) {
    const last = rows[rows.length - 1]
    if (last === '' || last.length + word.length + 1 <= columns)
      rows[rows.length - 1] = last === '' ? word : `${last} ${word}`
    else rows.push(word)
  }
  return [...rows.slice(0, lines - 1), ...(rows.length >= lines ? [rows.slice(lines - 1).join(' ')] : [])]
}

/**
 * The changes and the counts, without a title.
 * @param columns how wide a line may be; 100 where nothing is said
 * @returns at most 23 lines
 */
export function summaryRows(diff: ProfileDiff, paint: Paint, columns = usual): string[] {
  const { changes, rest } = summaryOf(diff)
  const wide = Math.max(...changes.map(({ since }) => sinceWord(since).length)) + 2
  const placed = changes.map(change => {
    const { path, says, since } = change
    return {
      since: sinceWord(since).padEnd(wide),
      says: shorten(says, columns - wide),
      place: [path, shownBy(change)].filter(Boolean).join('  '),
    }
  })
  // All on one line, where the screen is wide enough, or each on two.
  const fits = placed.every(({ says, place }) => wide + says.length + 2 + place.length <= columns)
  const rows = placed.flatMap(({ since, says, place }) => {
    const sentence = `${paint('dim', since)}${paint('bold', says)}`
    if (fits) return [`${sentence}  ${paint('dim', place)}`]
    return [sentence, ' '.repeat(wide) + paint('dim', shorten(place, columns - wide))]
  })
  if (rest.total === 0) return rows
  const counts = [
    `and ${rest.total} more: ${countWords(rest.weights)}`,
    ...wrapped(countWords(rest.areas).split(/(?<=,) /), columns - 2, 2).map(line => `  ${line}`),
  ]
  return [...rows, ...counts.map(line => shorten(line, columns))]
}

/** The screen. @param columns how wide a line may be; 100 where nothing is said */
export function summaryText(diff: ProfileDiff, paint: Paint, columns = usual): string {
  if (diff.changes.length === 0) return `${titleText(diff, shortSideText)}: no differences`
  return [headOf(diff), ...summaryRows(diff, paint, columns)].join('\n')
}
