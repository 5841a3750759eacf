/**
 * Whose answer the bytes of a connection are, where requests have it one after the other. Each connection has a turn of its
 * own: what one reads says nothing of another.
 */

import type { ClientResponse } from '../shapes/client'
import type { HttpParser } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { makeAnswerChecks } from './answer-checks'
import { makeIsInterim } from './interim'

export interface AnswerTurn {
  /**
   * Bytes came.
   * @param req who has the connection, if anybody has
   * @returns whether they belong to no answer, and end the connection
   */
  begin(req: object | null | undefined, bytes: Buffer): boolean
  /** Whether a head that came with these bytes is not for `req`: they began before it had the connection. */
  isUnasked(req: object): boolean
  /** Whether another answer has begun behind the one that was read, and ends the connection. */
  isFollowed(parser: HttpParser, bytes: Buffer): boolean
}

/** @returns what makes the turn of a connection */
export function makeAnswerTurns(era: Era): () => AnswerTurn {
  const answers = makeAnswerChecks(era)
  const isInterim = makeIsInterim(era)
  return () => {
    let reading: object | null | undefined
    return {
      begin(req, bytes) {
        reading = req
        return !req && answers.endsWith(bytes)
      },
      isUnasked: req => req !== reading && answers.endsWith(),
      isFollowed(parser, bytes) {
        const res = parser.incoming as ClientResponse | null
        return !!res?.complete && !parser.betweenMessages && !isInterim(res.statusCode) && answers.endsWith(bytes)
      },
    }
  }
}
