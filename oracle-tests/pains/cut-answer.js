// pain 12: an answer that is cut off ends otherwise
// from 14.21.3 to 15.0.0, and from 12.22.12 to 13.0.0
var http = require('http')
var net = require('net')
var server = net.createServer(function (socket) {
  socket.once('data', function () {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc')
    setTimeout(function () { socket.destroy() }, 50)
  })
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    var said = 'nothing'
    res.resume()
    res.on('end', function () { said = 'a whole answer' })
    res.on('error', function (error) { said = error.message })
    res.on('close', function () {
      console.log(said)
      server.close()
    })
  })
})
