// releases: 7.10.1 8.0.0 8.17.0
// a kept connection: a quick request, then one that takes longer than keepAliveTimeout
var http = require('http'), net = require('net')
var t0
var server = http.createServer(function (req, res) {
  console.log('request', req.url)
  res.on('close', function () { console.log('res close', req.url) })
  req.on('aborted', function () { console.log('aborted', req.url) })
  if (req.url === '/quick') return res.end('q')
  setTimeout(function () { console.log('answering'); res.end('slow') }, 6500)
})
server.listen(0, '127.0.0.1', function () {
  console.log('keepAliveTimeout', server.keepAliveTimeout)
  var c = net.connect(server.address().port, '127.0.0.1'), all = ''
  t0 = Date.now()
  c.on('data', function (b) { all += b; if (/slow/.test(b)) done('answered') })
  c.on('close', function () { done('closed') })
  c.write('OPTIONS /quick HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n')
  setTimeout(function () { c.write('POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab') }, 200)
  function done(why) { console.log(why, 'after', Math.round((Date.now() - t0) / 500) / 2, 's'); console.log(all.replace(/Date: .*/g, 'Date: X')); setTimeout(process.exit, 100, 0) }
})
