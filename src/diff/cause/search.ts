/**
 * Finds the causes of differences between two versions: for each difference the smallest set of behaviours that brings it
 * to the first version; whether the second version without that set shows it no more, and if it does, what else is
 * enough; and the release with which it comes. It runs nothing itself: a probe tells what a mixture of the two shows.
 *
 * The same answers of the probe give the same causes, in whatever order the runs end.
 */

import type { Path } from '../../profile/vocabulary'
import { Asking } from './asking'
import { Explanations, type Found } from './explanations'
import { Forecast } from './forecast'
import { type Crossing, releaseOf } from './release'
import type { Cause, Causes, Probe } from './types'

/** A behaviour that differs between the versions. */
export interface Differing {
  readonly path: Path
  /** The releases that changed it on the way from the first version to the second. */
  readonly releases: readonly string[]
}

export interface Search {
  /** Ids of the differences. */
  readonly differences: readonly string[]
  /** In the order of history. */
  readonly behaviours: readonly Differing[]
  /** The releases of all of them, in the order of the way from the first version to the second. */
  readonly way: readonly Crossing[]
  /** How many runs there may be at a time. */
  readonly sideBySide: number
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

/** The cause that a set is, with its release. */
async function causeOf(one: Gathered, { behaviours, way }: Search, asking: Asking): Promise<Cause> {
  const taken = one.groups.flat()
  const own = behaviours.filter(({ path }) => taken.includes(path))
  const all = way.filter(({ release }) => own.some(({ releases }) => releases.includes(release)))
  // Where something else is enough too, only the last change shows what it did itself.
  const crossed = one.necessary ? all : all.slice(-1)
  let release: string | null = null
  for (const id of one.differences.slice(0, mostTried)) {
    release ??= await releaseOf({ id, hidden: one.hidden }, crossed, asking)
  }
  // Of behaviours that are only taken together, those that the release changed did it.
  const changed = (path: Path) => behaviours.some(it => it.path === path && it.releases.includes(release ?? ''))
  const did = one.groups.flatMap(group => (group.some(changed) ? group.filter(changed) : group))
  const paths = own.map(({ path }) => path).filter(path => did.includes(path))
  const along = asking.whole({ base: 'a', taken: one.groups }).filter(path => !did.includes(path))
  return { differences: one.differences, paths, along, release, necessary: one.necessary, hidden: one.hidden }
}

/** Differences of one cause for which a release is searched until one shows it. */
const mostTried = 3

/** @throws whatever the probe throws */
export async function search(wanted: Search, probe: Probe): Promise<Causes> {
  const { differences, behaviours, sideBySide } = wanted
  const forecast = new Forecast(behaviours.length, differences.length, sideBySide)
  const asking = new Asking(probe, sideBySide, () => wanted.progress?.(asking.asked, forecast.left(asking.asked)))
  const paths = behaviours.map(({ path }) => path)
  const explanations = new Explanations(asking, paths)
  const explained = new Map<string, readonly Found[]>()
  try {
    for (const id of differences) {
      explained.set(id, await explanations.of(id))
      forecast.explained(asking.asked)
    }
    const gathered = gather(explained)
    forecast.datesOf(gathered.length)
    const causes = await Promise.all(gathered.map(one => causeOf(one, wanted, asking)))
    return { causes, unexplained: differences.filter(id => explained.get(id)?.length === 0) }
  } finally {
    await asking.settled()
  }
}
