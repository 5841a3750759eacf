// A connection made by the program that is a net.Socket which was never connected: what is written to it waits, and what its end tells.
// releases: 0.8.6 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.18 iojs-3.3.1 4.9.1 6.17.1 8.17.0 9.11.2 10.24.1 12.0.0 12.11.1 12.12.0 12.22.12 13.14.0 14.0.0 14.21.3 16.20.2 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
var net = require('net'), http = require('http'), left = []
function run(title, body, how, done) {
  var agent = new http.Agent(), out = [], s = new net.Socket()
  agent.createConnection = function () { return s }
  ;['error', 'close', 'end', 'finish'].forEach(function (n) { s.on(n, function (e) { out.push('socket ' + n + (e && e.message ? ' ' + e.message : '')) }) })
  var req = http.request({ agent: agent, method: body ? 'POST' : 'GET' })
  ;['error', 'close', 'finish', 'abort'].forEach(function (n) { req.on(n, function (e) { out.push('request ' + n + (e && e.message ? ' ' + e.message : '')) }) })
  if (body) req.write(body)
  if (how !== 'not ended') req.end()
  setTimeout(function () {
    out.push('then')
    if (how === 'abort') req.abort()
    else if (how === 'destroy') s.destroy()
    else if (how === 'connect') {
      var server = net.createServer(function (c) {
        c.on('error', function () {})
        c.once('data', function (d) { out.push('server got ' + String(d).split('\r\n')[0]); s.destroy(); server.close() })
      }).listen(0, '127.0.0.1', function () { s.connect(server.address().port, '127.0.0.1') })
    } else s.emit('error', new Error('by hand'))
    setTimeout(function () { console.log(title + ': ' + out.join(', ')); done() }, 150)
  }, 50)
}
;['', 'body'].forEach(function (body) {
  ['ended', 'not ended', 'abort', 'destroy', 'connect'].forEach(function (how) { left.push([(body ? 'with a body, ' : 'without a body, ') + how, body, how]) })
})
process.on('uncaughtException', function (e) { console.log('uncaught ' + e.message) })
;(function next() {
  var one = left.shift()
  if (!one) return process.exit(0)
  run(one[0], one[1], one[2], next)
})()
