/** About how many runs a search will yet take: what one difference costs is known; what more of them cost, those before tell. */

import { most } from './smallest'

export class Forecast {
  private readonly one: number
  /** What was asked when the last difference was explained, and when the first was. */
  private before = 0
  private first = 0
  private told = 0
  /** Runs under releases. */
  private dates = 2

  /**
   * @param behaviours how many there are
   * @param differences how many are to be explained
   * @param sideBySide how many runs there may be at a time
   */
  constructor(
    behaviours: number,
    private readonly differences: number,
    sideBySide: number,
  ) {
    const parts = Math.min(sideBySide, most) + 1
    // All of them; ever smaller parts; one alone and all others without it, each twice.
    this.one = 1 + (parts - 1) * Math.ceil(Math.log(behaviours + 1) / Math.log(parts)) + 4
  }

  /** A difference is explained. */
  explained(asked: number): void {
    this.before = asked
    if (this.told++ === 0) this.first = asked
  }

  /** All are explained, and the releases of so many causes are left. */
  datesOf(causes: number): void {
    this.dates = 2 * causes
  }

  left(asked: number): number {
    const since = asked - this.before
    if (this.told >= this.differences) return Math.max(0, this.dates - since)
    if (this.told === 0) return Math.max(1, this.one - since) + this.dates
    const usual = this.told === 1 ? since : (this.before - this.first) / (this.told - 1)
    return Math.max(1, Math.round(usual * (this.differences - this.told)) - since) + this.dates
  }
}
