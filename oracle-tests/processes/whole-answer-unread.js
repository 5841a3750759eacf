// releases: 0.10.48 0.12.18 4.9.1 6.17.1 8.11.4 8.12.0 8.17.0 9.0.0 9.7.0 9.8.0 9.11.2 10.0.0 10.24.1 12.22.12
// a whole answer is there and its connection has closed before anybody reads it
var http = require('http'), net = require('net')
var answers = {
  counted: 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc',
  chunked: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
  kept: 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\nabc',
  cut: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc'
}
var kinds = Object.keys(answers)
;(function next() {
  if (!kinds.length) return process.exit(0)
  var kind = kinds.shift(), log = [], closed = false, waiting
  var peer = net.createServer(function (c) { c.on('error', function () {}); c.once('data', function () { c.end(answers[kind]) }) })
  peer.listen(0, '127.0.0.1', function () {
    var req = http.get({ host: '127.0.0.1', port: peer.address().port, path: '/', agent: false }, function (res) {
      ;['end', 'aborted', 'close'].forEach(function (e) { res.on(e, function () { log.push('res ' + e) }) })
      res.on('error', function (e) { log.push('res error ' + e.code) })
      res.pause()
      waiting = function () {
        log.push('reading')
        res.on('data', function (b) { log.push('data ' + b) })
        res.resume()
        setTimeout(function () { console.log(kind + ': ' + log.join(', ') + ', aborted ' + res.aborted); peer.close(); next() }, 100)
      }
      if (closed) setTimeout(waiting, 30)
    })
    req.on('error', function (e) { log.push('req error ' + e.code) })
    req.on('close', function () { log.push('req close'); closed = true; if (waiting) setTimeout(waiting, 30) })
  })
})()
