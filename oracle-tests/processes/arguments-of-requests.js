// What the public members that a request of http and https goes through are called with.
// releases: 0.8.6 0.8.10 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.0 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.1.0 4.2.5 4.9.1 5.0.0 5.12.0 6.0.0 6.17.1 7.10.1 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.13.0 10.24.1 11.15.0 12.0.0 12.16.3 12.17.0 12.22.12
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
process.removeAllListeners('warning')
var http = require('http'), https = require('https'), net = require('net'), tls = require('tls'), url = require('url')
var party = require('../https/party.js')
var steps = [], ports = {}, on = false
var agents = []
function told(x, depth) {
  if (x === http.globalAgent) return 'http.globalAgent'
  if (x === https.globalAgent) return 'https.globalAgent'
  if (x === ports.http) return 'HTTP'
  if (x === ports.https) return 'HTTPS'
  if (x === String(ports.http)) return '"HTTP"'
  if (x === String(ports.https)) return '"HTTPS"'
  if (typeof x === 'function') return 'a function'
  if (typeof x === 'string' && x.length > 100) return '"…"'
  if (typeof x !== 'object' || !x) return JSON.stringify(x) === undefined ? String(x) : JSON.stringify(x).replace(ports.http, 'HTTP').replace(ports.https, 'HTTPS')
  if (x instanceof https.Agent) return 'an https.Agent'
  if (x instanceof http.Agent) return 'an http.Agent'
  if (x instanceof http.ClientRequest) return 'a request'
  if (x instanceof net.Socket || (x.readable && x.writable)) return 'a connection'
  if (Array.isArray(x)) return '[' + x.length + ']'
  if (depth > 1) return '{…}'
  var keys = Object.keys(x).filter(function (key) { return x[key] !== undefined && x[key] !== null && key !== 'session' || key === 'agent' }).sort()
  return '{' + keys.map(function (key) { return key + ': ' + told(x[key], depth + 1) }).join(', ') + '}'
}
function note(name, args) {
  if (on) console.log('  ' + name + '(' + [].slice.call(args).map(function (x) { return told(x, 0) }).join(', ') + ')')
}
function patch(object, key, title) {
  var old = object[key]
  if (typeof old !== 'function') return
  object[key] = function () {
    note(title, arguments)
    return old.apply(this, arguments)
  }
  object[key].prototype = old.prototype
  for (var name in old) object[key][name] = old[name]
}
function step(title, make) { steps.push([title, make]) }
function next() {
  var one = steps.shift()
  if (!one) return process.exit(0)
  console.log(one[0])
  on = true
  var over = false
  function done(what) {
    if (over) return
    over = true
    on = false
    if (typeof what === 'string') console.log('  -> ' + what)
    setTimeout(next, 10)
  }
  try {
    one[1](function (res) { res.on('data', function () {}); res.on('end', function () { done(String(res.statusCode)) }) })
      .on('error', function (e) { done(e.code || e.message) })
  } catch (e) { done('threw ' + e.message.split('\n')[0].replace(ports.http, 'HTTP').replace(ports.https, 'HTTPS')) }
}
['http', 'https'].forEach(function (name) {
  var m = name === 'http' ? http : https
  function o(more) {
    var options = { host: '127.0.0.1', port: ports[name], path: '/' }
    for (var key in more) options[key] = more[key]
    return options
  }
  step(name + ' get', function (f) { return m.get(o(), f) })
  step(name + ' method and headers', function (f) { var r = m.request(o({ method: 'POST', headers: { host: 'localhost:1', 'x-a': 'b' } }), f); r.end('x'); return r })
  step(name + ' agent: false', function (f) { return m.get(o({ agent: false }), f) })
  step(name + ' agent: null', function (f) { return m.get(o({ agent: null }), f) })
  step(name + ' an agent with options', function (f) { return m.get(o({ agent: new m.Agent({ maxSockets: 1, rejectUnauthorized: false, keepAlive: false }) }), f) })
  step(name + ' rejectUnauthorized', function (f) { return m.get(o({ rejectUnauthorized: false }), f) })
  step(name + ' keys', function (f) { return m.get(o({ key: party.key, cert: party.cert, servername: 'localhost' }), f) })
  step(name + ' hostname, localAddress', function (f) { return m.get({ hostname: 'localhost', host: 'x', port: ports[name], localAddress: '127.0.0.1', family: 4 }, f) })
  step(name + ' createConnection', function (f) {
    return m.get(o({ agent: false, createConnection: function () {
      note('createConnection', arguments)
      return m === http ? net.connect(ports.http, '127.0.0.1') : tls.connect({ port: ports.https, host: '127.0.0.1' })
    } }), f)
  })
  step(name + ' a text', function (f) { return m.get(name + '://127.0.0.1:' + ports[name] + '/there?a=b', f) })
  step(name + ' a parsed url', function (f) { return m.get(url.parse(name + '://u:p@127.0.0.1:' + ports[name] + '/there?a=b'), f) })
  step(name + ' another protocol', function (f) { return m.get(o({ protocol: 'gopher:' }), f) })
  step(name + ' a timeout', function (f) { return m.get(o({ timeout: 3000 }), f) })
  step(name + ' defaultPort', function (f) { return m.get(o({ defaultPort: 81 }), f) })
})
function answer(socket) {
  socket.on('error', function () {})
  socket.once('data', function () { socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na') })
}
net.createServer(answer).listen(0, '127.0.0.1', function () {
  ports.http = this.address().port
  tls.createServer({ key: party.key, cert: party.cert }, answer).listen(0, '127.0.0.1', function () {
    ports.https = this.address().port
    patch(http, 'request', 'http.request')
    patch(https, 'request', 'https.request')
    patch(http, 'ClientRequest', 'http.ClientRequest')
    ;['addRequest', 'createConnection'].forEach(function (key) {
      if (https.Agent.prototype[key] !== http.Agent.prototype[key]) patch(https.Agent.prototype, key, 'https.Agent#' + key)
      patch(http.Agent.prototype, key, 'http.Agent#' + key)
    })
    patch(net, 'createConnection', 'net.createConnection')
    patch(net, 'connect', 'net.connect')
    patch(tls, 'connect', 'tls.connect')
    next()
  })
})
