// releases: 0.8.28 0.10.48 0.12.18 6.17.1 8.17.0 10.24.1 12.0.0
// who the server thinks it talks to, without an address to listen on
var http = require('http')
var server = http.createServer(function (req, res) {
  var s = req.connection
  console.log(req.url, s.remoteAddress, s.remoteFamily, typeof s.remotePort, s.localAddress, s.localFamily)
  res.end()
})
server.listen(0, function () {
  var a = server.address()
  console.log(a.address, a.family, typeof a.port)
  http.get({ host: '127.0.0.1', port: a.port, path: '/v4' }, function (res) {
    res.on('data', function () {})
    res.on('end', function () {
      http.get({ host: '::1', port: a.port, path: '/v6' }, function (res) {
        console.log('v6 answered', res.statusCode); process.exit(0)
      }).on('error', function (e) { console.log('v6', e.code); process.exit(0) })
    })
  }).on('error', function (e) { console.log('v4', e.code); process.exit(0) })
})
