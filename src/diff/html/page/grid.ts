/** A table by keyboard: one cell can be reached with Tab, the arrows go from there. */

import type { RowView, View } from './model'

/** How far Page Up and Page Down go. */
const PAGE = 12

type CellPlace = readonly [row: number, column: number]

const steps: Readonly<Record<string, (place: CellPlace, rows: number, columns: number) => CellPlace>> = {
  ArrowUp: ([row, column]) => [row - 1, column],
  ArrowDown: ([row, column]) => [row + 1, column],
  ArrowLeft: ([row, column]) => [row, column - 1],
  ArrowRight: ([row, column]) => [row, column + 1],
  PageUp: ([row, column]) => [row - PAGE, column],
  PageDown: ([row, column]) => [row + PAGE, column],
  Home: ([row]) => [row, 0],
  End: ([row], _rows, columns) => [row, columns - 1],
}

const within = (value: number, length: number): number => Math.max(0, Math.min(length - 1, value))

/** In the order in which they are seen. */
const shownRows = (view: View): RowView[] => {
  const shown = view.rows.filter(({ tr }) => !tr.hidden)
  return view.paired ? shown.sort((a, b) => a.order - b.order) : shown
}

let current: HTMLTableCellElement | undefined

/** Makes a cell the one that Tab reaches. */
export function reach(cell: HTMLTableCellElement | undefined): void {
  if (current) current.tabIndex = -1
  current = cell
  if (cell) cell.tabIndex = 0
}

/** Sees to it that the cell which Tab reaches is one that is shown. */
export function keepReachable(view: View): void {
  const row = current?.closest('tr')
  if (current && row && view.table.contains(row) && !row.hidden) return
  reach(shownRows(view)[0]?.tr.cells[0])
}

/** The row and the cell that an event happened in. */
export function cellOf(view: View, target: EventTarget | null): { row: RowView; column: number } | undefined {
  const cell = (target as Element | null)?.closest<HTMLTableCellElement>('td, th')
  const row = view.byElement.get(cell?.parentElement as HTMLTableRowElement)
  return cell && row ? { row, column: cell.cellIndex - 1 } : undefined
}

/** Goes where a key says; gives whether it was one of those keys. */
export function goBy(view: View, { key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  const at = cellOf(view, target)
  const step = steps[key]
  if (!at || !step) return false
  const rows = shownRows(view)
  const columns = view.columns.length + 1
  const place: CellPlace = [rows.indexOf(at.row), at.column + 1]
  const far = ctrlKey || metaKey
  const [row, column] =
    far && key === 'Home'
      ? [0, 0]
      : far && key === 'End'
        ? [rows.length - 1, columns - 1]
        : step(place, rows.length, columns)
  const cell = rows[within(row, rows.length)].tr.cells[within(column, columns)]
  reach(cell)
  cell.focus()
  return true
}

/** Readies a table for the keyboard. */
export function makeGrid(view: View): void {
  view.table.setAttribute('role', 'grid')
  for (const link of view.table.querySelectorAll('a')) link.tabIndex = -1
}
