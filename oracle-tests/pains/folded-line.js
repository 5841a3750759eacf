// pain 16: a header whose value goes on in the next line is refused
// from 18.20.0 to 18.20.1, from 20.12.0 to 20.12.1 and from 21.7.1 to 21.7.2
var http = require('http')
var net = require('net')
var server = net.createServer(function (socket) {
  socket.once('data', function () {
    socket.end('HTTP/1.1 200 OK\r\nX-Long: one\r\n two\r\nContent-Length: 0\r\n\r\n')
  })
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    console.log(res.statusCode)
    res.resume()
    server.close()
  }).on('error', function (error) {
    console.log(error.message)
    server.close()
  })
})
