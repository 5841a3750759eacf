/**
 * Finds the causes of differences between two versions: for each difference the smallest set of behaviours that brings it
 * to the first version; whether the second version without that set shows it no more, and if it does, what else is
 * enough; and the release with which it comes. It runs nothing itself: a probe tells what a mixture of the two shows.
 *
 * The same answers of the probe give the same causes, in whatever order the runs end.
 */

import { Asking } from './asking'
import { Explanations, type Found, type Wanted } from './explanations'
import { Forecast } from './forecast'
import type { Group } from './groups'
import { narrowed } from './narrow'
import { type Crossing, lastChangeOf, releaseOf, valuesOf } from './release'
import type { Cause, Causes, Part, Probe, Shown } from './types'

interface Search {
  /** The differences, and in which line each is: what differs in one line belongs together. */
  readonly differences: readonly { readonly id: string; readonly line: string }[]
  /** The releases that changed anything, in the order of the way from the first version to the second. */
  readonly way: readonly Crossing[]
  /** Called after each run: how many there were, and about how many there will be yet. */
  readonly progress?: (done: number, left: number) => void
}

/** How a set takes part in a difference. */
interface Effect {
  readonly wanted: Wanted
  readonly necessary: boolean
  readonly hidden: boolean
  /** Whether it makes a part of it. */
  readonly partly: boolean
}

/** A set, and what it has to do with. */
interface Gathered {
  readonly groups: readonly Group[]
  readonly effects: Effect[]
}

/** Sets that several differences have in common are one. */
function gather(explained: ReadonlyMap<Wanted, readonly Found[]>): Gathered[] {
  const gathered = new Map<string, Gathered>()
  for (const [wanted, all] of explained) {
    for (const { parts, necessary, hidden } of all) {
      for (const groups of parts) {
        const effect = { wanted, necessary, hidden, partly: parts.length > 1 }
        const same = gathered.get(JSON.stringify(groups))
        if (same) same.effects.push(effect)
        else gathered.set(JSON.stringify(groups), { groups, effects: [effect] })
      }
    }
  }
  return [...gathered.values()]
}

/** Differences of one cause for which a release is searched until one shows it. */
const mostTried = 3

/** The release of one effect. */
function dateOf({ wanted, hidden, partly }: Effect, way: readonly Crossing[], asking: Asking) {
  if (partly) return lastChangeOf(wanted.line, way, asking)
  return releaseOf(shown => (hidden ? shown.get(wanted.id) !== 'a' : shown.get(wanted.id) === 'b'), way, asking)
}

/** The release whose values of a set make one of its effects, whatever else comes with it. */
function datedByValues(
  groups: readonly Group[],
  { wanted: { id, line }, hidden, partly }: Effect,
  sharing: readonly Gathered[],
  way: readonly Crossing[],
  asking: Asking,
): Promise<string | null> {
  // What is hidden shows once the others are gone: there, on top of the second version, all others are as in the first.
  const others = hidden ? sharing.flatMap(one => one.groups) : []
  const mixture = { base: hidden ? ('b' as const) : ('a' as const), taken: others }
  const has = (shown: Shown) =>
    partly ? line.some(one => shown.get(one) !== 'a') : hidden ? shown.get(id) !== 'a' : shown.get(id) === 'b'
  return valuesOf(has, way, release => asking.valued(mixture, groups, release))
}

const rank = ({ necessary, hidden, partly }: Effect): number =>
  Number(!necessary) * 4 + Number(hidden) * 2 + Number(partly)

const ids = (effects: readonly Effect[]): string[] => effects.map(({ wanted }) => wanted.id)

/** The cause that a set is, with its release. */
async function causeOf(
  { groups, effects }: Gathered,
  all: readonly Gathered[],
  way: readonly Crossing[],
  asking: Asking,
): Promise<Cause> {
  const taken = groups.flat()
  const changesOf = (them: readonly Part[]) => asking.probe.parts.filter(({ part }) => them.includes(part))
  const changes = changesOf(taken)
  const stepsOf = (them: typeof changes) =>
    way.filter(({ release }) => them.some(({ steps }) => steps.includes(release)))
  const crossed = stepsOf(changes)
  const sharing = all.filter(
    one => one.groups !== groups && one.effects.some(({ wanted }) => ids(effects).includes(wanted.id)),
  )
  const others = stepsOf(changesOf(sharing.flatMap(one => one.groups.flat())))
  // What others changed as well does not show what it did itself, but for its last change: from then on it is all there.
  const own = effects.every(({ necessary }) => necessary)
    ? crossed
    : crossed.filter((one, k) => k === crossed.length - 1 || !others.includes(one))
  const clearest = effects.toSorted((x, y) => rank(x) - rank(y)).slice(0, mostTried)
  const byValues = () => datedByValues(groups, clearest[0], sharing, crossed, asking)
  // Of causes that are each enough, releases can show one at most: where it would be is known by the values.
  const isOneOfMany = !clearest[0].necessary && !clearest[0].hidden && !clearest[0].partly
  const known = isOneOfMany ? await byValues() : null
  const tried = known === null ? own : own.filter(one => one.release === known)
  let release: string | null = null
  for (const effect of clearest) release ??= await dateOf(effect, tried, asking)
  const values = release === null ? (known ?? (await byValues())) : null
  const dated = release ?? values
  // Of parts that are only taken together, those that the release changed did it.
  const changed = changes.filter(({ steps }) => dated !== null && steps.includes(dated)).map(({ part }) => part)
  const did = groups.flatMap(group => {
    const those = group.filter(part => changed.includes(part))
    return those.length > 0 ? those : group
  })
  const [{ wanted, hidden, partly }] = clearest
  const crossing = crossed.find(one => one.release === dated)
  const isPlain = groups.length === 1 && !hidden && !partly && crossing !== undefined
  const has = (shown: Shown) => shown.get(wanted.id) === 'b'
  const named = isPlain ? await narrowed(groups[0], did, has, crossing, asking) : did
  return {
    differences: ids(effects),
    partly: effects.filter(({ partly }) => partly).map(({ wanted }) => wanted.id),
    paths: changes.map(({ part }) => part).filter(part => named.includes(part)),
    along: asking.whole({ base: 'a', taken: groups }).filter(part => !named.includes(part)),
    release,
    valuesOf: values,
    necessary: effects.every(({ necessary }) => necessary),
    hidden: effects.every(({ hidden }) => hidden),
  }
}

/** @throws whatever the probe throws */
export async function search({ differences, way, progress }: Search, probe: Probe): Promise<Causes> {
  const forecast = new Forecast(probe.parts.length, differences.length, probe.concurrency)
  const asking = new Asking(probe, () => progress?.(asking.asked, forecast.left(asking.asked)))
  const parts = probe.parts.map(({ part }) => part)
  const explanations = new Explanations(asking, parts)
  const explained = new Map<Wanted, readonly Found[]>()
  try {
    for (const { id, line } of differences) {
      const wanted = { id, line: differences.filter(one => one.line === line).map(one => one.id) }
      explained.set(wanted, await explanations.of(wanted))
      forecast.explained(asking.asked)
    }
    const gathered = gather(explained)
    forecast.datesOf(gathered.length)
    const causes = await Promise.all(gathered.map(one => causeOf(one, gathered, way, asking)))
    const unexplained = [...explained].filter(([, found]) => found.length === 0).map(([{ id }]) => id)
    return { causes, unexplained }
  } finally {
    await asking.settled()
  }
}
