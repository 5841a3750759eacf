// a third value: a connection that is kept, until the server shuts down
// from 16.20.2 to 20.20.2
var http = require('http')
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  var ended = false
  var req = http.get({ port: server.address().port, host: '127.0.0.1' }, function (res) {
    req.socket.on('close', function () { ended = true })
    res.resume()
    setTimeout(function () {
      var kept = !ended
      server.close()
      setTimeout(function () {
        console.log(kept ? (ended ? 'kept until the end' : 'kept for ever') : 'not kept')
        process.exit()
      }, 100)
    }, 100)
  })
})
