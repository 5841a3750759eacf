// A client that leaves after its request aborts nothing.
// releases: 15.14.0 16.0.0
var http = require('http')
var net = require('net')
function listen(emitter, name, events) {
  events.forEach(function (event) { emitter.on(event, function () { console.log(name + ' ' + event) }) })
}
var server = http.createServer(function (req, res) {
  listen(req, 'request', ['aborted', 'end'])
  req.resume()
  res.on('close', function () { console.log('response close, aborted ' + req.aborted); server.close() })
})
server.listen(0, '127.0.0.1', function () {
  var socket = net.connect(server.address().port, '127.0.0.1', function () {
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    setTimeout(function () { socket.destroy() }, 50)
  })
})
