/** What a parser knows of a connection, and the phases of reading it. */

import type { ChunkReader } from './chunked'
import type { Fault } from './faults'
import type { HeadState } from './head-state'
import type { LineMemory } from './line-memory'

/** Between messages. */
export const START = 0

/** In a head that goes byte by byte. */
export const HEAD = 1
/** In a body: of known length; in chunks; in the trailers behind them; up to the end of the connection. */
export const IN_COUNTED = 2
export const IN_CHUNKS = 3
export const IN_TRAILERS = 4
export const IN_REST = 5

/** After a message that was the last one of its connection. */
export const CLOSED = 6
export const FAILED = 7

/** A listener is being told of a head. */
export const IN_LISTENER = 8

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
  /** What the present message's head said; see head-state.ts. */
  flags = 0
  upgrading = false
  /** The message asks for another protocol, and the listener passed over that. */
  unheard = false
  /** The last head asked for another protocol: faults are not told. */
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
  /** Where in the chunk ends what a listener is being told. */
  toldTo = 0
}
