// A reset right after the last byte.
// releases: 24.15.0 24.16.0
var http = require('http')
var net = require('net')
function answering(answer, use) {
  var server = net.createServer(function (socket) {
    socket.on('error', function () {})
    socket.once('data', function () { answer(socket) })
  })
  server.listen(0, '127.0.0.1', function () { use(server.address().port, server) })
}
answering(function (socket) {
  socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', function () { socket.resetAndDestroy ? socket.resetAndDestroy() : socket.destroy() })
}, function (port, server) {
  http.get({ port: port, host: '127.0.0.1' }, function (res) {
    ;['end', 'error', 'close'].forEach(function (event) { res.on(event, function (e) { console.log('response ' + event + (e ? ' ' + e.code : '')) }) })
    setTimeout(function () { res.resume() }, 100)
    setTimeout(function () { server.close() }, 300)
  }).on('error', function (error) { console.log('request ' + error.code) })
})
