// A connection that is no net.Socket: how does http ask it for bytes, and what does it do with those that it tells?
// releases: 0.8.6 0.8.28 0.10.0 0.10.4 0.10.48
process.removeAllListeners('warning')
var http = require('http'), streams = require('stream'), util = require('util'), left = []
var ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', ASK = 'GET /there HTTP/1.1\r\nHost: a\r\n\r\n'
var NAMES = ['data', 'end', 'readable', 'close', 'error', 'drain']
function dress(s, out) {
  s.destroy = s.destroySoon = function () { out.push('destroy') }
  s.setTimeout = s.setNoDelay = s.setKeepAlive = function () {}
  ;['pause', 'resume'].forEach(function (n) {
    var old = s[n]
    s[n] = function () { out.push(n); return old && old.call(s) }
  })
  return s
}
var KINDS = {
  old: function (out) {
    var s = new streams.Stream()
    s.readable = s.writable = true
    s.write = function (d) { return true }
    s.end = function () { out.push('end()') }
    s.give = function (text) { s.emit('data', new Buffer(text)) }
    s.over = function () { s.emit('end') }
    return dress(s, out)
  },
  duplex: function (out) {
    var s = new streams.Duplex()
    s._read = function () { out.push('_read') }
    s._write = function (d, e, done) { done() }
    s.give = function (text) { s.push(new Buffer(text)) }
    s.over = function () { s.push(null) }
    return dress(s, out)
  }
}
function feed(s, text, how, out) {
  var b = new Buffer(text)
  if (how === 'ondata') { if (s.ondata) s.ondata(b, 0, b.length); else out.push('no ondata') }
  else s.give(text)
}
function count(s, out) {
  out.push('ondata ' + typeof s.ondata + ', onend ' + typeof s.onend)
  NAMES.forEach(function (n) { if (n === 'data' || n === 'readable' || n === 'end') out.push(n + ' ' + s.listeners(n).length) })
}
function asked(kind, how, done) {
  var out = [], s = KINDS[kind](out), agent = new http.Agent()
  agent.createConnection = function () { return s }
  var req = http.request({ agent: agent }, function (res) {
    out.push('response ' + res.statusCode)
    res.on('data', function (d) { out.push('data ' + d) })
    res.on('end', function () { out.push('end') })
  })
  req.on('error', function (e) { out.push('error ' + e.message) })
  req.end()
  setTimeout(function () {
    count(s, out)
    feed(s, ANSWER, how, out)
    setTimeout(function () { s.over(); setTimeout(function () { done(out) }, 30) }, 30)
  }, 30)
}
function served(kind, how, done) {
  var out = [], s = KINDS[kind](out)
  var server = http.createServer(function (req, res) { out.push('request ' + req.url); res.end('x') })
  server.emit('connection', s)
  setTimeout(function () {
    count(s, out)
    feed(s, ASK, how, out)
    setTimeout(function () { s.over(); setTimeout(function () { done(out) }, 30) }, 30)
  }, 30)
}
Object.keys(KINDS).forEach(function (kind) {
  if (kind === 'duplex' && !streams.Duplex) return
  // Releases that had streams of the new kind ask a connection for more than one of the old kind has.
  if (kind === 'old' && streams.Duplex) return
  ;[asked, served].forEach(function (run) {
    ['events', 'ondata'].forEach(function (how) { left.push([run, kind, how]) })
  })
})
var title
process.on('uncaughtException', function (e) { console.log(title + ': uncaught ' + e.message); next() })
function next() {
  var one = left.shift()
  if (!one) return process.exit(0)
  var mine = title = one[0].name + ', ' + one[1] + ', ' + one[2]
  one[0](one[1], one[2], function (out) { if (mine !== title) return; console.log(title + ': ' + out.join(', ')); next() })
}
next()
