// pain 15: a device that ends its lines with a line feed alone is refused
// from 18.4.0 to 18.5.0, from 16.15.1 to 16.16.0 and from 14.19.3 to 14.20.0
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  var answer = ''
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('GET / HTTP/1.1\nHost: device\nConnection: close\n\n')
  })
  socket.on('data', function (bytes) { answer += bytes })
  socket.on('close', function () {
    console.log(answer.split('\r\n')[0])
    server.close()
  })
})
