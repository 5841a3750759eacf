// releases: 8.17.0 10.0.0 10.24.1 12.0.0 12.22.12
// a client that offers h2c to a server that knows no upgrades, and asks again on the same connection
var http = require('http'), net = require('net'), log = []
var server = http.createServer(function (q, r) { log.push('request ' + q.url + ' upgrade ' + q.upgrade); var n = 0; q.on('data', function (b) { n += b.length }); q.on('end', function () { r.end('got ' + n) }) })
server.on('clientError', function (e, s) { log.push('clientError ' + e.code); s.destroy() })
server.listen(0, '127.0.0.1', function () {
  var c = net.connect(server.address().port, '127.0.0.1')
  c.on('error', function () {}); c.on('close', function () { log.push('closed') })
  c.on('data', function (b) { log.push('peer got ' + String(b).split('\r\n')[0] + ' ' + String(b).split('\r\n\r\n')[1]) })
  c.write('POST /1 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\nContent-Length: 4\r\n\r\nbody')
  setTimeout(function () { c.write('GET /2 HTTP/1.1\r\nHost: a\r\n\r\n') }, 300)
  setTimeout(function () { c.write('GET /3 HTTP/1.1\r\nHost: a\r\n\r\n') }, 500)
  setTimeout(function () { console.log(log.join('\n')); process.exit(0) }, 800)
})
