/** Asks the probe: each mixture once, only so many side by side, and tells how many runs there were. */

import type { Path } from '../../profile/vocabulary'
import type { Group } from './groups'
import type { Probe, Shown, Version } from './types'

/** A mixture: the groups that have the value of the other version. */
export interface Mixture {
  readonly base: Version
  readonly taken: readonly Group[]
}

export class Asking {
  /** Questions that were asked, each once. */
  asked = 0
  private readonly answers = new Map<string, Promise<Shown>>()
  private busy = 0
  private readonly waiting: (() => void)[] = []

  /**
   * @param sideBySide how many runs there may be at a time
   * @param told called after each run
   */
  constructor(
    readonly probe: Probe,
    readonly sideBySide: number,
    private readonly told: () => void,
  ) {}

  mixed({ base, taken }: Mixture): Promise<Shown> {
    const paths = this.whole({ base, taken })
    return this.once(`${base} ${[...paths].sort().join(' ')}`, () => this.probe.mixed(base, paths))
  }

  at(release: string): Promise<Shown> {
    return this.once(`at ${release}`, () => this.probe.at(release))
  }

  /** All that is taken, in the order of the groups, and what comes along. */
  whole({ base, taken }: Mixture): Path[] {
    const own = taken.flat()
    return [...new Set([...own, ...this.probe.closed(base, own)])]
  }

  /** Waits for runs that were asked for and are not over. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.answers.values())
  }

  private once(key: string, ask: () => Promise<Shown>): Promise<Shown> {
    let answer = this.answers.get(key)
    if (!answer) {
      answer = this.inTurn(ask)
      this.answers.set(key, answer)
    }
    return answer
  }

  private async inTurn(ask: () => Promise<Shown>): Promise<Shown> {
    while (this.busy >= this.sideBySide) await new Promise<void>(resolve => this.waiting.push(resolve))
    this.busy++
    try {
      return await ask()
    } finally {
      this.busy--
      this.asked++
      this.waiting.shift()?.()
      this.told()
    }
  }
}
