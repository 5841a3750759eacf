/** Why one difference is there: the sets of behaviours that make it, each the smallest. */

import type { Path } from '../../profile/vocabulary'
import type { Asking } from './asking'
import { type Group, groupsOf } from './groups'
import { Smallest } from './smallest'

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
  private readonly smallest: Smallest

  constructor(
    private readonly asking: Asking,
    paths: readonly Path[],
  ) {
    this.older = groupsOf('a', paths, asking.probe.closed)
    // From the other side, what a group cannot be without is what cannot be without it there.
    this.newer = groupsOf('b', [...paths].reverse(), asking.probe.closed)
    this.smallest = new Smallest(asking)
  }

  /** The sets that take part in a difference; none if all behaviours together do not make it. */
  async of(id: string): Promise<readonly Found[]> {
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
