/** The three tables of a report in one shape: rows in groups, a variant in each cell, an entry that tells all of a row. */

import { html, type Markup, visible } from '../../shared/markup'
import type { ReportColumn } from './input'

export interface TableRow {
  /** Its place in the page: `#agent.kind`. Also what it is called in full. */
  readonly id: string
  /** How it is called within its group. */
  readonly name: string
  readonly what: string
  readonly weights: readonly string[]
  /** Which variant each column has; -1 for none. Variants are numbered in the order in which they appear. */
  readonly cells: readonly number[]
  /** What the cells say instead of the letters of the variants. */
  readonly words?: readonly string[]
  /** Each variant in words, for two columns beside each other; nothing where the entry has to say it. */
  readonly told?: readonly string[]
  /** The same as sentences that complaints have for it; empty where they have none. */
  readonly says?: readonly string[]
  /** Its place among rows of two columns: what hurts most has the least. */
  readonly order?: number
  /** The inside of the entry, below its heading. */
  readonly entry: Markup
}

export interface Table {
  readonly id: string
  readonly title: string
  /** What a row is, for counts: `behaviours`. */
  readonly rowsAre: string
  readonly intro: string
  readonly columns: readonly ReportColumn[]
  readonly groups: readonly { readonly name: string; readonly rows: readonly TableRow[] }[]
}

/** The letter of a variant: a … z, then aa …. */
export const letterOf = (variant: number): string =>
  (variant >= 26 ? letterOf(Math.floor(variant / 26) - 1) : '') + String.fromCharCode(97 + (variant % 26))

/** Numbers things in the order in which they appear; undefined is -1. */
export function variantsOf<T>(things: readonly (T | undefined)[], keyOf: (thing: T) => string) {
  const numbers = new Map<string, number>()
  const firsts: T[] = []
  const cells = things.map(thing => {
    if (thing === undefined) return -1
    const key = keyOf(thing)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, firsts.length)
    return firsts.push(thing) - 1
  })
  return { cells, firsts }
}

/** The palette has so many colours of its own; after them it begins again, striped. */
export const COLOURS = 10

/** The mark of a variant, as its cells have it. */
export const chip = (variant: number, word = variant < 0 ? '–' : letterOf(variant)): Markup =>
  html`<span class="chip ${paint(variant)}">${word}</span>`

/** The class that colours a variant. */
export const paint = (variant: number): string => (variant < 0 ? 'none' : `v${variant % (2 * COLOURS)}`)

/** The id of an entry as a fragment of a URL. */
export const fragment = (id: string): string => encodeURIComponent(visible(id)).replaceAll('%2F', '/')

/** Columns as a person would say them: `0.4 – 0.8, 4`. */
export function spans(columns: readonly ReportColumn[], places: readonly number[]): string {
  const runs: [number, number][] = []
  for (const at of places) {
    const last = runs.at(-1)
    if (last && last[1] === at - 1) last[1] = at
    else runs.push([at, at])
  }
  return runs
    .map(([from, to]) => {
      if (from === to) return columns[from].name
      return `${columns[from].name}${to === from + 1 ? ', ' : ' – '}${columns[to].name}`
    })
    .join(', ')
}

/** Rows in groups, in the order in which the groups appear. */
export function grouped<T>(things: readonly T[], groupOf: (thing: T) => string, rowOf: (thing: T) => TableRow) {
  const groups = new Map<string, TableRow[]>()
  for (const thing of things) {
    const name = groupOf(thing)
    const rows = groups.get(name)
    if (rows) rows.push(rowOf(thing))
    else groups.set(name, [rowOf(thing)])
  }
  return [...groups].map(([name, rows]) => ({ name, rows }))
}
