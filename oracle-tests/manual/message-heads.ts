/** What the manuals promise of the head and the rest of a message; the programs are those of programs/message-heads.js. */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'

const notes = (name: string, ...gives: Row[]): Proof => ({ program: `message-heads.${name}`, gives })
const byLine = (name: string, gives: (line: string) => readonly Row[]): Proof => ({
  program: `message-heads.${name}`,
  gives,
})
/** What a request and a response show of the same. */
const sides = (name: string, request: Row, response: Row = request) =>
  notes(name, ['request', ...request], ['response', ...response])

const httpVersion = notes(
  'httpVersion',
  ['request', '1.1', 1, 1],
  ['response', '1.1', 1, 1],
  ['request', '1.0', 1, 0],
  ['response', '1.0', 1, 0],
)
const rawHeaders = sides(
  'rawHeaders',
  [true, ['HOST', 'h', 'x-one', '1', 'X-One', '2', 'User-Agent', 'a', 'user-agent', 'b', 'Connection', 'close']],
  [true, ['x-one', '1', 'X-One', '2', 'SERVER', 'a', 'server', 'b', 'Content-Length', '0', 'Connection', 'close']],
)
/** Raw lines were added to the list that the message had; later the message got the list of the parser. */
const rawTrailers = byLine('rawTrailers', line =>
  ['request', 'response'].map(side => [
    side,
    'at first',
    [],
    'at end',
    ['X-Sum', '1', 'X-Note', 'b'],
    'the same object',
    line !== '12',
  ]),
)
const peerCertificate = notes(
  'peerCertificate',
  ['request', 'undefined', 'function'],
  ['response', 'undefined', 'function', 'localhost'],
)

export const messageHeads: readonly SharedCheck[] = [
  ['promise', 'http.IncomingMessage', 'a readable stream', sides('isReadable', [true, true, 'function', true])],
  ['promise', 'Class: http.IncomingMessage', 'a readable stream', sides('isReadable', [true, true, 'function', true])],
  ['property', 'message.httpVersion', '', httpVersion],
  ['promise', 'message.httpVersion', 'httpVersionMajor and httpVersionMinor', httpVersion],
  [
    'property',
    'message.headers',
    '',
    sides(
      'headers',
      [['host', 'x-mixed-case', 'connection'], 'Value', '[undefined]'],
      [['content-length', 'x-mixed-case', 'connection'], 'Value', '[undefined]'],
    ),
  ],
  [
    'promise',
    'message.headers',
    'read only',
    notes(
      'replaced',
      ['request', 'changed', 'added'],
      ['request', { only: 'this' }],
      ['response', 'changed', 'added'],
      ['response', { only: 'this' }],
    ),
  ],
  [
    'promise',
    'message.headers',
    'repeats of 17 named headers',
    notes('dropped', ['first', 16, 'of', 16, { 'content-length': 'first' }]),
  ],
  ['promise', 'message.headers', 'set-cookie is always an array', sides('setCookie', [['a=1']], [['a=1', 'b=2']])],
  ['promise', 'message.headers', 'repeats of cookie', notes('cookie', ['a=1; b=2'])],
  [
    'promise',
    'message.headers',
    'repeats of others',
    notes('joined', ['first, second', 'first, second', 'first, second']),
  ],
  ['property', 'message.rawHeaders', '', rawHeaders],
  ['promise', 'message.rawHeaders', 'even places are names', rawHeaders],
  ['promise', 'message.rawHeaders', 'no lower-casing', rawHeaders],
  [
    'property',
    'message.trailers',
    '',
    sides('trailers', ['at first', {}, 'at end', { 'x-sum': '1', 'x-note': 'b' }, 'the same object', true]),
  ],
  ['property', 'message.rawTrailers', '', rawTrailers],
  ['property', 'message.method', '', sides('method', ['GET'], [null])],
  ['property', 'message.url', '', sides('url', ['/status?name=ann'], [''])],
  ['property', 'message.statusCode', '', sides('statusCode', [null], [203])],
  ['property', 'message.statusMessage', '', sides('statusMessage', [null], ['Nearly'])],
  ['property', 'message.socket', '', sides('socket', [true, true, '127.0.0.1', 'function'])],
  ['promise', 'message.socket', 'over HTTPS: ', peerCertificate],
  [
    'option',
    'http.createServer, options.IncomingMessage',
    '',
    notes('ownClass', [true, true, true, '/status?name=ann']),
  ],
]
