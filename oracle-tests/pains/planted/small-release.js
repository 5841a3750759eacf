// apart: a request and its answer, in releases of one line
// from 24.0.0 to 24.22.3
var http = require('http')
var server = http.createServer(function (req, res) {
  console.log('toString' in req.headersDistinct ? 'names that no request has' : 'names of the request alone')
  res.end('ok')
  console.log(res.writableFinished ? 'sent' : 'still sending')
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    res.resume().on('end', function () { server.close() })
  })
})
