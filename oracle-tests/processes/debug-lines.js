// releases: 0.8.9 0.8.10 0.8.25 0.8.26 0.8.28 0.10.4 0.10.20 0.10.21 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.3.1 4.4.1 4.9.1 5.0.0 5.3.0 5.4.0 5.5.0 5.7.0 6.9.5 6.10.3 6.11.1 6.11.5 6.16.0 6.17.1 7.0.0 7.1.0 7.4.0 7.5.0 7.10.1 8.0.0 8.1.1 8.11.1 8.11.2 8.15.0 8.15.1 8.16.0 8.17.0 9.0.0 9.4.0 9.5.0 9.6.0 10.9.0 10.10.0 10.15.1 10.15.2 10.24.1 11.0.0 11.10.0 11.11.0 11.15.0 12.0.0 12.2.0 12.3.0 12.16.2 12.16.3 12.18.4 12.19.0 12.22.12
// what NODE_DEBUG=http prints: of servers with raw clients, and of requests to raw servers, each apart
if (process.argv[2]) run()
else spawnSelf()

function spawnSelf() {
  var all = {}, text = '', k
  for (k in process.env) all[k] = process.env[k]
  delete all.NODE_EXTRA_CA_CERTS
  all.NODE_DEBUG = 'https,http'
  var child = require('child_process').spawn(process.execPath, [__filename, 'child'], { env: all })
  child.stderr.on('data', function (d) { text += d })
  child.stdout.on('data', function (d) { text += d })
  var open = 2
  function ended() { if (!--open) console.log(plain(text)) }
  child.stdout.on('end', ended)
  child.stderr.on('end', ended)
}
function plain(text) {
  return text.replace(/^\(node:\d+\) |^\(Use `node .*\n/gm, '').replace(/^(HTTPS?) \d+: /gm, '$1 PID: ')
    .replace(/\n\s+at .*/g, '').replace(/\n(?!HTTP|---|Warn)\s*/g, ' ').replace(/127\.0\.0\.1:\d+:?:?|port: \d+|\w\w\w, \d.* GMT/g, 'X')
    .replace(/^(.*createConnection X:*).* agent: +\w* *\{.*$/gm, '$1 with an agent').replace(/parse error .+/g, 'parse error and the error').replace(/(SOCKET ERROR\S*(?: on FREE socket:)?) .+/g, '$1 and the error')
}
function run() {
  var http = require('http'), net = require('net')
  function say(text) { console.error('--- ' + text) }
  var seen
  var server = http.createServer(function (req, res) {
    if (seen) seen(req, res)
    else res.end('x')
  })
  server.on('clientError', function (e, s) { if (s && s.destroy) s.destroy() })
  var heard = function (req, socket) { socket.end() }
  function raw(title, text, act, next) {
    say(title)
    seen = act
    var s = net.connect(server.address().port, '127.0.0.1', function () { s.write(text) }), wait
    function end() { clearTimeout(wait); wait = setTimeout(function () { s.end() }, 40) }
    s.on('data', end)
    s.on('error', function () {})
    s.on('close', function () { clearTimeout(wait); setTimeout(next, 15) })
    end()
  }
  var GET = 'GET / HTTP/1.1\r\nHost: a\r\n'
  var cells = [
    ['answer', GET + 'Connection: close\r\n\r\n', function (q, r) { r.end('x') }],
    ['two', GET + '\r\n' + GET + 'Connection: close\r\n\r\n', function (q, r) { r.end() }],
    ['pieces', GET + '\r\n', function (q, r) { r.write('a'); r.write(''); r.write('b'); r.end('c') }],
    ['no body', 'HEAD / HTTP/1.1\r\nHost: a\r\n\r\n', function (q, r) { r.write('a'); r.end('c') }],
    ['204', GET + '\r\n', function (q, r) { r.writeHead(204, { 'Transfer-Encoding': 'chunked' }); r.end() }],
    ['304 with data', GET + '\r\n', function (q, r) { r.writeHead(304); r.end('x') }],
    ['removed', GET + '\r\n', function (q, r) { r.removeHeader('Transfer-Encoding'); r.removeHeader('Content-Length'); r.write('a'); r.end() }],
    ['refused header', GET + '\r\n', function (q, r) { try { r.setHeader('a', 'b\u0001') } catch (e) {} try { r.writeHead(200, [['a', 'b\u0001']]) } catch (e) {} try { r.addTrailers({ a: 'b\u0001' }) } catch (e) {} r.end() }],
    ['no http', 'NOT HTTP\r\n\r\n', null],
    ['cut', GET, null],
    ['cut body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabc', function (q, r) { q.resume && q.resume(); r.end() }],
    ['upgrade', GET + 'Connection: upgrade\r\nUpgrade: x\r\n\r\n', function (q, r) { r.end() }],
    ['connect', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', null, 'connect'],
    ['heard upgrade', GET + 'Connection: upgrade\r\nUpgrade: x\r\n\r\n', null, 'upgrade'],
    ['flood', GET + '\r\n' + GET + '\r\n' + GET + '\r\n' + GET + '\r\n', function (q, r) { r.end(new Array(3e6).join('x')) }],
    ['heard socket', GET + 'Connection: close\r\n\r\n', function (q, r) { q.socket.on('data', function () {}); r.end() }]
  ]
  function serve() {
    var cell = cells.shift()
    if (!cell) return server.close(), ask()
    if (cell[3]) server.on(cell[3], heard)
    raw(cell[0], cell[1], cell[2], serve)
  }
  server.listen(0, '127.0.0.1', serve)

  var answer
  var peer = net.createServer(function (s) {
    s.on('error', function () {})
    s.on('data', function () { if (answer) s.write(answer); else s.destroy() })
    s.on('end', function () { s.end() })
  })
  function get(title, reply, options, next, act) {
    say(title)
    answer = reply
    options.host = '127.0.0.1'
    options.port = options.port || peer.address().port
    var over = false
    function done() { if (!over) { over = true; setTimeout(next, 25) } }
    var req = http.request(options, function (res) { res.on('data', function () {}); res.on('end', done); res.on('close', done) })
    req.on('error', function (e) { done() })
    req.on('upgrade', function (r, s) { s.end(); done() })
    if (act) act(req)
    else req.end()
    return req
  }
  var OK = 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n', one = new http.Agent({ keepAlive: true, maxSockets: 1 })
  one.maxSockets = 1
  var asks = [
    function (n) { get('close', OK + 'x', {}, n) },
    function (n) { get('no agent', OK + 'x', { agent: false }, n) },
    function (n) { get('kept', OK + 'x', { agent: one }, n) },
    function (n) { get('kept again', OK + 'x', { agent: one }, n) },
    function (n) { say('idle error'); for (var k in one.freeSockets) try { one.freeSockets[k][0].emit('error', new Error('x')) } catch (e) {} setTimeout(n, 20) },
    function (n) { get('post', OK + 'x', { method: 'POST' }, n, function (r) { r.write('a'); r.end('b') }) },
    function (n) { get('head', OK, { method: 'HEAD' }, n) },
    function (n) { get('continue', 'HTTP/1.1 100 Continue\r\n\r\n' + OK + 'x', {}, n) },
    function (n) { get('hang up', '', {}, n) },
    function (n) { get('no http', 'BAD\r\n\r\n', {}, n) },
    function (n) { get('refused', '', { port: 1 }, n) },
    function (n) { get('upgrade', 'HTTP/1.1 101 Go\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n', { headers: { Connection: 'upgrade', Upgrade: 'x' } }, n) },
    function (n) { get('aborted', '', {}, n, function (r) { r.end(); r.abort(); setTimeout(n, 40) }) },
    function (n) { var left = 2; function both() { if (!--left) n() } get('two wait', OK + 'x', { agent: one }, both); get('second', OK + 'x', { agent: one }, both) },
    function (n) { var left = 2; function both() { if (!--left) n() } get('two closed', OK.replace('Content', 'Connection: close\r\nContent') + 'x', { agent: one }, both); get('second', OK + 'x', { agent: one }, both) },
    function (n) { require('domain').create().run(function () { get('in a domain', OK + 'x', {}, n) }) },
    function (n) { say('idle timeout'); for (var k in one.freeSockets) one.freeSockets[k][0].emit('timeout'); setTimeout(n, 20) }
  ]
  function bytes(text) { return Buffer.alloc ? Buffer.from(text) : new Buffer(text) }
  function secure() {
    say('https')
    var https = require('https'), agent = new https.Agent({ maxCachedSessions: 1, keepAlive: true })
    if (agent._cacheSession) {
      agent._cacheSession('a', bytes('a'))
      agent._cacheSession('b', bytes('b'))
    }
    if (!agent.createConnection) return process.exit()
    agent.createConnection({ host: '127.0.0.1', port: 1, _agentKey: 'b' }).on('error', function () { process.exit() })
  }
  function once(f) { var done = false; return function () { if (!done) { done = true; f() } } }
  function ask() {
    peer.listen(0, '127.0.0.1', function next() {
      var a = asks.shift()
      if (a) a(once(next))
      else secure()
    })
  }
}
