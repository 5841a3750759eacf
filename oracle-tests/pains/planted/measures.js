// apart: how much may wait, and how it goes out
// from 20.0.0 to 26.12.1
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) {
  console.log(res.write(Buffer.alloc(40000, 'a')) ? 'goes on' : 'waits')
  res.end(function (error) { console.log('sent, ' + error) })
})
server.listen(0, '127.0.0.1', function () {
  console.log('time to spare: ' + ('keepAliveTimeoutBuffer' in server))
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    res.resume().on('end', function () { server.close() })
  })
})
