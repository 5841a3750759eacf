// A request must name its host.
// releases: 19.8.1 20.0.0
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
var server = http.createServer(function (req, res) { res.end('ok') })
raw(server, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', function (text) { console.log(text.split('\r\n')[0]) })
