// apart: what a server cannot promise, and what it cannot read
// from 0.12.18 to 10.24.1
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  ask('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: gold\r\n\r\n', function () {
    ask('nonsense\r\n\r\n', function () { server.close() })
  })
})
function ask(bytes, done) {
  var answer = ''
  var socket = net.connect(server.address().port, '127.0.0.1', function () { socket.write(bytes) })
  socket.on('data', function (bytes) { answer += bytes })
  socket.on('error', function () {})
  socket.on('close', function () {
    console.log(answer ? answer.split('\r\n')[0] : 'no answer')
    done()
  })
}
