// releases: 0.10.48 0.12.18 4.9.1 6.17.1 8.17.0 10.24.1 12.0.0
// a handler throws inside a domain; the domain answers 500; the connection is kept and asked again
var http = require('http'), net = require('net'), domain = require('domain')
var n = 0
var server = http.createServer(function (req, res) {
  var d = domain.create()
  d.on('error', function (e) {
    console.log('domain', ++n, e.message)
    res.statusCode = 500
    res.end('failed ' + n)
  })
  d.enter()
  if (req.url === '/bad') throw new Error('broke on ' + req.url)
  d.exit()
  res.end('fine')
})
server.on('clientError', function (e, s) { console.log('clientError', e.message, e.code); s.destroy() })
server.listen(0, '127.0.0.1', function () {
  var c = net.connect(server.address().port, '127.0.0.1'), all = ''
  c.on('data', function (b) { all += b })
  c.on('close', function () { console.log('closed') ; done() })
  c.on('error', function (e) { console.log('error', e.code) })
  c.write('GET /bad HTTP/1.1\r\nHost: a\r\n\r\n')
  setTimeout(function () { c.write('GET /good HTTP/1.1\r\nHost: a\r\n\r\n') }, 150)
  setTimeout(function () { c.write('GET /bad HTTP/1.1\r\nHost: a\r\n\r\n') }, 300)
  setTimeout(function () { done() }, 600)
  function done() {
    console.log(all.replace(/Date: .*/g, 'Date: X'))
    process.exit(0)
  }
})
