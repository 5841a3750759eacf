/** Which rows of a table are shown. */

import { placeOf } from './columns'
import { entryOf, type RowView, type View } from './model'
import type { Filters } from './state'

function textOf(view: View, row: RowView): string {
  row.text ??= `${row.id} ${row.tr.cells[0].textContent} ${entryOf(view, row.id)?.textContent}`.toLowerCase()
  return row.text
}

/** Of what was not looked at in one of two columns, nobody knows whether it differs. */
const differs = ({ variants }: RowView, a: number, b: number): boolean =>
  variants[a] !== variants[b] && variants[a] !== 'none' && variants[b] !== 'none'

/** The words of a search, in small letters. */
export const wordsOf = (q: string): string[] => q.toLowerCase().split(/\s+/).filter(Boolean)

/** Hides the rows that do not fit all filters, and the groups of which none is left; gives how many are shown. */
export function applyFilters(view: View, filters: Filters): number {
  const words = wordsOf(filters.q)
  const [a, b] = [placeOf(view.columns, filters.a), placeOf(view.columns, filters.b)]
  const fits = (row: RowView): boolean =>
    (filters.weight === '' || row.weights.includes(filters.weight)) &&
    (a === -1 || b === -1 || differs(row, a, b)) &&
    words.every(word => textOf(view, row).includes(word))
  let shown = 0
  for (const { name, body, rows } of view.groups) {
    let here = 0
    const open = filters.area === '' || filters.area === name
    for (const row of rows) {
      const keep = open && fits(row)
      row.tr.hidden = !keep
      if (keep) here++
    }
    body.hidden = here === 0
    shown += here
  }
  return shown
}

/** Marks the heads of the two columns that are compared. */
export function markPair(view: View, filters: Filters): void {
  const heads = [...view.table.tHead!.rows[0].cells].slice(1)
  const marked = { a: placeOf(view.columns, filters.a), b: placeOf(view.columns, filters.b) }
  heads.forEach((head, at) => {
    const mark = at === marked.a ? 'A' : at === marked.b ? 'B' : ''
    if (mark) head.dataset.mark = mark
    else delete head.dataset.mark
  })
}

/** How many rows are shown, in words. */
export function countText(view: View, filters: Filters, shown: number): string {
  const all = view.rows.length
  const [a, b] = [placeOf(view.columns, filters.a), placeOf(view.columns, filters.b)]
  const differ = a !== -1 && b !== -1 ? `, different in ${view.columns[a].name} and ${view.columns[b].name}` : ''
  return shown === all && !differ ? `${all} ${view.rowsAre}` : `${shown} of ${all} ${view.rowsAre}${differ}`
}
