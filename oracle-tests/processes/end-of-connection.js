// What a response and its request tell when their connection ends, over TCP and over TLS, and in which order.
// releases: 0.8.6 0.8.28 0.10.4 0.10.48 0.11.14 0.12.18 iojs-3.3.1 4.9.1 6.17.1 8.17.0 9.11.2 10.24.1 12.0.0 12.22.12
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
process.removeAllListeners('warning')
var party = require('../https/party.js'), left = []
var ANSWERS = {
  'no length': ['HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n', 'one', 'two'],
  'no length, nothing more': ['HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n', 'one', ''],
  'length': ['HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 6\r\n\r\n', 'one', 'two'],
  'length, cut': ['HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 60\r\n\r\n', 'one', 'two'],
  'chunked, cut': ['HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n', '3\r\none\r\n', '3\r\ntwo\r\n'],
  'head, cut': ['HTTP/1.1 200 OK\r\n', '', 'a: b\r\n'],
}
function run(tls, kind, how, done) {
  var parts = ANSWERS[kind], out = [], over = false
  function answer(s) {
    s.on('error', function () {})
    s.once('data', function () {
      s.write(parts[0] + parts[1])
      if (how === 'at once') return s.end(parts[2])
      setTimeout(function () { if (how === 'end') s.end(parts[2]); else s.destroy() }, 50)
    })
  }
  var server = tls ? require('tls').createServer({ key: party.key, cert: party.cert }, answer) : require('net').createServer(answer)
  server.listen(0, '127.0.0.1', function () {
    function note(word) { out.push(word); clearTimeout(timer); timer = setTimeout(finish, 300) }
    function finish() {
      if (over) return
      over = true
      console.log((tls ? 'tls, ' : 'tcp, ') + kind + ', ' + how + ': ' + out.join(', '))
      server.close()
      done()
    }
    var timer = setTimeout(finish, 3000)
    var options = { host: '127.0.0.1', port: server.address().port, rejectUnauthorized: false, agent: false }
    var req = require(tls ? 'https' : 'http').get(options, function (res) {
      note('response')
      ;['end', 'close', 'aborted', 'error'].forEach(function (n) { res.on(n, function () { note('res ' + n) }) })
      res.on('data', function (d) { if (kind === 'no length') note('data ' + d) })
    })
    req.on('close', function () { note('req close') })
    req.on('error', function (e) { note('req error ' + e.code) })
  })
}
Object.keys(ANSWERS).forEach(function (kind) {
  [false, true].forEach(function (tls) {
    ['end', 'destroy'].forEach(function (how) { left.push([tls, kind, how]) })
  })
})
;(function next() {
  var one = left.shift()
  if (!one) return process.exit(0)
  run(one[0], one[1], one[2], next)
})()
