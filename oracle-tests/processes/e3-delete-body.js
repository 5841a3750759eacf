// releases: 0.8.28 0.10.48 0.12.0 8.17.0
// methods that mostly have no body, with one
var net = require('net'), http = require('http')
var peer = net.createServer(function (c) {
  var all = ''
  c.on('error', function () {})
  c.on('data', function (b) { all += b; })
  setTimeout(function () { console.log(JSON.stringify(all.replace(/127.0.0.1:\d+/, 'H'))); c.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n') }, 150)
})
peer.listen(0, '127.0.0.1', function () {
  var list = []
  ;['DELETE', 'delete', 'OPTIONS', 'GET', 'HEAD', 'PUT', 'TRACE', 'PATCH', 'CONNECT'].forEach(function (m) { list.push([m, 'write']); list.push([m, 'end']); list.push([m, 'none']) })
  ;(function next() {
    var t = list.shift()
    if (!t) process.exit(0)
    console.log(t.join(' '))
    try {
      var req = http.request({ host: '127.0.0.1', port: peer.address().port, method: t[0], path: t[0] === 'CONNECT' ? 'a:1' : '/', agent: false })
      req.on('error', function (e) { console.log('error ' + e.code) })
      req.on('response', function (r) { r.on('data', function () {}) })
      if (t[1] === 'write') { req.write('body'); req.end() } else if (t[1] === 'end') req.end('body'); else req.end()
    } catch (e) { console.log('thrown ' + e.message) }
    setTimeout(next, 250)
  })()
})
