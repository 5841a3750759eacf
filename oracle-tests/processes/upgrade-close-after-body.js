// A request closes when it is read.
// releases: 15.14.0 16.0.0
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
function listen(emitter, name, events) {
  events.forEach(function (event) { emitter.on(event, function () { console.log(name + ' ' + event) }) })
}
var server = http.createServer(function (req, res) {
  listen(req, 'request', ['end', 'close'])
  listen(res, 'response', ['finish', 'close'])
  req.resume()
  setTimeout(function () { console.log('answers'); res.end('ok') }, 50)
})
raw(server, 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx', function () {})
