// pain 9: headers that a program puts in the place of others are not there
// in 19.1.0 alone
var http = require('http')
var server = http.createServer(function (req, res) {
  req.headers = { 'x-user': 'me' }
  console.log('user', req.headers['x-user'])
  res.end()
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    res.resume().on('end', function () { server.close() })
  })
})
