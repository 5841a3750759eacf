/**
 * What the manuals promise of the body, the end and the methods of a message; the programs are those of
 * programs/message-events.js.
 */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'

const notes = (name: string, ...gives: Row[]): Proof => ({ program: `message-events.${name}`, gives })
const byLine = (name: string, gives: (line: string) => readonly Row[]): Proof => ({
  program: `message-events.${name}`,
  gives,
})

/** An error told why, while the first manual was written. */
const closed = (line: string): Row[] => [
  line === '0.4' ? ['close', 1, 'error aborted'] : ['close', 0, '[undefined]'],
  ['closes', 1],
]
const close = byLine('close', closed)
const closeBeforeAndAfter = byLine('closeBeforeAndAfter', line => [
  ...closed(line),
  ...(line === '12' ? [['close', 'socket destroyed', false]] : []),
  ['while the connection lives', line === '12' ? 1 : 0],
  ['in all', line === '12' ? 1 : 0],
])
const timedOut: Row[] = [
  ['of the server', '[undefined]', 'of the socket', 120000],
  ['timeout', true],
]
const order: Row = [['data', 'data', 'end', 'close']]
const orders = notes('orders', order, [['data', 'close']])
const body = (type: string): Row => ['abcde', [type], 'end', 0]
const responseOrder = notes('responseOrder', [['data', 'end']])
const gives = notes('setTimeoutGives', [true, true])

const firstManual: readonly SharedCheck[] = [
  ['event', "Event: 'data' (ServerRequest)", '', notes('data', body('Buffer'))],
  [
    'promise',
    "Event: 'data' (ServerRequest)",
    'the piece is a string',
    notes('pieces', body('Buffer'), body('string')),
  ],
  ['event', "Event: 'end' (ServerRequest)", '', notes('order', order)],
  ['event', "Event: 'close' (ServerRequest)", '', close],
  [
    'promise',
    "Event: 'close' (ServerRequest)",
    'err is always given',
    byLine('closeErrors', line => [...closed(line), ...timedOut]),
  ],
  ['promise', "Event: 'close' (ServerRequest)", "err.code is 'timeout'", notes('closeTimedOut', ...timedOut)],
  ['promise', "Event: 'close' (ServerRequest)", "err.code is 'aborted'", close],
  ['promise', "Event: 'close' (ServerRequest)", 'incoming connections time out', notes('closeTimedOut', ...timedOut)],
  ['promise', "Event: 'close' (ServerRequest)", 'once a request', orders],
  ['promise', "Event: 'close' (ServerRequest)", 'close may follow end', orders],
  ['event', "Event: 'data' (ClientResponse)", '', notes('responseData', body('Buffer'))],
  ['event', "Event: 'end' (ClientResponse)", '', notes('responseData', body('Buffer'))],
  ['promise', "Event: 'end' (ClientResponse)", 'no other event', responseOrder],
]

export const messageEvents: readonly SharedCheck[] = [
  ...firstManual,
  [
    'event',
    "Event: 'close' (IncomingMessage)",
    'the connection went before',
    byLine('closeBefore', line => [...closed(line), ['closes of an unflushed answer', 0]]),
  ],
  ['event', "Event: 'close' (IncomingMessage)", 'the connection was closed', closeBeforeAndAfter],
  ['promise', "Event: 'close' (IncomingMessage)", 'once a message', notes('order', order)],
  ['property', 'message.aborted', '', notes('aborted', ['request', false, true], ['response', false, true])],
  ['property', 'message.complete', '', notes('complete', ['complete', false, true], ['complete', false, false])],
  [
    'method',
    'message.destroy([error])',
    '',
    notes('destroy', ['destroyed', true], ['socket', true], ['peer sees the end']),
  ],
  [
    'method',
    'message.setTimeout(msecs, callback)',
    '',
    notes(
      'setTimeout',
      ['partial request', 'set', [[60, 'undefined']], 'called', 1, 'socket destroyed', false],
      ['whole request', 'set', [[60, 'undefined']], 'called', 0, 'socket destroyed', true],
      ['response', 'set', [[60, 'undefined']], 'called', 0, 'socket destroyed', false],
    ),
  ],
  ['promise', 'message.setTimeout(msecs, callback)', 'gives back the message', gives],
]
