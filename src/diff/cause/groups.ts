/**
 * Behaviours that cannot be without each other are taken together: a group. Groups stand in the order of history, but for
 * one thing: what a group cannot be without stands before it. So the first so many of them are always whole.
 */

import type { Part, Probe, Version } from './types'

/** Behaviours that are only taken together, oldest change first. */
export type Group = readonly Part[]

/**
 * @param base the version from which nothing of them is taken
 * @param paths in the order of history
 */
export function groupsOf(base: Version, paths: readonly Part[], closed: Probe['closed']): Group[] {
  const place = new Map(paths.map((path, k) => [path, k]))
  const whole = new Map(paths.map(path => [path, closed(base, [path]).filter(one => place.has(one))]))
  const key = new Map([...whole].map(([path, all]) => [path, all.length === 1 ? path : [...all].sort().join(' ')]))
  const size = (path: Part): number => whole.get(path)?.length ?? 0
  const order = (x: Part, y: Part): number => size(x) - size(y) || (place.get(x) ?? 0) - (place.get(y) ?? 0)
  const groups = new Map<string, Set<Part>>()
  for (const path of paths) {
    // Whatever one cannot be without has less that it cannot be without.
    for (const one of whole.get(path)?.sort(order) ?? []) {
      const name = key.get(one) ?? ''
      groups.set(name, (groups.get(name) ?? new Set()).add(one))
    }
  }
  return [...groups.values()].map(group => [...group])
}
