// pain 5: a server closes connections that a balancer in front of it wants to keep
// from 7.10.1 to 8.0.0
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) { res.end('ok') })
server.keepAliveTimeout = 50
server.listen(0, '127.0.0.1', function () {
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  })
  var ended = false
  socket.on('end', function () { ended = true })
  socket.once('data', function () {
    setTimeout(function () {
      console.log(ended ? 'closed while idle' : 'still open')
      process.exit()
    }, 200)
  })
})
