/** The HTTP/1 parser: bytes in, events out. */

import type { Behaviours } from '../profile/vocabulary'

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

/** Subclass it (or set the three methods on an instance) to hear what was parsed. What they throw goes through execute. */
export class Parser {
  /** True once a head was answered by another protocol: execute returned the offset where its bytes begin. */
  upgrade = false
  constructor(readonly wire: Behaviours['wire']) {}
  /** Makes it new for the next connection. */
  reset(_kind: 'request' | 'response'): void {}
  onHead(_head: Head): HeadVerdict {
    return 0
  }
  onBody(_chunk: Buffer): void {}
  /** The message is over; `trailers` as headers, or undefined. */
  onComplete(_trailers: string[] | undefined): void {}
  /** Takes bytes; gives how many of them were used (fewer only on upgrade), or what is wrong with them. */
  execute(_chunk: Buffer): number | ParseError {
    return 0
  }
  /** The other side has ended. */
  finish(): ParseError | undefined {
    return undefined
  }
}
