/**
 * Time as this thread lived it. While the thread is kept from its work, the sockets' news waits in the kernel; a clock
 * on the wall would then take a busy wire for a quiet one. So the time between two looks counts for no more than `most`.
 */

/** Milliseconds between two looks. */
const step = 5
/** What one look is worth at most, in milliseconds. */
const most = 10

interface Waiter {
  until: number
  met?: () => boolean
  wake: (met: boolean) => void
}

export class Pace {
  /** Milliseconds lived while somebody waited. */
  now = 0
  /** The longest time between two looks since it was last set to 0, in milliseconds: how late this thread was. */
  worst = 0
  private seen = 0
  private timer: NodeJS.Timeout | undefined
  private waiters = new Set<Waiter>()

  /** Gives way for at least so many milliseconds. */
  async sleep(ms: number): Promise<void> {
    await this.wait({ until: this.now + ms, wake: () => {} })
  }

  /**
   * Waits until a condition holds, which is looked at every few milliseconds.
   * @param ms how long at most
   * @returns whether it held
   */
  until(met: () => boolean, ms = Infinity): Promise<boolean> {
    if (met()) return Promise.resolve(true)
    return this.wait({ until: this.now + ms, met, wake: () => {} })
  }

  private wait(waiter: Waiter): Promise<boolean> {
    if (!this.timer) {
      this.seen = performance.now()
      this.timer = setInterval(() => this.look(), step)
    }
    return new Promise(resolve => {
      waiter.wake = resolve
      this.waiters.add(waiter)
    })
  }

  private look(): void {
    const time = performance.now()
    const passed = time - this.seen
    this.seen = time
    if (passed > this.worst) this.worst = passed
    this.now += Math.min(passed, most)
    for (const waiter of this.waiters) {
      const met = waiter.met?.() ?? false
      if (!met && this.now < waiter.until) continue
      this.waiters.delete(waiter)
      waiter.wake(met)
    }
    if (this.waiters.size === 0) {
      clearInterval(this.timer)
      this.timer = undefined
    }
  }
}

/** The pace of this thread. */
export const pace = new Pace()
