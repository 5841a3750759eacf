/** What the manuals promise of the body of a response; the programs are those of programs/response-body.js. */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'

const notes = (name: string, ...gives: Row[]): Proof => ({ program: `response-body.${name}`, gives })
const byLine = (name: string, gives: (line: string) => readonly Row[]): Proof => ({
  program: `response-body.${name}`,
  gives,
})

const ok = ['HTTP/1.1 200 OK']
/** The length of a body that comes with end is known since io.js. */
const data = (line: string) => (['io.js', '12'].includes(line) ? 'data' : '4\r\ndata\r\n0\r\n\r\n')
/** Whether end gives a text, or bytes, to the write that all may call. */
const writesText = (line: string) => (['0.12', 'io.js'].includes(line) ? 1 : 0)
const writesBytes = (line: string) => (['0.4', '0.12', 'io.js'].includes(line) ? 1 : 0)
const ends = byLine('ends', line => [
  ['text', writesText(line), data(line)],
  ['bytes', writesBytes(line), data(line)],
  ['after write', line === '12' ? 0 : 1, '3\r\none\r\n4\r\ndata\r\n0\r\n\r\n'],
])
/** An error came with its code since the codes of all errors. */
const kinds = byLine('kinds', line => {
  const refused = ['TypeError', line === '12' ? 'ERR_INVALID_ARG_TYPE' : '[undefined]']
  return [
    ...['12', 'true', '{}', '[1,2]'].map(chunk => [chunk, ...refused]),
    ['body', '5\r\ntext,\r\n5\r\nbytes\r\n0\r\n\r\n'],
  ]
})
const kindsOfOld = notes(
  'kindsOfOld',
  ...['12', 'true', '{}'].map(chunk => [chunk, 'TypeError']),
  ['[1,2]', false],
  ['error of the socket', 'Second argument should be a buffer'],
  ['head', ok],
)
const drain = notes('drain', ['small', true], ['large', false], ['drained', false], ['drain'])

export const responseBodies: readonly SharedCheck[] = [
  [
    'method',
    'response.write(',
    'sends a piece of the body',
    notes('pieces', ['head', [...ok, 'Transfer-Encoding: chunked']], ['body', '3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n']),
  ],
  ['promise', 'response.write(', 'a string or a Buffer', kindsOfOld, ['001']],
  ['promise', 'response.write(', 'a string or a Buffer', kinds, ['000', '002', '003', '004']],
  ['promise', 'response.write(', 'drain follows a false', drain],
  ['promise', 'response.write(', 'true when all went to the kernel', drain],
  [
    'promise',
    'response.write(',
    'no body for HEAD, 204 and 304',
    notes(
      'noBody',
      ['HEAD /', ok, ''],
      ['GET /204', ['HTTP/1.1 204 No Content'], ''],
      ['GET /304', ['HTTP/1.1 304 Not Modified'], ''],
    ),
  ],
  [
    'promise',
    'response.write(',
    'the callback is called when the piece is flushed',
    notes('told', ['at once', 0], ['later', 'one,two'], ['body', '3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n']),
  ],
  [
    'promise',
    'response.write(',
    "the encoding defaults to 'utf8'",
    notes('utf8', ['head', ['Content-Length: 5']], ['body', 'caf\u00c3\u00a9']),
  ],
  [
    'promise',
    'response.write(',
    'the first call sends the head',
    notes('together', ['reads', 1, true, '5\r\npiece\r\n']),
  ],
  [
    'promise',
    'response.write(',
    'the head is held until the first piece',
    notes('held', ['after writeHead', ''], ['after write', ok]),
  ],
  [
    'promise',
    'response.write(',
    'without writeHead the implicit head',
    notes('implicit', ['head', ['HTTP/1.1 201 Created', 'X-Mine: yes']], ['body', '5\r\npiece\r\n0\r\n\r\n']),
  ],

  [
    'method',
    'response.end(',
    'says that the response is complete',
    notes('endNeeded', ['before end', '5\r\npiece\r\n'], ['after end', '5\r\npiece\r\n0\r\n\r\n']),
  ],
  ['promise', 'response.end(', 'end(data) is write(data) then end()', ends],
  ['promise', 'response.end(', 'gives back the response', notes('endGivesBack', [true])],
  [
    'promise',
    'response.end(',
    'the callback is called when the response is finished',
    notes('endTells', ['at once', 0], ['finish,callback', true]),
  ],
]
