/** What the manuals promise of each option of http.request; the programs are those of programs/client-options.js. */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'

const notes = (name: string, ...gives: Row[]): Proof => ({ program: `client-options.${name}`, gives })

const localhost = ['GET / HTTP/1.1', 'Host: localhost:PORT']
/** A code came with the codes of all errors. */
const pathSpace: Proof = {
  program: 'client-options.pathSpace',
  gives: line => [
    line === '12'
      ? [true, 'ERR_UNESCAPED_CHARACTERS', 'Request path contains unescaped characters']
      : [true, '[undefined]', 'Request path contains unescaped characters.'],
  ],
}
/** The options are those of an agent: a request that has them makes nothing of them. */
const keepAlive = notes(
  'keepAlive',
  ['connections', 2],
  ['said', ['Connection: close', 'Connection: close']],
  ['setKeepAlive', []],
)

export const clientOptions: readonly SharedCheck[] = [
  [
    'option',
    'http.request, options.auth',
    "'user:password' becomes",
    notes('auth', ['GET / HTTP/1.1', 'Authorization: Basic dXNlcjpwYXNzd29yZA==']),
  ],
  ['option', 'http.request, options.headers', 'an object', notes('headers', ['X-One: 1', 'x-two: b'])],
  [
    'option',
    'http.request, options.host',
    'a name or address of the server',
    notes('host', ['GET / HTTP/1.1', 'Host: 127.0.0.1:PORT'], localhost),
  ],
  ['option', 'http.request, options.host', "defaults to 'localhost'", notes('hostDefault', localhost)],
  [
    'option',
    'http.request, options.hostname',
    'preferred over host',
    notes('hostname', ['GET / HTTP/1.1', 'Host: 127.0.0.1:PORT']),
  ],
  [
    'option',
    'http.request, options.method',
    "the method; 'GET' by default",
    notes('method', ['GET / HTTP/1.1'], ['PUT / HTTP/1.1']),
  ],
  [
    'option',
    'http.request, options.method',
    'possible values are',
    notes('methodAny', ['DELETE / HTTP/1.1'], ['REPORT / HTTP/1.1']),
  ],
  ['option', 'http.request, options.path', 'the path with its query', notes('pathQuery', ['GET /page?a=b&c HTTP/1.1'])],
  ['option', 'http.request, options.path', "defaults to '/'", notes('pathDefault', ['GET / HTTP/1.1'])],
  ['option', 'http.request, options.path', 'fragments are included', notes('pathFragment', ['GET /a#b HTTP/1.1'])],
  ['option', 'http.request, options.path', 'a path with a space throws', pathSpace],
  ['option', 'http.request, options.port', 'the port', notes('port', [0, 1, ['GET /two HTTP/1.1']])],
  [
    'option',
    'http.request, options.port',
    'defaults to 80',
    notes('portDefault', ['agent.defaultPort', 80], ['connects to', [80]], [['Host: 127.0.0.1']]),
  ],
  ['option', 'http.request, options.localAddress', '', notes('localAddress', ['peer sees', '127.0.0.2'])],
  [
    'option',
    'http.request, options.socketPath',
    '',
    notes('socketPath', [['GET /by-path HTTP/1.1', 'Host: localhost']]),
  ],
  ['option', 'http.request, options.keepAlive', 'sockets are kept', keepAlive],
  ['option', 'http.request, options.keepAliveMsecs', '', keepAlive],
  ['option', 'http.request, options.family', '', notes('family', ['family', 4], ['family', 6])],
  [
    'option',
    'http.request, options.createConnection',
    '',
    notes('createConnection', ['calls', 1, 'agent', 'undefined', 'its socket', true, ['GET / HTTP/1.1']]),
  ],
  [
    'option',
    'http.request, options.protocol',
    '',
    notes(
      'protocol',
      ['ERR_INVALID_PROTOCOL', 'Protocol "https:" not supported. Expected "http:"'],
      ['http: is taken'],
    ),
  ],
  [
    'option',
    'http.request, options.setHost',
    '',
    notes('setHost', ['GET / HTTP/1.1'], ['GET / HTTP/1.1', 'Host: 127.0.0.1:PORT']),
  ],
  ['option', 'http.request, options.timeout', '', notes('timeout', ['socket', true, 60], ['timeout', 0])],
]
