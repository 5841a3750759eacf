// releases: 0.12.18 6.17.1 8.17.0 10.24.1 12.22.12
// the first request has a timeout, the second on the same kept socket has none, and its answer is slow
var http = require('http')
var server = http.createServer(function (req, res) { if (req.url === '/slow') setTimeout(function () { res.end('slow') }, 900); else res.end('quick') })
server.listen(0, '127.0.0.1', function () {
  function pair(how, next) {
    var agent = new http.Agent({ keepAlive: true, maxSockets: 1 }), log = []
    function one(path, with_, done) {
      var o = { host: '127.0.0.1', port: server.address().port, path: path, agent: agent }
      if (with_ && how === 'option') o.timeout = 300
      var req = http.get(o, function (res) { res.on('data', function (b) { log.push(path + ' ' + b) }); res.on('end', function () { setTimeout(done, 30) }); res.on('aborted', function () { log.push(path + ' aborted') }) })
      req.on('timeout', function () { log.push(path + ' timeout') })
      req.on('error', function (e) { log.push(path + ' ' + e.code); done() })
      req.on('socket', function (s) { log.push(path + ' idle ' + s._idleTimeout); if (with_ && how === 'socket') s.setTimeout(300, function () { log.push('socket timeout'); s.destroy() }) })
      if (with_ && how === 'method') req.setTimeout(300, function () { log.push(path + ' callback') })
    }
    one('/quick', true, function () {
      for (var k in agent.freeSockets) log.push('free idle ' + agent.freeSockets[k][0]._idleTimeout)
      one('/slow', false, function () { console.log(how + ': ' + log.join(', ')); next() })
    })
  }
  pair('option', function () { pair('method', function () { pair('socket', function () { process.exit(0) }) }) })
})
setTimeout(function () { console.log('late'); process.exit(1) }, 8000)
