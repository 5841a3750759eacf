// pain 17: a patch reads what others send otherwise
// from 20.19.1 to 20.19.2
var http = require('http')
var net = require('net')
var head = 'Host: a\r\nConnection: close\r\n'
var answer = 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n'
var cases = [
  ['a blank before a colon', 'GET / HTTP/1.1\r\n' + head + 'X-A : b\r\n\r\n'],
  ['a target beyond ASCII', 'GET /\xe9 HTTP/1.1\r\n' + head + '\r\n'],
  ['a method', 'QUERY / HTTP/1.1\r\n' + head + '\r\n'],
  ['a return alone', 'GET / HTTP/1.1\r\n' + head + '\rX-A: b\r\n\r\n'],
  ['a length and chunks', 'POST / HTTP/1.1\r\n' + head + 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a name with blanks', answer + 'X A: b\r\n\r\nok'],
  ['bytes behind the end', answer + '\r\nokmore']
]
next()
function next() {
  var one = cases.shift()
  if (!one) return
  var toClient = /^HTTP/.test(one[1])
  var server = (toClient ? net : http).createServer()
  var told = false
  function tell(what) {
    if (told) return
    told = true
    console.log(one[0] + ': ' + what)
    server.close()
    next()
  }
  server.on('request', function (req, res) { tell('read'); res.end() })
  server.on('clientError', function (error, socket) { tell(error.code); socket.destroy() })
  if (toClient) server.on('connection', function (socket) { socket.once('data', function () { socket.end(one[1]) }) })
  server.listen(0, '127.0.0.1', function () {
    var port = server.address().port
    if (!toClient) return net.connect(port, '127.0.0.1').on('error', function () {}).write(one[1], 'latin1')
    http.get({ port: port, host: '127.0.0.1', agent: false }, function (res) {
      res.resume()
      setTimeout(tell, 40, 'read')
    }).on('error', function (error) { tell(error.code) })
  })
}
