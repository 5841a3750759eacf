// releases: 0.8.28 0.10.48 0.12.18 iojs-3.3.1 4.9.1 8.17.0 10.24.1 11.15.0 12.0.0 12.16.0 12.16.3 12.22.12 13.0.0 13.12.0 13.13.0 14.21.3 18.20.8 24.22.3
// setTimeout of a served connection that is gone: whether its timeout is told, and what is given back.
var http = require('http'), net = require('net')
var server = http.createServer(function (req, res) {
  var socket = req.socket
  req.on('close', function () {})
  setTimeout(function () {
    var heard = []
    socket.on('timeout', function () { heard.push('timeout') })
    console.log('gone', socket.destroyed)
    console.log('itself', socket.setTimeout(10, function () { heard.push('its listener') }) === socket)
    setTimeout(function () {
      console.log(heard.join(', '))
      heard = []
      socket.setTimeout(30)
      socket.setTimeout(0)
      setTimeout(function () {
        console.log('taken back', heard.join(', '))
        process.exit(0)
      }, 80)
    }, 60)
  }, 80)
})
server.on('timeout', function () {})
server.listen(0, '127.0.0.1', function () {
  var client = net.connect(server.address().port, '127.0.0.1')
  client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  setTimeout(function () { client.destroy() }, 30)
})
