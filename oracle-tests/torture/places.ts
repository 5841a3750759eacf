/** Where the bytes of a connection may be when it is reset. */

const GET = 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n'

/** A response. */
export const inResponses: readonly string[] = [
  '',
  'HTTP/1.1 20',
  'HTTP/1.1 200 OK\r\nContent-',
  'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab',
  'HTTP/1.1 200 OK\r\n\r\nabc',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
  'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil',
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nabc',
  'no response at all\r\n\r\n',
]

/** A request. */
export const inRequests: readonly string[] = [
  '',
  'GET /a',
  'GET /a HTTP/1.1\r\nHost: x\r\nX: ',
  'POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc',
  'POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab',
  'POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n',
  GET,
  GET.repeat(50),
  'GET /a HTTP/1.1\r\nHost: x\r\nUpgrade: y\r\nConnection: Upgrade\r\n\r\nabc',
  'CONNECT x:1 HTTP/1.1\r\nHost: x:1\r\n\r\nabc',
  'no request at all\r\n\r\n',
]
