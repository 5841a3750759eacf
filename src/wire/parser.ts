/**
 * The HTTP/1 parser: bytes in, events out. A head that is whole, plain and in one chunk takes the fast path
 * (plain-head.ts), which all eras share; every other head goes byte by byte through the scanners that know the eras
 * (head-scanner.ts).
 */

import { ChunkReader, DATA, LAST } from './chunked'
import { FAULTS, type Fault, type ParseError } from './faults'
import type { WireBehaviours } from './flags'
import {
  asksUpgrade,
  CHUNKS,
  COUNTED,
  codingFault,
  contradiction,
  isOld,
  keepsAlive,
  requestBody,
  responseBody,
  UNTIL_END,
} from './framing'
import * as heads from './head'
import { dropOddTrailers, headFault, trailersFault } from './head-checks'
import { scanHead } from './head-scanner'
import { CHUNKED, DONE, HeadState, LENGTH, OF_ITS_LINES } from './head-state'
import { isBodyless, isFollowed } from './message-rules'
import * as phases from './parser-state'
import { scanPlainHead } from './plain-head'
import { type Rules, rulesOf } from './rules'
import { CR, LF } from './tables'

export type { ParseError } from './faults'

// What is imported is looked up at each use, and these are used for each message.
const { CLOSED, Connection, DROPPING, FAILED, HEAD, IN_CHUNKS, IN_COUNTED, IN_LISTENER, IN_REST, IN_TRAILERS } = phases
const { GO_ON, LOSING, PAUSED, START } = phases
const { AS_FRAMED, OTHER_PROTOCOL, WITHOUT_BODY } = heads
type Connection = phases.Connection
type Head = heads.Head
type HeadVerdict = heads.HeadVerdict

/**
 * Subclass it (or set the three methods on an instance) to get what was parsed. What they throw goes through execute;
 * whoever calls it says so with `listenerThrew`, and then the connection is lost to the parser.
 */
export class Parser {
  /** True once a head was answered by another protocol: execute returned the offset where its bytes begin. */
  upgrade = false
  isRequest = true
  /** How long a head may be, as the era counts it. */
  maxHeaderSize: number
  // Programs that walk all that hangs on a socket shall not come upon these.
  readonly #rules: Rules
  #now = new Connection()

  constructor(wire: WireBehaviours) {
    this.#rules = rulesOf(wire)
    this.maxHeaderSize = wire.maxHeaderSize
  }

  get wire(): WireBehaviours {
    return this.#rules.wire
  }
  get rules(): Rules {
    return this.#rules
  }
  /** How many elements a flat list of header lines may have. */
  protected get mostLines(): number {
    return this.#rules.mostLines
  }
  /** The same, where the name of the next one is read before it is too many. */
  get mostNamed(): number {
    return Infinity
  }
  /** Messages on this connection so far. */
  get messages(): number {
    return this.#now.messages
  }

  /** Makes it new for the next connection. */
  reset(kind: 'request' | 'response'): void {
    this.forget()
    this.isRequest = kind === 'request'
    this.upgrade = false
    this.maxHeaderSize = this.#rules.wire.maxHeaderSize
  }

  /** Drops all that is known of the connection, its texts as well. */
  forget(): void {
    this.#now = new Connection()
  }

  onHead(head: Head): HeadVerdict {
    return head.upgrade ? OTHER_PROTOCOL : AS_FRAMED
  }
  onBody(_chunk: Buffer): void {}
  /** The message is over; `trailers` as headers, or undefined. */
  onComplete(_trailers: string[] | undefined): void {}

  /**
   * Takes bytes; gives how many of them were used, or what is wrong with them. Fewer are used only where another protocol
   * begins (`upgrade`) and where a listener paused.
   */
  execute(chunk: Buffer): number | ParseError {
    const end = chunk.length
    const now = this.#now
    let at = 0
    this.upgrade = false
    while (at < end) {
      switch (now.phase) {
        case START: {
          now.switched = false
          const first = chunk[at]
          if (now.returned && first !== LF) return this.fail(FAULTS.returnAlone, at, chunk)
          if (first === CR || first === LF) {
            now.returned = first === CR && this.#rules.strictEmptyLines
            if (++now.before > this.maxHeaderSize && this.#rules.countsBytes) {
              return this.fail(FAULTS.headersTooLong, at, chunk)
            }
            at++
            break
          }
          const plain = now.carried ? undefined : scanPlainHead(this, now, chunk, at, end)
          if (plain) {
            at = plain.end
            now.keepAlive = plain.head.shouldKeepAlive
            now.old = plain.head.versionMinor === 0
            now.left = plain.length
            now.flags = plain.flags
            now.toldTo = at
            if (this.answered(now, plain.head, plain.body) && plain.length > 0) {
              this.leave(now, { length: plain.length, exact: 0n })
            }
          } else {
            const size = this.#rules.countsBytes ? now.before : 0
            now.head = new HeadState(
              this.#rules,
              this.isRequest,
              false,
              0,
              this.maxHeaderSize,
              size,
              this.mostLines,
              this.mostNamed,
            )
            if (now.carried) now.head.carry(now.carried)
            now.phase = HEAD
          }
          break
        }
        case HEAD: {
          const state = now.head!
          at = scanHead(state, chunk, at, end)
          if (at < 0) return this.failHead(state, chunk)
          if (state.state !== DONE) break
          const fault = contradiction(state) ?? (this.#rules.checksHeads ? headFault(state) : undefined)
          if (fault) return this.fail(fault, this.#rules.faultsPast ? at : at - 1, chunk)
          const { flags, length } = state
          const keeps = keepsAlive(state.major, state.minor, flags, this.#rules.closeOutweighs)
          now.old = isOld(state.major, state.minor)
          const body = this.isRequest
            ? requestBody(this.#rules, flags, length)
            : responseBody(this.#rules, state.status, flags, length, keeps)
          now.keepAlive = keeps && (body !== UNTIL_END || isBodyless(state.status))
          now.left = length
          now.flags = flags
          now.head = undefined
          now.toldTo = at
          const head = headOf(state, now.keepAlive)
          const wrong = codingFault(this.#rules, this.isRequest, flags)
          if (wrong) {
            if (this.skipsBody(now, head, body)) break
            return this.fail(wrong, this.#rules.faultsPast ? at : at - 1, chunk)
          }
          const passedOver = this.answered(now, head, body)
          // A length, or the sizes of chunks that were read, take the place of what was there.
          if (flags & (passedOver ? LENGTH : LENGTH | CHUNKED)) now.carried = undefined
          if (passedOver && length > 0) this.leave(now, state)
          break
        }
        case IN_COUNTED: {
          const from = at
          at = Math.min(end, at + now.left)
          now.left -= at - from
          now.toldTo = at
          this.onBody(from === 0 && at === end ? chunk : chunk.subarray(from, at))
          if (now.left === 0) this.complete(now, undefined)
          break
        }
        case IN_CHUNKS: {
          const chunks = now.chunks!
          if (chunks.state === DATA) {
            const from = at
            at = Math.min(end, at + chunks.left)
            chunks.took(at - from)
            now.toldTo = at
            this.onBody(chunk.subarray(from, at))
            break
          }
          at = chunks.scan(chunk, at, end)
          if (at < 0) return this.fail(chunks.fault!, chunks.faultAt, chunk)
          if (chunks.state === LAST) {
            const flags = now.flags & ~OF_ITS_LINES
            now.head = new HeadState(
              this.#rules,
              this.isRequest,
              true,
              flags,
              this.maxHeaderSize,
              0,
              this.mostLines,
              this.mostNamed,
            )
            now.chunks = undefined
            now.phase = IN_TRAILERS
          }
          break
        }
        case IN_TRAILERS: {
          const state = now.head!
          at = scanHead(state, chunk, at, end)
          if (at < 0) return this.failHead(state, chunk)
          if (state.state !== DONE) break
          const fault = trailersFault(state)
          if (fault) return this.fail(fault, this.#rules.faultsPast ? at : at - 1, chunk)
          now.head = undefined
          now.toldTo = at
          if (this.#rules.dropsOddTrailers) dropOddTrailers(state.headers)
          if (this.#rules.countsBytes) now.before = state.size
          if (state.length > 0) this.leave(now, state)
          if (!this.#rules.dropsOddTrailers) now.keepAlive = this.keepsAfterTrailers(now, state.flags)
          this.complete(now, state.headers.length > 0 ? state.headers : undefined)
          break
        }
        case IN_REST: {
          const from = at
          now.resting = true
          now.toldTo = at = end
          this.onBody(from === 0 ? chunk : chunk.subarray(from, end))
          break
        }
        case DROPPING:
          at = end
          break
        case CLOSED:
          now.switched = false
          if (chunk[at] !== CR && chunk[at] !== LF) {
            return this.fail(FAULTS.closed, this.#rules.faultsPast ? at + 1 : at, chunk)
          }
          at++
          break
        default: {
          if (now.muted) return 0
          const again = this.#rules.sameFaultAgain ? now.failedAt : 0
          return this.#rules.makeError(now.failure ?? FAULTS.closed, again, chunk, this.isRequest)
        }
      }
      if (this.upgrade) return at
      if (now.stop !== GO_ON) {
        const lost = now.stop === LOSING
        now.stop = GO_ON
        return lost ? end : at
      }
    }
    // The other protocol begins with the next chunk, if the body before it is not over.
    this.upgrade = now.upgrading
    return end
  }

  /** The other side has ended: what is wrong with that, if the message was not over. */
  finish(): ParseError | undefined {
    const now = this.#now
    const { phase } = now
    const { emptyRestIsOver, endIsFault, endIsNoFault } = this.#rules
    if (phase === IN_REST && (now.resting || emptyRestIsOver)) {
      this.complete(now, undefined)
      if (now.stop === PAUSED) now.stop = GO_ON
      return undefined
    }
    if ((phase === START || phase >= CLOSED) && !now.switched) return undefined
    if (endIsFault) now.muted = false
    const error = this.fail(FAULTS.end, 0, undefined)
    return typeof error === 'number' || endIsNoFault ? undefined : error
  }

  /** What was at fault, once it could not go on. */
  get failure(): Fault | undefined {
    return this.#now.failure
  }

  /** Whether no message has begun, or the last one is over. */
  get betweenMessages(): boolean {
    const { phase } = this.#now
    return phase === START || phase === CLOSED || phase === DROPPING
  }

  /** Bytes that are still to come of a body that a length frames; 0 of others. */
  get bodyLeft(): number {
    const { flags, left, phase } = this.#now
    return phase === IN_COUNTED || (phase === IN_LISTENER && !(flags & CHUNKED)) ? left : 0
  }

  /** Whether a head has begun and is not complete. */
  get inHead(): boolean {
    return this.#now.phase === HEAD
  }

  /** What the next byte would belong to; see phases.ts. */
  protected get phase(): number {
    return this.#now.phase
  }

  /** Bytes of the body, or of the chunk, that are still to come. */
  protected get missing(): number {
    const { phase, left, chunks } = this.#now
    if (phase === IN_COUNTED) return left
    return phase === IN_CHUNKS && chunks?.state === DATA ? chunks.left : 0
  }

  /** How a head that a listener is being given frames its body: NO_BODY, COUNTED, CHUNKS or UNTIL_END of framing.ts. */
  protected framingOf(head: Head): number {
    const { flags, left } = this.#now
    if (this.isRequest) return requestBody(this.#rules, flags, left)
    const keeps = keepsAlive(head.versionMajor, head.versionMinor, flags, this.#rules.closeOutweighs)
    return responseBody(this.#rules, head.statusCode, flags, left, keeps)
  }

  /** Leaves a length that was read for nothing. */
  private leave(now: Connection, length: phases.Carried): void {
    if (this.#rules.leavesLength) now.carried = length
  }

  /** Tells of a head, and goes on to its body as it is framed and as the listener wants; true: it is passed over. */
  private answered(now: Connection, head: Head, body: number): boolean {
    const passedOver = this.skipsBody(now, head, body)
    if (!passedOver) this.goToBody(now, body)
    if (this.#rules.losesAfter101 && !this.isRequest && !head.upgrade) this.loseSwitched(now, head.statusCode)
    return passedOver
  }

  private goToBody(now: Connection, body: number): void {
    if (body === COUNTED) now.phase = IN_COUNTED
    else if (body === CHUNKS) {
      const limit = this.#rules.countsBytes ? this.maxHeaderSize : Infinity
      now.chunks = new ChunkReader(this.#rules, limit)
      now.phase = IN_CHUNKS
    } else if (body === UNTIL_END) {
      now.resting = false
      now.phase = IN_REST
    } else this.complete(now, undefined)
  }

  /** After a response that switches protocols though its head does not say so, the rest of the chunk is lost. */
  private loseSwitched(now: Connection, status: number): void {
    if (!this.betweenMessages || !(status === 101 || (this.#rules.losesAfter100 && status === 100))) return
    now.switched = true
    now.stop = LOSING
  }

  /** Tells of a head; if its body is not to be read, whatever it is, the message is over. */
  private skipsBody(now: Connection, head: Head, body: number): boolean {
    now.phase = IN_LISTENER
    now.before = 0
    now.interim = !this.isRequest && isFollowed(head.statusCode)
    now.messages++
    const verdict = this.onHead(head)
    now.upgrading = verdict === OTHER_PROTOCOL
    // Without its body, the message says by its lines alone whether it is the last one.
    if (verdict === WITHOUT_BODY && body === UNTIL_END) {
      now.keepAlive = keepsAlive(head.versionMajor, head.versionMinor, now.flags, this.#rules.closeOutweighs)
    }
    now.muted = now.ignored = false
    if (head.upgrade) {
      const { losesAfterUnheard, unheardUpgradeHasBody, upgradeHasBody } = this.#rules
      now.muted = losesAfterUnheard
      now.ignored = now.muted && verdict !== OTHER_PROTOCOL
      if (verdict === AS_FRAMED && !now.muted) return false
      const comes = upgradeHasBody || (unheardUpgradeHasBody && verdict === AS_FRAMED)
      if (comes && verdict !== WITHOUT_BODY && (body === COUNTED || body === CHUNKS) && head.method !== 'CONNECT')
        return false
    } else if (verdict === AS_FRAMED) return false
    this.complete(now, undefined)
    return true
  }

  /** What trailers say of connection and codings counts as if the head had said it, by the time the message is over. */
  private keepsAfterTrailers(now: Connection, flags: number): boolean {
    const keeps = keepsAlive(1, now.old ? 0 : 1, flags, this.#rules.closeOutweighs)
    // Chunks were read: the status is one that has a body.
    return keeps && (this.isRequest || responseBody(this.#rules, 200, flags, 0, keeps) !== UNTIL_END)
  }

  private complete(now: Connection, trailers: string[] | undefined): void {
    const { closedPhase, interimGoesOn, oldClosedPhase, oldInterimGoesOn } = this.#rules
    now.phase = now.keepAlive ? START : now.old ? oldClosedPhase : closedPhase
    if (now.interim && (now.old ? oldInterimGoesOn : interimGoesOn)) now.phase = START
    if (now.upgrading) {
      now.upgrading = false
      this.upgrade = true
    }
    if (now.ignored) {
      now.ignored = false
      now.stop = LOSING
    }
    this.onComplete(trailers)
  }

  /**
   * A listener wants no more of the chunk: `execute` returns where the bytes end that it is being given, and reads on
   * from there when it is called again. (`pause` is a method of the parsers that programs know.)
   */
  protected pauseReading(): void {
    const now = this.#now
    if (now.stop === GO_ON) now.stop = PAUSED
  }

  /** Where in the chunk ends what was reported last. */
  protected get toldTo(): number {
    return this.#now.toldTo
  }

  /**
   * A listener has thrown, so that the message is lost and with it the connection.
   * @param body whether it was given a piece of a body, where the phase does not say it
   * @param at where in the chunk that piece ended
   */
  protected listenerThrew(body?: boolean, at = this.toldTo): void {
    const { phase } = this.#now
    if (phase === FAILED) return
    const { head, piece, end } = this.#rules.thrown
    this.giveUp(body || (phase >= IN_COUNTED && phase <= IN_REST) ? piece : phase === IN_LISTENER ? head : end, at)
  }

  private fail(fault: Fault, at: number, chunk: Buffer | undefined): number | ParseError {
    const now = this.#now
    this.giveUp(fault, at)
    if (now.muted) {
      this.upgrade = now.upgrading
      return at
    }
    return this.#rules.makeError(fault, at, chunk, this.isRequest)
  }

  /** A head or trailers have a fault, which is reported at once or when more bytes come. */
  private failHead({ fault, faultAt, late }: HeadState, chunk: Buffer): number | ParseError {
    if (!late) return this.fail(fault!, faultAt, chunk)
    this.giveUp(fault!, 0)
    return chunk.length
  }

  private giveUp(fault: Fault, at: number): void {
    const now = this.#now
    now.phase = FAILED
    now.failure = fault
    now.failedAt = at
    now.head = now.chunks = now.memory = undefined
  }
}

/** The method as the program is told it. */
function methodOf({ isRequest, method, rules }: HeadState): string {
  return isRequest && rules.unlistedUnnamed && !rules.listedMethods.has(method)
    ? (undefined as unknown as string)
    : method
}

function headOf(state: HeadState, shouldKeepAlive: boolean): Head {
  return {
    versionMajor: state.major,
    versionMinor: state.minor,
    headers: state.headers,
    method: methodOf(state),
    url: state.url,
    statusCode: state.status,
    statusMessage: state.message,
    upgrade: asksUpgrade(state),
    shouldKeepAlive,
  }
}
