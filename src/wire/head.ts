/** A head that was read, and what its listener may answer. */

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
