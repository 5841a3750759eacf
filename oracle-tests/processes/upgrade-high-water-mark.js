// Buffers of 64 KB.
// releases: 21.7.3 22.0.0
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
  console.log(req.readableHighWaterMark + ' ' + res.writableHighWaterMark)
  res.end()
})
raw(server, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', function () {})
