/**
 * The HTTP/1 parser: bytes in, events out. A head that is whole, plain and in one chunk goes the straight way
 * (plain-head.ts), which all eras share; every other head goes byte by byte through the scanners that know the eras
 * (head-scanner.ts).
 */

import { ChunkReader, DATA, LAST } from './chunked'
import { FAULTS, type Fault, type ParseError } from './faults'
import {
  asksUpgrade,
  CHUNKS,
  COUNTED,
  codingFault,
  contradiction,
  isBodyless,
  keepsAlive,
  requestBody,
  responseBody,
  UNTIL_END,
} from './framing'
import { scanHead } from './head-scanner'
import { DONE, HeadState } from './head-state'
import type { LineMemory } from './line-memory'
import { scanPlainHead } from './plain-head'
import { type Rules, rulesOf, type Wire } from './rules'
import { CR, LF } from './tables'

export type { ParseError } from './faults'

/** A complete head. `headers` is flat: name, value, name, value, … as received. */
export interface Head {
  readonly versionMajor: number
  readonly versionMinor: number
  readonly headers: string[]
  /** Requests only. */
  readonly method: string
  readonly url: string
  /** Responses only. */
  readonly statusCode: number
  readonly statusMessage: string
  /** The head asks for another protocol (Upgrade, or CONNECT). */
  readonly upgrade: boolean
  readonly shouldKeepAlive: boolean
}

/**
 * What the listener of a head answers: 0 read the body as framed, 1 there is none, 2 another protocol follows, after
 * the body where the era reads one.
 */
export type HeadVerdict = 0 | 1 | 2

/** Between messages. */
const START = 0
/** In a head that goes byte by byte. */
const HEAD = 1
const IN_COUNTED = 2
const IN_CHUNKS = 3
const IN_TRAILERS = 4
const IN_REST = 5
/** After a message that was the last one of its connection. */
const CLOSED = 6
const FAILED = 7

/** Subclass it (or set the three methods on an instance) to hear what was parsed. What they throw goes through execute. */
export class Parser {
  /** True once a head was answered by another protocol: execute returned the offset where its bytes begin. */
  upgrade = false
  /** How long a head may be, as the era counts it. */
  maxHeaderSize: number
  // Programs that walk all that hangs on a socket shall not come upon these.
  readonly #wire: Wire
  readonly #rules: Rules

  isRequest = true
  /** Messages on this connection so far, and the header lines of the last one; see line-memory.ts. */
  messages = 0
  memory: LineMemory | undefined = undefined
  private phase = START
  /** Bytes of a counted body that are still to come. */
  private left = 0
  /** Bytes of empty lines before a head. */
  blanks = 0
  private keepAlive = true
  private upgrading = false
  /** The message asks for another protocol, and the listener passed over that. */
  private unheard = false
  /** What is left of the chunk is not looked at. */
  private losing = false
  #state: HeadState | undefined = undefined
  #chunks: ChunkReader | undefined = undefined
  private failure: Fault | undefined = undefined

  constructor(wire: Wire) {
    this.#wire = wire
    this.#rules = rulesOf(wire)
    this.maxHeaderSize = wire.maxHeaderSize
  }

  get wire(): Wire {
    return this.#wire
  }
  get rules(): Rules {
    return this.#rules
  }

  /** Makes it new for the next connection. */
  reset(kind: 'request' | 'response'): void {
    this.isRequest = kind === 'request'
    this.upgrade = false
    this.phase = START
    this.blanks = 0
    this.messages = 0
    this.upgrading = this.unheard = this.losing = false
    this.failure = undefined
  }

  onHead(head: Head): HeadVerdict {
    return head.upgrade ? 2 : 0
  }
  onBody(_chunk: Buffer): void {}
  /** The message is over; `trailers` as headers, or undefined. */
  onComplete(_trailers: string[] | undefined): void {}

  /** Takes bytes; gives how many of them were used (fewer only on upgrade), or what is wrong with them. */
  execute(chunk: Buffer): number | ParseError {
    const end = chunk.length
    let at = 0
    this.upgrade = false
    while (at < end) {
      switch (this.phase) {
        case START: {
          const first = chunk[at]
          if (first === CR || first === LF) {
            if (++this.blanks > this.maxHeaderSize && this.#wire.headerSizeCounts === 'bytes') {
              return this.fail(FAULTS.headersTooLong, at, chunk)
            }
            at++
            break
          }
          const plain = scanPlainHead(this, chunk, at, end)
          if (plain) {
            at = plain.end
            this.keepAlive = plain.head.shouldKeepAlive
            this.left = plain.length
            this.answered(plain.head, plain.body)
          } else {
            const state = (this.#state ??= new HeadState(this.#rules))
            state.begin(this.isRequest, false)
            state.limit = this.maxHeaderSize
            if (this.#wire.headerSizeCounts === 'bytes') state.size = this.blanks
            this.phase = HEAD
          }
          break
        }
        case HEAD: {
          const state = this.#state!
          at = scanHead(state, chunk, at, end)
          if (at < 0) return this.fail(state.fault!, state.faultAt, chunk)
          if (state.state !== DONE) break
          const fault = contradiction(state)
          if (fault) return this.fail(fault, this.#wire.faultOffset === 'past' ? at : at - 1, chunk)
          const { flags, length } = state
          const keeps = keepsAlive(state.major, state.minor, flags)
          const body = this.isRequest
            ? requestBody(flags, length)
            : responseBody(this.#wire, state.status, flags, length, keeps)
          this.keepAlive = keeps && (body !== UNTIL_END || isBodyless(state.status))
          this.left = length
          const head = this.headOf(state)
          const wrong = codingFault(this.#wire, this.isRequest, flags)
          if (wrong) {
            if (this.skipsBody(head, body)) break
            return this.fail(wrong, this.#wire.faultOffset === 'past' ? at : at - 1, chunk)
          }
          this.answered(head, body)
          break
        }
        case IN_COUNTED: {
          const from = at
          at = Math.min(end, at + this.left)
          this.left -= at - from
          this.onBody(from === 0 && at === end ? chunk : chunk.subarray(from, at))
          if (this.left === 0) this.complete(undefined)
          break
        }
        case IN_CHUNKS: {
          const chunks = this.#chunks!
          if (chunks.state === DATA) {
            const from = at
            at = Math.min(end, at + chunks.left)
            chunks.took(at - from)
            this.onBody(chunk.subarray(from, at))
            break
          }
          at = chunks.scan(chunk, at, end)
          if (at < 0) return this.fail(chunks.fault!, chunks.faultAt, chunk)
          if (chunks.state === LAST) {
            const state = (this.#state ??= new HeadState(this.#rules))
            state.begin(this.isRequest, true)
            state.limit = this.maxHeaderSize
            this.phase = IN_TRAILERS
          }
          break
        }
        case IN_TRAILERS: {
          const state = this.#state!
          at = scanHead(state, chunk, at, end)
          if (at < 0) return this.fail(state.fault!, state.faultAt, chunk)
          if (state.state === DONE) this.complete(state.headers.length > 0 ? state.headers : undefined)
          break
        }
        case IN_REST: {
          const from = at
          at = end
          this.onBody(from === 0 ? chunk : chunk.subarray(from, end))
          break
        }
        case CLOSED:
          if (chunk[at] !== CR && chunk[at] !== LF) return this.fail(FAULTS.closed, at, chunk)
          at++
          break
        default:
          return this.#rules.makeError(this.failure ?? FAULTS.closed, 0, chunk, this.isRequest)
      }
      if (this.upgrade) return at
      if (this.losing) {
        this.losing = false
        return end
      }
    }
    return end
  }

  /** The other side has ended: what is wrong with that, if the message was not over. */
  finish(): ParseError | undefined {
    if (this.phase === IN_REST) {
      this.complete(undefined)
      return undefined
    }
    if (this.phase === START || this.phase === CLOSED || this.phase === FAILED) return undefined
    return this.fail(FAULTS.end, 0, undefined)
  }

  /** Whether a head has begun and is not complete. */
  get inHead(): boolean {
    return this.phase === HEAD
  }

  private headOf(state: HeadState): Head {
    return {
      versionMajor: state.major,
      versionMinor: state.minor,
      headers: state.headers,
      method: state.method,
      url: state.url,
      statusCode: state.status,
      statusMessage: state.message,
      upgrade: asksUpgrade(state),
      shouldKeepAlive: this.keepAlive,
    }
  }

  /** Tells of a head, and goes on to its body as it is framed and as the listener wants. */
  private answered(head: Head, body: number): void {
    if (this.skipsBody(head, body)) return
    if (body === COUNTED) this.phase = IN_COUNTED
    else if (body === CHUNKS) {
      this.#chunks ??= new ChunkReader(this.#rules)
      this.#chunks.begin()
      this.#chunks.limit = this.#wire.headerSizeCounts === 'bytes' ? this.maxHeaderSize : Infinity
      this.phase = IN_CHUNKS
    } else if (body === UNTIL_END) this.phase = IN_REST
    else this.complete(undefined)
  }

  /** Tells of a head; if its body is not to be read, whatever it is, the message is over. */
  private skipsBody(head: Head, body: number): boolean {
    // Should the listener throw, the message is lost and so is the connection.
    this.phase = FAILED
    this.blanks = 0
    this.messages++
    const verdict = this.onHead(head)
    this.upgrading = verdict === 2
    this.unheard = head.upgrade && verdict === 0 && this.#wire.afterUnheardUpgrade === 'lost'
    const framed = body === COUNTED || body === CHUNKS
    if (
      verdict === 1 ||
      (this.upgrading && (!head.upgrade || !framed || head.method === 'CONNECT' || this.#wire.upgradeBody === 'none'))
    ) {
      this.complete(undefined)
      return true
    }
    return false
  }

  private complete(trailers: string[] | undefined): void {
    this.phase = this.keepAlive || this.#wire.afterClose === 'anything' ? START : CLOSED
    if (this.upgrading) {
      this.upgrading = false
      this.upgrade = true
    }
    this.losing = this.unheard
    this.unheard = false
    this.onComplete(trailers)
  }

  private fail(fault: Fault, at: number, chunk: Buffer | undefined): ParseError {
    this.phase = FAILED
    this.failure = fault
    return this.#rules.makeError(fault, at, chunk, this.isRequest)
  }
}
