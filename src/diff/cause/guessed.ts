/**
 * Which behaviours may make the differences, told by few runs for all at once: a run flips half of the behaviours, no two of
 * which are flipped in the same runs. A difference that one behaviour makes shows in those runs in which that was flipped.
 * Several may make one difference, so this is a guess: whoever asks looks at each behaviour alone.
 */

import type { Kind, Part, Probe, Runner, Seen, Shown } from './types'

export interface Guessing extends Pick<Probe, 'closed'> {
  /** What the versions have otherwise. */
  readonly differences: Runner['differences']
  /** What one run shows of them, with these of the second version on top of the first. */
  shown(taken: readonly Part[]): Promise<Shown>
}

/** Of more than these that one difference may come of, the guess is none. */
const most = 2

/** @param wanted the kinds of places that count */
export async function guessed(parts: readonly Part[], probe: Guessing, wanted: readonly Kind[]): Promise<Part[]> {
  const differences = probe.differences.filter(({ kind }) => wanted.includes(kind))
  if (differences.length === 0 || parts.length === 0) return []
  const asked = Array.from({ length: Math.ceil(Math.log2(parts.length + 1)) }, async (_, bit) => {
    const taken = parts.filter((_part, k) => (k + 1) & (1 << bit))
    return { taken: new Set(probe.closed('a', taken)), shown: await probe.shown(taken) }
  })
  const runs = await Promise.all(asked)
  const ways = new Map(
    differences.map(({ id }) => {
      const seen = runs.map(({ shown }) => shown.get(id) as Seen)
      return [seen.map(one => one[0]).join(''), seen]
    }),
  )
  const fits = (part: Part, seen: readonly Seen[]) =>
    seen.every((one, k) => one.length > 1 || (one === 'b') === runs[k].taken.has(part))
  const found = [...ways.values()].map(seen => parts.filter(part => fits(part, seen)))
  return [...new Set(found.filter(({ length }) => length <= most).flat())]
}
