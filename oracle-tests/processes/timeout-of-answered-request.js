// releases: 0.8.9 0.8.10 0.8.28 0.10.0 0.10.2 0.10.3 0.10.48 0.11.14 0.12.18 iojs-3.3.1 4.9.1 6.17.1 8.17.0 9.0.0 9.1.0 9.11.2 10.0.0 10.6.0 10.7.0 10.15.3 10.16.0 10.24.1 11.0.0 11.7.0 11.8.0 12.0.0 12.22.12
// setTimeout of requests that follow each other on one connection: its listeners and timer from event to event.
var http = require('http')
var calls = {
  plain: function (r, f) { r.setTimeout(20000, f) },
  'no listener': function (r) { r.setTimeout(20000) },
  twice: function (r, f) { r.setTimeout(20000, f); r.setTimeout(30000, f) },
  'with the socket': function (r, f) { r.on('socket', function () { r.setTimeout(20000, f) }) },
  'after the socket': function (r, f) { r.on('socket', function (s) { process.nextTick(function () { r.setTimeout(20000, f) }) }) },
  'with the answer': function (r, f) { r.on('response', function () { r.setTimeout(20000, f) }) },
  'with the answer, again': function (r, f) { r.setTimeout(20000, f); r.on('response', function () { r.setTimeout(30000, f) }) },
  'with the answer, off': function (r, f) { r.setTimeout(20000, f); r.on('response', function () { r.setTimeout(0) }) },
  'after the end': function (r, f) { r.on('response', function (res) { res.on('end', function () { r.setTimeout(20000, f) }) }) },
  none: function () {}
}
function idle(s) {
  if (s.timeout !== undefined) return s.timeout
  var own = (Object.getOwnPropertySymbols ? Object.getOwnPropertySymbols(s) : []).filter(function (name) { return String(name) === 'Symbol(timeout)' })[0]
  var span = own && s[own] ? s[own]._idleTimeout : s._idleTimeout
  return span > 0 ? span : 0
}
var names = Object.keys(calls)
var server = http.createServer(function (q, s) { s.end('x') })
server.listen(0, '127.0.0.1', next)
function next() {
  var name = names.shift(), log = [], agent = new http.Agent({ maxSockets: 1 }), left = 3
  if (!name) process.exit(0)
  ;['a', 'b', 'c'].forEach(function (id) {
    var req = http.request({ agent: agent, host: '127.0.0.1', port: server.address().port, path: '/' + id })
    function look(when) { log.push(id + ' ' + when + ' ' + idle(req.socket) + '/' + req.socket.listeners('timeout').length + '/' + req.listeners('timeout').length) }
    req.on('socket', function (s) { if (id === 'a') s.on('connect', function () { look('connected') }); look('socket') })
    req.on('response', function (res) {
      look('response')
      res.on('data', function () {})
      res.on('end', function () {
        look('end')
        process.nextTick(function () {
          if (id !== 'c') look('tick')
          if (--left === 0) { console.log(name + ': ' + log.join(', ')); setTimeout(next, 20) }
        })
      })
    })
    calls[name](req, function () { log.push(id + ' timed out') })
    req.end()
  })
}
