/**
 * The event loop of the playground: timers, input, immediates and closes in the order in which Node has them, on a clock that
 * does not wait. Where nothing is left to do now, the clock goes on to the next timer; so a time of two minutes costs nothing, and
 * every line sees the same times.
 */

type Work = () => void

interface Timer {
  at: number
  order: number
  readonly every: number | undefined
  readonly span: number
  readonly work: Work
  live: boolean
}

/** What setTimeout gives. */
class Timeout {
  constructor(
    readonly timer: Timer,
    private readonly loop: Loop,
  ) {}
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
  hasRef(): boolean {
    return true
  }
  refresh(): this {
    this.loop.rearm(this.timer)
    return this
  }
  close(): this {
    this.loop.clear(this)
    return this
  }
  [Symbol.toPrimitive](): number {
    return this.timer.order
  }
}

/** What setImmediate gives. */
class Immediate {
  live = true
  constructor(readonly work: Work) {}
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
  hasRef(): boolean {
    return true
  }
}

/** What a program that ends its process throws: nothing that follows is run, though it should be caught. */
export class Ended {
  /** @param words the call that ended it */
  constructor(readonly words: string) {}
}

/** More callbacks than this in one run are taken for a program that does not come to rest. */
const MOST = 50_000

class Loop {
  /** Milliseconds since the run began. */
  now = 0
  /** What is told of an error that nobody caught; the run ends with it. */
  uncaught: unknown
  failed = false
  private timers: Timer[] = []
  private ticks: Work[] = []
  private input: Work[] = []
  private immediates: Immediate[] = []
  private closes: Work[] = []
  private orders = 0

  /** Forgets all that was to be done. */
  reset(): void {
    this.now = 0
    this.failed = false
    this.uncaught = undefined
    this.timers = []
    this.ticks = []
    this.input = []
    this.immediates = []
    this.closes = []
  }

  tick(work: Work): void {
    this.ticks.push(work)
  }
  /** Something has come from outside: bytes, an end, a connection. */
  receive(work: Work): void {
    this.input.push(work)
  }
  close(work: Work): void {
    this.closes.push(work)
  }
  immediate(work: Work): Immediate {
    const made = new Immediate(work)
    this.immediates.push(made)
    return made
  }
  timer(work: Work, wait: unknown, repeats: boolean): Timeout {
    const asked = Number(wait)
    const span = asked >= 1 && asked <= 0x7fffffff ? Math.trunc(asked) : 1
    const every = repeats ? span : undefined
    const timer: Timer = { at: this.now + span, order: ++this.orders, every, span, work, live: true }
    this.timers.push(timer)
    return new Timeout(timer, this)
  }
  rearm(timer: Timer): void {
    if (!timer.live && this.timers.includes(timer)) return
    if (!this.timers.includes(timer)) {
      timer.live = true
      this.timers.push(timer)
    }
    timer.at = this.now + timer.span
    timer.order = ++this.orders
  }
  clear(given: unknown): void {
    if (given instanceof Immediate) given.live = false
    const timer = given instanceof Timeout ? given.timer : this.timers.find(({ order }) => order === Number(given))
    if (!timer) return
    timer.live = false
    this.timers = this.timers.filter(one => one !== timer)
  }

  /** Calls a piece of work, then what it left for the next tick, then promises, until nothing is left of either. */
  async call(work: Work): Promise<void> {
    this.attempt(work)
    do {
      this.drain()
      await settled()
    } while (this.ticks.length > 0 && !this.failed)
  }

  /** The process ends; what comes after the first cause counts no more. */
  fail(cause: unknown): void {
    if (this.failed) return
    this.failed = true
    this.uncaught = cause
  }
  private attempt(work: Work): void {
    if (this.failed) return
    try {
      work()
    } catch (error) {
      this.fail(error)
    }
  }
  private drain(): void {
    for (let work = this.ticks.shift(); work && !this.failed; work = this.ticks.shift()) this.attempt(work)
  }

  /** The next timer that is due, in the order of their times. */
  private due(until: number): Timer | undefined {
    let found: Timer | undefined
    for (const timer of this.timers) {
      if (timer.at > until) continue
      if (!found || timer.at < found.at || (timer.at === found.at && timer.order < found.order)) found = timer
    }
    return found
  }
  private fire(timer: Timer): void {
    if (timer.every === undefined) {
      timer.live = false
      this.timers = this.timers.filter(one => one !== timer)
    } else {
      timer.at = this.now + timer.every
      timer.order = ++this.orders
    }
    timer.work()
  }

  /**
   * Runs until something is so, nothing is left to do, or the clock has come to a limit.
   * @param done asked before each step
   * @param limit the last moment, in milliseconds
   */
  async run(done: () => boolean, limit: number): Promise<void> {
    for (let count = 0; count < MOST && !this.failed && !done(); ) {
      const began = count
      for (let timer = this.due(this.now); timer && !this.failed; timer = this.due(this.now)) {
        const one = timer
        await this.call(() => this.fire(one))
        if (++count > MOST) break
      }
      for (const work of this.input.splice(0)) {
        await this.call(work)
        count++
      }
      for (const { live, work } of this.immediates.splice(0)) {
        if (live) await this.call(work)
        count++
      }
      for (const work of this.closes.splice(0)) {
        await this.call(work)
        count++
      }
      if (count > began) continue
      const next = this.due(limit)
      if (!next) return
      this.now = next.at
    }
  }
}

/** Of the web and of Node alike. */
const channel = new MessageChannel() as unknown as {
  port1: { onmessage: () => void }
  port2: { postMessage(what: number): void }
}
let waiting: (() => void)[] = []
channel.port1.onmessage = () => {
  const now = waiting
  waiting = []
  for (const go of now) go()
}

/** Once all promises that could go on have gone on. */
const settled = (): Promise<void> =>
  new Promise(resolve => {
    waiting.push(resolve)
    channel.port2.postMessage(0)
  })

/** The loop of this thread: one run at a time. */
export const loop = new Loop()
