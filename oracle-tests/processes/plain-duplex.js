// releases: 8.17.0 9.11.2 10.0.0 10.24.1 12.0.0 12.22.12
// A connection made by the program that is a Duplex and has nothing else of a socket: what http asks of it.
var http = require('http'), Duplex = require('stream').Duplex, util = require('util')
function End(has) {
  Duplex.call(this)
  this.sent = ''
  var self = this
  has.forEach(function (name) { self[name] = function () { log.push(name) } })
}
util.inherits(End, Duplex)
End.prototype._read = function () {}
End.prototype._write = function (d, e, done) { this.sent += d; done() }
var log, cases = [[], ['destroy'], ['destroySoon'], ['destroySoon', 'destroy'], ['setTimeout'], ['setTimeout', 'destroy'], ['setTimeout', 'destroySoon', 'destroy'], ['setTimeout', 'destroySoon', 'destroy', 'ref', 'unref', 'setKeepAlive', 'setNoDelay']]
var sides = ['client', 'server'], all = []
sides.forEach(function (side) { cases.forEach(function (has) { if (side === 'server' || has.indexOf('destroySoon') < 0) all.push([side, has]) }) })
process.on('uncaughtException', function (e) { log.push('uncaught ' + e.name); })
;(function next() {
  var one = all.shift(), end
  if (!one) process.exit(0)
  log = []
  try {
    end = new End(one[1])
    end.on('finish', function () { log.push('finish') })
    if (one[0] === 'client') {
      http.get({ host: 'a', createConnection: function () { return end }, agent: process.version < 'v0.11' && process.version > 'v0.10' ? false : undefined }, function (res) {
        log.push('response')
        res.on('data', function (d) { log.push('data ' + d) })
        res.on('end', function () { log.push('end') })
      }).on('error', function (e) { log.push('error ' + e.name) })
      setTimeout(function () { end.push('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok') }, 20)
    } else {
      var server = http.createServer(function (q, s) { log.push('request'); s.end('ok') })
      server.emit('connection', end)
      end.push('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    }
  } catch (e) { log.push('thrown ' + e.name) }
  setTimeout(function () {
    console.log(one[0] + ' with ' + (one[1].join(', ') || 'nothing') + ': ' + log.join(', ') + '; sent ' + (end.sent.split('\r\n')[0]))
    next()
  }, 150)
})()
