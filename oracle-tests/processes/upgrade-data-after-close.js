// Bytes beyond an answer that closes the connection.
// releases: 15.14.0 16.0.0 20.19.1 20.19.2
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
  socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nokmore')
}, function (port, server) {
  http.get({ port: port, host: '127.0.0.1' }, function (res) {
    res.resume()
    res.on('end', function () { console.log('end') })
    res.on('error', function (error) { console.log('response ' + error.code) })
    res.on('close', function () { setTimeout(function () { server.close() }, 50) })
  }).on('error', function (error) { console.log('request ' + error.code); server.close() })
})
