/** What the manuals promise of the module and its servers; the programs are those of programs/server.js. */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'

const proof = (program: string, ...gives: Row[]): Proof => ({ program: `server.${program}`, gives })

/** What a program notes, by the name of the line; '' is for the lines that have no rows of their own. */
const byLine = (program: string, rows: Readonly<Record<string, readonly Row[]>>): Proof => ({
  program: `server.${program}`,
  gives: line => rows[line] ?? rows[''],
})

const first = '12.0.0'

// the module

const values = (leading: string, trailing: string, bytes: string): Row[] => [
  ['inner', 'a  b;\tC'],
  ['leading', leading],
  ['trailing', trailing],
  ['bytes', bytes],
]
const is = {
  module: proof('module', ['function', 'function'], ['answered', 200]),
  streamed: proof(
    'streamed',
    ['server got', 'one'],
    ['server got', 'two'],
    ['client got', 'uno'],
    ['client got', 'dos'],
  ),
  names: proof('names', [['host', 'connection', 'mixed-case', 'upper'], 'v', 'w']),
  values: {
    ...byLine('values', {
      '0.4': values('c', 'd \t', 'caf\ufffd'),
      '0.10': values('c', 'd \t', 'caf\ufffd'),
      '': values('c', 'd \t', 'caf\u00e9'),
      '12': values('c', 'd', 'caf\u00e9'),
    }),
  },
  untouched: proof('untouched', ['gzip', true], ['parts', true]),
  joined: proof('joined', ['a, b']),
  setCookie: proof('setCookie', [['a=1']]),
  cookie: proof('cookie', ['x=1, y=2']),
  single: proof('single', ['text/plain']),
  twoLengths: byLine('twoLengths', {
    '0.12': [['clientError', 'error HPE_UNEXPECTED_CONTENT_LENGTH']],
    'io.js': [['content-length', '3']],
  }),
  rawHeaders: proof('rawHeaders', [['Host', 'here', 'Connection', 'close', 'X-Twice', 'a', 'x-tWICE', 'b']]),
  statusCodes: proof('STATUS_CODES', ['object', [], true, 'Not Found']),
  methods: byLine('METHODS', {
    '0.12': [[true, 26, [], true]],
    'io.js': [[true, 27, [], true]],
    '12': [[true, 35, [], true]],
  }),
}

// a server and its events

const createServer = proof('createServer', ['Server', true, false], ['request', 1, true, 0])
const request = proof(
  'request',
  ['request', 2, true, true, 'on socket', 1],
  ['request', 2, true, true, 'on socket', 1],
  ['request', 2, true, true, 'on socket', 2],
)
const connection = proof(
  'connection',
  ['connection', 1, true, true],
  ['request', true],
  ['request', true],
  ['connection', 1, true, true],
  ['request', true],
)
const closes = (...rows: Row[]): Row[] => [['before', 'HTTP/1.1 200 OK'], ...rows, ['after', 'error ECONNREFUSED']]
const close = byLine('close', {
  '0.4': closes(['close', 0], ['at once', true]),
  '': closes(['at once', false], ['close', 0]),
})
const continued: Row = ['wire', ['HTTP/1.1 100 Continue', 'HTTP/1.1 200 OK']]
const checkContinue = proof('checkContinue', ['checkContinue', 2, true, true], continued)
const checkContinueRefused = proof(
  'checkContinueRefused',
  ['checkContinue', 2, true, true],
  ['wire', ['HTTP/1.1 403 Forbidden']],
)
const checkExpectation = proof('checkExpectation', ['checkExpectation', 2, true, true], ['wire', ['HTTP/1.1 200 OK']])
/** With bytes behind the head and with none; on the older lines the members of the old sockets are empty. */
const left = (event: string, method: string, old: null | '[undefined]'): Row[] =>
  ['early', ''].flatMap(head => [
    [event, 3, true, method, true],
    ['head', true, head],
    ['data', 0, old, old],
    ['wire', 'bye'],
  ])
const connect = byLine('connect', {
  '0.10': left('connect', 'CONNECT', null),
  '': left('connect', 'CONNECT', '[undefined]'),
})
const upgrade = byLine('upgrade', {
  '0.4': left('upgrade', 'GET', null),
  '0.10': left('upgrade', 'GET', null),
  '': left('upgrade', 'GET', '[undefined]'),
})
const clientError = byLine('clientError', {
  '0.4': [
    ['clientError', 1, true, false],
    ['closed', ''],
  ],
  '': [
    ['clientError', 2, true, true],
    ['closed', ''],
  ],
})

// listening

const served: Row = ['served', 'HTTP/1.1 200 OK']
const listen = proof('listen', ['listening', '127.0.0.1', true], served)
const listenAnywhere = byLine('listenAnywhere', {
  '0.4': [['address', '0.0.0.0', true], served],
  '0.10': [['address', '0.0.0.0', true], served],
  '': [['address', '::', true], served],
})
const listenPath = proof('listenPath', ['listening', true], served)
const asked = (name: string): Row => [name, 'HTTP/1.1 200 OK']

// limits

const counted = (shown: boolean, value: unknown): Row[] => [
  ['maxHeadersCount', shown, value],
  ['headers', 1000],
  ['wire', 'HTTP/1.1 200 OK'],
  ['maxHeadersCount', true, 20],
  ['headers', 20],
  ['wire', 'HTTP/1.1 200 OK'],
]
const maxHeadersCount = byLine('maxHeadersCount', { '': counted(false, '[undefined]'), '12': counted(true, null) })
const timeout = proof('timeout', [120000])
const timeoutHeard = proof('timeoutHeard', ['timeout', 1, true, true], ['open', true])

// messages

const finishEarly = (...after: string[]): Row[] => [
  ['finish', 0],
  ['before it is read', true],
  ['read', true, 'after finish', after],
]
/** The promise was kept only since an empty write took its turn. */
const finish: Proof = byLine('finish', {
  '': finishEarly(),
  '12': [
    ['before it is read', false],
    ['finish', 0],
    ['read', true, 'after finish', ['close']],
  ],
})
const response = proof('response', ['response', 1, true])

export const server: readonly SharedCheck[] = [
  ['promise', 'HTTP (introduction)', "require('http')", is.module],
  ['promise', 'HTTP (introduction)', 'bodies are streamed', is.streamed],
  ['promise', 'HTTP (introduction)', 'names in the headers', is.names],
  ['promise', 'HTTP (introduction)', 'header values are handed over', is.values, ['000', '001', '003', '004']],
  [
    'promise',
    'HTTP (introduction)',
    'header values are handed over',
    { ...is.values, asOf: [first, values('c', 'd \t', 'caf\u00e9')] },
    ['002'],
  ],
  ['promise', 'HTTP (introduction)', 'the body is not interpreted', is.untouched],
  ['promise', 'HTTP (introduction)', 'repeated headers that may have many values', is.joined],
  ['promise', 'HTTP (introduction)', 'set-cookie is given', is.setCookie],
  ['promise', 'HTTP (introduction)', 'cookie, too', is.cookie],
  ['promise', 'HTTP (introduction)', 'a header that can have one value only', is.twoLengths, ['003']],
  ['promise', 'HTTP (introduction)', 'a header that can have one value only', is.single, ['004']],
  ['property', 'HTTP (introduction), rawHeaders', 'rawHeaders lists', is.rawHeaders],
  ['property', 'http.METHODS', 'an array', is.methods, ['003', '004']],
  ['property', 'http.METHODS', 'an array', { ...is.methods, asOf: [first, [[true, 34, [], true]]] }, ['002']],
  ['property', 'http.STATUS_CODES', 'an object', is.statusCodes],
  ['promise', 'http.STATUS_CODES', 'http.STATUS_CODES[404]', is.statusCodes],

  ['method', 'http.createServer(', 'gives back a new server', createServer],
  ['promise', 'http.createServer(', 'the listener is added', createServer],
  ['event', "Event: 'request'", 'emitted for each request', request],
  ['promise', "Event: 'request'", 'a kept-alive connection', request],
  ['promise', "Event: 'request'", 'request is an http.IncomingMessage', request],
  ['promise', "Event: 'request'", 'response is an http.ServerResponse', request],
  ['event', "Event: 'connection'", 'emitted for each new TCP stream', connection],
  ['promise', "Event: 'connection'", 'socket is a net.Socket', connection],
  ['promise', "Event: 'connection'", 'stream is a net.Stream', connection],
  ['promise', "Event: 'connection'", 'the same object is request.connection', connection],
  [
    'promise',
    "Event: 'connection'",
    'the socket emits no readable events',
    byLine('connectionReadable', { '': [['request'], ['closed']], '12': [['readable'], ['open']] }),
  ],
  [
    'promise',
    "Event: 'connection'",
    'users may emit connection',
    proof('connectionDuplex', ['request', '/by-hand', true], ['HTTP/1.1 200 OK', 'ok']),
  ],
  ['event', "Event: 'close' (server)", 'emitted when the server closes', close],
  ['promise', "Event: 'close' (server)", 'the listener gets errno', close],
  ['event', "Event: 'checkContinue'", 'emitted for a request with', checkContinue],
  ['promise', "Event: 'checkContinue'", 'with no listener', proof('continueByItself', ['request'], continued)],
  ['promise', "Event: 'checkContinue'", 'with a listener', checkContinueRefused],
  ['promise', "Event: 'checkContinue'", 'the listener answers with', checkContinue],
  ['event', "Event: 'checkExpectation'", 'emitted for an Expect header', checkExpectation],
  [
    'promise',
    "Event: 'checkExpectation'",
    'with no listener',
    proof('expectationFailed', ['wire', ['HTTP/1.1 417 Expectation Failed']]),
  ],
  ['promise', "Event: 'checkExpectation'", 'with a listener', checkExpectation],

  ['event', "Event: 'connect' (server)", 'emitted for CONNECT', connect],
  ['promise', "Event: 'connect' (server)", 'with no listener', proof('connectUnheard', ['wire', ''])],
  ['promise', "Event: 'connect' (server)", 'head is a Buffer', connect],
  ['promise', "Event: 'connect' (server)", 'afterwards the socket', connect],
  ['event', "Event: 'upgrade' (server)", 'emitted for an upgrade', upgrade],
  ['promise', "Event: 'upgrade' (server)", 'with no listener', proof('upgradeUnheard', ['wire', ''])],
  [
    'promise',
    "Event: 'upgrade' (server)",
    'listening is optional',
    proof('upgradeUnheard', ['request', 'GET'], ['wire', 'HTTP/1.1 200 OK']),
  ],
  ['promise', "Event: 'upgrade' (server)", 'head is a Buffer', upgrade],
  ['promise', "Event: 'upgrade' (server)", 'afterwards the socket', upgrade],

  ['event', "Event: 'clientError'", 'an error of a client connection', clientError],
  ['promise', "Event: 'clientError'", 'the second argument is the socket', clientError],
  ['promise', "Event: 'clientError'", 'the only argument is the exception', clientError],
  [
    'promise',
    "Event: 'clientError'",
    'the listener must close the socket itself',
    proof('clientErrorUnanswered', ['clientError'], ['open']),
  ],
  [
    'promise',
    "Event: 'clientError'",
    "with no listener '400 Bad Request' is sent",
    proof('clientErrorUnheard', ['wire', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n']),
  ],
  ...['bytesParsed', 'rawPacket'].map(
    (name): SharedCheck => [
      'property',
      `Event: 'clientError', err.${name}`,
      '',
      proof('clientErrorDetails', ['bytesParsed', 'number', true], ['rawPacket', true, true], ['closed', '']),
    ],
  ),

  ['method', 'server.listen(port', 'accepts connections', listen],
  ['promise', 'server.listen(port', 'with no host', listenAnywhere],
  ['promise', 'server.listen(port', 'port 0 takes a random port', listen],
  ['promise', 'server.listen(port', 'a file name in place of port', listenPath],
  ['promise', 'server.listen(port', 'backlog defaults to 511', proof('listenDefaultBacklog', ['backlog', 511])],
  ['promise', 'server.listen(port', 'backlog may be given', proof('listenBacklog', ['callback'], served)],
  ['promise', 'server.listen(port', 'it is asynchronous', proof('listenThen', ['listeners', 1], ['callback', true])],
  ['method', 'server.listen(path', 'listens on a UNIX socket', listenPath],
  ['method', 'server.listen(handle', 'listens on a handle', proof('listenHandle', ['listening', true], served)],
  ['promise', 'server.listen(handle', 'an object { fd: n }', proof('listenBadFd', ['error EINVAL'])],
  [
    'method',
    'server.listen()',
    'as net.Server',
    proof('listenForms', asked('object'), asked('nothing'), asked('backlog'), asked('path'), asked('handle')),
  ],
  [
    'property',
    'server.listening',
    'true while',
    proof('listening', ['before', false], ['then', true], ['closed', false]),
  ],
  ['method', 'server.close(', 'no new connections', close],
  ['promise', 'server.close(', 'the callback is called', proof('closeCallback', ['not yet'], ['event'], ['callback'])],

  ['property', 'server.maxHeadersCount', 'limits how many', maxHeadersCount],
  [
    'promise',
    'server.maxHeadersCount',
    '0 means no limit',
    proof('maxHeadersCountZero', ['maxHeadersCount', true, 0], ['headers', 1300], ['wire', 'HTTP/1.1 200 OK']),
  ],
  ['method', 'server.setTimeout(', 'sets the socket timeout', timeoutHeard],
  ['promise', 'server.setTimeout(', 'the default is two minutes', timeout],
  ['promise', 'server.setTimeout(', 'a timed-out socket is destroyed', proof('timeoutUnheard', ['closed', true])],
  ['promise', 'server.setTimeout(', 'with a listener', timeoutHeard],
  ['promise', 'server.setTimeout(', 'gives back the server', proof('timeoutGivesBack', [true, 60])],
  ['property', 'server.timeout', 'milliseconds of silence', timeout],
  ['promise', 'server.timeout', 'a change touches new', proof('timeoutChanged', ['closed', ['second']])],
  ['promise', 'server.timeout', '0 turns timeouts off', proof('timeoutOff', ['closed'], ['open', true])],
  ['property', 'server.keepAliveTimeout', 'milliseconds', proof('keepAliveTimeout', [5000])],
  ['promise', 'server.keepAliveTimeout', 'an idle connection', proof('keepAliveTimeoutShort', ['closed', true])],
  ['promise', 'server.keepAliveTimeout', '0 turns it off', proof('keepAliveTimeoutOff', ['open'])],
  [
    'property',
    'server.headersTimeout',
    'milliseconds',
    { ...proof('headersTimeout', [60000]), asOf: [first, [[40000]]] },
  ],

  ['event', "Event: 'finish'", 'all of the response', finish, ['003', '004']],
  ['event', "Event: 'finish'", 'all of the response', { ...finish, asOf: [first, finishEarly('close')] }, ['002']],
  ['promise', "Event: 'finish'", 'no more events', finish],
  ['event', "Event 'response'", 'emitted when a response comes', response],
  ['option', "Event 'response', options", 'a list of options', response],
  ['event', "Event: 'abort'", 'emitted at the first abort()', proof('abort', ['abort', 0])],
  [
    'event',
    "Event: 'timeout'",
    'emitted when the socket has been idle',
    proof('requestTimeout', ['timeout', false], ['response', 200]),
  ],
  ['event', "Event: 'aborted'", 'emitted when the request', proof('aborted', ['aborted', 0])],
]
