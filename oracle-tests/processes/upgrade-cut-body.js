// An answer that is cut is an error.
// releases: 14.21.3 15.0.0
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
  socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc')
  setTimeout(function () { socket.destroy() }, 50)
}, function (port, server) {
  http.get({ port: port, host: '127.0.0.1' }, function (res) {
    res.resume()
    ;['aborted', 'end', 'error', 'close'].forEach(function (event) {
      res.on(event, function (error) { console.log(event + (error ? ' ' + error.code + ' ' + error.message : '')) })
    })
    res.on('close', function () { server.close() })
  }).on('error', function (error) { console.log('request ' + error.code) })
})
