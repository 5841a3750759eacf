// A flat array is a list of names and values.
// releases: 14.13.1 14.14.0 14.21.3 15.0.0
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
  res.writeHead(200, ['x1', 'v1', 'x2', 'v2'])
  res.end()
})
raw(server, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', function (text) {
  console.log(text.split('\r\n').filter(function (line) { return !/^date/i.test(line) }).join('\n'))
})
