// together: a device that asks in its own way, and if that is refused in another way
// from 16.0.0 to 22.23.5
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) { res.end('ok') })
var ways = ['GET / HTTP/1.1\nHost: a\nConnection: close\n\n', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n']
server.listen(0, '127.0.0.1', ask)
function ask() {
  var way = ways.shift()
  if (!way) return done('gave up')
  var answer = ''
  var socket = net.connect(server.address().port, '127.0.0.1', function () { socket.write(way) })
  socket.on('data', function (bytes) { answer += bytes })
  socket.on('close', function () { / 200 /.test(answer) ? done('served') : ask() })
}
function done(what) {
  console.log(what)
  server.close()
}
