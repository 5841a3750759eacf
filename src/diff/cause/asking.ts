/** Asks the probe: each question once, only so many side by side, and tells how many there were. */

import type { Group } from './groups'
import type { Part, Probe, Shown, Version } from './types'

/** A mixture: the groups that have the value of the other version. */
export interface Mixture {
  readonly base: Version
  readonly taken: readonly Group[]
}

const keyOf = (base: Version, taken: readonly Part[]): string => `${base} ${[...taken].sort().join(' ')}`

export class Asking {
  /** Questions that were asked. */
  asked = 0
  /** Whether each question is asked with nothing beside it. */
  isAnew = false
  private answers = new Map<string, Promise<Shown | undefined>>()
  private busy = 0
  private readonly waiting: (() => void)[] = []

  /** @param told called after each answer */
  constructor(
    readonly probe: Probe,
    private readonly told: () => void,
  ) {}

  mixed(mixture: Mixture): Promise<Shown> {
    if (this.isAnew) return this.again(mixture)
    const taken = this.whole(mixture)
    return this.once(keyOf(mixture.base, taken), () => this.probe.mixed(mixture.base, taken))
  }

  /** Asks once more, with nothing beside it. */
  again({ base, taken }: Mixture): Promise<Shown> {
    const all = this.whole({ base, taken })
    return this.once(`again ${keyOf(base, all)}`, () => this.probe.again(base, all))
  }

  at(release: string): Promise<Shown> {
    return this.once(`at ${release}`, () => this.probe.at(release))
  }

  /** With some of what is taken as a release between has it; nothing where it cannot be had so. */
  valued({ base, taken }: Mixture, asIn: readonly Group[], release: string): Promise<Shown | undefined> {
    const all = this.whole({ base, taken: [...taken, ...asIn] })
    const those = asIn.flat()
    return this.once(`as ${release} ${those.join(' ')} ${keyOf(base, all)}`, () =>
      this.probe.valued(base, all, those, release),
    )
  }

  /** On top of the first version, each as a release has it; nothing where that cannot be. */
  async stepped(asIn: readonly (readonly [part: Part, release: string])[]): Promise<Shown | undefined> {
    const { stepped } = this.probe
    return stepped && this.once(`steps ${asIn.join(' ')}`, () => stepped(asIn))
  }

  /** Forgets all answers, and asks with nothing beside it from now on. */
  startAnew(): void {
    this.answers = new Map()
    this.isAnew = true
  }

  /** All that is taken, in the order of the groups, and what comes along. */
  whole({ base, taken }: Mixture): Part[] {
    const own = taken.flat()
    return [...new Set([...own, ...this.probe.closed(base, own)])]
  }

  /** Waits for answers that were asked for and are not there. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.answers.values())
  }

  private once<T extends Shown | undefined>(key: string, ask: () => Promise<T>): Promise<T> {
    let answer = this.answers.get(key) as Promise<T> | undefined
    if (!answer) {
      answer = this.inTurn(ask)
      this.answers.set(key, answer)
    }
    return answer
  }

  private async inTurn<T>(ask: () => Promise<T>): Promise<T> {
    while (this.busy >= this.probe.concurrency) await new Promise<void>(resolve => this.waiting.push(resolve))
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
