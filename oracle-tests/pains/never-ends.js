// pain 4: a script does not end after its last request
// from 18.20.8 to 19.0.0
var http = require('http')
var server = http.createServer(function (req, res) { res.end('ok') })
server.on('connection', function (socket) { socket.unref() })
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1' }, function (res) {
    console.log(res.statusCode)
    server.unref()
  })
})
setTimeout(function () {
  console.log('still running')
  process.exit(1)
}, 500).unref()
