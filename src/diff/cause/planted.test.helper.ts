/** A probe over causes that were planted: no programs, the same ones for the same seed. */

import type { Crossing } from './release'
import type { Part, PartChange, Probe, Seen, Shown } from './types'

/** Numbers from 0 up to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What a difference shows, given which behaviours are as in the second version. */
export type Row = (taken: (part: Part) => boolean) => Seen

export interface Plan {
  readonly parts: readonly PartChange[]
  readonly way: readonly Crossing[]
  readonly rows: Readonly<Record<string, Row>>
  /** What a behaviour cannot be without. */
  readonly needs?: Readonly<Record<string, readonly Part[]>>
  /** Of a behaviour that changed several times: the change that counts; the last one if it is not here. */
  readonly counts?: Readonly<Record<string, string>>
}

export interface PlannedProbe extends Probe {
  /** Runs that there were, and the most at a time. */
  readonly runs: () => number
  readonly most: () => number
}

/** @param chance decides when runs end */
export function plannedProbe(
  { parts, way, rows, needs = {}, counts = {} }: Plan,
  chance: () => number,
  concurrency = 2,
): PlannedProbe {
  const order = way.map(({ release }) => release)
  let [runs, now, most] = [0, 0, 0]
  const shown = async (taken: (part: Part) => boolean): Promise<Shown> => {
    runs++
    most = Math.max(most, ++now)
    for (let turns = Math.floor(chance() * 6); turns > 0; turns--) await Promise.resolve()
    now--
    return new Map(Object.entries(rows).map(([id, row]) => [id, row(taken)]))
  }
  const needing = new Map<Part, Part[]>()
  for (const [part, needed] of Object.entries(needs) as [Part, Part[]][]) {
    for (const one of needed) needing.set(one, [...(needing.get(one) ?? []), part])
  }
  const closed = (base: 'a' | 'b', taken: readonly Part[]): Part[] => {
    const all = new Set(taken)
    for (const part of all) {
      const along = (base === 'a' ? needs[part] : needing.get(part)) ?? []
      for (const one of along) all.add(one)
    }
    return [...all]
  }
  const mixed = (base: 'a' | 'b', taken: readonly Part[]): Promise<Shown> => {
    const all = new Set(closed(base, taken))
    return shown(part => all.has(part) === (base === 'a'))
  }
  return {
    parts,
    concurrency,
    closed,
    mixed,
    again: mixed,
    valued(base, taken, asIn, release) {
      const all = new Set(closed(base, taken))
      const isPast = (part: Part) => {
        const { steps } = parts.find(one => one.part === part) as PartChange
        const counting = counts[part] ?? steps.findLast(one => order.includes(one)) ?? ''
        return order.indexOf(counting) <= way.findLastIndex(({ far }) => far === release)
      }
      return shown(part => (asIn.includes(part) ? isPast(part) : all.has(part) === (base === 'a')))
    },
    at(release) {
      // A release on the way is past the crossings before it, and past its own if it is the far side of that.
      const last = way.findLastIndex(({ far }) => far === release)
      const past = new Set(order.slice(0, last + 1))
      const counting = ({ part, steps }: PartChange) => counts[part] ?? steps.findLast(one => order.includes(one))
      const taken = new Set(parts.filter(it => past.has(counting(it) ?? '')).map(({ part }) => part))
      return shown(part => taken.has(part))
    },
    runs: () => runs,
    most: () => most,
  }
}
