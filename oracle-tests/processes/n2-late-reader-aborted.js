// releases: 6.17.1 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.13.0 12.22.12
// the whole answer is there and the peer has closed; the reader comes later
var http = require('http'), net = require('net')
var peer = net.createServer(function (c) { c.on('error', function () {}); c.once('data', function () { c.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc') }) })
peer.listen(0, '127.0.0.1', function () {
  var log = []
  var req = http.get({ host: '127.0.0.1', port: peer.address().port, path: '/', agent: false }, function (res) {
    ;['end', 'aborted', 'close', 'error'].forEach(function (e) { res.on(e, function () { log.push('res ' + e) }) })
    res.pause()
    setTimeout(function () { log.push('reading'); res.on('data', function (b) { log.push('data ' + b) }); res.resume() }, 400)
    setTimeout(function () { console.log(log.join(', ') + ', aborted ' + res.aborted); process.exit(0) }, 700)
  })
  req.on('close', function () { log.push('req close') })
})
