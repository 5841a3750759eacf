// A body after 204.
// releases: 20.1.0 20.2.0 20.3.0
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
  res.statusCode = 204
  res.end('body')
})
raw(server, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', function (text) { console.log(/body/.test(text) ? 'body' : 'no body') })
