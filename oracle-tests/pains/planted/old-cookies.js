// apart: connections, cookies and the end of an answer
// from 0.10.48 to 12.22.12
var http = require('http')
var net = require('net')
console.log('connections at once: ' + http.globalAgent.maxSockets)
var server = http.createServer(function (req, res) {
  console.log('cookies: ' + req.headers.cookie)
  res.end('ok')
})
server.listen(0, '127.0.0.1', function () {
  var answer = ''
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: a=1\r\nCookie: b=2\r\n\r\n')
  })
  socket.on('data', function (bytes) { answer += bytes })
  socket.on('close', function () {
    console.log(/content-length/i.test(answer) ? 'a length' : 'no length')
    server.close()
  })
})
