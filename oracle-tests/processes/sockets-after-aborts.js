// releases: 0.10.48 iojs-3.3.1 4.2.5 4.9.1 5.0.0 5.12.0 8.17.0
// Requests that are given up in several ways, many more than the agent may have connections: are these ever more?
var http = require('http')

var MOST = 2
var most = 0
var agent
var server = http.createServer(function (req, res) {
  if (/reset/.test(req.url)) req.socket.destroy()
  else res.end('hello')
})
server.on('connection', function () {
  for (var key in agent.sockets) most = Math.max(most, agent.sockets[key].length)
})

var ways = {
  // The answer is there and was not read.
  unread: function (req) {
    req.on('response', function (res) { setTimeout(function () { req.abort() }, 20) })
  },
  // The answer was read.
  read: function (req) {
    req.on('response', function (res) {
      res.on('data', function () {})
      res.on('end', function () { req.abort() })
    })
  },
  // While it has a connection and no answer.
  early: function (req) {
    req.on('socket', function () { setTimeout(function () { req.abort() }, 1) })
    req.on('response', function (res) { if (res.resume) res.resume() })
  },
  // The other side resets.
  reset: function (req) {
    req.on('response', function () {})
  },
  // Its connection is destroyed by the program.
  destroyed: function (req) {
    req.on('response', function (res) { setTimeout(function () { res.socket.destroy() }, 10) })
  },
}

var names = Object.keys(ways)
function next(keepAlive) {
  var name = names.shift()
  if (!name) process.exit(0)
  agent = new http.Agent({ keepAlive: keepAlive })
  agent.maxSockets = MOST
  most = 0
  for (var i = 0; i < 12; i++) {
    var options = { host: '127.0.0.1', port: server.address().port, path: '/' + name, agent: agent }
    var req = http.get(options)
    req.on('error', function () {})
    ways[name](req)
  }
  setTimeout(function () {
    console.log(name + (keepAlive ? ' keeping' : '') + ': ' + (most > MOST ? 'more than the agent may have' : 'as many as the agent may have'))
    for (var key in agent.sockets) agent.sockets[key].slice().forEach(function (socket) { socket.destroy() })
    for (var other in agent.requests) delete agent.requests[other]
    setTimeout(function () { next(keepAlive) }, 60)
  }, 500)
}
server.listen(0, '127.0.0.1', function () { next(false) })
