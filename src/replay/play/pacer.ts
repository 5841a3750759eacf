/** So many requests a second: each waits for its turn, and turns that nobody took are not saved up. */

export class Pacer {
  private next = 0

  /** @param perSecond requests a second */
  constructor(private readonly perSecond: number) {}

  /** Calls back when so many requests may be sent. */
  readonly slots = (requests: number, go: () => void): void => {
    const now = performance.now()
    const due = Math.max(this.next, now)
    this.next = due + (requests * 1000) / this.perSecond
    if (due - now < 0.5) go()
    else setTimeout(go, due - now)
  }
}
