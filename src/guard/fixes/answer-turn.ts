/** An answer that is ended before its turn: the connection was given on while the one before still had it, and the process ended. */

import { answeringOutOfTurn } from '../connection.probes'
import { change, type Fix } from '../fix'

export const answerTurn: Fix = {
  id: 'answer-turn',
  cves: ['CVE-2015-7384'],
  year: 2015,
  what: 'an answer that counts as sent before its turn: it waits, where the process would end',
  changes: [
    change('outgoing.emptyPieceWaits', (own, { server, outgoing }) =>
      server.nextTurn === 'finish' && outgoing.finish === 'written' ? true : own,
    ),
  ],
  breaks: 'Nobody: answers go out in their order.',
  probes: [answeringOutOfTurn],
}
