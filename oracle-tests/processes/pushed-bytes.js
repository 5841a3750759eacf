// releases: 0.10.48 0.11.14 0.12.18 iojs-2.4.0 iojs-3.3.1 4.9.1 6.17.1 8.17.0 10.24.1 12.0.0 12.22.12
// Bytes that a program puts into a connection that http reads from: who reads them, and when.
var http = require('http'), net = require('net')
function bytes(text) { return Buffer.from && Buffer.from !== Uint8Array.from ? Buffer.from(text) : new Buffer(text) }
var head = ' HTTP/1.1\r\nHost: a\r\n\r\n'
var cases = {
  text: function (s) { return s.push('GET /text' + head) },
  binary: function (s) { return s.push('GET /bin\xff' + head, 'binary') },
  hex: function (s) { return s.push('474554202f20485454502f312e310d0a486f73743a20610d0a0d0a', 'hex') },
  buffer: function (s) { return s.push(bytes('GET /buffer' + head)) },
  'nothing, text': function (s) { s.push(''); s.push(bytes('')); return s.push('GET /text' + head) },
  pieces: function (s) { s.push('GET /pie'); s.push('ces HTTP/1.1\r\nHos'); return s.push('t: a\r\n\r\n') },
  two: function (s) { return s.push('GET /1' + head + 'GET /2' + head) },
  body: function (s) { return s.push('POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab') && s.push('cd') },
  chunked: function (s) { s.push('POST /chunked HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n'); return s.push('2\r\nab\r\n0\r\n\r\n') },
  unshift: function (s) { s.unshift(bytes('GET /unshift' + head)) },
  nonsense: function (s) { return s.push('nonsense\r\n\r\n') },
  'text, end': function (s) { s.push('GET /last' + head); return s.push(null) },
  emitted: function (s) { return s.emit('data', bytes('GET /emit' + head)) },
  paused: function (s, log) { s.pause(); setTimeout(function () { log.push('resume'); s.resume() }, 100); return s.push('GET /paused' + head) },
  heard: function (s, log) { s.on('data', function (d) { log.push('heard ' + d.length + ' ' + Buffer.isBuffer(d)) }); return s.push('GET /heard' + head) },
  'asked, text': function (s) { return s.push('GET /more' + head) }
}
var names = Object.keys(cases), lines = [], left = names.length + 1
function done() { if (--left === 0) { console.log(lines.join('\n')); process.exit(0) } }
names.forEach(function (name, i) {
  var log = [], answers = '', ended = ''
  var server = http.createServer(function (q, s) {
    var got = ''
    log.push('request ' + q.method + ' ' + q.url)
    q.on('data', function (d) { got += d })
    q.on('end', function () { log.push('end with ' + got); s.end(q.url) })
  })
  server.on('clientError', function (e, s) { log.push('clientError ' + e.code); if (s && s.destroy) s.destroy() })
  server.on('connection', function (s) {
    setTimeout(function () { log.push('gave ' + cases[name](s, log)) }, 100)
    s.on('close', function () { log.push('close') })
    s.on('error', function () {})
  })
  server.listen(0, '127.0.0.1', function () {
    var peer = net.connect(server.address().port, '127.0.0.1', function () { if (name === 'asked, text') peer.write('GET /asked' + head) })
    peer.on('data', function (d) { answers += d })
    peer.on('end', function () { ended = ', ended' })
    peer.on('error', function () {})
    setTimeout(function () { lines[i] = name + ': ' + log.join(', ') + '; answers ' + (answers.split('HTTP/1.1').length - 1) + ended; done() }, 700)
  })
})
;(function () {
  var log = []
  var silent = net.createServer(function () {}).listen(0, '127.0.0.1', function () {
    var req = http.get({ port: silent.address().port, host: '127.0.0.1' }, function (res) {
      log.push('response ' + res.statusCode)
      res.on('data', function (d) { log.push('data ' + d) })
      res.on('end', function () { log.push('end') })
    })
    req.on('error', function (e) { log.push('error ' + e.code) })
    req.on('socket', function (s) {
      s.on('connect', function () {
        setTimeout(function () {
          log.push('gave ' + s.push('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab'))
          log.push('gave ' + s.push('cd'))
        }, 100)
      })
    })
    setTimeout(function () { lines[names.length] = 'client: ' + log.join(', '); done() }, 700)
  })
})()
