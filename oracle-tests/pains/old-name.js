// pain 29: an old name of writeHead is gone
// from 25.9.0 to 26.0.0
var http = require('http')
var server = http.createServer(function (req, res) {
  res.writeHeader(200, { 'X-A': 'b' })
  res.end()
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    console.log(res.statusCode)
    res.resume().on('end', function () { server.close() })
  })
})
