/** What several manuals show, each with what its program notes on every line that shows it. */

import type { Proof } from './check'

const proof = (program: string, ...gives: unknown[][]): Proof => ({ program, gives })

export const headersShape = proof(
  'message.headersShape',
  [
    'headers',
    {
      'content-length': '3',
      'content-type': 'text/plain',
      connection: 'close',
      host: 'site.example',
      accept: '*/*',
    },
  ],
  ['types', ['string']],
)
export const headersOfCurl = proof('message.headersOfCurl', ['headers', 'curl/7.22.0', '127.0.0.1:8000', '*/*'])
export const urlParse = proof(
  'message.urlParse',
  ['url', '/status?name=ann'],
  ['parsed', '/status?name=ann', '?name=ann', 'name=ann', '/status'],
  ['query', 'ann'],
)
export const rawHeaders = proof('message.rawHeaders', [
  'rawHeaders',
  ['user-agent', 'first', 'User-Agent', 'second', 'HOST', '127.0.0.1:8000', 'ACCEPT', '*/*', 'Connection', 'close'],
])
/** Taken by io.js; refused since two lengths that differ count as an attack. */
export const rawHeadersTwoLengths: Proof = {
  program: 'message.rawHeadersTwoLengths',
  gives: line =>
    line === 'io.js'
      ? [
          ['rawHeaders', ['ConTent-Length', '3', 'content-LENGTH', '4', 'Host', 'site.example', 'Connection', 'close']],
          ['content-length', '3'],
        ]
      : [['clientError', 'HPE_UNEXPECTED_CONTENT_LENGTH']],
}
export const complete = proof('message.complete', ['end', 'complete', false])

export const writeHead = proof(
  'response.writeHead',
  ['head', ['HTTP/1.1 200 OK', 'Content-Length: 12', 'Content-Type: text/plain']],
  ['body', 'good morning'],
)
export const setHeader = proof('response.setHeader', [
  'head',
  ['Content-Type: text/html', 'Set-Cookie: kind=a', 'Set-Cookie: tongue=b'],
])
export const getHeader = proof('response.getHeader', ['got', 'text/html'], ['head', ['Content-Type: text/html']])
export const removeHeader = proof('response.removeHeader', ['head', ['X-Kept: yes']])
export const addTrailers = proof(
  'response.addTrailers',
  ['head', ['Trailer: Content-MD5', 'Transfer-Encoding: chunked']],
  ['body', '9\r\nsome data\r\n0\r\nContent-MD5: 9f2c\r\n\r\n'],
)
export const clientError = proof('response.clientError', ['wire', 'HTTP/1.1 400 Bad Request\r\n\r\n'])

const answered = [
  ['status', 200],
  ['headers', 'text/plain'],
  ['body', 'hello'],
]
export const post = proof('client.post', ...answered, [
  'wire',
  ['POST /upload HTTP/1.1', 'Transfer-Encoding: chunked'],
  '5\r\ndata\n\r\n5\r\ndata\n\r\n0\r\n\r\n',
])
export const postForm = proof('client.postForm', ...answered, [
  'wire',
  ['POST /upload HTTP/1.1', 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 14'],
  'msg=Good%20day',
])
export const get = proof('client.get', ['status', 200], ['problem', 'error ECONNREFUSED'])
export const getJson = proof(
  'client.getJson',
  ['is JSON', true],
  ['parsed', { name: 'json', count: 2 }],
  ['status', 404],
)
export const agentRemove = proof(
  'client.agentRemove',
  ['sockets before and after', 1, 0],
  ['sockets at the response', 0],
)
export const agentFalse = proof('client.agentFalse', ['wire', ['GET / HTTP/1.1', 'Connection: close']])
export const agentKeepAlive = proof('client.agentKeepAlive', ['wire', ['GET / HTTP/1.1', 'Connection: keep-alive']])
export const information = proof('client.information', ['before the main response', 103], ['main response', 200])
export const requestGetHeader = proof(
  'client.requestGetHeader',
  ['Content-Type', 'text/html'],
  ['Content-Length', 2, 'number'],
  ['Cookie', ['kind=a', 'tongue=b'], true],
)
export const requestSocket = proof('client.requestSocket', ['address', '127.0.0.1', 'number'])
export const lateListener = proof('client.lateListener', ['in time', 'hello'], ['too late', 'nothing'])

export const connect = proof(
  'tunnel.connect',
  ['proxy', 'CONNECT', true],
  ['connected', 200, 0],
  ['through the tunnel', 'GET / HTTP/1.1', 'page'],
)
export const upgrade = proof(
  'tunnel.upgrade',
  ['server', 'websocket', 'object'],
  ['got upgraded', 101, 'WebSocket'],
  ['closed'],
)
const echoed = [
  ['server', 'websocket', 'object'],
  ['upgraded', 101, 'WebSocket', 0],
  ['echo', 'ping'],
  ['the other side ended'],
]
export const upgradeOnAgent = proof('tunnel.upgradeOnAgent', ...echoed)
export const upgradeByOndata = proof('tunnel.upgradeByOndata', ...echoed)

export const server = proof('classes.Server', ['Server', true, 'EventEmitter', true, 'net.Server', true])
export const serverResponse = proof('classes.ServerResponse', [
  'ServerResponse',
  true,
  'writes',
  'function',
  'function',
  'writable',
  true,
])
export const clientRequest = proof('classes.ClientRequest', ['ClientRequest', true, 'writes', 'function', 'function'])
export const incomingMessage = proof('classes.IncomingMessage', ['IncomingMessage', true, true])
export const agent = proof('classes.Agent', ['EventEmitter', true, 'Agent', true])
export const newAgent = proof('classes.newAgent', ['Agent', true, 3])

/** A class that its manual names and no binary had. */
const named = (name: string): Proof => ({
  program: `classes.${name}`,
  gives: [['function', true, name, true]],
  shipped: [['undefined', false, 'IncomingMessage', true]],
})
export const serverRequest = named('ServerRequest')
export const clientResponse = named('ClientResponse')
