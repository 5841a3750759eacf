// Writes of one turn are one chunk.
// releases: 26.8.2 26.9.0
var http = require('http')
var net = require('net')
function raw(server, bytes, done) {
  server.listen(0, '127.0.0.1', function () {
    var text = ''
    var socket = net.connect(server.address().port, '127.0.0.1', function () { socket.write(bytes) })
    socket.on('data', function (piece) { text += piece.toString('latin1') })
    socket.on('error', function () {})
    socket.on('close', function () { done(text); server.close() })
  })
}
var server = http.createServer(function (req, res) {
  res.write('a')
  res.end('b')
})
raw(server, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', function (text) { console.log(JSON.stringify(text.split('\r\n\r\n').slice(1).join('|'))) })
