// releases: 0.10.48 4.9.1 8.17.0 9.11.2 10.0.0 10.1.0 10.2.0 10.24.1 12.22.12
// A response that is cut off gets its end before or after the request closes: its push and its listeners tell.
var http = require('http')
var net = require('net')

var peer = net.createServer(function (socket) {
  socket.on('error', function () {})
  socket.once('data', function () {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc')
    setTimeout(function () { socket.destroy() }, 60)
  })
})
peer.listen(0, '127.0.0.1', function () {
  var options = { host: '127.0.0.1', port: peer.address().port, path: '/', agent: false }
  var req = http.get(options, function (res) {
    var push = res.push
    res.push = function (piece) {
      console.log('push ' + piece)
      return push.apply(this, arguments)
    }
    ;['aborted', 'close', 'end'].forEach(function (event) {
      res.on(event, function () { console.log('res ' + event) })
    })
    res.resume()
  })
  ;['close', 'error'].forEach(function (event) {
    req.on(event, function () { console.log('req ' + event) })
  })
  req.on('close', function () {
    setTimeout(function () { process.exit(0) }, 60)
  })
})
