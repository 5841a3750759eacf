/** Values of behaviours for people: as a word in a cell, and whole, with what differs from the value before. */

import { html, join, type Markup, prose } from '../../shared/markup'
import type { ReportBehaviour } from './input'

/** The same text for the same value; JSON alone has no word for Infinity. */
export const valueKey = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'number' && !Number.isFinite(inner) ? `${inner}` : inner,
  ) ?? 'undefined'

/** The longest word that a cell has room for. */
const ROOM = 4

function word(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value === Number.POSITIVE_INFINITY) return '∞'
  return typeof value === 'number' && String(value).length <= ROOM ? String(value) : undefined
}

/** What the cells say for each variant of a row, if all are short enough; otherwise cells say the variant's letter. */
export function wordsFor(values: readonly unknown[]): string[] | undefined {
  const words = values.map(word)
  return words.every(text => text !== undefined) ? (words as string[]) : undefined
}

const number = (value: number): string =>
  Number.isFinite(value) ? value.toLocaleString('en').replaceAll(',', ' ') : 'no limit'

const code = (text: string): Markup => (text === '' ? html`<i>nothing</i>` : html`<code>${text}</code>`)

const plain = (value: unknown): Markup =>
  typeof value === 'number'
    ? html`${number(value)}`
    : typeof value === 'boolean'
      ? html`${value ? 'yes' : 'no'}`
      : code(typeof value === 'string' ? value : valueKey(value))

const list = (items: readonly unknown[]): Markup =>
  items.length
    ? join(
        items.map(item => code(typeof item === 'string' ? item : valueKey(item))),
        ' ',
      )
    : html`<i>none</i>`

const map = (value: object): Markup =>
  Object.keys(value).length
    ? html`<dl>${Object.entries(value).map(([key, inner]) => html`<div><dt>${key}<dd>${Array.isArray(inner) ? list(inner) : plain(inner)}</div>`)}</dl>`
    : html`<i>none</i>`

/** Lists of more items than this are folded behind what changed. */
const MOST = 8

function changedList(items: readonly unknown[], before: readonly unknown[]): Markup | undefined {
  const had = new Set(before.map(valueKey))
  const has = new Set(items.map(valueKey))
  const added = items.filter(item => !had.has(valueKey(item)))
  const removed = before.filter(item => !has.has(valueKey(item)))
  if (items.length <= MOST || (added.length + removed.length) * 2 > items.length) return undefined
  const reported = [
    ...(added.length ? [html`<ins>added</ins> ${list(added)}`] : []),
    ...(removed.length ? [html`<del>removed</del> ${list(removed)}`] : []),
  ]
  return html`${reported.length ? join(reported, '; ') : 'in another order'} <details><summary>all ${items.length}</summary>${list(items)}</details>`
}

function folded(size: number, body: Markup): Markup {
  return size > 3 * MOST ? html`<details><summary>${size} entries</summary>${body}</details>` : body
}

/**
 * A value in full.
 * @param before the value that it took the place of, if any: of a long list only what changed is open
 */
export function wholeValue({ kind, choices }: ReportBehaviour, value: unknown, before?: unknown): Markup {
  if (kind === 'choice' && typeof value === 'string') {
    return html`<code>${value}</code>${choices?.[value] === undefined ? '' : html` <span class="means">${prose(choices[value])}</span>`}`
  }
  if (Array.isArray(value)) {
    const changed = Array.isArray(before) ? changedList(value, before) : undefined
    return changed ?? folded(value.length, list(value))
  }
  if (typeof value === 'object' && value !== null) return folded(Object.keys(value).length, map(value))
  return kind === 'text' ? html`<q>${code(String(value))}</q>` : plain(value)
}
