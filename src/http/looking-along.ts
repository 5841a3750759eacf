/**
 * A guard that only counts: beside the parser of the release, one of the guarded profile reads the same bytes and gets
 * the same verdicts. What it would have refused is counted, and what it reads otherwise. Nothing that it does is seen by anybody.
 */

import type { EraGuard } from '../guard/era-guard'
import { FAULTS } from '../wire/faults'
import type { WireBehaviours } from '../wire/flags'
import { AS_FRAMED, type Head, type HeadVerdict } from '../wire/head'
import { type ParseError, Parser } from '../wire/parser'

/** A message as the parser of the release has read it. */
interface Read {
  readonly head: Head
  /** Its header lines as they came: the listener may do with its list as it likes. */
  readonly lines: readonly string[]
  verdict: HeadVerdict
  body: number
  done: boolean
  trailers: readonly string[]
}

/** The fix by which two readings of a list of header lines differ; nothing if they do not. */
function fixOfLines(own: readonly string[], guarded: readonly string[]): string | undefined {
  for (let i = 0; i < own.length; i++) {
    if (own[i] === guarded[i]) continue
    if (own[i].trim() !== guarded[i]?.trim()) return 'folded-lines'
    return i % 2 === 0 ? 'blank-before-colon' : 'trailing-blanks'
  }
  return undefined
}

type Tell = (id: string) => void

/** The parser of the guarded profile. */
class Beside extends Parser {
  /** The messages of the release that it has not come to. */
  ahead: Read[] = []
  /** It reads something else, and cannot go on in this message. */
  lost = false
  #now: Read | undefined
  #old = false
  #body = 0
  #done = true

  constructor(
    wire: WireBehaviours,
    readonly tell: Tell,
    /** How long the head of an answer may be. */
    readonly longest: number,
  ) {
    super(wire)
  }

  override reset(kind: 'request' | 'response'): void {
    super.reset(kind)
    if (kind === 'response') this.maxHeaderSize = this.longest
  }

  override onHead(head: Head): HeadVerdict {
    const own = this.ahead.shift()
    if (this.lost) return AS_FRAMED
    const before = this.#now
    this.#now = own
    this.#old = head.versionMinor === 0
    this.#body = 0
    this.#done = false
    if (!own) {
      this.lose(before?.head.upgrade ? 'late-lost' : this.framing)
      return AS_FRAMED
    }
    const fix = fixOfLines(own.lines, head.headers)
    if (fix) this.tell(fix)
    return own.verdict
  }

  override onBody(chunk: Buffer): void {
    this.#body += chunk.length
  }

  override onComplete(trailers: string[] | undefined): void {
    this.#done = true
    const own = this.#now
    if (!own || this.lost) return
    if (own.done && own.body === this.#body && own.trailers.length > (trailers?.length ?? 0)) this.tell('trailers')
    this.compareBodies()
  }

  /** Both have read the same bytes: whether they are at the same place. */
  compare(): void {
    this.compareBodies()
    if (!this.lost && this.ahead.length > 0) this.lose(this.closing)
  }

  /** The fix by which nothing follows the present message. */
  get closing(): string {
    return this.#old ? 'http10-keep' : 'after-close'
  }

  private compareBodies(): void {
    const own = this.#now
    if (own && !this.lost && (own.done !== this.#done || own.body !== this.#body)) this.lose(this.framing)
  }

  /** Begins anew, with a message or a connection. */
  renew(isRequest: boolean): void {
    this.reset(isRequest ? 'request' : 'response')
    this.ahead = []
    this.lost = false
    this.#now = undefined
    this.#done = true
    this.#body = 0
  }

  private get framing(): string {
    return this.isRequest ? 'coding-list' : 'answer-framing'
  }

  private lose(fix: string): void {
    this.lost = true
    this.tell(fix)
  }
}

type ParserOfRelease = new (wire: WireBehaviours) => Parser

/** What is told of a fix that reads otherwise than the release, and refuses nothing. */
const OTHERWISE = 'what it reads otherwise than the release'

/**
 * The class of parsers that look along.
 * @param Base the parser of the release
 * @param guard which counts
 */
export function lookingAlong<P extends ParserOfRelease>(Base: P, guard: EraGuard): P {
  const { client, wire } = guard.profile
  const longest = client.maxAnswerHead || guard.own.wire.maxHeaderSize
  const tell: Tell = id => void guard.refuse(id, OTHERWISE)
  const lenient = new Map<WireBehaviours, WireBehaviours>()
  /** What a program asks for by insecureHTTPParser or httpValidation, the guard does not take from it. */
  const guardedWireOf = (used: WireBehaviours): WireBehaviours => {
    const own = guard.own.wire
    if (used === own) return wire
    let found = lenient.get(used)
    if (!found) {
      const asked = Object.entries(used).filter(([key, value]) => value !== own[key as keyof WireBehaviours])
      found = { ...wire, ...Object.fromEntries(asked) }
      lenient.set(used, found)
    }
    return found
  }
  class LookingAlong extends (Base as ParserOfRelease) {
    readonly #beside = new Beside(guardedWireOf(this.wire), tell, longest)
    #read: Read | undefined

    override reset(kind: 'request' | 'response'): void {
      super.reset(kind)
      this.#read = undefined
      this.#beside.renew(this.isRequest)
    }

    override forget(): void {
      super.forget()
      // The class that makes it forgets before this one has its fields.
      if (!(#beside in this)) return
      this.#read = undefined
      this.#beside.renew(this.isRequest)
    }

    override onHead(head: Head): HeadVerdict {
      const read: Read = { head, lines: [...head.headers], verdict: AS_FRAMED, body: 0, done: false, trailers: [] }
      this.#read = read
      // While it is lost it is told of none: there may be any number before it is found again.
      if (!this.#beside.lost) this.#beside.ahead.push(read)
      read.verdict = super.onHead(head)
      return read.verdict
    }

    override onBody(chunk: Buffer): void {
      if (this.#read) this.#read.body += chunk.length
      super.onBody(chunk)
    }

    override onComplete(trailers: string[] | undefined): void {
      if (this.#read) {
        this.#read.done = true
        this.#read.trailers = [...(trailers ?? [])]
      }
      super.onComplete(trailers)
    }

    override execute(chunk: Buffer): number | ParseError {
      // What the listeners do with the bytes is theirs.
      const seen = Buffer.from(chunk)
      const result = super.execute(chunk)
      this.#look(seen.subarray(0, typeof result === 'number' ? result : result.bytesParsed))
      return result
    }

    #look(bytes: Buffer): void {
      const beside = this.#beside
      if (!beside.lost) {
        const result = beside.execute(bytes)
        if (typeof result === 'number') beside.compare()
        else if (!beside.lost) {
          beside.lost = true
          const { failure } = beside
          const fix = failure === FAULTS.closed ? beside.closing : guard.fixFor(failure, this.isRequest)
          if (fix !== undefined) guard.blame(fix, result)
        }
      }
      // Where the release is between two messages, both are at the same place again.
      if (beside.lost && this.betweenMessages) beside.renew(this.isRequest)
    }
  }
  return LookingAlong as unknown as P
}
