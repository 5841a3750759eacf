/**
 * The smallest set of groups that is enough for one difference. The first so many groups are taken, and the number of
 * them is found with which the difference comes: the last of these is in the set. With it in hand, the same is asked
 * again of those before it, until what is in hand is enough alone.
 *
 * What was found rests on runs alone, whatever else the groups do together: what is given back was seen to be enough,
 * and not to be with any one of it left out.
 */

import type { Asking, Mixture } from './asking'
import type { Group } from './groups'
import type { Seen, Shown, Version } from './types'

/** What is searched. */
interface Question {
  /** The difference. */
  readonly id: string
  /** The version from which nothing is taken. */
  readonly base: Version
  /** Groups that are taken in any case. */
  readonly fixed: readonly Group[]
  /** Groups of which the smallest set is searched; all of them are known to be enough, and none not to be. */
  readonly pool: readonly Group[]
}

const other = (base: Version): Seen => (base === 'a' ? 'b' : 'a')

export class Smallest {
  /** What runs showed with the first so many of a pool taken, by the pool and what is taken beside. */
  private readonly known = new Map<string, Map<number, Shown>>()

  constructor(private readonly asking: Asking) {}

  /** Whether the groups that are taken are enough. */
  async enough({ id, base }: Question, taken: readonly Group[]): Promise<boolean> {
    return (await this.asking.mixed({ base, taken })).get(id) === other(base)
  }

  /**
   * @param beside mixtures that will be asked of a set that was found: they are asked as soon as it may be one
   * @returns the set, in the order of the pool; without the fixed groups
   */
  async find(question: Question, beside: (found: readonly Group[]) => Mixture): Promise<Group[]> {
    let found: Group[] = []
    let left = question.pool.length
    do {
      left = await this.border(question, [...question.fixed, ...found], left)
      found = [question.pool[left], ...found]
      if (this.asking.probe.concurrency > 1) void this.asking.mixed(beside(found)).catch(() => {})
    } while (left > 0 && !(await this.enough(question, [...question.fixed, ...found])))
    return found.length > 1 ? this.without(question, found) : found
  }

  /** Leaves out what the others are enough without. */
  private async without(question: Question, found: Group[]): Promise<Group[]> {
    const rests = found.map(one => found.filter(two => two !== one))
    const answers = await Promise.all(rests.map(rest => this.enough(question, [...question.fixed, ...rest])))
    const first = answers.indexOf(true)
    if (first === -1) return found
    return rests[first].length > 1 ? this.without(question, rests[first]) : rests[first]
  }

  /** Of the first so many of the pool, beside what is taken: the place of the one with which they are enough. */
  private async border({ id, base, pool }: Question, taken: readonly Group[], first: number): Promise<number> {
    const known = this.knownOf(base, taken, pool)
    let [few, many] = [0, first]
    const narrow = () => {
      const sorted = [...known.keys()].filter(count => count > few && count < many).sort((x, y) => x - y)
      for (const count of sorted) {
        if (known.get(count)?.get(id) === other(base)) {
          many = count
          break
        }
        few = count
      }
    }
    for (narrow(); many - few > 1; narrow()) {
      const counts = pointsBetween(few, many, this.asking.probe.concurrency)
      const asked = counts.map(count => this.asking.mixed({ base, taken: [...taken, ...pool.slice(0, count)] }))
      for (const [k, shown] of (await Promise.all(asked)).entries()) known.set(counts[k], shown)
    }
    return many - 1
  }

  private knownOf(base: Version, taken: readonly Group[], pool: readonly Group[]): Map<number, Shown> {
    const key = JSON.stringify([base, taken, pool])
    let known = this.known.get(key)
    if (!known) this.known.set(key, (known = new Map()))
    return known
  }
}

/** More at a time than this would ask much to learn little. */
export const most = 4

/** Counts that cut the way between two counts into equal parts, as many as runs side by side give. */
function pointsBetween(few: number, many: number, sideBySide: number): number[] {
  const parts = Math.min(sideBySide, most, many - few - 1) + 1
  return Array.from({ length: parts - 1 }, (_, k) => few + Math.round(((many - few) * (k + 1)) / parts))
}
