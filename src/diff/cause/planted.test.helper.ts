/** A probe over causes that were planted: no programs, the same ones for the same seed. */

import type { Path } from '../../profile/vocabulary'
import type { Crossing } from './release'
import type { Differing } from './search'
import type { Probe, Seen, Shown } from './types'

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
export type Row = (taken: (path: Path) => boolean) => Seen

export interface Plan {
  readonly behaviours: readonly Differing[]
  readonly way: readonly Crossing[]
  readonly rows: Readonly<Record<string, Row>>
  /** What a behaviour cannot be without. */
  readonly needs?: Readonly<Record<string, readonly Path[]>>
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
  { behaviours, way, rows, needs = {}, counts = {} }: Plan,
  chance: () => number,
): PlannedProbe {
  const order = way.map(({ release }) => release)
  let [runs, now, most] = [0, 0, 0]
  const shown = async (taken: (path: Path) => boolean): Promise<Shown> => {
    runs++
    most = Math.max(most, ++now)
    for (let turns = Math.floor(chance() * 6); turns > 0; turns--) await Promise.resolve()
    now--
    return new Map(Object.entries(rows).map(([id, row]) => [id, row(taken)]))
  }
  const needing = new Map<Path, Path[]>()
  for (const [path, needed] of Object.entries(needs) as [Path, Path[]][]) {
    for (const one of needed) needing.set(one, [...(needing.get(one) ?? []), path])
  }
  const closed = (base: 'a' | 'b', taken: readonly Path[]): Path[] => {
    const all = new Set(taken)
    for (const path of all) {
      const along = (base === 'a' ? needs[path] : needing.get(path)) ?? []
      for (const one of along) all.add(one)
    }
    return [...all]
  }
  return {
    closed,
    mixed(base, taken) {
      const all = new Set(closed(base, taken))
      return shown(path => all.has(path) === (base === 'a'))
    },
    at(release) {
      // A release on the way is past the crossings before it, and past its own if it is the far side of that.
      const last = way.findLastIndex(({ far }) => far === release)
      const past = new Set(order.slice(0, last + 1))
      const counting = ({ path, releases }: Differing) => counts[path] ?? releases.findLast(one => order.includes(one))
      const taken = new Set(behaviours.filter(it => past.has(counting(it) ?? '')).map(({ path }) => path))
      return shown(path => taken.has(path))
    },
    runs: () => runs,
    most: () => most,
  }
}
