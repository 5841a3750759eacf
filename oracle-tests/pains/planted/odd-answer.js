// either: an answer with a folded value, and with bytes behind its end
// from 18.0.0 to 22.23.5
var http = require('http')
var net = require('net')
var server = net.createServer(function (socket) {
  socket.on('error', function () {})
  socket.once('data', function () {
    socket.end('HTTP/1.1 200 OK\r\nX-A: one\r\n two\r\nConnection: close\r\nContent-Length: 2\r\n\r\nokmore')
  })
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    res.resume()
    setTimeout(done, 60, 'read')
  }).on('error', function () { done('failed') })
})
function done(what) {
  console.log(what)
  process.exit()
}
