// pain 24: headers that are given as a list come out mangled
// from 14.13.1 to 14.14.0
var http = require('http')
var server = http.createServer(function (req, res) {
  res.writeHead(200, ['x1', 'v1', 'x2', 'v2'])
  res.end()
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    console.log('x1: ' + res.headers.x1)
    res.resume().on('end', function () { server.close() })
  })
})
