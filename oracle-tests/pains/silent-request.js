// pain 3: a request that waits for more than 5 seconds is given up
// from 18.20.8 to 19.0.0
var http = require('http')
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  var req = http.get({ port: server.address().port, host: '127.0.0.1' }, function (res) {
    res.resume().on('end', function () { process.exit() })
  })
  req.on('socket', function (socket) {
    socket.on('connect', function () {
      console.log(socket.timeout ? 'given up after ' + socket.timeout + ' ms' : 'waits')
    })
  })
})
