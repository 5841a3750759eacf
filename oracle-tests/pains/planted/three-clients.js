// apart: three clients that are not quite right
// from 16.0.0 to 22.23.5
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) { res.end('ok') })
var clients = [
  ['lines', 'GET / HTTP/1.1\nHost: a\nConnection: close\n\n'],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['a blank', 'GET / HTTP/1.1\r\nHost: a\r\nX-A : b\r\nConnection: close\r\n\r\n']
]
server.listen(0, '127.0.0.1', next)
function next() {
  var client = clients.shift()
  if (!client) return server.close()
  var answer = ''
  var socket = net.connect(server.address().port, '127.0.0.1', function () { socket.write(client[1]) })
  socket.on('data', function (bytes) { answer += bytes })
  socket.on('close', function () {
    console.log(client[0] + ': ' + answer.split('\r\n')[0])
    next()
  })
}
