// pain 23: an old logger finds no headers of the response
// from 23.11.1 to 24.0.0
var http = require('http')
var server = http.createServer(function (req, res) {
  res.setHeader('X-Id', '7')
  console.log('id', (res._headers || {})['x-id'])
  res.end()
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    res.resume().on('end', function () { server.close() })
  })
})
