/** Running two sides by turns: first one after the other, then side by side, as long as neither minds the other. */

import { isDeepStrictEqual } from 'node:util'
import type { Observation } from './observe'
import { endText } from './places'
import { type Compared, runInTurns } from './rounds'
import type { Turns } from './turns'

/** So many more rounds than the one in doubt. */
const doubtful = 3

/**
 * Runs both sides until more runs would tell no more. Where one ends otherwise beside the other than it did alone, or has a
 * port of its own, nothing is run side by side any more.
 * @param perform runs a side once
 * @param turns how many may be run at once; lowered to one where that must be
 * @param least how often each side is run at least
 */
export function runSides<S>(
  sides: readonly [S, S],
  perform: (side: S, round: number) => Promise<Observation>,
  turns: Turns,
  least = 2,
): Promise<Compared> {
  let ends: unknown[] = []
  let atLeast = least
  const alone = async (round: number): Promise<[Observation, Observation]> => {
    const both: Observation[] = []
    for (const side of sides) both.push(await turns.take(() => perform(side, round), true))
    if (both.some(({ ownPort }) => ownPort)) turns.most = 1
    return both as [Observation, Observation]
  }
  return runInTurns(
    async round => {
      if (round > 1 && turns.most > 1) {
        const pair = await Promise.all(sides.map(side => turns.take(() => perform(side, round))))
        if (isDeepStrictEqual(pair.map(endText), ends)) return pair as [Observation, Observation]
        turns.most = 1
        // Did the other side disturb it, or does it end otherwise by itself? More runs alone will tell.
        atLeast = Math.max(atLeast, round + doubtful)
      }
      const pair = await alone(round)
      if (round === 1) ends = pair.map(endText)
      return pair
    },
    () => atLeast,
  )
}
