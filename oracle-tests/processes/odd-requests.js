// What requests make of odd calls, one after another: heads changed late, bodies where none is expected, ends in ends, aborts, timeouts.
// releases: 0.8.28 0.10.48 0.12.18 iojs-1.8.1 iojs-3.3.1 4.9.1 6.17.1 8.17.0 10.24.1 12.0.0 12.22.12 14.21.3 16.20.2 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
var http = require('http'), net = require('net')
process.removeAllListeners('warning')
process.on('warning', function () {})
function told(e) {
  if (!(e instanceof Error)) return 'threw ' + typeof e
  if (e instanceof TypeError && !e.code) return 'refused by the engine'
  return [e.name, e.code, e.message].join(' | ').replace(/127\.0\.0\.1:\d+/g, 'H:P')
}
var cases = [], words, o
function add(title, options, fn) { cases.push([title, options, fn]) }
;['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'PUT', 'PATCH', 'CONNECT', 'QUERY', 'LINK'].forEach(function (m) {
  add(m + ' end', { method: m }, function (r) { r.end() })
  add(m + ' end(a)', { method: m }, function (r) { r.end('a') })
  add(m + ' write, end', { method: m }, function (r) { r.write('a'); r.end('b') })
  add(m + ' empty write', { method: m }, function (r) { r.write(''); r.end() })
  add(m + ' with a length', { method: m, headers: { 'Content-Length': 1 } }, function (r) { r.end('a') })
  add(m + ' with codings', { method: m, headers: { 'Transfer-Encoding': 'chunked' } }, function (r) { r.end('a') })
  add(m + ' with codings, no body', { method: m, headers: { 'Transfer-Encoding': 'chunked' } }, function (r) { r.end() })
  add(m + ' of buffers', { method: m }, function (r) { var b = Buffer.from ? Buffer.from('a') : new Buffer('a'); r.write(b); r.end(b) })
})
;['keep-alive', 'close', 'Close', 'x', 'close, x', 'upgrade', '', 'keep-alive, close'].forEach(function (v) {
  add('connection ' + JSON.stringify(v), { headers: { Connection: v } }, function (r) { r.end() })
})
;['1a', '', 'x', -1, '01', 0, true, ['1', '1'], '1, 1'].forEach(function (v) {
  add('length ' + JSON.stringify(v), { method: 'PUT', headers: { 'Content-Length': v } }, function (r) { r.end('a') })
})
;['identity', 'Chunked', 'gzip', 'gzip, chunked', 'chunked, chunked', ''].forEach(function (v) {
  add('codings ' + JSON.stringify(v), { method: 'PUT', headers: { 'Transfer-Encoding': v } }, function (r) { r.end('a') })
})
add('length and codings', { method: 'PUT', headers: { 'Content-Length': 1, 'Transfer-Encoding': 'chunked' } }, function (r) { r.end('a') })
add('length too short', { method: 'PUT', headers: { 'Content-Length': 1 } }, function (r) { r.write('ab'); r.end('c') })
add('length too long', { method: 'PUT', headers: { 'Content-Length': 9 } }, function (r) { r.end('c') })
add('length by setHeader', { method: 'PUT' }, function (r) { r.setHeader('content-length', 1); r.end('a') })
add('removed codings', { method: 'PUT' }, function (r) { r.removeHeader('Transfer-Encoding'); r.write('a'); r.end('a') })
add('removed length', { method: 'PUT' }, function (r) { r.removeHeader('Content-Length'); r.end('a') })
add('removed connection', {}, function (r) { r.removeHeader('Connection'); r.end() })
add('removed host', {}, function (r) { r.removeHeader('Host'); r.end() })
add('chunked off', { method: 'PUT' }, function (r) { r.useChunkedEncodingByDefault = false; r.write('a'); r.end('b') })
add('chunked on for GET', {}, function (r) { r.useChunkedEncodingByDefault = true; r.write('a'); r.end('b') })
add('shouldKeepAlive off', {}, function (r) { r.shouldKeepAlive = false; r.end() })
add('sendDate', {}, function (r) { r.sendDate = true; r.setHeader('Date', 'D'); r.end() })
add('trailers', { method: 'PUT' }, function (r) { r.write('a'); r.addTrailers({ 'X-T': '1' }); r.end() })
add('trailers of a GET', {}, function (r) { r.addTrailers({ 'X-T': '1' }); r.end() })
add('trailers announced', { method: 'PUT', headers: { Trailer: 'X-T' } }, function (r) { r.addTrailers({ 'X-T': '1' }); r.end('a') })
add('method changed', {}, function (r) { r.method = 'PUT'; r.end('a') })
add('path changed', {}, function (r) { r.path = '/b'; r.end() })
add('path changed to an odd one', {}, function (r) { r.path = '/b c'; r.end() })
add('setHeader after write', { method: 'PUT' }, function (r) { r.write('a'); r.setHeader('X-A', '1'); r.end() })
add('removeHeader after write', { method: 'PUT' }, function (r) { r.write('a'); r.removeHeader('X-A'); r.end() })
add('end twice', { method: 'PUT' }, function (r) { r.end('a'); words.push(String(r.end('b') === r)) })
add('write after end', { method: 'PUT' }, function (r) { r.end('a'); words.push(String(r.write('b'))) })
add('end called back', { method: 'PUT' }, function (r) { r.end('a', function () { words.push('ended') }) })
add('end of a callback', {}, function (r) { r.end(function () { words.push('ended') }) })
add('end in an encoding, called back', { method: 'PUT' }, function (r) { r.end('6162', 'hex', function () { words.push('ended') }) })
add('write called back', { method: 'PUT' }, function (r) { r.write('a', function () { words.push('written') }); r.end() })
add('write in an encoding', { method: 'PUT' }, function (r) { r.setHeader('Host', 'h'); r.write('YWI=', 'base64'); r.end() })
;[null, undefined, 5, true, {}, []].forEach(function (v) {
  add('write ' + JSON.stringify(v), { method: 'PUT' }, function (r) { r.write(v); r.end() })
  add('end ' + JSON.stringify(v), { method: 'PUT' }, function (r) { r.end(v) })
})
add('flushHeaders', {}, function (r) { if (r.flushHeaders) r.flushHeaders(); else words.push('none'); setTimeout(function () { r.end() }, 5) })
add('flushHeaders of a PUT', { method: 'PUT' }, function (r) { if (r.flushHeaders) r.flushHeaders(); else words.push('none'); r.end('a') })
add('flushHeaders twice', { method: 'PUT' }, function (r) { if (r.flushHeaders) { r.flushHeaders(); r.flushHeaders() } r.end('a') })
add('abort at once', {}, function (r) { r.abort(); words.push(String(r.aborted === true || typeof r.aborted === 'number')) })
add('abort after end', {}, function (r) { r.end(); r.abort() })
add('abort twice', {}, function (r) { r.end(); r.abort(); r.abort() })
add('abort, then write', { method: 'PUT' }, function (r) { r.abort(); words.push(String(r.write('a'))); r.end() })
add('abort with the socket', {}, function (r) { r.end(); r.on('socket', function () { r.abort() }) })
add('abort with the answer', {}, function (r) { r.end(); r.on('response', function (res) { res.on('aborted', function () { words.push('aborted') }); res.on('close', function () { words.push('res close') }); r.abort() }) })
add('destroy at once', {}, function (r) { if (!r.destroy) return words.push('none'); r.destroy() })
add('destroy with an error', {}, function (r) { if (!r.destroy) return words.push('none'); r.end(); try { r.destroy(new Error('own')) } catch (e) { words.push('throws ' + told(e)) } })
add('setTimeout 5', {}, function (r) { r.path = '/never'; r.setTimeout(5, function () { words.push('timeout'); r.abort() }); r.end() })
add('setTimeout 0', {}, function (r) { words.push(String(r.setTimeout(0) === r)); r.end() })
;['x', -1, NaN, null, true].forEach(function (v) {
  add('setTimeout ' + (v !== v ? 'NaN' : JSON.stringify(v)), {}, function (r) { r.setTimeout(v); r.end() })
})
add('setNoDelay', {}, function (r) { words.push(String(r.setNoDelay(true))); r.end() })
add('setSocketKeepAlive', {}, function (r) { words.push(String(r.setSocketKeepAlive(true, 5))); r.end() })
add('expect 100', { method: 'PUT', headers: { Expect: '100-continue' } }, function (r) { r.on('continue', function () { words.push('continue'); r.end('a') }) })
add('expect 100, not waited', { method: 'PUT', headers: { Expect: '100-continue' } }, function (r) { r.end('a') })
add('expect odd', { method: 'PUT', headers: { Expect: 'x' } }, function (r) { r.end('a') })
add('expect by setHeader', { method: 'PUT' }, function (r) { r.setHeader('Expect', '100-continue'); r.end('a') })
add('members', {}, function (r) { words.push(['method', 'path', 'finished', 'writable', 'writableEnded', 'chunkedEncoding', 'useChunkedEncodingByDefault', 'shouldKeepAlive', 'aborted', 'headersSent', 'host', 'protocol', 'reusedSocket', 'maxHeadersCount'].map(function (k) { return k + '=' + r[k] }).join()); r.end() })
add('members after end', {}, function (r) { r.end(); words.push(['finished', 'writable', 'writableEnded', 'headersSent', 'aborted'].map(function (k) { return k + '=' + r[k] }).join()) })
add('getHeader', { headers: { 'X-A': 5 } }, function (r) { words.push(typeof r.getHeader('x-a')); r.end() })
add('cork', { method: 'PUT' }, function (r) { if (!r.cork) return r.end('a'); r.cork(); r.write('a'); r.write('b'); r.uncork(); r.end() })
var got
var server = net.createServer(function (s) {
  s.on('error', function () {})
  s.setEncoding('binary')
  var own = '', answered = false, timer
  s.on('data', function (d) {
    got += d
    own += d
    if (/\/never/.test(own)) return
    if (/100-continue/i.test(own) && !/not waited|by setHeader/.test(server.title)) { if (!answered) s.write('HTTP/1.1 100 Continue\r\n\r\n'); answered = true }
    clearTimeout(timer)
    timer = setTimeout(function () { s.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok') }, 6)
  })
  s.on('end', function () { s.end() })
})
server.listen(0, '127.0.0.1', function () {
  var port = server.address().port
  next()
  function next() {
    var one = cases.shift()
    if (!one) { console.log('done'); return process.exit(0) }
    words = []
    got = ''
    server.title = one[0]
    var over = false, timer, r
    function done(how) {
      if (over) return
      over = true
      clearTimeout(timer)
      console.log(one[0] + ': ' + words.join(', ') + (how === 'open' ? ' open ' : ' ') + JSON.stringify(got.replace(new RegExp(':' + port, 'g'), ':P')))
      try { r.abort() } catch (e) {}
      setTimeout(next, 2)
    }
    o = { host: '127.0.0.1', port: port, path: '/', headers: {} }
    for (var k in one[1]) o[k] = one[1][k]
    try {
      r = http.request(o)
      r.on('error', function (e) { words.push('error ' + told(e)); setTimeout(function () { done('failed') }, 12) })
      r.on('abort', function () { words.push('abort') })
      r.on('close', function () { words.push('close'); setTimeout(function () { done('closed') }, 10) })
      r.on('response', function (res) {
        words.push('answered')
        res.on('data', function () {})
        res.on('end', function () { words.push('end'); setTimeout(function () { done('over') }, 12) })
      })
      r.on('connect', function (res, socket) { words.push('connect'); socket.destroy(); setTimeout(function () { done('over') }, 4) })
      timer = setTimeout(function () { done('open') }, 200)
      one[2](r)
    } catch (e) { words.push('throws ' + told(e)); setTimeout(function () { done('thrown') }, 25) }
  }
})
process.on('uncaughtException', function (e) { words.push('uncaught ' + told(e)) })
