/** What the manuals promise of a response as an object; the programs are those of programs/response-state.js. */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'

const notes = (name: string, ...gives: Row[]): Proof => ({ program: `response-state.${name}`, gives })

/** The last releases of the last line could cork. */
const isWritable: Proof = {
  program: 'response-state.isWritable',
  gives: line => [
    [true, true, false],
    [true, 'function', 'function', line === '12' ? 'function' : 'undefined'],
  ],
}

export const responseStates: readonly SharedCheck[] = [
  ['promise', 'Class: http.ServerResponse', 'a writable stream', isWritable],
  ['promise', 'http.ServerResponse', 'a writable stream', isWritable],
  ['option', 'http.createServer, options.ServerResponse', '', notes('ownClass', [true, true], ['greetings'])],
  ['property', 'response.connection', '', notes('connection', ['function', true, true])],
  ['property', 'response.finished', '', notes('finished', [false], [false], [true])],
  [
    'property',
    'response.headersSent',
    '',
    notes(
      'headersSent',
      ['before', false],
      ['assigned', false],
      ['after writeHead', true],
      ['on the wire', ''],
      ['after end', true],
      [['HTTP/1.1 200 OK']],
    ),
  ],
  ['property', 'response.socket', '', notes('socket', ['before', true], ['after end', true], ['finish', true])],
  [
    'method',
    'response.setTimeout(',
    '',
    notes('setTimeout', ['listeners', 0], ['listeners', 1], ['timeout', true], [['HTTP/1.1 200 OK']]),
  ],
  ['promise', 'response.setTimeout(', 'with no listener', notes('timeoutDestroys', ['heard', '', 'destroyed', true])],
  ['promise', 'response.setTimeout(', 'gives back the response', notes('setTimeoutGivesBack', [true, true])],
  [
    'event',
    "Event: 'close' (ServerResponse)",
    'the connection went before end()',
    notes('closeEarly', ['close', 'finished', false]),
  ],
  [
    'event',
    "Event: 'close' (ServerResponse)",
    'the connection was terminated',
    notes('closeAfter', ['finish,close', 'connection lives', true], ['then early', 'close']),
  ],
]
