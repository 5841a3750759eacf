// releases: 8.17.0 9.11.2 10.0.0 10.6.0 10.7.0 10.24.1 11.9.0 11.10.0 11.15.0 12.0.0 12.16.0 12.16.2 12.16.3 12.17.0 12.22.12
// An agent with a timeout: what it sets on connections, who listens for it, and what becomes of one that lies idle.
var http = require('http')
var cases = {
  'agent 20000': [{ keepAlive: true, timeout: 20000 }, {}],
  'agent 20000, request 20000': [{ keepAlive: true, timeout: 20000 }, { timeout: 20000 }],
  'agent 20000, request 30000': [{ keepAlive: true, timeout: 20000 }, { timeout: 30000 }],
  'agent 20000, setTimeout 30000': [{ keepAlive: true, timeout: 20000 }, {}, 30000],
  'request 30000': [{ keepAlive: true }, { timeout: 30000 }],
  'setTimeout 30000': [{ keepAlive: true }, {}, 30000],
  'agent 20000, not kept': [{ timeout: 20000 }, {}],
  'agent 20000, limit 1': [{ keepAlive: true, timeout: 20000, maxSockets: 1 }, {}],
  'agent 1500': [{ keepAlive: true, timeout: 1500 }, {}],
  'agent 1500, silent server': [{ keepAlive: true, timeout: 1500 }, { path: '/silent' }],
  'agent 1500, silent server, not kept': [{ timeout: 1500 }, { path: '/silent' }],
  'agent 1500, request 20000': [{ keepAlive: true, timeout: 1500 }, { timeout: 20000 }],
  'request 1500': [{ keepAlive: true }, { timeout: 1500 }],
  'setTimeout 1500': [{ keepAlive: true }, {}, 1500],
  'nothing': [{ keepAlive: true }, {}]
}
// Where there is no public name for it, the timer tells.
function idle(s) {
  if (s.timeout !== undefined) return s.timeout
  var own = Object.getOwnPropertySymbols(s).filter(function (name) { return String(name) === 'Symbol(timeout)' })[0]
  return Math.max(0, (own && s[own] ? s[own]._idleTimeout : s._idleTimeout) || 0)
}
var names = Object.keys(cases), lines = [], left = names.length
var server = http.createServer(function (q, s) { if (q.url !== '/silent') s.end('x') })
server.listen(0, '127.0.0.1', function () { names.forEach(run) })
function run(name, i) {
  var log = [], agent = new http.Agent(cases[name][0]), given = cases[name][1], later = cases[name][2], n = 0, closed = false
  function look(when, s) { log.push(when + ' ' + idle(s) + '/' + s.listenerCount('timeout')) }
  function one(done) {
    var options = { agent: agent, port: server.address().port, host: '127.0.0.1' }, id = ++n
    for (var key in given) options[key] = given[key]
    var req = http.get(options, function (res) {
      var s = res.socket
      look('response', s)
      res.resume()
      res.on('end', function () { setTimeout(function () { if (agent.keepAlive) look('free', s); done() }, 15) })
    })
    if (later) req.setTimeout(later)
    req.on('socket', function (s) {
      look('socket', s)
      if (id > 1) return
      s.on('timeout', function () { log.push('timeout') })
      s.on('close', function () { closed = true })
    })
    req.on('timeout', function () { log.push('request timeout ' + req.timeout) })
    req.on('error', function (e) { log.push('error ' + e.code) })
  }
  one(function () { one(function () { log.push('over') }) })
  setTimeout(function () {
    log.push('sockets ' + Object.keys(agent.sockets).length + ' free ' + Object.keys(agent.freeSockets).length + (closed ? ', closed' : ''))
    lines[i] = name + ': ' + log.join(', ')
    if (--left === 0) { console.log(lines.join('\n')); process.exit(0) }
  }, 4000)
}
