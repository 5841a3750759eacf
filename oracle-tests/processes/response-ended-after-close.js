// releases: 0.8.6 0.8.19 0.8.21 0.8.28
// the client goes away while the answer is being made: does the response say that it is over?
var http = require('http')
var log = [], creq
var later = function (f) { setTimeout(f, 1) }
var server = http.createServer(function (req, res) {
  res.on('finish', function () { log.push('res finish') })
  res.on('close', function () { log.push('res close') })
  req.on('close', function () { log.push('req close') })
  req.on('aborted', function () { log.push('req aborted') })
  creq.abort()
  var n = 0
  ;(function wait() {
    if (req.connection.destroyed || ++n > 200) {
      log.push(n > 200 ? 'never destroyed' : 'destroyed, answering')
      res.end('answer')
      return
    }
    later(wait)
  })()
})
server.listen(0, '127.0.0.1', function () {
  creq = http.get({ host: '127.0.0.1', port: server.address().port, path: '/' })
  creq.on('error', function (e) { log.push('client ' + e.code) })
  setTimeout(function () { console.log(log.sort().join('\n')); process.exit(0) }, 700)
})
