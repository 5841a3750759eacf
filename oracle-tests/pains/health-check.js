// pain 14: a health check without Host is refused
// from 19.9.0 to 20.0.0
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  var answer = ''
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('GET /health HTTP/1.1\r\nConnection: close\r\n\r\n')
  })
  socket.on('data', function (bytes) { answer += bytes })
  socket.on('close', function () {
    console.log(answer.split('\r\n')[0])
    server.close()
  })
})
