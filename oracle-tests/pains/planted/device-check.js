// either: a device without Host, whose lines end with a line feed alone
// from 16.0.0 to 22.23.5
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  var answer = ''
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('GET / HTTP/1.1\nConnection: close\n\n')
  })
  socket.on('data', function (bytes) { answer += bytes })
  socket.on('close', function () {
    console.log(/ 200 /.test(answer) ? 'alive' : 'dead')
    server.close()
  })
})
