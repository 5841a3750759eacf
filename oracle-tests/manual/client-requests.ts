/** What the manuals promise of http.request, http.get and createClient; the programs are those of programs/client-request.js. */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'

const notes = (name: string, ...gives: Row[]): Proof => ({ program: `client-request.${name}`, gives })
const byLine = (name: string, gives: (line: string) => readonly Row[]): Proof => ({
  program: `client-request.${name}`,
  gives,
})

/** The length of a body that comes with end is known since io.js. */
const request = byLine('request', line => [
  ['sockets', 1],
  ['io.js', '12'].includes(line)
    ? [['POST /page HTTP/1.1', 'Content-Length: 4'], 'body']
    : [['POST /page HTTP/1.1', 'Transfer-Encoding: chunked'], '4\r\nbody\r\n0\r\n\r\n'],
  ['sockets later', 0],
])
/** The method is set, in the options themselves, by the first two lines alone. */
const getMethod = byLine('getMethod', line => {
  const method = line === '0.4' ? 'GET' : 'POST'
  return [['in the options', method], [[`${method} / HTTP/1.1`]]]
})
const parseError = byLine('parseError', line => [
  ['error', line === '0.4' ? '[undefined]' : 'HPE_INVALID_CONSTANT', 'Parse Error'],
])
const isWritable = notes('isWritable', [true, true, false], [true, 'function', 'function', 'boolean', 'function'])
/** Its first words are those of a module, and later those of all deprecations. */
const createClient = byLine('createClient', line => [
  [
    'stderr',
    line === 'io.js'
      ? '(node) http.createClient is deprecated. Use http.request instead.\n'
      : 'http.createClient is deprecated. Use `http.request` instead.\n',
  ],
  [true],
  [['GET /old HTTP/1.1', 'Host: h', 'X-Mine: yes']],
])

export const clientRequests: readonly SharedCheck[] = [
  ['method', 'http.request(options', 'issues a request', request],
  ['method', 'http.get(options', 'as http.request', notes('get', [['GET / HTTP/1.1'], ''])],
  ['promise', 'http.get(options', 'the method is set to GET', getMethod],
  ['promise', 'http.get(url', 'URL and options', notes('getUrlAndOptions', [['GET /there HTTP/1.1', 'X-Mine: yes']])],
  [
    'promise',
    'http.request(options',
    'a Connection: keep-alive header',
    notes(
      'keepAlive',
      [['GET /1 HTTP/1.1', 'Connection: keep-alive']],
      [['GET /2 HTTP/1.1', 'Connection: keep-alive']],
      ['connections', 1],
    ),
  ],
  [
    'promise',
    'http.request(options',
    'a Content-Length header',
    notes('contentLength', [['POST / HTTP/1.1', 'Content-Length: 4'], 'data']),
  ],
  ['promise', 'http.request(options', 'an Authorization header', notes('authorization', [['Authorization: mine']])],
  [
    'promise',
    'http.request(options',
    'an Expect header',
    notes(
      'expect',
      ['head', ['POST / HTTP/1.1', 'Expect: 100-continue'], 'ended', false, 'body', ''],
      ['body', 'body'],
    ),
  ],
  [
    'promise',
    'http.request(options',
    'end() must be called',
    notes('mustEnd', ['before end', ''], ['at the response', ['GET / HTTP/1.1']]),
  ],
  ['promise', 'http.request(options', 'errors of DNS', notes('dnsError', ['error', 'ENOTFOUND'])],
  ['promise', 'http.request(options', 'errors of TCP', notes('tcpError', ['error', 'ECONNREFUSED'])],
  ['promise', 'http.request(options', 'parse errors', parseError],
  ['promise', 'http.request(options', 'gives back an http.ClientRequest', isWritable],
  ['promise', 'Class: http.ClientRequest', 'a writable stream', isWritable],
  ['promise', 'http.ClientRequest', 'a writable stream', isWritable],
  [
    'promise',
    'http.request(options',
    'options may be a string',
    notes('urlString', [['GET /there?a=b HTTP/1.1', 'Authorization: Basic dTpw']]),
  ],
  [
    'promise',
    'http.request(options',
    'the callback is a one-time listener',
    notes('oneTime', ['before', 1], ['inside', 0]),
  ],
  [
    'promise',
    'http.request(options',
    'with no error listener',
    notes('errorThrown', ['error', 'thrown', 'HPE_INVALID_CONSTANT']),
  ],
  [
    'promise',
    'http.request(url',
    'the first argument may be a URL',
    notes(
      'urlMerged',
      [['DELETE /from-url?a=b HTTP/1.1']],
      [['OPTIONS /from-options HTTP/1.1']],
      [['PUT /from-url?a=b HTTP/1.1']],
    ),
  ],
  [
    'promise',
    'http.request, order of events',
    'success',
    notes('orderSuccess', ['socket, response, response data, response end, close, response close']),
  ],
  [
    'promise',
    'http.request, order of events',
    'connection error',
    notes('orderConnectionError', ['socket, error, close']),
  ],
  [
    'promise',
    'http.request, order of events',
    'abort before the connection',
    notes('orderAbortBefore', ['socket, abort, error, close']),
  ],
  [
    'promise',
    'http.request, order of events',
    'abort after the response',
    notes('orderAbortAfter', [
      'socket, response, response data, abort, response aborted, close, response end, response close',
    ]),
  ],
  ['method', 'http.createClient(', '', createClient],
  ['promise', 'http.createClient(', 'it is deprecated', createClient],
]
