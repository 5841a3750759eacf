/** What the manuals promise of the methods and properties of a request; the programs are those of programs/client-members.js. */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'

const notes = (name: string, ...gives: Row[]): Proof => ({ program: `client-members.${name}`, gives })
const byLine = (name: string, gives: (line: string) => readonly Row[]): Proof => ({
  program: `client-members.${name}`,
  gives,
})

/** The first line aborts without a word to the request. */
const abort = byLine('abort', line => [
  ['destroyed before', false],
  ['destroyed after', true],
  ...(line === '0.4' ? [] : [['error', 'ECONNRESET']]),
  ['the peer sees the close'],
])
/** A socket that is still connecting counts, but for the clock of 12. */
const passedOn = (name: string, method: string, args: unknown[]) =>
  notes(name, ['before there is a socket', false], [method, args, 'connected', false])
const setTimeout = byLine('setTimeout', line => [
  ['listeners of timeout', 1],
  ['socket.setTimeout', 60, 'connected', line === '12'],
  ['callback'],
  ['timeout'],
])
const writeOther = byLine('writeOther', line => {
  const refused = [true, line === '12' ? 'ERR_INVALID_ARG_TYPE' : '[undefined]']
  return [refused, refused, refused]
})
/** An error, or the lack of one, came to be told later. */
const writeCallback = byLine('writeCallback', line => [['written'], ['flushed', line === '12' ? 1 : 0]])

export const clientMembers: readonly SharedCheck[] = [
  ['method', 'request.abort()', '', abort],
  ['promise', 'request.abort()', 'the rest of the response is dropped', notes('abortDrops', ['data', 5, 'after', 0])],
  ['property', 'request.aborted', '', notes('aborted', ['before', false], ['after', true])],

  [
    'method',
    'request.end([data',
    'finishes the request',
    notes('end', [['POST / HTTP/1.1'], '5\r\nsome \r\n0\r\n\r\n']),
  ],
  [
    'promise',
    'request.end([data',
    'a chunked request ends in',
    notes('endChunk', [['Transfer-Encoding: chunked'], '4\r\ndata\r\n0\r\n\r\n']),
  ],
  [
    'promise',
    'request.end([data',
    'end(data) is write(data) then end()',
    notes('endWithData', ['5\r\ncaf\u00c3\u00a9\r\n0\r\n\r\n', true]),
  ],
  [
    'promise',
    'request.end([data',
    'the callback is called at the finish',
    notes('endCallback', ['called end'], ['finish'], ['callback', 0]),
  ],
  ['promise', 'request.end([data', 'gives back the request', notes('endGives', [true])],

  [
    'method',
    'request.flushHeaders()',
    '',
    notes('flushHeaders', [['POST / HTTP/1.1', 'X-Mine: yes'], '', 'finished', false]),
  ],
  ['method', 'request.getHeader(name)', '', notes('getHeader', [2, ['a', 'b'], '[undefined]'])],
  ['method', 'request.removeHeader(name)', '', notes('removeHeader', [['X-Kept: a']])],
  [
    'method',
    'request.setHeader(name, value)',
    '',
    notes('setHeader', ['number'], [['x-one: second', 'X-List: a', 'X-List: b', 'X-Number: 3']]),
  ],

  ['method', 'request.setNoDelay(', '', passedOn('setNoDelay', 'setNoDelay', [true])],
  ['method', 'request.setSocketKeepAlive(', '', passedOn('setSocketKeepAlive', 'setKeepAlive', [true, 1000])],
  ['method', 'request.setTimeout(timeout', '', setTimeout],
  ['promise', 'request.setTimeout(timeout', 'the callback is bound', setTimeout],
  ['promise', 'request.setTimeout(timeout', 'gives back the request', notes('setTimeoutGives', [true])],

  [
    'method',
    'request.write(chunk',
    'sends a piece',
    notes('write', ['first', '3\r\none\r\n'], ['second', '3\r\none\r\n3\r\ntwo\r\n']),
  ],
  ['promise', 'request.write(chunk', 'chunk is a Buffer or a string', writeOther],
  [
    'promise',
    'request.write(chunk',
    'chunk is an array of integers',
    notes('writeArray', ['error', 'Second argument should be a buffer']),
  ],
  ['promise', 'request.write(chunk', 'encoding is for strings', notes('writeEncoding', ['c3 a9 c3 a9 e9 c3 a9'])],
  ['promise', 'request.write(chunk', 'the callback is called when', writeCallback],
  [
    'promise',
    'request.write(chunk',
    'but only for a piece that is not empty',
    notes('writeEmptyCallback', ['called for an empty piece'], ['called for a piece']),
  ],
  [
    'promise',
    'request.write(chunk',
    'an empty piece does nothing',
    notes('writeEmpty', ['1\r\na\r\n1\r\nb\r\n0\r\n\r\n']),
  ],
  [
    'promise',
    'request.write(chunk',
    'true or false, and drain',
    notes('writeGives', ['small', true], ['big', false], ['drain']),
  ],

  ['property', 'request.connection', 'see request.socket', notes('connection', [true, true, true])],
  ['property', 'request.finished', '', notes('finished', ['before', false], ['after', true])],
  ['promise', 'request.finished', 'http.get calls end() itself', notes('finishedGet', [true])],
  [
    'property',
    'request.maxHeadersCount',
    '',
    notes('maxHeadersCount', ['limit', null], ['headers', 1000], ['limit', 10], ['headers', 10]),
  ],
  [
    'promise',
    'request.maxHeadersCount',
    '0 means no limit',
    notes('maxHeadersCountZero', ['limit', 0], ['headers', 1102]),
  ],
  ['property', 'request.socket', '', notes('socket', [true, '127.0.0.1'], ['readable, early listener'])],
]
