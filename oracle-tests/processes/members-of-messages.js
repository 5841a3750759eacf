// releases: 0.8.6 0.8.16 0.8.17 0.8.28 0.10.0 0.10.1 0.10.3 0.10.4 0.10.7 0.10.8 0.10.15 0.10.16 0.10.48 0.11.14 0.11.15 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.1.0 4.2.0 4.2.1 4.2.2 4.9.1 6.3.0 6.4.0 6.11.1 6.11.5 6.17.1 7.0.0 7.10.1 8.0.0 8.2.0 8.2.1 8.17.0 10.24.1 12.0.0 12.2.0 12.3.0 12.22.12 14.21.3 15.0.0 15.2.1 15.3.0 16.20.2 18.20.8 20.20.2 21.0.0 22.23.5 24.20.0 24.21.0 24.22.1 24.22.3 25.0.0 26.7.0 26.8.0 26.8.2 26.9.0 26.12.1
// Which members of a message, private ones too, each public call goes through, for texts and buffers of many sizes.
var http = require('http'), net = require('net')
process.removeAllListeners('warning')
var stack = [], notes = null
var NAMES = ['write', 'end', 'writeHead', 'writeContinue', 'writeProcessing', 'writeEarlyHints', 'addTrailers', 'flushHeaders', 'flush', 'setHeader', 'setHeaders', 'appendHeader', 'getHeader', 'removeHeader', 'hasHeader', 'destroy', 'abort',
  '_send', '_writeRaw', '_storeHeader', '_finish', '_flush', '_flushOutput', '_implicitHeader', '_sendRaw', '_renderHeaders', '_deferToConnect', '_buffer', 'assignSocket', 'detachSocket', 'onSocket', '_pushHeaders']
function noted(title, fn) {
  return function () {
    var parent = stack[stack.length - 1], note = { name: title, calls: [] }
    if (notes) (parent ? parent.calls : notes).push(note)
    stack.push(note)
    try { return fn.apply(this, arguments) } finally { stack.pop() }
  }
}
;['OutgoingMessage', 'ServerResponse', 'ClientRequest'].forEach(function (c) {
  var p = http[c].prototype
  NAMES.forEach(function (n) {
    if (!Object.prototype.hasOwnProperty.call(p, n) || typeof p[n] !== 'function') return
    p[n] = noted(n, p[n])
  })
})
function told(note, i, all) { return note.name + (note.calls.length ? '(' + joined(note.calls) + ')' : '') }
function joined(list) {
  var out = []
  list.map(told).forEach(function (t) {
    var last = out[out.length - 1]
    if (last && last[0] === t) last[1]++
    else out.push([t, 1])
  })
  return out.map(function (x) { return x[0] + (x[1] > 1 ? ' x' + x[1] : '') }).join(' ')
}
function watch(title, fn) {
  notes = []
  var error
  try { fn() } catch (e) { error = e }
  console.log(title + ': ' + joined(notes) + (error ? ' threw ' + (error.code || error.name) : ''))
  notes = null
}
function text(n) { return new Array(n + 1).join('x') }
var fill = Buffer.alloc && Buffer.alloc !== Uint8Array.alloc ? function (n) { return Buffer.alloc(n, 120) } : function (n) { var b = new Buffer(n); b.fill(120); return b }
var cases = [], steps = []
function add(title, fn) { cases.push([title, fn]) }
;[0, 1, 1 << 17].forEach(function (n) {
  add('end(text of ' + n + ')', function (m) { m.end(text(n)) })
  add('end(buffer of ' + n + ')', function (m) { m.end(fill(n)) })
})
add('end()', function (m) { m.end() })
add('end(null)', function (m) { m.end(null) })
add('end of latin1', function (m) { m.end('abc', 'binary') })
add('end of base64', function (m) { m.end('YWI=', 'base64') })
add('end of utf16le', function (m) { m.end('ab', 'ucs2') })
add('end with a callback', function (m) { m.end('x', function () {}) })
add('head, end(text)', function (m) { head(m); m.end('x') })
add('head, end(buffer)', function (m) { head(m); m.end(fill(4)) })
add('head, end(buffer of 200 KB)', function (m) { head(m); m.end(fill(200 * 1024)) })
add('head, end()', function (m) { head(m); m.end() })
add('write(text)', function (m) { m.write('x') ; m.end() })
add('write(buffer)', function (m) { m.write(fill(4)) ; m.end() })
add('write(text of 200 KB)', function (m) { m.write(text(200 * 1024)) ; m.end() })
add('write(buffer of 200 KB)', function (m) { m.write(fill(200 * 1024)) ; m.end() })
add('write(empty)', function (m) { m.write('') ; m.end() })
add('write of binary', function (m) { m.write('ab', 'binary'); m.end() })
add('write of base64', function (m) { m.write('YWI=', 'base64'); m.end() })
add('two writes', function (m) { m.write('x'); m.write('y'); m.end('z') })
add('two writes of buffers', function (m) { m.write(fill(4)); m.write(fill(4)); m.end(fill(4)) })
add('a known length', function (m) { m.setHeader('Content-Length', 3); m.write('x'); m.write(fill(1)); m.end('z') })
add('a known length, end(buffer)', function (m) { m.setHeader('Content-Length', 4); m.end(fill(4)) })
add('a known length, end(text)', function (m) { m.setHeader('Content-Length', 1); m.end('x') })
add('a known length, end(buffer of 200 KB)', function (m) { m.setHeader('Content-Length', 204800); m.end(fill(204800)) })
add('closing', function (m) { m.setHeader('Connection', 'close'); m.write('x'); m.end('z') })
add('closing, no chunks', function (m) { m.useChunkedEncodingByDefault = false; m.setHeader('Connection', 'close'); m.write('x'); m.end(fill(3)) })
add('trailers', function (m) { m.setHeader('Trailer', 'x-a'); m.write('x'); m.addTrailers({ 'x-a': '1' }); m.end() })
add('trailers, end(text)', function (m) { m.setHeader('Trailer', 'x-a'); m.write('x'); m.addTrailers({ 'x-a': '1' }); m.end('y') })
add('flushHeaders', function (m) { if (m.flushHeaders) m.flushHeaders(); m.end('x') })
add('flushHeaders, end(buffer of 200 KB)', function (m) { if (m.flushHeaders) m.flushHeaders(); m.end(fill(204800)) })
add('corked', function (m) { if (m.cork) m.cork(); m.write('x'); m.write('y'); if (m.uncork) m.uncork(); m.end() })
add('end twice', function (m) { m.on('error', function () {}); m.end('x'); m.end('y') })
add('end, write', function (m) { m.on('error', function () {}); m.end('x'); m.write('y') })
add('setHeader', function (m) { m.setHeader('x-a', 'b'); m.getHeader('x-a'); m.removeHeader('x-a'); m.end() })
add('continue', function (m) { if (m.writeContinue) m.writeContinue(); m.end('x') })
add('array of lines', function (m) { if (m.writeHead) m.writeHead(200, [['x-a', 'b'], ['x-b', 'c']]); m.end('x') })
add('head with headers set before', function (m) { m.setHeader('x-a', 'b'); if (m.writeHead) m.writeHead(200, 'Fine', { 'x-b': 'c' }); m.end('x') })
add('destroy', function (m) { m.on('error', function () {}); m.destroy() })
function head(m) { if (m.writeHead) m.writeHead(200, { 'x-a': 'b' }); else if (m.flushHeaders) m.flushHeaders(); else m.write('') }

var raw = net.createServer({ allowHalfOpen: true }, function (c) {
  c.on('error', function () {})
  c.on('data', function () {})
  c.on('end', function () { c.end() })
})
var server = http.createServer(function (req, res) {
  var one = cases[+req.url.slice(1)]
  watch('response ' + (req.method === 'GET' ? '' : req.method + ' ') + (req.httpVersion === '1.1' ? '' : '1.0 ') + one[0], function () { one[1](res) })
  setTimeout(function () { req.socket.destroy() }, 5)
})
function asked(i, method, version, next) {
  var c = net.connect(server.address().port, '127.0.0.1', function () { c.write(method + ' /' + i + ' HTTP/' + version + '\r\nHost: a\r\n\r\n') })
  c.on('data', function () {}).on('error', function () {}).on('close', next)
}
function sent(i, connected, next) {
  var one = cases[i]
  var req = http.request({ port: raw.address().port, host: '127.0.0.1', method: 'POST', agent: false })
  req.on('error', function () {})
  if (!connected) {
    watch('request ' + one[0], function () { one[1](req) })
    notes = []
  }
  req.on('socket', function (s) {
    s.on('connect', function () {
      if (connected) watch('connected request ' + one[0], function () { one[1](req) })
      else { setTimeout(function () { console.log(' then: ' + joined(notes)); notes = null }, 5) }
      setTimeout(function () { s.destroy() }, 10)
    })
    s.on('close', function () { setTimeout(next, 1) })
  })
  if (!connected) setTimeout(function () { if (req.destroyed) next() }, 30)
}
raw.listen(0, '127.0.0.1', function () { server.listen(0, '127.0.0.1', function () {
  cases.forEach(function (c, i) { steps.push(function (next) { asked(i, 'GET', '1.1', next) }) })
  cases.forEach(function (c, i) { if (/^(end|write|head|a known)/.test(c[0]) && !/ of \d/.test(c[0])) { steps.push(function (next) { asked(i, 'HEAD', '1.1', next) }, function (next) { asked(i, 'GET', '1.0', next) }) } })
  cases.forEach(function (c, i) { if (c[0] !== 'destroy') steps.push(function (next) { sent(i, true, next) }) })
  cases.forEach(function (c, i) { if (c[0] !== 'destroy') steps.push(function (next) { sent(i, false, next) }) })
  ;(function next() { var s = steps.shift(); if (!s) process.exit(0); var once = false; s(function () { if (!once) { once = true; next() } }) })()
}) })
setTimeout(function () { console.log('late at ' + steps.length); process.exit(1) }, 20000)
