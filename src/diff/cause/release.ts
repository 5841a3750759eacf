/** The release with which a difference comes: searched among those that changed its cause, and shown by runs on both sides of it. */

import type { Asking } from './asking'

/** A release on the way from the first version to the second, and what stands on both sides of its change. */
export interface Crossing {
  /** The release that made the change. */
  readonly release: string
  /** Of it and the release before it: the one that comes first on the way. */
  readonly near: string
  /** The other one. */
  readonly far: string
}

/** What comes: that a difference shows as the second version has it, or, of a hidden cause, that it shows no more as the first has it. */
export interface Coming {
  readonly id: string
  readonly hidden: boolean
}

/**
 * @param coming the difference
 * @param way the releases that changed its cause, in the order of the way
 * @returns the release with which it comes (the last one, where the last one takes part); null where runs did not show it
 */
export async function releaseOf(
  { id, hidden }: Coming,
  way: readonly Crossing[],
  asking: Asking,
): Promise<string | null> {
  const has = async (release: string): Promise<boolean> => {
    const seen = (await asking.at(release)).get(id)
    return hidden ? seen !== 'a' : seen === 'b'
  }
  const sides = ({ near, far }: Crossing) => Promise.all([has(near), has(far)])
  if (way.length === 0) return null
  let last = way.length - 1
  const [before, after] = await sides(way[last])
  if (before && after) {
    let first = 0
    while (last - first > 1) {
      const middle = (first + last) >> 1
      if (await has(way[middle].near)) last = middle
      else first = middle
    }
    last = first
  }
  const [near, far] = await sides(way[last])
  return !near && far ? way[last].release : null
}
