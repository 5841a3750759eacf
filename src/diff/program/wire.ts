/** One connection as it was seen: who sent what in which order, and who ended it first. */

import type { Side } from '../../transcript/types'
import { Kept } from './kept'

/** Driven from here; from the program to itself; from the program to somebody else. */
export type WireKind = 'driven' | 'own' | 'out'

export class SeenConnection {
  readonly turns: { from: Side; bytes: string }[] = []
  closed: string | null = null
  private readonly kept = { client: new Kept(), server: new Kept() }

  constructor(
    readonly kind: WireKind,
    /** Where it went, or what drove it. */
    readonly to: string,
    private readonly stirred: () => void,
  ) {}

  add(from: Side, bytes: string): void {
    const kept = this.kept[from].add(bytes)
    const turn = this.turns[this.turns.length - 1]
    if (turn?.from === from) turn.bytes += kept
    else if (kept !== '') this.turns.push({ from, bytes: kept })
    this.stirred()
  }

  /** Keeps the first cause of the end. */
  end(how: string): void {
    this.closed ??= how
    this.stirred()
  }

  /** What is said of the bytes of a side that are not kept; nothing if all are. */
  rest(from: Side): string | undefined {
    return this.kept[from].rest()
  }

  message(from: Side): string {
    return this.turns
      .filter(turn => turn.from === from)
      .map(({ bytes }) => bytes)
      .join('')
  }
}
