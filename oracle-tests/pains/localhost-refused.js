// pain 1: a service on 127.0.0.1 is not found under the name localhost
// from 16.20.2 to 17.0.0
// A host whose resolver knows ::1 before 127.0.0.1, whatever this machine's says.
var cares = process.binding('cares_wrap')
cares.getaddrinfo = function (req, host, family, hints, order) {
  var resolved = order === true || order === 0
  setImmediate(function () { req.oncomplete(null, resolved ? ['::1', '127.0.0.1'] : ['127.0.0.1', '::1']) })
  return 0
}
var http = require('http')
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  http.get({ host: 'localhost', port: server.address().port, agent: false }, function (res) {
    console.log('answered with', res.statusCode)
    res.resume().on('end', function () { server.close() })
  }).on('error', function (error) {
    console.log('cannot connect to', error.address)
    server.close()
  })
})
