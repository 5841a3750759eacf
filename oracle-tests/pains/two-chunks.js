// pain 29: the same answer goes out in other chunks
// from 26.8.2 to 26.9.0, and from 24.22.0 to 24.22.1
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) {
  res.write('a')
  res.end('b')
})
server.listen(0, '127.0.0.1', function () {
  var answer = ''
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  })
  socket.on('data', function (bytes) { answer += bytes })
  socket.on('close', function () {
    console.log(JSON.stringify(answer.split('\r\n\r\n')[1]))
    server.close()
  })
})
