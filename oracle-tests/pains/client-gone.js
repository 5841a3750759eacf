// pain 11: nobody says that the client has gone
// from 15.14.0 to 16.0.0
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) {
  var stopped = false
  req.on('aborted', function () { stopped = true })
  req.resume()
  setTimeout(function () {
    console.log(stopped ? 'stopped work' : 'worked for nobody')
    process.exit()
  }, 150)
})
server.listen(0, '127.0.0.1', function () {
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    setTimeout(function () { socket.destroy() }, 50)
  })
})
