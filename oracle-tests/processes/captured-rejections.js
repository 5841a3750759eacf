// What becomes of a listener that is an async function and rejects: on servers, connections, requests and responses, where rejections are captured.
// releases: 10.24.1 12.0.0 12.15.0 12.16.0 12.16.3 12.17.0 12.22.12
var http = require('http'), net = require('net'), events = require('events'), left = []
process.removeAllListeners('warning')
var name = Symbol.for('nodejs.rejection'), out = []
process.on('unhandledRejection', function (e) { out.push('unhandled ' + e.message) })
process.on('uncaughtException', function (e) { out.push('uncaught ' + e.message) })
function own(C) { return Object.prototype.hasOwnProperty.call(C.prototype, name) }
console.log('Server ' + own(http.Server) + ', ClientRequest ' + own(http.ClientRequest) + ', OutgoingMessage ' + own(http.OutgoingMessage) + ', ServerResponse ' + own(http.ServerResponse) + ', IncomingMessage ' + own(http.IncomingMessage))
function reject(what) { return async function () { throw new Error(what) } }
function run(title, options, make, done) {
  var mine = out = []
  var server = options ? http.createServer(options) : http.createServer()
  function set(n) { server.on(n, function (e) { out.push('server ' + n + ' ' + (e && e.message || '')) }) }
  ;['error', 'clientError'].forEach(function (n) { if (n !== 'clientError' || options && options.clientError) set(n) })
  make(server)
  server.listen(0, '127.0.0.1', function () {
    var c = net.connect(server.address().port, '127.0.0.1'), got = ''
    c.on('data', function (d) { got += d })
    c.on('error', function (e) { mine.push('peer error ' + e.code) })
    c.on('close', function () { mine.push('peer closed') })
    c.write((options && options.ask) || 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    setTimeout(function () {
      console.log(title + ': ' + out.join(', ') + '; ' + JSON.stringify(got.replace(/Date: [^\r]*/, 'Date: D')))
      c.destroy()
      server.close()
      setTimeout(done, 20)
    }, 200)
  })
}
function at(title, options, make) { left.push(function (done) { run(title, options, make, done) }) }
var capture = { captureRejections: true }
at('request, not captured', null, function (s) { s.on('request', reject('r')) })
at('request', capture, function (s) { s.on('request', reject('r')) })
at('request, false', { captureRejections: false }, function (s) { s.on('request', reject('r')) })
at('request, with headers set', capture, function (s) { s.on('request', async function (q, r) { r.setHeader('A', 'b'); r.statusCode = 201; throw new Error('r') }) })
at('request, head written', capture, function (s) { s.on('request', async function (q, r) { r.writeHead(200); r.write('part'); throw new Error('r') }) })
at('request, head not sent', capture, function (s) { s.on('request', async function (q, r) { r.writeHead(202); throw new Error('r') }) })
at('request, ended', capture, function (s) { s.on('request', async function (q, r) { r.end('all'); throw new Error('r') }) })
at('request, later', capture, function (s) { s.on('request', async function (q, r) { await new Promise(function (f) { setTimeout(f, 20) }); throw new Error('r') }) })
at('request, HTTP/1.0', { captureRejections: true, ask: 'GET / HTTP/1.0\r\n\r\n' }, function (s) { s.on('request', reject('r')) })
at('request, close', { captureRejections: true, ask: 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n' }, function (s) { s.on('request', reject('r')) })
at('checkContinue', { captureRejections: true, ask: 'GET / HTTP/1.1\r\nExpect: 100-continue\r\n\r\n' }, function (s) { s.on('checkContinue', reject('c')) })
at('checkExpectation', { captureRejections: true, ask: 'GET / HTTP/1.1\r\nExpect: x\r\n\r\n' }, function (s) { s.on('checkExpectation', reject('c')) })
at('connection', capture, function (s) { s.on('connection', reject('c')) })
at('upgrade', { captureRejections: true, ask: 'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n' }, function (s) { s.on('upgrade', reject('u')) })
at('connect', { captureRejections: true, ask: 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n' }, function (s) { s.on('connect', reject('u')) })
at('clientError', { captureRejections: true, ask: 'x\r\n\r\n' }, function (s) { s.on('clientError', reject('e')) })
at('data of the request', { captureRejections: true, ask: 'POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\nx' }, function (s) { s.on('request', function (q, r) { q.on('data', reject('d')); q.on('error', function (e) { out.push('request error ' + e.message); r.end() }) }) })
at('finish of the response', capture, function (s) { s.on('request', function (q, r) { r.on('finish', reject('f')); r.on('error', function (e) { out.push('response error ' + e.message) }); r.end() }) })
at('listening', capture, function (s) { s.on('listening', reject('l')) })
function ofEvents(title, make) {
  left.push(function (done) {
    events.captureRejections = true
    run(title + ', everywhere', null, make, function () { events.captureRejections = false; done() })
  })
}
if (own(http.Server)) {
  ofEvents('request', function (s) { s.on('request', reject('r')) })
  ofEvents('data of the request', function (s) { s.on('request', function (q, r) { q.on('end', reject('d')); q.on('error', function (e) { out.push('request error ' + e.message); r.end() }); q.resume() }) })
  ofEvents('finish of the response', function (s) { s.on('request', function (q, r) { r.on('finish', reject('f')); r.on('error', function (e) { out.push('response error ' + e.message) }); r.end() }) })
  left.push(function (done) {
    out = []
    events.captureRejections = true
    var mine = out, server = http.createServer(function (q, r) { r.end('x') }).listen(0, '127.0.0.1', function () {
      var req = http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, reject('response'))
      req.on('error', function (e) { mine.push('error ' + e.message) })
      req.on('close', function () { mine.push('close') })
      setTimeout(function () { events.captureRejections = false; console.log('client: ' + out.join(', ')); server.close(); done() }, 200)
    })
  })
}
;(function next() {
  var one = left.shift()
  if (!one) return process.exit(0)
  one(next)
})()
