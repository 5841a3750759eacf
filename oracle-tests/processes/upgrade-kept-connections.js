// The default agent keeps connections.
// releases: 18.20.8 19.0.0
var http = require('http')
var net = require('net')
var connections = 0
var server = http.createServer(function (req, res) { res.end('ok') })
server.on('connection', function () { connections++ })
server.listen(0, '127.0.0.1', function () { next(3) })
function next(left) {
  if (left === 0) {
    console.log(connections + ' connections for 3 requests')
    http.globalAgent.destroy()
    return server.close()
  }
  http.get({ port: server.address().port, host: '127.0.0.1' }, function (res) {
    res.resume()
    res.on('end', function () { setTimeout(next, 20, left - 1) })
  })
}
