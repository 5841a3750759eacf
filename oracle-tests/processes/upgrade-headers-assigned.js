// What is assigned to headers is seen.
// releases: 18.20.8 19.0.1 19.1.0 19.2.0 20.20.2 26.12.1
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
  req.headers = { a: '1' }
  console.log(JSON.stringify(req.headers))
  res.end()
})
raw(server, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', function () {})
