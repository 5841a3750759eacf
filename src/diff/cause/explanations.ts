/** Why one difference is there: the sets of behaviours that make it, each the smallest. */

import type { Asking } from './asking'
import { type Group, groupsOf } from './groups'
import { Smallest } from './smallest'
import type { Part } from './types'

/** A set that takes part in one difference. */
export interface Found {
  readonly groups: readonly Group[]
  /** As of a cause. */
  readonly necessary: boolean
  readonly hidden: boolean
}

/** More sets than this that are enough each, nobody reads. */
const mostAlternatives = 8

export class Explanations {
  private readonly older: readonly Group[]
  private readonly newer: readonly Group[]
  private smallest: Smallest

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
   */
  async of(id: string): Promise<readonly Found[]> {
    const found = await this.search(id)
    if (this.asking.isAnew || (await this.isConfirmed(id, found))) return found
    this.asking.startAnew()
    this.smallest = new Smallest(this.asking)
    return this.search(id)
  }

  private async isConfirmed(id: string, found: readonly Found[]): Promise<boolean> {
    const without = { base: 'b', taken: found.flatMap(({ groups }) => groups) } as const
    const own = found.filter(({ hidden }) => !hidden).map(({ groups }) => groups)
    const fewer = own.flatMap(all => (all.length > 1 ? all.map(one => all.filter(two => two !== one)) : []))
    const enough = [...own, ...fewer].map(taken => ({ base: 'a', taken }) as const)
    const same = [without, ...enough].map(async mixture => {
      const [before, after] = [await this.asking.mixed(mixture), await this.asking.again(mixture)]
      return before.get(id) === after.get(id)
    })
    return found.length === 0 || (await Promise.all(same)).every(Boolean)
  }

  private async search(id: string): Promise<readonly Found[]> {
    const found: Found[] = []
    let pool = this.older
    while (found.length < mostAlternatives) {
      const question = { id, base: 'a', fixed: [], pool } as const
      if (!(await this.smallest.enough(question, pool))) break
      const without = (groups: readonly Group[]) =>
        ({ base: 'b', taken: [...found.flatMap(one => one.groups), ...groups] }) as const
      const groups = await this.smallest.find(question, without)
      const rest = without(groups)
      const left = (await this.asking.mixed(rest)).get(id)
      found.push({ groups, necessary: left !== 'b' && found.length === 0, hidden: false })
      if (left === 'a') break
      if (left !== 'b') return [...found, ...(await this.hidden(id, rest.taken))]
      const gone = this.asking.whole(rest)
      pool = pool.filter(group => !group.some(path => gone.includes(path)))
    }
    return found
  }

  /** Without these, the second version shows a third way: the smallest set that is to go with them until it shows the first. */
  private async hidden(id: string, fixed: readonly Group[]): Promise<Found[]> {
    const pool = this.newer.filter(group => !fixed.flat().some(path => group.includes(path)))
    const question = { id, base: 'b', fixed, pool } as const
    if (pool.length === 0 || !(await this.smallest.enough(question, [...fixed, ...pool]))) return []
    const groups = await this.smallest.find(question, all => ({ base: 'b', taken: [...fixed, ...all] }))
    return [{ groups, necessary: true, hidden: true }]
  }
}
