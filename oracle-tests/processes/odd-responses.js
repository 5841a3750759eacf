// What responses make of odd calls, one after another: heads twice and late, odd statuses and phrases, sockets assigned again, ends in ends.
// releases: 0.8.28 0.10.0 0.10.4 0.10.5 0.10.6 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-3.3.1 4.9.1 6.17.1 7.10.1 8.0.0 8.17.0 10.24.1 12.0.0 12.22.12 14.21.3 15.0.0 16.20.2 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
var http = require('http'), net = require('net')
process.removeAllListeners('warning')
process.on('warning', function () {})
function told(e) {
  if (!(e instanceof Error)) return 'threw ' + typeof e
  if (e instanceof TypeError && !e.code) return 'refused by the engine'
  return [e.name, e.code, e.message].join(' | ')
}
var cases = []
function add(title, fn) { cases.push([title, fn]) }
;[0, 99, 100, 101, 200.7, 204, 205, 304, 600, 999, 1000, -1, '200', '2xx', null, undefined, NaN, true, [], {}].forEach(function (v) {
  var t = v !== v ? 'NaN' : JSON.stringify(v)
  add('writeHead(' + t + ')', function (req, res) { res.writeHead(v); res.end('a') })
  add('statusCode = ' + t, function (req, res) { res.statusCode = v; res.end('a') })
})
;['', 'Own words', 'a\tb', 'a\rb', 'ü', '\u0100', 5, null, {}].forEach(function (v) {
  var t = JSON.stringify(v)
  add('writeHead(200, ' + t + ')', function (req, res) { res.writeHead(200, v); res.end('a') })
  add('statusMessage = ' + t, function (req, res) { res.statusMessage = v; res.end('a') })
})
function Own() { this['X-Own'] = 'a' }
Own.prototype['X-Proto'] = 'b'
;[['of a class', function () { return new Own() }], ['pairs', function () { return [['X-A', '1'], ['X-A', '2']] }], ['flat', function () { return ['X-A', '1', 'X-A', '2'] }],
  ['odd flat', function () { return ['X-A', '1', 'X-B'] }], ['mixed', function () { return [['X-A', '1'], 'X-B', '2'] }], ['null', function () { return null }], ['a text', function () { return 'X' }],
  ['lists', function () { return { 'Set-Cookie': ['a', 'b'], 'X-A': ['1', '2'], 'Content-Type': ['a', 'b'] } }], ['numbers', function () { return { 'X-A': 1, 'X-B': true, 'X-C': 0 } }],
  ['undefined', function () { return { 'X-A': undefined } }], ['null value', function () { return { 'X-A': null } }], ['empty name', function () { return { '': 'a' } }],
  ['content-length odd', function () { return { 'Content-Length': '1a' } }], ['content-length short', function () { return { 'Content-Length': 0 } }], ['content-length long', function () { return { 'Content-Length': 9 } }],
  ['transfer-encoding identity', function () { return { 'Transfer-Encoding': 'identity' } }], ['transfer-encoding and length', function () { return { 'Transfer-Encoding': 'chunked', 'Content-Length': 1 } }],
  ['connection close', function () { return { Connection: 'close' } }], ['connection odd', function () { return { Connection: 'x, closed' } }], ['connection upgrade', function () { return { Connection: 'Upgrade', Upgrade: 'x' } }],
  ['date', function () { return { Date: 'x' } }], ['trailer', function () { return { Trailer: 'X-T' } }], ['keep-alive', function () { return { 'Keep-Alive': 'x' } }]
].forEach(function (one) {
  add('writeHead headers ' + one[0], function (req, res) { res.writeHead(200, one[1]()); res.end('a') })
  add('writeHead headers beside set ' + one[0], function (req, res) { res.setHeader('X-A', 's'); res.writeHead(200, one[1]()); res.end('a') })
  add('writeHead of two texts ' + one[0], function (req, res) { res.writeHead(200, 'OK', one[1]()); res.end('a') })
})
add('writeHead twice', function (req, res) { res.writeHead(200, { 'X-A': '1' }); res.writeHead(201, { 'X-B': '2' }); res.end('a') })
add('writeHead after write', function (req, res) { res.write('a'); res.writeHead(201); res.end('b') })
add('writeHead after end', function (req, res) { res.end('a'); res.writeHead(201) })
add('writeHead without end, then end', function (req, res) { res.writeHead(200); res.end() })
add('setHeader after writeHead', function (req, res) { res.writeHead(200); res.setHeader('X-A', '1'); res.end('a') })
add('removeHeader after writeHead', function (req, res) { res.writeHead(200); res.removeHeader('Date'); res.end('a') })
add('getHeader after writeHead', function (req, res) { res.setHeader('X-A', '1'); res.writeHead(200); res.end(String(res.getHeader('x-a'))) })
add('headersSent', function (req, res) { var a = res.headersSent; res.writeHead(200); var b = res.headersSent; res.end(a + ' ' + b) })
add('end twice', function (req, res) { res.end('a'); res.end('b') })
add('end in end', function (req, res) { res.end('a', function () { res.end('b') }) })
add('write after end', function (req, res) { res.on('error', function (e) { words.push('error ' + told(e)) }); res.end('a'); words.push(String(res.write('b'))) })
add('write after end with callback', function (req, res) { res.on('error', function (e) { words.push('error ' + told(e)) }); res.end('a'); res.write('b', function (e) { words.push('called ' + (e ? told(e) : '-')) }) })
add('write of nothing', function (req, res) { words.push(String(res.write(''))); res.end() })
;[null, undefined, 5, true, {}, []].forEach(function (v) {
  add('write ' + JSON.stringify(v), function (req, res) { res.write(v); res.end() })
  add('end ' + JSON.stringify(v), function (req, res) { res.end(v) })
})
;['hex', 'base64', 'ucs2', 'binary', 'ascii', 'UTF-8', 'none', null].concat(/^v0\.(8|10|11)\./.test(process.version) ? [] : [5, true]).forEach(function (v) {
  add('write in ' + v, function (req, res) { res.sendDate = false; res.write('6162', v); res.end() })
  add('end in ' + v, function (req, res) { res.sendDate = false; res.end('6162', v) })
})
if (/^v0\.(8|10)\./.test(process.version)) add('write odd hex', function (req, res) { res.write('616', 'hex'); res.end() })
add('write wrong hex', function (req, res) { res.write('61zz', 'hex'); res.end() })
add('trailers', function (req, res) { res.write('a'); res.addTrailers({ 'X-T': '1' }); res.end() })
add('trailers of pairs', function (req, res) { res.write('a'); res.addTrailers([['X-T', '1'], ['X-T', '2']]); res.end() })
add('trailers with a length', function (req, res) { res.setHeader('Content-Length', 1); res.write('a'); res.addTrailers({ 'X-T': '1' }); res.end() })
add('trailers after end', function (req, res) { res.end('a'); res.addTrailers({ 'X-T': '1' }) })
add('assignSocket twice', function (req, res) { res.assignSocket(res.socket || res.connection); res.end('a') })
add('assignSocket of another', function (req, res) { var s = new http.ServerResponse(req); s.assignSocket(res.socket || res.connection); s.end('b'); res.end('a') })
add('detachSocket first', function (req, res) { var s = res.socket || res.connection; res.detachSocket(s); words.push(String(res.socket), String(s._httpMessage)); s.destroy() })
add('detachSocket twice', function (req, res) { var s = res.socket || res.connection; res.detachSocket(s); res.detachSocket(s); s.destroy() })
add('detached, then end', function (req, res) { var s = res.socket || res.connection; res.detachSocket(s); words.push(String(res.end('a'))); setTimeout(function () { s.destroy() }, 5) })
add('sendDate false', function (req, res) { res.sendDate = false; res.end('a') })
add('shouldKeepAlive false', function (req, res) { res.shouldKeepAlive = false; res.end('a') })
add('chunked off', function (req, res) { res.useChunkedEncodingByDefault = false; res.write('a'); res.end('b') })
add('_hasBody false', function (req, res) { res._hasBody = false; res.end('a') })
add('_implicitHeader twice', function (req, res) { res._implicitHeader(); res._implicitHeader(); res.end('a') })
add('writeContinue in the midst', function (req, res) { res.write('a'); res.writeContinue(); res.end('b') })
add('writeContinue after end', function (req, res) { res.end('b'); res.writeContinue() })
add('destroy with an error', function (req, res) { res.on('error', function (e) { words.push('error ' + told(e)) }); res.destroy(new Error('own')) })
add('destroy after write', function (req, res) { res.write('a'); res.destroy() })
add('destroy after end', function (req, res) { res.end('a'); res.destroy() })
add('pipe of a response', function (req, res) { res.on('error', function (e) { words.push('error ' + told(e)) }); res.pipe(process.stdout); res.end('a') })
add('members', function (req, res) { res.end(['finished', 'writable', 'writableEnded', 'writableFinished', 'chunkedEncoding', 'sendDate', 'statusCode', 'statusMessage'].map(function (k) { return k + '=' + res[k] }).join()) })
add('members after end', function (req, res) { res.end('a'); words.push(['finished', 'writable', 'writableEnded', 'chunkedEncoding', 'headersSent', 'statusCode', 'statusMessage'].map(function (k) { return k + '=' + res[k] }).join()) })
add('throws', function () { throw new Error('own') })
var words
var server = http.createServer(function (req, res) {
  res.on('finish', function () { words.push('finish') })
  res.on('close', function () { words.push('close') })
  var fn = server.now
  server.now = null
  try { if (fn) fn(req, res); else res.end() } catch (e) {
    words.push('throws ' + told(e))
    try { (res.socket || res.connection || req.connection).destroy() } catch (e2) { words.push('no socket') }
  }
})
server.listen(0, '127.0.0.1', function () {
  var port = server.address().port
  next()
  function next() {
    var one = cases.shift()
    if (!one) { console.log('done'); return process.exit(0) }
    words = []
    server.now = one[1]
    var got = '', c = net.connect(port, '127.0.0.1'), timer, over = false
    c.setEncoding('binary')
    c.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    function done(how) {
      if (over) return
      over = true
      clearTimeout(timer)
      var text = got.replace(/Date: [A-Z][a-z][a-z], [^\r]*/g, 'Date: D').replace(/Connection: keep-alive\r\nKeep-Alive: timeout=5\r\n/, 'KA\r\n')
      console.log(one[0] + ': ' + words.join(', ') + ' ' + how + ' ' + JSON.stringify(text))
      c.destroy()
      setTimeout(next, 1)
    }
    c.on('data', function (d) { got += d; clearTimeout(timer); timer = setTimeout(function () { done('open') }, 15) })
    c.on('end', function () { setTimeout(function () { done('ended') }, 3) })
    c.on('error', function (e) { words.push(e.code) })
    c.on('close', function () { setTimeout(function () { done('closed') }, 3) })
    timer = setTimeout(function () { done('open') }, 80)
  }
})
process.on('uncaughtException', function (e) { words.push('uncaught ' + told(e)) })
