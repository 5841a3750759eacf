/**
 * Behaviours that are only taken together, and that one release changed together: which of them make a difference. The two
 * versions cannot be mixed within such a group; the release and the one before it sometimes can.
 */

import type { Asking } from './asking'
import type { Crossing, Has } from './release'
import type { Part } from './types'

/** More than this have too many parts to try. */
const mostParts = 6
/** Runs that are spent on it, at most. */
const mostRuns = 8

/** All true parts of a list, those with few members first. */
function partsOf(list: readonly Part[]): Part[][] {
  const all = Array.from({ length: 2 ** list.length - 2 }, (_, k) => list.filter((_one, bit) => (k + 1) & (1 << bit)))
  return all.sort((x, y) => x.length - y.length)
}

/**
 * @param group what is taken together
 * @param did those of it that the release changed
 * @param has what they make, as it shows on top of the first version
 * @returns the fewest of those that make it; all where that cannot be told
 */
export async function narrowed(
  group: readonly Part[],
  did: readonly Part[],
  has: Has,
  { near, far }: Crossing,
  asking: Asking,
): Promise<readonly Part[]> {
  if (did.length < 2 || did.length > mostParts) return did
  const makes = async (some: readonly Part[]): Promise<boolean | undefined> => {
    const shown = await asking.stepped(group.map(part => [part, some.includes(part) ? far : near] as const))
    return shown && has(shown)
  }
  if (!(await makes(did)) || (await makes([])) !== false) return did
  let runs = 0
  for (const some of partsOf(did)) {
    if (runs === mostRuns) return did
    const made = await makes(some)
    if (made) return some
    if (made === false) runs++
  }
  return did
}
