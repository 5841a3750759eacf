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

/** What the listener of a head wants of the body: to get it, however it is framed. */
export const AS_FRAMED = 0
/** There is none, whatever the head says. */
export const WITHOUT_BODY = 1
/** Another protocol follows, after the body where the era reads one. */
export const OTHER_PROTOCOL = 2

/** What the listener of a head answers. The numbers are those that programs know. */
export type HeadVerdict = typeof AS_FRAMED | typeof WITHOUT_BODY | typeof OTHER_PROTOCOL
