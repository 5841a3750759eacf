// Which public members a request of http and https goes through, from get to the connection and back.
// releases: 0.8.6 0.8.10 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.0 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.1.0 4.2.5 4.9.1 5.0.0 5.12.0 6.0.0 6.17.1 7.10.1 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.13.0 10.24.1 11.15.0 12.0.0 12.16.3 12.17.0 12.22.12 13.14.0 14.1.0 14.2.0 14.21.3
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
process.removeAllListeners('warning')
var http = require('http'), https = require('https'), net = require('net'), tls = require('tls')
var party = require('../https/party.js'), calls = require('../https/calls.js')

function answer(socket) {
  var all = ''
  socket.on('error', function () {})
  socket.on('data', function (data) {
    all += data
    var cut = all.indexOf('\r\n\r\n')
    if (cut < 0 || (/^POST/.test(all) && all.length < cut + 7)) return
    var close = /connection: close/i.test(all)
    all = ''
    socket.write('HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 3\r\n' + (close ? 'Connection: close\r\n' : '') + '\r\nabc')
    if (close) socket.end()
  })
}
var ports = {}
var servers = { http: net.createServer(answer), https: tls.createServer({ key: party.key, cert: party.cert }, answer) }
var steps = []
// What becomes of a connection belongs to its step, however busy the machine is.
function closed(socket, done) {
  if (!socket || socket.destroyed) return setTimeout(done, 100)
  socket.on('close', done)
  setTimeout(done, 3000)
}
function client(module, title, make) {
  var m = module === 'http' ? http : https
  steps.push([module + ' ' + title, function (done) {
    var req = make(m, { host: '127.0.0.1', port: ports[module], path: '/' }, function (res) {
      res.on('data', function () {})
      res.on('end', function () { closed(res.connection || req.connection, done) })
    })
    if (req) req.on('error', done)
  }])
}
;['http', 'https'].forEach(function (module) {
  client(module, 'get', function (m, o, f) { return m.get(o, f) })
  client(module, 'request with a body', function (m, o, f) {
    o.method = 'POST'
    o.headers = { 'x-a': 'b', 'content-length': 3 }
    var req = m.request(o, f)
    req.setHeader('x-b', 'c')
    req.write('abc')
    req.end()
    return req
  })
  client(module, 'get without an agent', function (m, o, f) { o.agent = false; return m.get(o, f) })
  client(module, 'get with null for an agent', function (m, o, f) { o.agent = null; return m.get(o, f) })
  client(module, 'get with a new agent', function (m, o, f) { o.agent = new m.Agent({ maxSockets: 1 }); return m.get(o, f) })
  client(module, 'two on one connection', function (m, o, f) {
    o.agent = new m.Agent({ maxSockets: 1, keepAlive: true })
    function over() {
      if (--left) return
      f({ connection: reqs[0].connection, on: function (name, g) { if (name === 'end') g() } })
    }
    var frees = 0
    o.agent.on('free', function (socket) { if (++frees === 2) setTimeout(function () { socket.destroy() }, 50) })
    var left = 2, reqs = [1, 2].map(function () {
      return m.get(o, function (res) { res.on('data', function () {}); res.on('end', over) })
    })
    return reqs[0]
  })
  client(module, 'createConnection of the options', function (m, o, f) {
    o.agent = false
    o.createConnection = function () {
      return m === https ? tls.connect({ port: ports.https, host: '127.0.0.1' }) : net.createConnection(ports.http, '127.0.0.1')
    }
    return m.get(o, f)
  })
  client(module, 'a text', function (m, o, f) { return m.get(module + '://127.0.0.1:' + o.port + '/', f) })
  client(module, 'ClientRequest', function (m, o, f) {
    if (m === https) { o.createConnection = tls.connect; o.agent = https.globalAgent }
    var req = new http.ClientRequest(o, f)
    req.end()
    return req
  })
  client(module, 'setTimeout, setNoDelay, setSocketKeepAlive', function (m, o, f) {
    var req = m.get(o, f)
    req.setTimeout(5000); req.setNoDelay(true); req.setSocketKeepAlive(true)
    return req
  })
  steps.push([module + ' abort', function (done) {
    var m = module === 'http' ? http : https
    var req = m.get({ host: '127.0.0.1', port: ports[module] })
    req.on('error', function () {})
    req.on('socket', function (socket) { closed(socket, done) })
    req.abort()
    setTimeout(done, 1000)
  }])
})
steps.push(['http.request of https', function (done) {
  var o = { host: '127.0.0.1', port: ports.https, path: '/', agent: https.globalAgent, createConnection: tls.connect }
  http.get(o, function (res) { res.on('data', function () {}); res.on('end', function () { closed(res.connection, done) }) }).on('error', done)
}])
servers.http.listen(0, '127.0.0.1', function () {
  ports.http = this.address().port
  servers.https.listen(0, '127.0.0.1', function () {
    ports.https = this.address().port
    calls.watch()
    calls.run(steps)
  })
})
