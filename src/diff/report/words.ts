/** Values, changes and origins in words: what text and Markdown share. */

import compare from 'semver/functions/compare'
import type { BehaviourChange, DiffSide, HistoryStep, ListChange, ProfileDiff, SourceText } from '../types'

const most = 160

const cut = (text: string): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** A value as a person writes it. */
function valueText(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return value === '' ? "''" : value
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return cut(value.length === 0 ? 'none' : value.join(' '))
  const entries = Object.entries(value).map(([key, entry]) => `${key}: ${valueText(entry)}`)
  return cut(entries.length === 0 ? 'none' : entries.join(', '))
}

/** What a list gained and lost. */
function listText({ added, removed }: ListChange): string {
  const parts = [
    ...(added.length > 0 ? [`added ${added.join(' ')}`] : []),
    ...(removed.length > 0 ? [`removed ${removed.join(' ')}`] : []),
  ]
  return parts.join('; ') || 'in another order'
}

/** The two values, each with what it means, or the entries that differ. */
interface ValueWords {
  readonly from?: string
  readonly to?: string
  /** Of lists and maps: what changed, a line each. */
  readonly lines?: readonly string[]
}

const withMeaning = (value: unknown, means: string | undefined): string =>
  means === undefined ? valueText(value) : `${valueText(value)}: ${means}`

export function valueWords({ from, to, fromMeans, toMeans, list, entries }: BehaviourChange): ValueWords {
  if (list) return { lines: [listText(list)] }
  if (entries) {
    return {
      lines: entries.map(
        ({ key, from, to, since }) => `${key}: ${valueText(from)} → ${valueText(to)}${since ? ` (${since})` : ''}`,
      ),
    }
  }
  return { from: withMeaning(from, fromMeans), to: withMeaning(to, toMeans) }
}

const documentText = ({ kind, of, text }: SourceText): string =>
  kind === 'manual' ? `manual of ${of}: ${text}` : `changelog: ${text}`

/** How many documents are named at most. */
const mostDocuments = 3

/** Who says so, one text each. What no document says is shown as versions/ cites it. */
export function originTexts({ documents, source, scenarios }: BehaviourChange): string[] {
  const message = documents.slice(0, mostDocuments).map(documentText)
  const cited = source.split('; ').filter(one => /^(surface|program): /.test(one))
  const rest = message.length + scenarios.length + cited.length === 0 ? [source] : []
  return [...message, ...cited, ...rest]
}

/** What is compared with what, given what each side is called. */
export function titleText({ a, b, since }: ProfileDiff, sideText: (side: DiffSide) => string): string {
  const older = (side: DiffSide) => since !== undefined && compare(plainRelease(side.release), plainRelease(since)) < 0
  if (older(a)) return `before ${since} → ${sideText(b)}, on the way from ${sideText(a)}`
  if (older(b)) return `${sideText(a)} → before ${since}, on the way to ${sideText(b)}`
  return `${sideText(a)} → ${sideText(b)}`
}

const plainRelease = (release: string): string => release.replace(/^\D+/, '')

/** The release of a change. */
export const sinceText = (since: string | null, source = ''): string =>
  since ?? (source.startsWith('with: ') ? 'it was asked for' : 'in the manual only')

function stepText({ from, to, since, source }: HistoryStep): string {
  if (Array.isArray(from) && Array.isArray(to)) {
    const list = { added: to.filter(item => !from.includes(item)), removed: from.filter(item => !to.includes(item)) }
    return `${sinceText(since, source)} ${listText(list)}`
  }
  return `${sinceText(since, source)} ${valueText(from)} → ${valueText(to)}`
}

/** Every step on the way, where there are several. */
export const stepTexts = ({ steps }: BehaviourChange): string[] => (steps.length > 1 ? steps.map(stepText) : [])

/** How many, with the right ending. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** Rows by what they have in common, in the order in which it first comes. */
export function grouped<T, K extends string>(rows: readonly T[], keyOf: (row: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return [...groups]
}
