// pain 31: an answer is not finished when it was ended
// from 24.19.0 to 24.20.0, and from 26.6.0 to 26.7.0
var http = require('http')
var server = http.createServer(function (req, res) {
  res.end('ok')
  console.log(res.writableFinished ? 'sent' : 'still sending')
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    res.resume().on('end', function () { server.close() })
  })
})
