// releases: 0.8.28 0.10.0 0.10.48 0.12.18 4.2.5 4.9.1 5.12.0 6.17.1 8.17.0 10.24.1 12.0.0 12.22.12
// responses of other servers: both lengths, identity, 1.0
var http = require('http'), net = require('net')
var heads = [
  'HTTP/1.0 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: identity\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: identity\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 4\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhello',
  'HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\nhello',
  'HTTP/1.1 200 OK\nContent-Length: 5\n\nhello',
  'HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nhello',
  'HTTP/1.1 2000 OK\r\nContent-Length: 5\r\n\r\nhello',
  'ICY 200 OK\r\nContent-Length: 5\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nSet-Cookie: a=1\x01b\r\nContent-Length: 5\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nX Y: 1\r\nContent-Length: 5\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nContent-Length : 5\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n folded: 1\r\nContent-Length: 5\r\n\r\nhello',
  '\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'
]
var i = -1
var peer = net.createServer(function (c) {
  c.on('error', function () {})
  c.once('data', function () { c.write(heads[i]); setTimeout(function () { c.end() }, 60) })
})
peer.listen(0, '127.0.0.1', next)
function next() {
  if (++i === heads.length) process.exit(0)
  var log = [], over = false
  function say(s) { log.push(s) }
  var req = http.get({ host: '127.0.0.1', port: peer.address().port, path: '/', agent: false }, function (res) {
    say(res.statusCode + ' ' + JSON.stringify(res.headers))
    res.on('data', function (b) { say('data ' + b) })
    res.on('end', function () { say('end') })
    res.on('aborted', function () { say('aborted') })
    res.on('close', function () { say('close') })
  })
  req.on('error', function (e) { say('error ' + e.message.replace(/^(Parse Error).*/, '$1') + ' ' + e.code + ' ' + e.bytesParsed) })
  setTimeout(function () { console.log(i + ' ' + log.join(' | ')); next() }, 300)
}
