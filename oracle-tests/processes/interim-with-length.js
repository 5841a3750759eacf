// releases: 0.8.28 0.10.48 0.12.18 iojs-3.3.1 4.9.1 6.17.1 8.17.0 10.24.1 11.15.0 12.0.0 12.22.12
// Answers whose body is passed over though they have a length (interim ones, those to HEAD), and the answer after them.
var http = require('http')
var net = require('net')
var interim = 'HTTP/1.1 100 Continue\r\nContent-Length: 3\r\n\r\n'
var answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
var none = 'HTTP/1.1 200 OK\r\n\r\nok'
var cases = [
  ['interim, then a length', 'GET', [interim + answer]],
  ['interim, then a length in another piece', 'GET', [interim, answer]],
  ['interim, then no length', 'GET', [interim + none]],
  ['interim twice', 'GET', [interim + interim + answer]],
  ['HEAD, then GET on the same connection', 'HEAD', ['HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n'], [answer]],
  ['HEAD, then an answer without a length', 'HEAD', ['HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n'], ['HTTP/1.1 204 No\r\n\r\n']]
]
;(function next() {
  var it = cases.shift()
  if (!it) process.exit(0)
  var log = []
  var asked = 0
  var agent = new http.Agent({ keepAlive: true })
  agent.maxSockets = 1
  var server = net.createServer(function (socket) {
    socket.on('error', function () {})
    socket.on('data', function () {
      var pieces = it[2 + asked++]
      pieces.forEach(function (piece, i) {
        setTimeout(function () { socket.write(piece) }, i * 40)
      })
      // What is not whole by then never will be.
      setTimeout(function () { socket.end() }, it[2 + asked] ? 400 : 150)
    })
    socket.on('close', function () {
      server.close()
      setTimeout(function () {
        console.log(it[0] + ': ' + log.join('; '))
        next()
      }, 20)
    })
  })
  function ask(method, then) {
    var req = http.request({ host: '127.0.0.1', port: server.address().port, method: method, agent: agent }, function (res) {
      var body = ''
      log.push('response ' + res.statusCode)
      res.on('data', function (bytes) { body += bytes })
      res.on('end', function () { log.push('end ' + JSON.stringify(body)); then() })
      res.on('aborted', function () { log.push('aborted ' + JSON.stringify(body)) })
    })
    req.on('continue', function () { log.push('continue') })
    req.on('error', function (error) { log.push('error ' + error.code) })
    req.end()
  }
  server.listen(0, '127.0.0.1', function () {
    ask(it[1], function () { if (it[3]) ask('GET', function () {}) })
  })
})()
