// releases: 0.8.28 0.10.48 0.12.18 iojs-3.3.1 4.9.1 8.17.0 10.24.1 12.22.12 14.21.3 18.20.8 24.22.3
// Who hears first that a connection closes: those who listened to it before its request came, the request, the response, those who came later.
var http = require('http'), net = require('net'), words = []
function hear(who, x, names) { names.forEach(function (n) { x.on(n, function () { words.push(who + ' ' + n) }) }) }
var server = http.createServer(function (req, res) {
  hear('request', req, ['aborted', 'close'])
  req.on('error', function () {})
  hear('response', res, ['close'])
  hear('late listener', req.socket, ['close'])
  if (req.url === '/half') res.write('x')
  setTimeout(function () { req.socket.destroy() }, 20)
})
server.on('connection', function (socket) {
  if (server.early) hear('early listener', socket, ['close'])
})
server.listen(0, '127.0.0.1', function () {
  var cases = [['/', false], ['/', true], ['/half', true]]
  ;(function next() {
    var one = cases.shift()
    if (!one) process.exit(0)
    words = []
    server.early = one[1]
    var client = net.connect(server.address().port, '127.0.0.1')
    client.on('error', function () {})
    client.on('data', function () {})
    client.on('close', function () {
      setTimeout(function () {
        console.log(one[0] + (one[1] ? ', heard early' : '') + ': ' + words.join(', '))
        next()
      }, 20)
    })
    client.write('GET ' + one[0] + ' HTTP/1.1\r\nHost: a\r\n\r\n')
  })()
})
