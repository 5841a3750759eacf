/** The first screen of a diff: the ten changes that hurt most, each with its release and what shows it; then counts. */

import { byHurt } from '../data/hurts'
import type { BehaviourChange, ProfileDiff } from '../types'
import { plain } from './markdown'
import { type Paint, sideText } from './text'
import { counted, grouped, sinceText, titleText, valueWords } from './words'

/** How many changes are told of, each on two lines: with the title and the counts they fit on a screen of 24 lines. */
const most = 10

const shorten = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text

/** What changed, in a few words. */
function changeWords(change: BehaviourChange): string {
  const { from, to, lines = [] } = valueWords(change)
  const short = (text: string | undefined) => (text ?? '').replace(/:.*$/s, '')
  return from === undefined ? lines.join('; ') : `${short(from)} → ${short(to)}`
}

/** The scenario that shows it, or who says so. */
const evidenceOf = ({ scenarios, source }: BehaviourChange): string => scenarios[0]?.scenario ?? source.split('; ')[0]

const countsOf = (changes: readonly BehaviourChange[], keyOf: (change: BehaviourChange) => string): string =>
  grouped(changes, keyOf)
    .map(([key, rows]) => `${key} ${rows.length}`)
    .join(', ')

/** The counts by weight and by area. */
const counts = (changes: readonly BehaviourChange[]): string =>
  `${countsOf(changes, ({ weight }) => weight)}; ${countsOf(changes, ({ area }) => area)}`

/**
 * @param columns how wide a line may be; any width where nothing is said
 * @returns at most 23 lines
 */
export function summaryText(diff: ProfileDiff, paint: Paint, columns = Number.POSITIVE_INFINITY): string {
  const { changes } = diff
  const title = titleText(diff, sideText)
  if (changes.length === 0) return `${title}: no differences`
  const rows = byHurt(changes)
    .slice(0, most)
    .flatMap((change, at) => {
      const number = `${at + 1}.`.padStart(3)
      const facts = `${shorten(changeWords(change), 48)}, since ${sinceText(change.since)}`
      return [
        `${number} ${paint('bold', shorten(change.what, columns - 4))}`,
        paint('dim', shorten(`    ${change.path}: ${facts}; ${evidenceOf(change)}`, columns)),
      ]
    })
  const total = counted(changes.length, 'behaviour differs', 'behaviours differ')
  return [`${title}: ${total}`, ...rows, `${counts(changes)}`].join('\n')
}

/** The same as a list to tick off, for an upgrade. */
export function summaryMarkdown(diff: ProfileDiff): string {
  const { changes } = diff
  const head = `## ${plain(titleText(diff, sideText))}`
  if (changes.length === 0) return `${head}\n\nNo differences.`
  const rows = byHurt(changes)
    .slice(0, most)
    .map(change => {
      const facts = `\`${change.path}\`: ${plain(changeWords(change))}, since ${sinceText(change.since)}`
      return `- [ ] ${plain(change.what)} ${facts}; \`${evidenceOf(change)}\``
    })
  const total = counted(changes.length, 'behaviour differs', 'behaviours differ')
  return [head, '', ...rows, '', `${total}: ${plain(counts(changes))}.`].join('\n')
}
