// pain 8: a copy of a request has no headers
// from 15.0.1 to 15.1.0, and in 14.15.2 alone
var http = require('http')
var server = http.createServer(function (req, res) {
  var copy = Object.assign({}, req, { user: 'me' })
  console.log('accept' in (copy.headers || {}) ? copy.headers.accept : 'no headers')
  res.end()
})
server.listen(0, '127.0.0.1', function () {
  var options = { port: server.address().port, host: '127.0.0.1', agent: false, headers: { Accept: 'text/html' } }
  http.get(options, function (res) { res.resume().on('end', function () { server.close() }) })
})
