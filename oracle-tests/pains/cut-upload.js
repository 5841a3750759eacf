// pain 12: an upload that is cut off is an error
// from 14.21.3 to 15.0.0
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) {
  req.on('data', function () {})
  req.on('error', function (error) { console.log(error.message) })
  req.on('close', function () { server.close() })
})
server.listen(0, '127.0.0.1', function () {
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc')
    setTimeout(function () { socket.destroy() }, 50)
  })
})
