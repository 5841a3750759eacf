// pain 7: a server that shuts down cuts off its clients
// from 18.18.2 to 18.19.0, not from 18.20.3 on, and from 18.20.8 to 19.0.0
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  })
  var ended = false
  socket.on('end', function () { ended = true })
  socket.once('data', function () {
    setTimeout(function () { server.close() }, 50)
    setTimeout(function () {
      console.log(ended ? 'cut off' : 'still connected')
      process.exit()
    }, 200)
  })
})
