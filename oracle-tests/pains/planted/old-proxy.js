// either: a proxy that puts a blank before the colon, and folds its values
// from 18.0.0 to 22.23.5
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  var answer = ''
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nVia : one\r\n two\r\n\r\n')
  })
  socket.on('data', function (bytes) { answer += bytes })
  socket.on('close', function () {
    console.log(/ 200 /.test(answer) ? 'passed' : 'refused')
    server.close()
  })
})
