/** What the manuals promise of the class of requests and of its events; the programs are those of programs/client-events.js. */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'

const notes = (name: string, ...gives: Row[]): Proof => ({ program: `client-events.${name}`, gives })

const taken = (event: string, status: number, head: string): Row[] => [
  [event, 3, true, status],
  ['socket', true, true],
  ['head', true, head],
]
const seesEnd = ['the peer sees the end']
/** Up to io.js the parser read on behind the head of the answer. */
const connectHead: Proof = {
  program: 'client-events.connectHead',
  gives: line => (line === '12' ? taken('connect', 200, 'first bytes') : [['error', 'HPE_INVALID_CONSTANT']]),
}
const response = notes('response', ['arguments', 1, true, 200, '2'], ['calls', 1])
const headersChanged = notes('headersChanged', ['d', 'c', '[undefined]'], [['x-kept: d', 'X-Set: c']])
const headWaits = notes(
  'headWaits',
  ['before', ''],
  ['with the first data', ['POST /data HTTP/1.1']],
  ['before', ''],
  ['at the end', ['GET /end HTTP/1.1']],
)

export const clientEvents: readonly SharedCheck[] = [
  ['promise', 'Class: http.ClientRequest', 'response is emitted once', response],
  ['promise', 'http.ClientRequest', 'response is emitted once', response],
  ['promise', 'Class: http.ClientRequest', 'the argument is an http.IncomingMessage', response],
  ['event', "Event: 'response'", 'emitted when a response comes', response],
  ['promise', 'Class: http.ClientRequest', 'headers may be changed', headersChanged],
  ['promise', 'http.ClientRequest', 'headers may be changed', headersChanged],
  ['promise', 'Class: http.ClientRequest', 'the head goes with the first data', headWaits],
  ['promise', 'http.ClientRequest', 'the head goes with the first data', headWaits],
  [
    'promise',
    'Class: http.ClientRequest',
    'Content-Length is not checked',
    notes('lengthUnchecked', [['Content-Length: 3'], 'longer body']),
  ],
  [
    'promise',
    'Class: http.ClientRequest',
    'with no response listener',
    notes('discarded', ['sockets of the agent', 1], ['the peer sees the close'], ['sockets of the agent', 0]),
  ],
  [
    'promise',
    'Class: http.ClientRequest',
    'with one, the data must be consumed',
    notes('consumed', ['read', 'ok'], ['end', 'read'], ['data', 'ok'], ['end', 'data'], ['end', 'resume']),
  ],
  [
    'promise',
    'Class: http.ClientRequest',
    'end does not come before',
    notes('unconsumed', ['ended', false], ['end after resume']),
  ],
  ['promise', 'http.ClientRequest', 'a data listener added', notes('wholeBody', [200000, true])],
  ['event', "Event: 'socket'", '', notes('socket', ['socket', 1, true, true])],
  ['event', "Event: 'connect' (ClientRequest)", '', notes('connect', ...taken('connect', 200, ''))],
  ['promise', "Event: 'connect' (ClientRequest)", 'head carries', connectHead],
  ['promise', "Event: 'connect' (ClientRequest)", 'with no listener', notes('connectUnheard', seesEnd)],
  ['event', "Event: 'upgrade' (ClientRequest)", '', notes('upgrade', ...taken('upgrade', 101, 'first bytes'))],
  ['promise', "Event: 'upgrade' (ClientRequest)", 'with no listener', notes('upgradeUnheard', seesEnd)],
  [
    'promise',
    "Event: 'upgrade' (ClientRequest)",
    'only a 101 counts',
    notes('upgradeOnly101', ['response', 200, 'other'], ['body', 'ok']),
  ],
  ['event', "Event: 'continue'", '', notes('continue', ['continue', 0], ['response', 200])],
  ['event', "Event: 'information'", '', notes('information', ['information', 1, 102], ['response', 200])],
  ['promise', "Event: 'information'", '101 does not emit it', notes('informationNot101', ['upgrade', 101])],
]
