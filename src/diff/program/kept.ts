/**
 * What a run says, kept up to a limit: what is beyond it counts by its length and a digest, so that it can be told whether
 * it was the same, and memory is bounded whatever the program does.
 */

import { createHash } from 'node:crypto'

/** How much of each stream and each connection is kept, in letters, and how many events. */
export const limits = { letters: 2 ** 18, events: 20_000 }

const digestLetters = 12

export class Kept {
  /** What is kept. */
  text = ''
  private more = 0
  private readonly digest = createHash('sha256')

  /** @returns how much of it is kept */
  add(text: string): string {
    const room = limits.letters - this.text.length
    const own = text.length <= room ? text : text.slice(0, Math.max(0, room))
    this.text += own
    if (own.length < text.length) {
      this.more += text.length - own.length
      this.digest.update(text.slice(own.length))
    }
    return own
  }

  /** What is said of the rest; nothing if all is kept. */
  rest(): string | undefined {
    if (this.more === 0) return undefined
    const digest = this.digest.copy().digest('hex').slice(0, digestLetters)
    return `(of this, http-eras keeps the first ${limits.letters} letters; ${this.more} more came, with the digest ${digest})`
  }

  /** All, as it is shown. */
  whole(): string {
    const rest = this.rest()
    return rest === undefined ? this.text : `${this.text}\n${rest}\n`
  }
}
