/** What the playground begins with: bytes and programs to start from. The tests run every program on every one of the requests. */

export interface Preset {
  readonly name: string
  readonly title: string
  readonly text: string
}

const lines = (...all: string[]): string => all.map(line => `${line}\\r\\n\n`).join('')

/** Requests, with escapes: an end of a line in the text is none in the bytes. */
export const requests: readonly Preset[] = [
  { name: 'get', title: 'A plain GET', text: lines('GET /hello?a=1 HTTP/1.1', 'Host: example.org', 'Accept: */*', '') },
  {
    name: 'smuggle',
    title: 'Two lengths: smuggling',
    text: `${lines('POST /a HTTP/1.1', 'Host: a', 'Content-Length: 3', 'Transfer-Encoding: chunked', '', '0', '')}${lines('GET /b HTTP/1.1', 'Host: a', '')}`,
  },
  { name: 'lf', title: 'Line feeds alone', text: 'GET / HTTP/1.1\\n\nHost: a\\n\n\\n\n' },
  { name: 'no-host', title: 'No Host', text: lines('GET / HTTP/1.1', 'Connection: close', '') },
  {
    name: 'pipeline',
    title: 'Three at once',
    text: `${lines('GET /1 HTTP/1.1', 'Host: a', '')}${lines('HEAD /2 HTTP/1.1', 'Host: a', '')}${lines('GET /3 HTTP/1.0', '')}`,
  },
  {
    name: 'chunks',
    title: 'A body in chunks, with a trailer',
    text: lines(
      'POST /up HTTP/1.1',
      'Host: a',
      'Transfer-Encoding: chunked',
      '',
      '5;x=1',
      'hello',
      '0',
      'X-Sum: 5',
      '',
    ),
  },
  {
    name: 'expect',
    title: 'Expect: 100-continue',
    text: `${lines('PUT /file HTTP/1.1', 'Host: a', 'Expect: 100-continue', 'Content-Length: 4', '')}body`,
  },
  {
    name: 'upgrade',
    title: 'An upgrade',
    text: lines('GET /chat HTTP/1.1', 'Host: a', 'Connection: Upgrade', 'Upgrade: websocket', ''),
  },
  { name: 'folded', title: 'A folded header', text: lines('GET / HTTP/1.1', 'Host: a', 'X-Long: one', ' two', '') },
  { name: 'garbage', title: 'No HTTP at all', text: 'hello there\\r\\n\n\\r\\n\n' },
  { name: 'blank', title: 'A blank before the colon', text: lines('GET / HTTP/1.1', 'Host : a', '') },
  { name: 'half', title: 'Half a head, then silence', text: 'GET / HTTP/1.1\\r\\n\nHost: a\\r\\n\n' },
]

/** Answers of a server, for a client to read. */
export const answers: readonly Preset[] = [
  { name: 'ok', title: 'A plain answer', text: `${lines('HTTP/1.1 200 OK', 'Content-Length: 5', '')}hello` },
  {
    name: 'both',
    title: 'Two lengths',
    text: lines('HTTP/1.1 200 OK', 'Content-Length: 3', 'Transfer-Encoding: chunked', '', '5', 'hello', '0', ''),
  },
  { name: 'bare', title: 'No version', text: 'HTTP 200 OK\\r\\n\n\\r\\n\n' },
  {
    name: 'interim',
    title: '103, then 200',
    text: `${lines('HTTP/1.1 103 Early Hints', 'Link: </a>', '')}${lines('HTTP/1.1 200 OK', 'Content-Length: 0', '')}`,
  },
  { name: 'lf-answer', title: 'Line feeds alone', text: 'HTTP/1.1 200 OK\\n\nContent-Length: 2\\n\n\\n\nok' },
]

/** Programs: `http` is the module of the line, `server` a server of it, which listens. */
export const programs: readonly Preset[] = [
  {
    name: 'hello',
    title: 'Hello',
    text: `server.on('request', function (req, res) {
  res.end('hello\\n')
})`,
  },
  {
    name: 'echo',
    title: 'Tells what it got',
    text: `server.on('request', function (req, res) {
  var body = ''
  req.on('data', function (piece) { body += piece })
  req.on('end', function () {
    console.log(req.method, req.url, JSON.stringify(req.headers))
    res.setHeader('Content-Type', 'text/plain')
    res.end(req.method + ' ' + req.url + ' ' + JSON.stringify(body) + '\\n')
  })
})`,
  },
  {
    name: 'chunks',
    title: 'Writes in pieces',
    text: `server.on('request', function (req, res) {
  res.writeHead(200, { 'X-Name': 'value' })
  res.write('one\\n')
  res.write('two\\n')
  setTimeout(function () { res.end('three\\n') }, 20)
})`,
  },
  {
    name: 'split',
    title: 'A line end in a header',
    text: `server.on('request', function (req, res) {
  try {
    res.setHeader('X-User', 'a\\r\\nSet-Cookie: evil=1')
  } catch (error) {
    console.log(error.code, error.message)
  }
  res.end('ok\\n')
})`,
  },
  {
    name: 'empty',
    title: '204 with a body',
    text: `server.on('request', function (req, res) {
  res.writeHead(204)
  res.end('not for you\\n')
})`,
  },
  {
    name: 'silent',
    title: 'Never answers',
    text: `server.on('request', function (req, res) {
  req.on('close', function () { console.log('request closed') })
  res.on('close', function () { console.log('response closed') })
})`,
  },
  {
    name: 'errors',
    title: 'Hears all events',
    text: `server.on('request', function (req, res) { res.end('request\\n') })
server.on('checkContinue', function (req, res) { res.writeContinue(); res.end('continued\\n') })
server.on('upgrade', function (req, socket) { socket.end('HTTP/1.1 101 Switching\\r\\n\\r\\nupgraded\\n') })
server.on('connect', function (req, socket) { socket.end('HTTP/1.1 200 Connected\\r\\n\\r\\n') })
server.on('clientError', function (error, socket) {
  console.log('clientError', error.code)
  if (socket && socket.writable) socket.end('HTTP/1.1 400 Mine\\r\\n\\r\\n')
})`,
  },
]
