// releases: 0.12.18 6.17.1 7.10.1 8.0.0 9.0.0 10.24.1
// many requests, one kept socket, the timeout option: do listeners pile up?
var http = require('http')
var server = http.createServer(function (req, res) { res.end('x') })
process.on('warning', function (w) { console.log('warning: ' + w.name + ' ' + w.message.replace(/to \[.*?\]/, 'to [X]')) })
console.error = console.trace = function () { console.log('console: ' + String(arguments[0]).slice(0, 60)) }
server.listen(0, '127.0.0.1', function () {
  var agent = new http.Agent({ keepAlive: true, maxSockets: 1 }), n = 0, seen = []
  var mode = process.argv[2] || 'option'
  ;(function next() {
    if (n++ === 15) { console.log(seen.join(' ')); process.exit(0) }
    var o = { host: '127.0.0.1', port: server.address().port, path: '/', agent: agent }
    if (mode === 'option') o.timeout = 5000
    var req = http.get(o, function (res) {
      var s = res.socket
      seen.push(s.listeners('timeout').length + '/' + s.listeners('connect').length + '/' + s.listeners('free').length + '/' + s.listeners('error').length + '/' + s.listeners('close').length + '/' + s.listeners('end').length + '/' + s.listeners('drain').length + '/' + s._idleTimeout)
      res.on('data', function () {}); res.on('end', function () { setTimeout(next, 5) })
    })
    if (mode === 'method') req.setTimeout(5000, function () {})
    req.on('error', function (e) { console.log(e.message) })
  })()
})
