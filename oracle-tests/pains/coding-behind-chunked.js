// pain 32: a body in chunks that says something more about its coding
// from 18.4.0 to 18.5.0, from 16.15.1 to 16.16.0 and from 14.19.3 to 14.20.0
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) {
  req.on('end', function () { res.end('ok') }).resume()
})
server.listen(0, '127.0.0.1', function () {
  var answer = ''
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n')
    socket.write('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n')
  })
  socket.on('data', function (bytes) { answer += bytes })
  socket.on('close', function () {
    console.log(answer.split('\r\n')[0])
    server.close()
  })
})
