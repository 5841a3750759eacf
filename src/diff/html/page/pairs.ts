/**
 * Two columns beside each other: their cells say in words what each has, what hurts most comes first, and the other columns step
 * back, so that both are in sight on a phone. Without two columns the table is as it was.
 */

import { placeOf } from './columns'
import { entryOf, type RowView, type View, valueRow } from './model'
import { alone, beside } from './pair'
import type { Filters } from './state'

type Words = string | readonly string[]

const style = document.createElement('style')
document.head.append(style)

/** What a cell says as it was made. */
const own = new WeakMap<HTMLTableCellElement, string>()
/** The cells that say something else now. */
let changed: HTMLTableCellElement[] = []

/** The items of a list, or the entries of a map, as the entry of the row has them. */
function itemsOf(value: Element): Words {
  const whole = value.querySelector('details') ?? value
  const entries = [...whole.querySelectorAll('dl > div')]
  if (entries.length > 0) {
    return entries.map(one => `${one.querySelector('dt')?.textContent}: ${one.querySelector('dd')?.textContent}`)
  }
  const items = [...whole.querySelectorAll('code')]
  return items.length > 0 ? items.map(item => item.textContent) : value.textContent
}

/** The number of the value that a row has in a column. */
const variantIn = ({ variants }: RowView, column: number): number =>
  [...new Set(variants)].filter(variant => variant !== 'none').indexOf(variants[column])

function wordsIn(view: View, row: RowView, column: number): Words {
  const told = row.told[variantIn(row, column)]
  if (told) return told
  const entry = entryOf(view, row.id)
  const value = entry && valueRow(entry, column)?.querySelector('.value')
  return value ? itemsOf(value) : row.tr.cells[column + 1].textContent
}

/** What the two say: sentences, if they have different ones, or else their values. */
function bothIn(view: View, row: RowView, a: number, b: number): readonly [string, string] {
  const [was, is] = [row.says[variantIn(row, a)], row.says[variantIn(row, b)]]
  if (was && is && was !== is) return [was, is]
  const [one, other] = [wordsIn(view, row, a), wordsIn(view, row, b)]
  return row.variants[a] === row.variants[b] ? [alone(one), alone(other)] : beside(one, other)
}

function say(cell: HTMLTableCellElement, text: string, column: string): void {
  own.set(cell, cell.textContent)
  cell.textContent = text
  cell.dataset.column = column
  changed.push(cell)
}

function restore(): void {
  for (const cell of changed) {
    cell.textContent = own.get(cell) ?? ''
    delete cell.dataset.column
  }
  changed = []
}

/** Shows two columns as a pair, where both are chosen. Rows that are hidden stay as they are. */
export function showPair(view: View, filters: Filters): void {
  restore()
  const [a, b] = [placeOf(view.columns, filters.a), placeOf(view.columns, filters.b)]
  const paired = a !== -1 && b !== -1 && a !== b
  view.table.classList.toggle('pair', paired)
  view.paired = paired
  if (!paired) {
    style.textContent = ''
    return
  }
  const [first, second] = [`:nth-child(${a + 2})`, `:nth-child(${b + 2})`]
  style.textContent = `.pair tr>:nth-child(n+2):nth-child(-n+${view.columns.length + 1}):not(${first}):not(${second}){display:none}.pair tr>${second}{order:1}`
  for (const { name, rows } of view.groups) {
    for (const { tr } of rows) tr.cells[0].dataset.area = name
  }
  for (const row of view.rows) {
    row.tr.style.order = String(row.order)
    if (row.tr.hidden) continue
    const [was, is] = bothIn(view, row, a, b)
    say(row.tr.cells[a + 1], was, view.columns[a].name)
    say(row.tr.cells[b + 1], is, view.columns[b].name)
  }
}
