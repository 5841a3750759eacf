/** What an engine gives back for a connection that it played. */

import type { Failure } from '../compare/reasons'
import type { Reply } from '../compare/verdict'
import type { Plan } from './plan'

/** What came back for one exchange. */
export interface PlayedReply extends Reply {
  /** Whether all of it came. */
  whole: boolean
  /** From the last byte of the request to the last byte of the response, in milliseconds; undefined if not both were. */
  ms: number | undefined
}

export interface Played {
  /** By the exchanges of the plan; undefined where nothing came. */
  seen: (PlayedReply | undefined)[]
  /** Why what is missing did not come, and the words of the system where it has some. */
  failure: Failure | undefined
  message: string
  /** How the server ended the connection, if it did before the client. */
  serverEnd: 'end' | 'reset' | undefined
  /** Whether that was waited for. */
  waitedForEnd: boolean
  /** What came after all that was recorded. */
  extra: Buffer
  /** Exchanges that the engine cannot play. */
  unplayable?: Set<number>
  sentBytes: number
  receivedBytes: number
}

export type Judge = (at: number, seen: PlayedReply) => void

/** What is left of an answer that was judged. */
export const judged = (seen: PlayedReply): PlayedReply => ({
  bytes: undefined,
  answers: noAnswers,
  whole: true,
  ms: seen.ms,
})

const noAnswers: PlayedReply['answers'] = []

export interface Engine {
  /**
   * Plays a connection.
   * @param judge called with each whole answer when it is there; what it was given is not kept in `seen`
   */
  play(plan: Plan, judge?: Judge): Promise<Played>
  close(): Promise<void>
}
