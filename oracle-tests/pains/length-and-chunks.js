// pain 19: a request that says its length twice
// from 4.2.6 to 4.3.0, and from 20.19.1 to 20.19.2
var http = require('http')
var net = require('net')
var server = http.createServer(function (req, res) {
  req.on('end', function () {
    console.log('read')
    process.exit()
  }).resume()
})
server.on('clientError', function (error) {
  console.log(error.code)
  process.exit()
})
server.listen(0, '127.0.0.1', function () {
  net.connect(server.address().port, '127.0.0.1').on('error', function () {})
    .write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n')
})
