// pain 28: a large write does not ask its writer to wait any more
// from 21.7.3 to 22.0.0
var http = require('http')
var server = http.createServer(function (req, res) {
  console.log(res.write(Buffer.alloc(40000)) ? 'go on' : 'wait')
  res.end()
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    res.resume().on('end', function () { server.close() })
  })
})
