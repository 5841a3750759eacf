/** The first screen of a diff: the changes that hurt most, a sentence each with its release; then how many there are more. */

import { vocabulary } from '../../profile/vocabulary'
import { weightClasses } from '../../profile/vocabulary/weights'
import { byHurt, told } from '../data/hurts'
import type { Area, BehaviourChange, DiffSide, DiffSummary, ProfileDiff, ToldChange, Weight } from '../types'
import { plain } from './markdown'
import type { Paint } from './text'
import { counted, titleText, valueWords } from './words'

/** How many changes are told of: with the title, on one line or two, and the counts they fit on a screen of 24 lines. */
const most = 20

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

function tell(change: BehaviourChange): ToldChange {
  const { path, weight, scenarios } = change
  const { says, since } = told(change) ?? { says: changeWords(change), since: change.since }
  return { path, weight, says, since, ...(scenarios.length > 0 && { scenario: scenarios[0].scenario }) }
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
const sideText = ({ spec, release }: DiffSide): string => (spec === release ? spec : `${spec} (${release})`)

const countWords = (counts: object): string =>
  Object.entries(counts)
    .map(([key, count]) => `${key} ${count}`)
    .join(', ')

const headOf = (diff: ProfileDiff): string =>
  `${titleText(diff, sideText)}: ${counted(diff.changes.length, 'behaviour differs', 'behaviours differ')}`

const sinceWord = (since: string | null): string => since ?? 'manual'

/**
 * @param columns how wide a line may be; 100 where nothing is said
 * @returns at most 24 lines
 */
export function summaryText(diff: ProfileDiff, paint: Paint, columns = usual): string {
  if (diff.changes.length === 0) return `${titleText(diff, sideText)}: no differences`
  const { changes, rest } = summaryOf(diff)
  const wide = Math.max(...changes.map(({ since }) => sinceWord(since).length)) + 2
  const rows = changes.map(({ path, says, since }) => {
    const sentence = shorten(says, columns - wide)
    const fits = wide + sentence.length + path.length + 2 <= columns
    const place = fits ? `  ${paint('dim', path)}` : ''
    return `${paint('dim', sinceWord(since).padEnd(wide))}${paint('bold', sentence)}${place}`
  })
  const last =
    rest.total === 0 ? [] : [`and ${rest.total} more: ${countWords(rest.weights)}`, `  ${countWords(rest.areas)}`]
  return [headOf(diff), ...rows, ...last.map(line => shorten(line, columns))].join('\n')
}

/** The same as a list to tick off, for an upgrade. */
export function summaryMarkdown(diff: ProfileDiff): string {
  if (diff.changes.length === 0) return `## ${plain(titleText(diff, sideText))}\n\nNo differences.`
  const { changes, rest } = summaryOf(diff)
  const rows = changes.map(({ path, says, since, scenario }) => {
    const shown = scenario === undefined ? '' : `, \`${scenario}\``
    return `- [ ] ${sinceWord(since)}: ${plain(says)} (\`${path}\`${shown})`
  })
  const more = `And ${rest.total} more: ${countWords(rest.weights)}; ${countWords(rest.areas)}.`
  return [`## ${plain(headOf(diff))}`, '', ...rows, ...(rest.total === 0 ? [] : ['', more])].join('\n')
}
