// pain 18: bytes behind an answer that closes the connection
// from 15.14.0 to 16.0.0 and from 20.19.1 to 20.19.2
var http = require('http')
var net = require('net')
var server = net.createServer(function (socket) {
  socket.on('error', function () {})
  socket.once('data', function () {
    socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok\r\nmore')
  })
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    res.resume()
    setTimeout(function () {
      console.log('fine')
      process.exit()
    }, 100)
  }).on('error', function (error) {
    console.log(error.code)
    process.exit(1)
  })
})
