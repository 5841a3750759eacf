/** Work side by side, so much of it at once, and some that nothing may go on beside. */

interface Waiting {
  readonly alone: boolean
  go(): void
}

export class Turns {
  private readonly waiting: Waiting[] = []
  private going = 0
  private closed = false

  /** @param most how much may go on at once; it may be lowered at any time */
  constructor(public most: number) {}

  /** Does a work when its turn comes. @param alone whether nothing else may go on beside it */
  async take<T>(work: () => Promise<T>, alone = false): Promise<T> {
    await new Promise<void>(go => {
      this.waiting.push({ alone, go })
      this.next()
    })
    try {
      return await work()
    } finally {
      this.going = alone ? 0 : this.going - 1
      this.next()
    }
  }

  private next(): void {
    for (;;) {
      const [first] = this.waiting
      if (this.closed || !first || this.going >= this.most || (first.alone && this.going > 0)) return
      this.waiting.shift()
      this.going += first.alone ? Number.POSITIVE_INFINITY : 1
      first.go()
    }
  }

  /** Nothing that waits is begun any more. */
  close(): void {
    this.closed = true
  }
}
