/** What a parser knows of a connection. */

import type { ChunkReader } from './chunked'
import type { Fault } from './faults'
import type { HeadState } from './head-state'
import type { LineMemory } from './line-memory'
import { START } from './phases'

export * from './phases'

/** The rest of the chunk: is read; is for the next call, as a listener paused; is not looked at. */
export const GO_ON = 0
export const PAUSED = 1
export const LOSING = 2

/** A length that was read for nothing. */
export type Carried = Pick<HeadState, 'length' | 'exact'>

/**
 * All that is known of a connection. It is made new for each one, and nothing else of a parser changes while it reads, so
 * that nothing of one connection can get into the next.
 */
export class Connection {
  phase = START
  /** Messages so far, and the header lines of the last one; see line-memory.ts. */
  messages = 0
  memory: LineMemory | undefined = undefined
  /** Bytes that count for the next head: of trailers, and of empty lines. */
  before = 0
  /** Bytes of a counted body that are still to come. */
  left = 0
  /** Bytes came of a body that goes on until the end. */
  resting = false
  keepAlive = true
  /** The present message is of HTTP/1.0, or older. */
  old = false
  /** A CR was read before a message; LF must follow, where the rules ask for it. */
  returned = false
  /** The present message is a response that another one to the same request follows. */
  interim = false
  /** What the present message's head said; see head-state.ts. */
  flags = 0
  upgrading = false
  /** It was the last response that switched protocols though its head does not say so, and nothing came since. */
  switched = false
  /** The message asks for another protocol, and the listener passed over that. */
  ignored = false
  /** The last head asked for another protocol: faults are not reported. */
  muted = false
  /** Whether the rest of the chunk is read. */
  stop = GO_ON
  /** What reads the head, trailers or chunks that the bytes are in. */
  head: HeadState | undefined = undefined
  chunks: ChunkReader | undefined = undefined
  /** A length that the era adds to the next one. */
  carried: Carried | undefined = undefined
  failure: Fault | undefined = undefined
  /** Where in its chunk the failure is. */
  failedAt = 0
  /** Where in the chunk ends what a listener is being given. */
  toldTo = 0
}
