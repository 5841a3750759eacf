/** Requests with an Expect field: 100-continue, and what else a client may expect. */

import type { Behaviours } from '../../profile/vocabulary'
import { listenerCount } from '../../stream/emitter'
import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import type { Server, ServerResponse } from '../shapes/server'

/** What a value of Expect has that asks to go on, by the era. */
export const CONTINUE: Record<Behaviours['server']['expectMatch'], RegExp> = {
  part: /100-continue/i,
  word: /(?:^|\W)100-continue(?:$|\W)/i,
}

/** @returns what gives a request with the field `expect` to the program, or answers it */
export function makeExpectation(era: Era) {
  const { expectMatch, refusesExpectations } = era.profile.server
  const asksToContinue = CONTINUE[expectMatch]

  return function answerExpectation(server: Server, req: IncomingMessage, res: ServerResponse, expect: string): void {
    if (asksToContinue.test(expect)) {
      res._expect_continue = true
      if (listenerCount(server, 'checkContinue') > 0) server.emit('checkContinue', req, res)
      else {
        res.writeContinue()
        server.emit('request', req, res)
      }
    } else if (!refusesExpectations) server.emit('request', req, res)
    else if (listenerCount(server, 'checkExpectation') > 0) server.emit('checkExpectation', req, res)
    else {
      res.writeHead(417)
      res.end()
    }
  }
}
