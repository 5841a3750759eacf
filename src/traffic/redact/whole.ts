/** How many bodies were kept out whole, over all rows, for people: what could not be looked into is not passed over silently. */

import type { Masked, Traffic } from '../../transcript/types'

export class WholeCounts {
  private readonly counts = new Map<string, number>()
  /** What the last part of each connection that is open told: parts count from the beginning of the connection. */
  private readonly open = new Map<string, Masked['whole']>()

  /** The same rows, counted as they pass. */
  async *of<R extends { row: Traffic }>(rows: AsyncIterable<R>): AsyncGenerator<R> {
    for await (const read of rows) {
      this.add(read.row)
      yield read
    }
  }

  /** Counts what a row tells. */
  add({ id, more, masked }: Pick<Traffic, 'id' | 'more' | 'masked'>): void {
    const before = this.open.get(id) ?? {}
    for (const [why, count] of Object.entries(masked?.whole ?? {}))
      this.counts.set(why, (this.counts.get(why) ?? 0) + count - (before[why] ?? 0))
    if (more) this.open.set(id, masked?.whole)
    else this.open.delete(id)
  }

  /** How many, by why. */
  get data(): Record<string, number> {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** What to say of it; undefined for nothing. */
  get text(): string | undefined {
    if (this.counts.size === 0) return undefined
    const all = Object.entries(this.data)
    const count = all.reduce((sum, [, one]) => sum + one, 0)
    const why = all.map(([reason, one]) => `${one} ${reason}`).join(', ')
    return `kept out whole, because they could not be looked into: ${count} ${count === 1 ? 'body' : 'bodies'} (${why})`
  }
}
