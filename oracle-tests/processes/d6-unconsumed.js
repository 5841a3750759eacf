// releases: 0.8.28 0.10.0 0.10.48 0.12.18 4.2.5 4.9.1 5.12.0 6.17.1 8.17.0 10.24.1 12.0.0
// ten requests with a response listener that reads nothing
var http = require('http')
var asked = 0, got = 0
var server = http.createServer(function (req, res) { asked++; res.writeHead(200, { 'Content-Type': 'text/plain' }); res.end('some text') })
server.listen(0, '127.0.0.1', function () {
  for (var i = 0; i < 10; i++) {
    http.request({ host: '127.0.0.1', port: server.address().port, path: '/' + i }, function (res) {
      got++
      res.on('end', function () { console.log('end without reading') })
    }).end()
  }
  setTimeout(function () {
    var a = http.globalAgent, k
    for (k in a.requests) console.log('waiting', a.requests[k].length)
    for (k in a.sockets) console.log('sockets', a.sockets[k].length)
    console.log('asked', asked, 'got', got)
    server.close(function () { console.log('server closed') })
    setTimeout(function () { console.log('bye'); process.exit(0) }, 300)
  }, 500)
})
