// pain 25: connections of requests are probed while they are idle (what 24 changed beyond that is libuv's)
// from 18.20.8 to 19.0.0
var http = require('http')
var net = require('net')
var probed = false
var setKeepAlive = net.Socket.prototype.setKeepAlive
net.Socket.prototype.setKeepAlive = function (on) {
  if (on) probed = true
  return setKeepAlive.apply(this, arguments)
}
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1' }, function (res) {
    res.resume()
    setTimeout(function () {
      console.log(probed ? 'probed' : 'not probed')
      process.exit()
    }, 100)
  })
})
