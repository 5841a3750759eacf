// releases: 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.1.0 4.9.1 6.17.1 8.17.0 10.24.1 12.0.0
// Pipelined requests that come faster than their answers leave, and a listener of data on their connection.
var http = require('http'), net = require('net'), body = new Array(10241).join('x'), lines = [], left = 0
var request = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', flood = new Array(10241).join(request)
;['before', 'when full', 'once', 'added'].forEach(function (when, i) {
  var full = false, heard = 0
  left++
  function hear(socket, name) { socket[name]('data', function () { heard++ }) }
  var server = http.createServer(function (q, s) {
    s.setHeader('content-length', body.length)
    if (!s.write(body) && !full) {
      full = true
      setImmediate(function () {
        heard = 0
        if (when === 'when full') hear(q.socket, 'on')
        if (when === 'once') hear(q.socket, 'once')
        if (when === 'added') hear(q.socket, 'addListener')
        setTimeout(function () {
          lines[i] = when + ': full ' + full + ', heard ' + (heard > 0)
          if (--left === 0) { console.log(lines.join('\n')); process.exit(0) }
        }, 1000)
      })
    }
    s.end()
  })
  server.on('connection', function (socket) { if (when === 'before') hear(socket, 'on') })
  server.listen(0, '127.0.0.1', function () {
    var c = net.connect(server.address().port, '127.0.0.1')
    c.on('error', function () {})
    c.on('connect', function () { for (var n = 0; n < 4; n++) c.write(flood, 'ascii') })
  })
})
