// releases: 0.8.28 0.10.48 0.11.14 0.12.18 iojs-2.4.0 iojs-3.3.1 4.1.0 4.9.1 5.0.0 6.6.0 6.8.0 6.14.1 6.14.2 6.17.1 7.0.0 7.10.1 8.6.0 8.7.0 8.17.0 9.11.2 12.22.12
// Requests over a Unix socket: what the agent has to do with the connection.
var http = require('http'), fs = require('fs'), net = require('net')
var path = (process.env.TMPDIR || '/tmp') + '/http-eras-' + process.pid + '.sock'
function told(value) { return String(value && typeof value === 'object' ? value.path : value) === path ? 'the path' : String(value) }
function spied(agent, log) {
  var make = agent.createConnection
  if (!make) return agent
  agent.createConnection = function (options, callback) {
    log.push('agent makes with ' + arguments.length + ' ' + typeof options + ' ' + told(options) + ', timeout ' + (options && options.timeout) + ', host ' + (options && options.host) + ', this is the agent ' + (this === agent))
    return make.apply(this, arguments)
  }
  return agent
}
function own(log) {
  return function (options, callback) {
    log.push('own makes with ' + arguments.length + ' ' + typeof options + ' ' + told(options) + ' ' + typeof callback)
    return net.connect(path)
  }
}
var makes = {
  'no agent given': function () { return {} },
  'agent': function (log) { return { agent: spied(new http.Agent(), log) } },
  'keeping agent': function (log) { return { agent: spied(new http.Agent({ keepAlive: true }), log) } },
  'limited agent': function (log) { return { agent: spied(new http.Agent({ keepAlive: true, maxSockets: 1 }), log) } },
  'agent, timeout': function (log) { return { agent: spied(new http.Agent(), log), timeout: 5000 } },
  'agent, own': function (log) { return { agent: spied(new http.Agent(), log), createConnection: own(log) } },
  'no agent, own': function (log) { return { agent: false, createConnection: own(log) } },
  'null agent, own': function (log) { return { agent: null, createConnection: own(log) } },
  'own': function (log) { return { createConnection: own(log) } },
  'false': function () { return { agent: false } },
  'null': function () { return { agent: null } }
}
var names = Object.keys(makes)
var server = http.createServer(function (q, s) { s.end(q.url + ' ' + q.headers.host + ' ' + q.headers.connection) })
server.listen(path, next)
function next() {
  var name = names.shift()
  if (!name) { server.close(); process.exit(0) }
  console.log(name)
  var log = [], shared = makes[name](log), left = 2, agent = shared.agent
  function one(url) {
    var options = { socketPath: path, path: url }
    for (var key in shared) options[key] = shared[key]
    try {
      var req = http.request(options, function (res) {
        res.setEncoding('utf8')
        res.on('data', function (text) { log.push(text) })
        res.on('end', function () { setTimeout(done, 20) })
      })
      if (agent && agent.sockets) log.push('names ' + Object.keys(agent.sockets).join().split(path).join('PATH') + ', waiting ' + Object.keys(agent.requests).length)
      req.on('error', function (e) { log.push('error ' + e.code); done() })
      req.end()
    } catch (e) { log.push('thrown ' + e.name); done() }
  }
  function done() {
    if (--left > 0) return
    if (agent && agent.freeSockets) log.push('free ' + Object.keys(agent.freeSockets).join().split(path).join('PATH'))
    console.log('  ' + log.join('\n  '))
    if (agent && agent.destroy) agent.destroy()
    setTimeout(next, 20)
  }
  one('/1')
  one('/2')
}
process.on('exit', function () { try { fs.unlinkSync(path) } catch (e) {} })
