/**
 * The HTTP/1 parser: bytes in, events out. A head that is whole, plain and in one chunk goes the straight way
 * (plain-head.ts), which all eras share.
 */

import type { Behaviours } from '../profile/vocabulary'
import { latin1 } from './bytes'
import { scanPlainHead } from './plain-head'
import { CR, HEX, LF } from './tables'

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

/** What is wrong with the bytes: `code` is HPE_…, or undefined in the eras without codes. */
export interface ParseError extends Error {
  code?: string
  bytesParsed: number
  reason?: string
  rawPacket?: Buffer
}

/** What the listener of a head answers: 0 read the body as framed, 1 there is none, 2 there is none and another protocol follows. */
export type HeadVerdict = 0 | 1 | 2

const START = 0
const COUNTED = 2
const CHUNKED = 3
const UNTIL_END = 4
const DEAD = 5

/** Subclass it (or set the three methods on an instance) to hear what was parsed. What they throw goes through execute. */
export class Parser {
  /** True once a head was answered by another protocol: execute returned the offset where its bytes begin. */
  upgrade = false
  /** @internal scanner's results and state */
  isRequest = true
  phase = START
  pending: Buffer | undefined = undefined
  left = 0
  chunkState = 0
  line = ''
  trailers: string[] | undefined = undefined
  constructor(readonly wire: Behaviours['wire']) {}

  /** Makes it new for the next connection. */
  reset(kind: 'request' | 'response'): void {
    this.isRequest = kind === 'request'
    this.upgrade = false
    this.phase = START
    this.pending = undefined
    this.left = 0
    this.chunkState = 0
    this.line = ''
    this.trailers = undefined
  }
  onHead(_head: Head): HeadVerdict {
    return 0
  }
  onBody(_chunk: Buffer): void {}
  /** The message is over; `trailers` as headers, or undefined. */
  onComplete(_trailers: string[] | undefined): void {}

  private fail(code: string, at: number): ParseError {
    this.phase = DEAD
    const error = new Error('Parse Error') as ParseError
    error.code = code
    error.bytesParsed = at
    return error
  }
  private complete(): void {
    const trailers = this.trailers
    this.trailers = undefined
    this.phase = START
    this.onComplete(trailers)
  }

  /** Takes bytes; gives how many of them were used (fewer only on upgrade), or what is wrong with them. */
  execute(chunk: Buffer): number | ParseError {
    let before = 0
    if (this.pending) {
      before = this.pending.length
      chunk = Buffer.concat([this.pending, chunk])
      this.pending = undefined
    }
    const end = chunk.length
    let at = 0
    while (at < end) {
      if (this.phase === START) {
        while (at < end && (chunk[at] === CR || chunk[at] === LF)) at++
        if (at === end) break
        const found = scanPlainHead(this, chunk, at, end)
        if (found === undefined) {
          if (chunk.indexOf('\r\n\r\n', at) >= 0) return this.fail('HPE_INVALID_CONSTANT', at - before)
          this.pending = chunk.subarray(at)
          break
        }
        at = found.end
        const { head } = found
        this.phase = found.chunked ? CHUNKED : found.length > 0 ? COUNTED : UNTIL_END
        this.left = found.length
        this.chunkState = 0
        this.line = ''
        const noBody = found.length === 0 || (found.length < 0 && !found.chunked && this.isRequest)
        const status = head.statusCode
        const bodyless =
          !this.isRequest && !found.chunked && found.length < 0 && (status === 204 || status === 304 || status < 200)
        const verdict = this.onHead(head)
        if (head.upgrade || verdict === 2) {
          this.upgrade = true
          this.complete()
          return at - before
        }
        if (verdict === 1 || bodyless || (noBody && !found.chunked)) this.complete()
      } else if (this.phase === COUNTED) {
        const take = Math.min(this.left, end - at)
        this.left -= take
        const from = at
        at += take
        this.onBody(chunk.subarray(from, at))
        if (this.left === 0) this.complete()
      } else if (this.phase === UNTIL_END) {
        const from = at
        at = end
        this.onBody(chunk.subarray(from, end))
      } else if (this.phase === CHUNKED) {
        const next = this.chunked(chunk, at, end)
        if (typeof next !== 'number') {
          next.bytesParsed -= before
          return next
        }
        at = next
      } else return this.fail('HPE_INVALID_EOF_STATE', 0)
    }
    return end - before
  }

  private chunked(chunk: Buffer, at: number, end: number): number | ParseError {
    if (this.chunkState === 1) {
      const take = Math.min(this.left, end - at)
      this.left -= take
      if (this.left === 0) this.chunkState = 2
      this.onBody(chunk.subarray(at, at + take))
      return at + take
    }
    const lf = chunk.indexOf(LF, at)
    this.line += latin1(chunk, at, lf < 0 ? end : lf)
    if (lf < 0) return end
    const line = this.line.replace(/\r$/, '')
    this.line = ''
    if (this.chunkState === 0) {
      if (HEX[line.charCodeAt(0)] === 255) return this.fail('HPE_INVALID_CHUNK_SIZE', at)
      this.left = parseInt(line, 16)
      this.chunkState = this.left === 0 ? 3 : 1
    } else if (this.chunkState === 2) this.chunkState = 0
    else if (line === '') this.complete()
    else {
      const colon = line.indexOf(':')
      this.trailers ??= []
      this.trailers.push(line.slice(0, colon), line.slice(colon + 1).trim())
    }
    return lf + 1
  }

  /** The other side has ended. */
  finish(): ParseError | undefined {
    if (this.phase === UNTIL_END) {
      this.complete()
      return undefined
    }
    if (this.phase === START || this.phase === DEAD) return undefined
    return this.fail('HPE_INVALID_EOF_STATE', 0)
  }
}
