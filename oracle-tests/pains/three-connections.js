// pain 2: a request goes out on a connection that was used before
// from 18.20.8 to 19.0.0
var http = require('http')
var connections = 0
var server = http.createServer(function (req, res) { res.end('ok') })
server.on('connection', function () { connections++ })
server.listen(0, '127.0.0.1', function () { ask(3) })
function ask(left) {
  if (left === 0) {
    console.log('3 requests on ' + connections + ' connections')
    process.exit()
  }
  http.get({ port: server.address().port, host: '127.0.0.1' }, function (res) {
    res.resume()
    res.on('end', function () { setTimeout(ask, 20, left - 1) })
  })
}
