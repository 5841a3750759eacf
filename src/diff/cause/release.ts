/** The release with which a difference comes: searched among those that changed its cause, and shown by runs on both sides of it. */

import type { Asking } from './asking'
import type { Shown } from './types'

/** A release on the way from the first version to the second, and what stands on both sides of its change. */
export interface Crossing {
  /** The release that made the change. */
  readonly release: string
  /** Of it and the release before it: the one that comes first on the way. */
  readonly near: string
  /** The other one. */
  readonly far: string
}

/** Whether what is searched is there, as a run shows it. */
export type Has = (shown: Shown) => boolean

/**
 * @param has what comes
 * @param way the releases that changed its cause, in the order of the way
 * @returns the release with which it comes (the last one, where the last one takes part); null where runs did not show it
 */
export async function releaseOf(has: Has, way: readonly Crossing[], asking: Asking): Promise<string | null> {
  const at = async (release: string): Promise<boolean> => has(await asking.at(release))
  const sides = ({ near, far }: Crossing) => Promise.all([at(near), at(far)])
  if (way.length === 0) return null
  let last = way.length - 1
  const [before, after] = await sides(way[last])
  if (before && after) {
    let first = 0
    while (last - first > 1) {
      const middle = (first + last) >> 1
      if (await at(way[middle].near)) last = middle
      else first = middle
    }
    last = first
  }
  const [near, far] = await sides(way[last])
  return !near && far ? way[last].release : null
}

/**
 * The release whose values bring what is searched: single behaviours have the values of a release, whatever else it did.
 * Where one release alone changed them, the values on both sides of it are those of the two versions, which were run.
 * @param as what a run shows with the values of a release; nothing where they cannot be had
 */
export async function valuesOf(
  has: Has,
  way: readonly Crossing[],
  as: (release: string) => Promise<Shown | undefined>,
): Promise<string | null> {
  let [first, last] = [0, way.length - 1]
  while (first < last) {
    const middle = (first + last) >> 1
    const shown = await as(way[middle].far)
    if (shown === undefined) return null
    if (has(shown)) last = middle
    else first = middle + 1
  }
  return way[first]?.release ?? null
}

/** The last release on the way with which anything of a line changes; null where runs did not show one. */
export async function lastChangeOf(
  line: readonly string[],
  way: readonly Crossing[],
  asking: Asking,
): Promise<string | null> {
  for (const { release, near, far } of way.toReversed()) {
    const [before, after] = await Promise.all([asking.at(near), asking.at(far)])
    if (line.some(id => before.get(id) !== after.get(id))) return release
  }
  return null
}
