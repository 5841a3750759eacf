// How many listeners are left on the connection of a request when CONNECT or an upgrade was answered.
// releases: 0.8.28 0.10.0 0.10.48 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.2.1 4.2.2 4.9.1 6.17.1 8.17.0 9.11.2 10.24.1 12.0.0 12.16.3 12.17.0 12.22.12
var http = require('http')
var NAMES = ['connect', 'data', 'end', 'free', 'close', 'error', 'agentRemove', 'drain', 'timeout', 'readable', 'pause', 'resume']
function count(title, s) {
  console.log(title + ': ' + NAMES.map(function (n) { return n + ' ' + s.listeners(n).length }).join(', '))
}
var server = http.createServer(function (q, s) { s.end('plain') })
server.on('connect', function (q, s) { count('server, connect', s); s.write('HTTP/1.1 200 ok\r\n\r\n') })
server.on('upgrade', function (q, s) { count('server, upgrade', s); s.write('HTTP/1.1 101 ok\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n') })
server.listen(0, '127.0.0.1', function () {
  var port = server.address().port
  function ask(title, options, then) {
    options.host = '127.0.0.1'
    options.port = port
    var req = http.request(options)
    function got(res, s) { count(title, s); then() }
    req.on('connect', got)
    req.on('upgrade', got)
    req.end()
  }
  ask('connect', { method: 'CONNECT', path: 'a:1' }, function () {
    ask('connect, no agent', { method: 'CONNECT', path: 'a:1', agent: false }, function () {
      ask('upgrade', { headers: { Connection: 'Upgrade', Upgrade: 'x' } }, function () {
        ask('upgrade, with a time', { headers: { Connection: 'Upgrade', Upgrade: 'x' }, timeout: 10000 }, function () { process.exit(0) })
      })
    })
  })
})
