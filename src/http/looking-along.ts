/**
 * A guard that only counts: beside the parser of the release, one of the guarded profile reads the same bytes and gets
 * the same verdicts, and what it would have refused is counted. Nothing that it does is seen by anybody.
 */

import type { EraGuard } from '../guard/era-guard'
import type { Wire } from '../wire/flags'
import { AS_FRAMED, type Head, type HeadVerdict } from '../wire/head'
import { type ParseError, Parser } from '../wire/parser'

class Beside extends Parser {
  /** The verdicts on the heads that the parser of the release has read. */
  verdicts: HeadVerdict[] = []
  /** It has met a fault, and cannot go on in this message. */
  lost = false

  override onHead(): HeadVerdict {
    return this.verdicts.shift() ?? AS_FRAMED
  }

  /** Begins anew, with a message or a connection. */
  renew(isRequest: boolean): void {
    this.reset(isRequest ? 'request' : 'response')
    this.verdicts = []
    this.lost = false
  }
}

type ParserOfRelease = new (wire: Wire) => Parser

/**
 * The class of parsers that look along.
 * @param Base the parser of the release
 * @param guard which counts
 */
export function lookingAlong<P extends ParserOfRelease>(Base: P, guard: EraGuard): P {
  const { wire } = guard.profile
  class LookingAlong extends (Base as ParserOfRelease) {
    readonly #beside = new Beside(wire)

    override reset(kind: 'request' | 'response'): void {
      super.reset(kind)
      this.#beside.renew(this.isRequest)
    }

    override forget(): void {
      super.forget()
      // The class that makes it forgets before this one has its field.
      if (#beside in this) this.#beside.renew(this.isRequest)
    }

    override onHead(head: Head): HeadVerdict {
      const verdict = super.onHead(head)
      // While it is lost it hears none: there may be any number before it is found again.
      if (!this.#beside.lost) this.#beside.verdicts.push(verdict)
      return verdict
    }

    override execute(chunk: Buffer): number | ParseError {
      // What the listeners do with the bytes is theirs.
      const seen = Buffer.from(chunk)
      const result = super.execute(chunk)
      if (typeof result === 'number') this.#look(seen.subarray(0, result))
      return result
    }

    #look(bytes: Buffer): void {
      const beside = this.#beside
      if (!beside.lost) {
        const result = beside.execute(bytes)
        if (typeof result !== 'number') {
          beside.lost = true
          const fix = guard.fixFor(beside.failure)
          if (fix !== undefined) guard.blame(fix, result)
        }
      }
      // Where the release is between two messages, both are at the same place again.
      if (beside.lost && this.betweenMessages) beside.renew(this.isRequest)
    }
  }
  return LookingAlong as unknown as P
}
