// chunked is the last coding.
// releases: 14.19.3 14.20.0 16.15.1 16.16.0 18.4.0 18.5.0
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
var server = http.createServer(function (req, res) { req.resume(); res.setHeader('Connection', 'close'); res.end('ok') })
server.on('clientError', function (error, socket) {
  console.log(error.code)
  socket.destroy()
})
raw(server, 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\nConnection: close\r\n\r\n0\r\n\r\n', function (text) { console.log(text.split('\r\n')[0]) })
