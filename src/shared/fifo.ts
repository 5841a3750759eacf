/** A queue whose ends cost the same however long it is: taking the first of a long array moves all others. */

/** How many places may stand empty at its beginning before they are given up. */
const EMPTY = 64

export class Fifo<T> {
  private items: (T | undefined)[] = []
  /** Where the first one stands. */
  private from = 0

  get length(): number {
    return this.items.length - this.from
  }
  get first(): T | undefined {
    return this.items[this.from]
  }
  get last(): T | undefined {
    return this.length > 0 ? this.items[this.items.length - 1] : undefined
  }

  /** All that stand in it, first one first. */
  all(): T[] {
    return this.items.slice(this.from) as T[]
  }

  push(item: T): void {
    this.items.push(item)
  }

  /** Takes the first one out; nothing if there is none. */
  shift(): T | undefined {
    const { items, from } = this
    if (items.length - from === 1) {
      this.from = 0
      if (from === 0) return items.pop()
      this.items = []
      return items[from]
    }
    if (from === items.length) return undefined
    const item = items[from]
    items[from] = undefined
    this.from = from + 1
    // Each item is moved once for each time that half of them were taken.
    if (this.from > EMPTY && this.from * 2 > items.length) {
      this.items = items.slice(this.from)
      this.from = 0
    }
    return item
  }
}
