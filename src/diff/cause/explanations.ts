/** Why one difference is there: the sets of behaviours that make it, each the smallest. */

import { isDeepStrictEqual } from 'node:util'
import type { Asking, Mixture } from './asking'
import { type Group, groupsOf } from './groups'
import { Smallest } from './smallest'
import type { Part, Version } from './types'

/** What is to be explained. */
export interface Wanted {
  readonly id: string
  /** The ids of all that differs in the same line, this one too. */
  readonly line: readonly string[]
}

/** A set that takes part in one difference. */
export interface Found {
  readonly groups: readonly Group[]
  /** The set taken apart: each of these changes a part of the line by itself. */
  readonly parts: readonly (readonly Group[])[]
  /** As of a cause. */
  readonly necessary: boolean
  readonly hidden: boolean
}

/** More sets than this that are enough each, nobody reads. */
const mostAlternatives = 8

const mixture = (base: Version, taken: readonly Group[]): Mixture => ({ base, taken })

export class Explanations {
  private readonly older: readonly Group[]
  private readonly newer: readonly Group[]
  private smallest: Smallest
  /** Sets that alone made a difference that was explained. */
  private readonly known: Found[] = []

  constructor(
    private readonly asking: Asking,
    paths: readonly Part[],
  ) {
    this.older = groupsOf('a', paths, asking.probe.closed)
    // From the other side, what a group cannot be without is what cannot be without it there.
    this.newer = groupsOf('b', [...paths].reverse(), asking.probe.closed)
    this.smallest = new Smallest(asking)
  }

  /**
   * The sets that take part in a difference; none if all behaviours together do not make it. What was found is run once
   * more with nothing beside it; if it shows otherwise then, runs beside each other spoil each other, and all is searched anew.
   * What shows otherwise even then is chance, and no cause.
   */
  async of(wanted: Wanted): Promise<readonly Found[]> {
    const before = await this.asKnown(wanted)
    if (before) return [before]
    let found = await this.search(wanted)
    if (!this.asking.isAnew && !(await this.isConfirmed(wanted, found))) {
      this.asking.startAnew()
      this.smallest = new Smallest(this.asking)
      found = await this.search(wanted)
      if (!(await this.isConfirmedAnew(wanted, found))) return []
    }
    if (found.length === 1) this.known.push(found[0])
    return found
  }

  private async shows({ id }: Wanted, base: Version, taken: readonly Group[], seen: Version): Promise<boolean> {
    return (await this.asking.mixed(mixture(base, taken))).get(id) === seen
  }

  /** Whether some behaviours alone make it, and it is not there without them. */
  private async alone(wanted: Wanted, groups: readonly Group[]): Promise<boolean> {
    return (await this.shows(wanted, 'a', groups, 'b')) && (await this.shows(wanted, 'b', groups, 'a'))
  }

  /** Whether some behaviours alone change anything in the line. */
  private async acts({ line }: Wanted, groups: readonly Group[]): Promise<boolean> {
    const shown = await this.asking.mixed(mixture('a', groups))
    return line.some(id => shown.get(id) !== 'a')
  }

  /** A set that made another difference, or a part of it, makes this one as well. */
  private async asKnown(wanted: Wanted): Promise<Found | undefined> {
    for (const one of this.known) {
      if (!(await this.alone(wanted, one.groups))) continue
      if (one.groups.length === 1) return one
      if (one.parts.length === 1) continue
      for (const part of one.parts) {
        if (await this.alone(wanted, part)) return { ...one, groups: part, parts: [part] }
      }
      const acting = []
      for (const part of one.parts) if (await this.acts(wanted, part)) acting.push(part)
      return acting.length < 2 ? one : { ...one, parts: acting }
    }
    return undefined
  }

  /** The mixtures in which a set that was found shows that it is the cause. */
  private telling(found: readonly Found[]): Mixture[] {
    const without = found.flatMap(({ groups }) => groups)
    const own = found.filter(({ hidden }) => !hidden).map(({ groups }) => groups)
    const fewer = own.flatMap(all => (all.length > 1 ? all.map(one => all.filter(two => two !== one)) : []))
    return [mixture('b', without), ...[...own, ...fewer].map(taken => mixture('a', taken))]
  }

  /** Whether the versions themselves, and what was found, show once more what they showed. */
  private async isConfirmedAnew({ id }: Wanted, found: readonly Found[]): Promise<boolean> {
    const all = [mixture('a', []), mixture('b', []), ...this.telling(found)]
    const shown = () => Promise.all(all.map(async one => (await this.asking.again(one)).get(id)))
    const before = await shown()
    this.asking.startAnew()
    return isDeepStrictEqual(await shown(), before)
  }

  private async isConfirmed({ id }: Wanted, found: readonly Found[]): Promise<boolean> {
    const all = this.telling(found)
    const same = all.map(async one => {
      const [before, after] = [await this.asking.mixed(one), await this.asking.again(one)]
      return before.get(id) === after.get(id)
    })
    return found.length === 0 || (await Promise.all(same)).every(Boolean)
  }

  private async search(wanted: Wanted): Promise<readonly Found[]> {
    const { id } = wanted
    const found: Found[] = []
    let pool = this.older
    while (found.length < mostAlternatives) {
      const question = { id, base: 'a', fixed: [], pool } as const
      if (!(await this.smallest.enough(question, pool))) break
      const without = (groups: readonly Group[]) => mixture('b', [...found.flatMap(one => one.groups), ...groups])
      const groups = await this.smallest.find(question, without)
      const rest = without(groups)
      const left = (await this.asking.mixed(rest)).get(id)
      const parts = await this.takenApart(wanted, groups)
      found.push({ groups, parts, necessary: left !== 'b' && found.length === 0, hidden: false })
      if (left === 'a') break
      if (left !== 'b') return [...found, ...(await this.hidden(id, rest.taken))]
      const gone = this.asking.whole(rest)
      pool = pool.filter(group => !group.some(path => gone.includes(path)))
    }
    return found
  }

  /**
   * Takes a set apart into what changes a part of the line by itself, on top of the first version or, as it may need others
   * to show, out of the second. Left whole where it needs each other.
   */
  private async takenApart(wanted: Wanted, groups: readonly Group[]): Promise<readonly (readonly Group[])[]> {
    if (groups.length === 1) return [groups]
    const acts = await Promise.all(groups.map(group => this.acts(wanted, [group])))
    const alone = groups.filter((_, k) => acts[k]).map(group => [group])
    const rest = groups.filter((_, k) => !acts[k])
    if (alone.length === 0) return [groups]
    if (rest.length === 0) return alone
    const without = await this.asking.mixed(mixture('b', rest))
    return wanted.line.some(id => without.get(id) !== 'a') ? [...alone, rest] : [groups]
  }

  /** Without these, the second version shows a third way: the smallest set that is to go with them until it shows the first. */
  private async hidden(id: string, fixed: readonly Group[]): Promise<Found[]> {
    const pool = this.newer.filter(group => !fixed.flat().some(path => group.includes(path)))
    const question = { id, base: 'b', fixed, pool } as const
    if (pool.length === 0 || !(await this.smallest.enough(question, [...fixed, ...pool]))) return []
    const groups = await this.smallest.find(question, all => mixture('b', [...fixed, ...all]))
    return [{ groups, parts: [groups], necessary: true, hidden: true }]
  }
}
