/** What the manuals promise of the head of a response; the programs are those of programs/response-head.js. */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'
import * as is from './examples'

const notes = (name: string, ...gives: Row[]): Proof => ({ program: `response-head.${name}`, gives })
const byLine = (name: string, gives: (line: string) => readonly Row[]): Proof => ({
  program: `response-head.${name}`,
  gives,
})

const ok = ['HTTP/1.1 200 OK']
const notFound = ['HTTP/1.1 404 Not Found']
const refused = [
  ['name', 'TypeError', 'ERR_INVALID_HTTP_TOKEN'],
  ['value', 'TypeError', 'ERR_INVALID_CHAR'],
]
const noValue = ['undefined', 'TypeError', 'ERR_HTTP_INVALID_HEADER_VALUE']
/** The phrase of the first call is that of the response, where a response has one. */
const writeHeadTwice = byLine('writeHeadTwice', line => [
  ['again', 'no error'],
  ['head', [['0.4', '0.10'].includes(line) ? 'HTTP/1.1 201 Created' : 'HTTP/1.1 201 OK', 'X-Second: yes']],
])
const readLate = byLine('readLate', line => [
  line === '0.4' ? ['late', 'throws', "Can't use mutable header APIs after sent."] : ['late', 'yes'],
  ['head', ['X-Mine: yes']],
])
/** An announcement of trailers was checked against the coding at last. */
const trailersDropped = byLine('trailersDropped', line => [
  ['/plain', 'no error'],
  [[], 'body.'],
  ...(line === '12'
    ? [
        ['/announced', 'Error', 'ERR_HTTP_TRAILER_INVALID'],
        [[], '.'],
      ]
    : [
        ['/announced', 'no error'],
        [['Trailer: X-After'], 'body.'],
      ]),
])
const anyCase = notes('anyCase', ['text/html', 'text/html', 'text/html'])
const copy = notes(
  'copy',
  [['x-one', 'set-cookie'], 'shallow', true, 'prototype', null, 'undefined'],
  ['1', false],
  ['head', ['X-One: 1']],
)
const badStatus = notes(
  'badStatus',
  ...['99', '1000', '-1', 'abc', 'undefined', '[object Object]'].map(code => [
    code,
    'RangeError',
    'ERR_HTTP_INVALID_STATUS_CODE',
  ]),
  ['head', ['HTTP/1.1 999 unknown']],
)

export const responseHeads: readonly SharedCheck[] = [
  ['method', 'response.writeHead(', 'sends the head', is.writeHead],
  [
    'promise',
    'response.writeHead(',
    'Content-Length counts bytes',
    notes('lengthInBytes', ['head', ['Content-Length: 5']], ['body', 'caf\u00c3\u00a9']),
  ],
  [
    'promise',
    'response.writeHead(',
    'Content-Length is not checked',
    notes('lengthUnchecked', ['/long', ['Content-Length: 2'], 'four'], ['/short', ['Content-Length: 8'], 'four']),
  ],
  ['promise', 'response.writeHead(', 'a bad name or value', notes('badInWriteHead', ...refused, noValue)],
  ['promise', 'response.writeHead(', 'a status outside 100', badStatus],
  [
    'promise',
    'response.writeHead(',
    'it must be called before end()',
    notes('writeHeadLate', ['after end', 'no error'], ['head', ok]),
  ],
  ['promise', 'response.writeHead(', 'it must be called once only', writeHeadTwice],
  [
    'promise',
    'response.writeHead(',
    'merged with setHeader',
    notes('merged', ['head', ['X-Both: written', 'X-Set: yes', 'X-Written: yes']]),
  ],
  [
    'promise',
    'response.writeHead(',
    'the phrase may stand second',
    notes('phrase', ['head', ['HTTP/1.1 404 Gone Fishing', 'X-Mine: yes']]),
  ],
  [
    'promise',
    'response.writeHead(',
    'with no setHeader before',
    notes('notReadBack', ['[undefined]', false, 0], ['head', ['X-Mine: yes']]),
  ],
  [
    'promise',
    'response.writeHead(',
    'write() or end() before it',
    notes('callsWriteHead', ['/write', 'writeHead', 200], [ok], ['/end', 'writeHead', 200], [ok]),
  ],

  ['method', 'response.setHeader(', 'sets one header', is.setHeader],
  ['promise', 'response.setHeader(', 'an array sends as many lines', is.setHeader],
  ['promise', 'response.setHeader(', 'a header already set', notes('replaced', ['head', ['x-mine: 2']])],
  [
    'promise',
    'response.setHeader(',
    'a bad name or value',
    notes('badHeader', ...refused, noValue, ['good', 'no error'], ['head', ['x-a: x']]),
  ],
  [
    'promise',
    'response.setHeader(',
    'values that are no strings',
    notes('kept', ['number', true], ['head', ['X-Number: 12', 'X-List: a', 'X-List: b']]),
  ],
  ['method', 'response.getHeader(', 'reads a header', is.getHeader],
  ['promise', 'response.getHeader(', 'the name may be in any case', anyCase],
  ['promise', 'response.getHeader(', 'the name is case-sensitive', anyCase],
  ['promise', 'response.getHeader(', 'only before the headers are flushed', readLate],
  [
    'promise',
    'response.getHeader(',
    'the type is the one that was set',
    notes('kept', ['number', true], ['head', ['X-Number: 12', 'X-List: a', 'X-List: b']]),
  ],
  ['method', 'response.getHeaderNames(', '', notes('names', [true, 'x-one,set-cookie'])],
  ['method', 'response.getHeaders(', '', copy],
  ['promise', 'response.getHeaders(', 'the copy has no prototype', copy],
  ['method', 'response.hasHeader(', '', notes('has', [true, true, false])],
  ['method', 'response.removeHeader(', '', is.removeHeader],

  ['property', 'response.statusCode', 'the status for implicit headers', notes('status', ['head', notFound])],
  ['promise', 'response.statusCode', 'after the head is sent', notes('statusLater', [404], ['head', notFound])],
  [
    'property',
    'response.statusMessage',
    'the phrase for implicit headers',
    notes('message', ['head', ['HTTP/1.1 404 Not here']]),
  ],
  ...['after the head is sent', 'left undefined'].map(
    (promise): SharedCheck => [
      'promise',
      'response.statusMessage',
      promise,
      notes('messageLater', ['[undefined]'], ['Not Found'], ['head', notFound]),
    ],
  ),
  ['property', 'response.sendDate', '', notes('sendDate', ['/on', true], [true], ['/off', true], [false])],

  ['method', 'response.addTrailers(', 'adds headers after the body', is.addTrailers],
  [
    'promise',
    'response.addTrailers(',
    'a Trailer header is the user',
    notes(
      'trailerIsYours',
      ['head', ['Transfer-Encoding: chunked']],
      ['body', '4\r\nbody\r\n0\r\nX-After: yes\r\n\r\n'],
    ),
  ],
  ['promise', 'response.addTrailers(', 'a bad name or value', notes('badTrailer', ...refused)],
  ['promise', 'response.addTrailers(', 'only with chunked coding', trailersDropped],

  ['method', 'response.writeContinue(', '', notes('writeContinue', ['HTTP/1.1 100 Continue\r\n\r\n', ok, 'ok'])],
  ['method', 'response.writeProcessing(', '', notes('writeProcessing', ['HTTP/1.1 102 Processing\r\n\r\n', ok, 'ok'])],
]
