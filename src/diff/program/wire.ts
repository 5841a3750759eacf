/** One connection as it was seen: who sent what in which order, and who ended it first. */

import type { Side } from '../../transcript/types'

/** Driven from here; from the program to itself; from the program to somebody else. */
export type WireKind = 'driven' | 'own' | 'out'

export class Wire {
  readonly turns: { from: Side; bytes: string }[] = []
  closed: string | null = null

  constructor(
    readonly kind: WireKind,
    /** Where it went, or what drove it. */
    readonly to: string,
    private readonly stirred: () => void,
  ) {}

  add(from: Side, bytes: string): void {
    const turn = this.turns[this.turns.length - 1]
    if (turn?.from === from) turn.bytes += bytes
    else this.turns.push({ from, bytes })
    this.stirred()
  }

  /** Keeps the first cause of the end. */
  end(how: string): void {
    this.closed ??= how
    this.stirred()
  }

  message(from: Side): string {
    return this.turns
      .filter(turn => turn.from === from)
      .map(({ bytes }) => bytes)
      .join('')
  }
}
