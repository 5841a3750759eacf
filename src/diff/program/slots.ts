/** Which connections of different runs belong together, though they may come in any order. */

import type { WirePlace } from './places'
import type { WireKind } from './wire'

/** One connection through all runs. */
export interface Slot {
  readonly kind: WireKind
  readonly key: string
  readonly title: string
  /** The connection of each run, by the run's list of connections. */
  readonly taken: Map<readonly WirePlace[], WirePlace>
}

const kindOrder: readonly WireKind[] = ['driven', 'own', 'out']

/** Gives a run's connections to slots: first to those of their own key, then to what is left of their kind, in order. */
function take(run: readonly WirePlace[], slots: Slot[]): void {
  const left: WirePlace[] = []
  for (const wire of run) {
    const slot = slots.find(({ kind, key, taken }) => kind === wire.kind && key === wire.key && !taken.has(run))
    if (slot) slot.taken.set(run, wire)
    else left.push(wire)
  }
  for (const wire of left) {
    const { kind, key, title } = wire
    const slot = slots.find(free => free.kind === kind && !free.taken.has(run))
    if (slot) slot.taken.set(run, wire)
    else slots.push({ kind, key, title, taken: new Map([[run, wire]]) })
  }
}

/** The connections of all runs, in the order of the first run; what only later runs have follows. */
export function slotsOf(runs: readonly (readonly WirePlace[])[]): Slot[] {
  const slots: Slot[] = []
  for (const run of runs) take(run, slots)
  return kindOrder.flatMap(kind => slots.filter(slot => slot.kind === kind))
}

/** The connections of one more run that belong to the slots of others. */
export function takenBy(run: readonly WirePlace[], slots: readonly Slot[]): (WirePlace | undefined)[] {
  const own = slots.map((slot): Slot => ({ ...slot, taken: new Map() }))
  take(run, [...own])
  return own.map(({ taken }) => taken.get(run))
}
