/** Which evidence an entry opens with: the scenario, and the two releases between which something changed. */

import { type Column, placeOf } from './columns'
import type { Scenario, Variant } from './evidence'
import type { View } from './model'
import type { State } from './state'

/** The scenarios that an entry names, those of the value in a column first. */
export function scenariosOf(entry: HTMLElement, column: number): string[] {
  const rows = [...entry.querySelectorAll<HTMLElement>('tr[data-shown]')]
  const isHere = (row: HTMLElement) => row.dataset.at?.split(' ').includes(String(column)) === true
  const sorted = [...rows.filter(isHere), ...rows.filter(row => !isHere(row))]
  return [...new Set(sorted.flatMap(row => row.dataset.shown?.split(' ') ?? []))]
}

/** Two columns: those that are compared, or else those around the change that led to a column, or the first change. */
export function pairOf(view: View, variants: readonly string[], state: State): [Column, Column] {
  const { columns } = view
  const [a, b] = [placeOf(columns, state.a), placeOf(columns, state.b)]
  if (a !== -1 && b !== -1) return [columns[a], columns[b]]
  const changes = variants.flatMap((variant, at) => (at > 0 && variant !== variants[at - 1] ? [at] : []))
  const place = placeOf(columns, state.in)
  const change = (place === -1 ? undefined : changes.findLast(at => at <= place)) ?? changes[0]
  return change === undefined ? [columns[0], columns[columns.length - 1]] : [columns[change - 1], columns[change]]
}

/** The recorded release that stands for a column; where there is none, the newest. */
export function runtimeOf(column: Column, runtimes: readonly Column[]): string {
  const wanted = column.runtime ?? column.name
  const at = placeOf(runtimes, wanted)
  const place = at === -1 ? placeOf(runtimes, column.line) : at
  return runtimes[place === -1 ? runtimes.length - 1 : place].name
}

export const variantIn = ({ variants }: Scenario, runtime: string): Variant | undefined =>
  variants.find(({ runtimes }) => runtimes.includes(runtime))

/** Of several scenarios, the first in which two releases differ; if there is none, the first one. */
export function tellingOf(scenarios: ReadonlyMap<string, Scenario>, a: string, b: string): string | undefined {
  for (const [name, scenario] of scenarios) {
    if (variantIn(scenario, a) !== variantIn(scenario, b)) return name
  }
  return scenarios.keys().next().value
}
