// releases: 0.8.28 0.10.48 4.9.1 8.17.0 12.22.12
// connect-domain: each request in a domain; a body listener throws; the domain answers; the connection is asked again
var http = require('http'), net = require('net'), domain = require('domain')
var log = []
var server = http.createServer(function (req, res) {
  var d = domain.create()
  d.add(req); d.add(res)
  d.on('error', function (e) { log.push('domain ' + e.message); res.statusCode = 500; res.end('no') })
  d.run(function () {
    log.push('request ' + req.url)
    req.on('data', function (b) { log.push('data ' + b); if (String(b) === 'bad') JSON.parse('{'); })
    req.on('end', function () { log.push('end ' + req.url); res.end('yes') })
  })
})
server.on('clientError', function (e, c) { log.push('clientError ' + e.code); if (c && c.destroy) c.destroy() })
server.listen(0, '127.0.0.1', function () {
  var c = net.connect(server.address().port, '127.0.0.1')
  c.on('error', function () {})
  c.on('data', function (b) { log.push('peer got ' + String(b).split('\r\n')[0]) })
  c.on('close', function () { log.push('peer closed'); over() })
  c.write('POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n')
  setTimeout(function () { c.write('bad') }, 300)
  setTimeout(function () { c.write('GET /2 HTTP/1.1\r\nHost: a\r\n\r\n') }, 700)
  setTimeout(over, 1200)
})
function over() { console.log(log.join('\n').replace(/Unexpected end.*|Expected property.*/, 'JSON')); process.exit(0) }
