// releases: 0.8.28 0.10.0 0.10.48 0.12.18 iojs-1.8.1 4.2.5 4.9.1 5.0.0 5.12.0 6.0.0 6.17.1 8.17.0 10.24.1 12.0.0 12.22.12
// paths that are not escaped
var http = require('http')
var server = http.createServer(function (req, res) { console.log('  server saw', JSON.stringify(req.url)); res.end() })
server.on('connection', function (s) { s.once('data', function (b) { console.log('  bytes', JSON.stringify(b.toString('binary').split('\r\n')[0])) }) })
server.listen(0, '127.0.0.1', function () {
  var list = ['/a b', '/caf\u00e9', '/ma\u0219ini', '/q?x=\u7f51', '/%7Ba%7D', '/{a}|b', '/a"b', '/tab\there', '/nul\u0000', '/a#b', '', 'noslash', '/del\u007f', '/a\u00a0b', '/\u0120b']
  ;(function next() {
    if (!list.length) return process.exit(0)
    var p = list.shift(), req
    console.log(JSON.stringify(p))
    try {
      req = http.get({ host: '127.0.0.1', port: server.address().port, path: p, agent: false }, function (res) { console.log('  answer', res.statusCode, req.path); res.on('data', function () {}) })
      req.on('error', function (e) { console.log('  error', e.message.replace(/^Parse Error.*/, 'Parse Error'), e.code) })
    } catch (e) { console.log('  thrown', e.name, e.message, e.code) }
    setTimeout(next, 300)
  })()
})
