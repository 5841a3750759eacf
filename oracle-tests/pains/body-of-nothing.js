// pain 30: an answer that may have no body has one
// in 20.2.0 alone
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) {
  res.statusCode = 204
  res.end('body')
})
server.listen(0, '127.0.0.1', function () {
  var answer = ''
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  })
  socket.on('data', function (bytes) { answer += bytes })
  socket.on('close', function () {
    console.log(answer.indexOf('body') === -1 ? 'clean' : 'the next answer will be misread')
    server.close()
  })
})
