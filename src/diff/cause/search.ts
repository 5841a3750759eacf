/**
 * Finds the causes of differences between two versions: for each difference the smallest set of behaviours that brings it
 * to the first version; whether the second version without that set shows it no more, and if it does, what else is
 * enough; and the release with which it comes. It runs nothing itself: a probe tells what a mixture of the two shows.
 *
 * The same answers of the probe give the same causes, in whatever order the runs end.
 */

import { Asking } from './asking'
import { Explanations, type Found } from './explanations'
import { Forecast } from './forecast'
import { type Crossing, releaseOf } from './release'
import type { Cause, Causes, Probe } from './types'

export interface Search {
  /** Ids of the differences. */
  readonly differences: readonly string[]
  /** The releases that changed anything, in the order of the way from the first version to the second. */
  readonly way: readonly Crossing[]
  /** Called after each run: how many there were, and about how many there will be yet. */
  readonly progress?: (done: number, left: number) => void
}

/** A set, and the differences that it takes part in. */
interface Gathered extends Found {
  readonly differences: string[]
}

/** Sets that several differences have in common are one. */
function gather(explained: ReadonlyMap<string, readonly Found[]>): Gathered[] {
  const gathered = new Map<string, Gathered>()
  for (const [id, all] of explained) {
    for (const found of all) {
      const key = JSON.stringify(found)
      const same = gathered.get(key)
      if (same) same.differences.push(id)
      else gathered.set(key, { ...found, differences: [id] })
    }
  }
  return [...gathered.values()]
}

/** Differences of one cause for which a release is searched until one shows it. */
const mostTried = 3

/** The cause that a set is, with its release. */
async function causeOf(one: Gathered, way: readonly Crossing[], asking: Asking): Promise<Cause> {
  const { groups, differences, necessary, hidden } = one
  const taken = groups.flat()
  const changes = asking.probe.parts.filter(({ part }) => taken.includes(part))
  const all = way.filter(({ release }) => changes.some(({ steps }) => steps.includes(release)))
  // Where something else is enough too, only the last change shows what it did itself.
  const crossed = necessary ? all : all.slice(-1)
  let release: string | null = null
  for (const id of differences.slice(0, mostTried)) release ??= await releaseOf({ id, hidden }, crossed, asking)
  // Of parts that are only taken together, those that the release changed did it.
  const changed = changes.filter(({ steps }) => release !== null && steps.includes(release)).map(({ part }) => part)
  const did = groups.flatMap(group => {
    const own = group.filter(part => changed.includes(part))
    return own.length > 0 ? own : group
  })
  const paths = changes.map(({ part }) => part).filter(part => did.includes(part))
  const along = asking.whole({ base: 'a', taken: groups }).filter(part => !did.includes(part))
  return { differences, paths, along, release, necessary, hidden }
}

/** @throws whatever the probe throws */
export async function search({ differences, way, progress }: Search, probe: Probe): Promise<Causes> {
  const forecast = new Forecast(probe.parts.length, differences.length, probe.concurrency)
  const asking = new Asking(probe, () => progress?.(asking.asked, forecast.left(asking.asked)))
  const parts = probe.parts.map(({ part }) => part)
  const explanations = new Explanations(asking, parts)
  const explained = new Map<string, readonly Found[]>()
  try {
    for (const id of differences) {
      explained.set(id, await explanations.of(id))
      forecast.explained(asking.asked)
    }
    const gathered = gather(explained)
    forecast.datesOf(gathered.length)
    const causes = await Promise.all(gathered.map(one => causeOf(one, way, asking)))
    return { causes, unexplained: differences.filter(id => explained.get(id)?.length === 0) }
  } finally {
    await asking.settled()
  }
}
