// Which public members a server of http and https goes through, from createServer to the end of an answer.
// releases: 0.8.6 0.8.10 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.0 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.1.0 4.2.5 4.9.1 5.0.0 5.12.0 6.0.0 6.17.1 7.10.1 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.13.0 10.24.1 11.15.0 12.0.0 12.16.3 12.17.0 12.22.12
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
process.removeAllListeners('warning')
var http = require('http'), https = require('https'), net = require('net'), tls = require('tls')
var party = require('../https/party.js'), calls = require('../https/calls.js')
var ports = {}, servers = {}, handler, steps = []
function listen(title, make) {
  steps.push([title + '.createServer', function (done) {
    servers[title] = make(function (req, res) { handler(req, res) })
    servers[title].listen(0, '127.0.0.1', function () { ports[title] = this.address().port; done() })
  }])
}
listen('http', function (f) { return http.createServer(f) })
listen('https', function (f) { return https.createServer({ key: party.key, cert: party.cert }, f) })
function answer(title, request, f, https) {
  steps.push([title, function (done) {
    handler = f
    var s = https ? tls.connect(ports.https, '127.0.0.1', said) : net.connect(ports.http, '127.0.0.1', said)
    function said() { s.write(request) }
    s.on('data', function () {})
    s.on('error', function () {})
    s.on('close', done)
  }])
}
var GET = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
var POST = 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc'
;[false, true].forEach(function (secure) {
  answer('writeHead, write, end' + (secure ? ' over TLS' : ''), GET, function (req, res) {
    res.writeHead(200, { 'X-A': 'b' })
    res.write('one')
    res.end('two')
  }, secure)
})
answer('end alone', GET, function (req, res) { res.end() })
answer('end with a text', GET, function (req, res) { res.end('text') })
answer('setHeader, getHeader, removeHeader', GET, function (req, res) {
  res.setHeader('x-a', 'b')
  res.setHeader('x-gone', 'y')
  res.removeHeader('x-gone')
  res.getHeader('x-a')
  res.writeHead(201, 'Made', { 'x-b': 'c' })
  res.end()
})
answer('a body that is read', POST, function (req, res) {
  req.on('data', function () {})
  req.on('end', function () { res.end('read') })
})
answer('a body that nobody reads', POST, function (req, res) { res.end('unread') })
answer('trailers', GET, function (req, res) {
  res.setHeader('Trailer', 'x-t')
  res.write('a')
  res.addTrailers({ 'x-t': '1' })
  res.end()
})
answer('writeContinue', GET, function (req, res) { res.writeContinue(); res.end() })
answer('expect', 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\na', function (req, res) { res.end() })
answer('setTimeout', GET, function (req, res) {
  if (res.setTimeout) res.setTimeout(5000)
  if (req.setTimeout) req.setTimeout(5000)
  res.end()
})
answer('destroy', GET, function (req, res) { res.destroy() })
answer('two pipelined', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n' + GET, function (req, res) { res.end('x') })
answer('HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', function (req, res) { res.write('a'); res.end('b') })
answer('no HTTP', 'GET\r\n\r\n', function () {})
steps.push(['a server with a timeout', function (done) {
  if (!servers.http.setTimeout) return done()
  servers.http.setTimeout(50)
  var s = net.connect(ports.http, '127.0.0.1')
  s.on('data', function () {}); s.on('error', function () {}); s.on('close', done)
}])
steps.push(['close', function (done) { servers.http.close(); servers.https.close(); done() }])
calls.watch()
calls.run(steps)
