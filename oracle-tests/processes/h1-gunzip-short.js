// releases: 0.10.48 0.12.18 4.9.1 5.0.0 5.12.0 10.24.1
// a gzip body that ends too early, and none at all (HEAD): what does the unpacking stream say?
var http = require('http'), zlib = require('zlib')
zlib.gzip(new Buffer('some text that is packed and packed and packed'), function (err, packed) {
  var server = http.createServer(function (req, res) {
    res.writeHead(200, { 'Content-Encoding': 'gzip' })
    res.end(req.method === 'HEAD' ? undefined : req.url === '/short' ? packed.slice(0, packed.length - 8) : packed)
  })
  server.listen(0, '127.0.0.1', function () {
    var todo = [['GET', '/whole'], ['GET', '/short'], ['HEAD', '/']]
    ;(function next() {
      var t = todo.shift()
      if (!t) process.exit(0)
      var log = []
      http.request({ host: '127.0.0.1', port: server.address().port, method: t[0], path: t[1], agent: false }, function (res) {
        var z = zlib.createGunzip(), got = ''
        z.on('data', function (b) { got += b })
        z.on('end', function () { log.push('end ' + got.length) })
        z.on('error', function (e) { log.push('error ' + e.message + ' ' + e.code + ' ' + got.length) })
        res.pipe(z)
      }).end()
      setTimeout(function () { console.log(t.join(' ') + ': ' + log.join(', ')); next() }, 300)
    })()
  })
})
