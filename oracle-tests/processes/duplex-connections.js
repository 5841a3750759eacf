// A Duplex with the methods of a socket and no handle: what a server makes of it as a connection, and a client that is to close it.
// releases: 0.8.28 0.10.0 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.0.0 4.1.0 4.9.1 5.12.0 6.17.1 7.10.1 8.9.4 8.10.0 8.17.0 9.11.2 10.24.1 11.15.0 12.0.0 12.1.0 12.14.0 12.14.1 12.22.12 13.0.0 13.1.0 13.3.0 14.21.3 16.20.2 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
process.removeAllListeners('warning')
process.on('warning', function () {})
var http = require('http'), util = require('util'), streams = require('stream'), events = require('events')
var log = []
process.on('uncaughtException', function (e) { log.push('uncaught ' + e.name.split(' ')[0]) })
function End() { streams.Duplex.call(this); this.sent = '' }
util.inherits(End, streams.Duplex)
;['destroy', 'destroySoon', 'setTimeout', 'setNoDelay', 'setKeepAlive', 'ref', 'unref'].forEach(function (name) { End.prototype[name] = function () { if (name !== 'setTimeout') log.push(name) } })
End.prototype._read = function () {}
End.prototype._write = function (d, e, done) { this.sent += d; done() }
function client(answer) {
  return function (end) {
    var agent = new events.EventEmitter()
    agent.addRequest = function (req) { process.nextTick(function () { req.onSocket(end) }) }
    http.get({ host: 'a', path: '/', agent: agent }, function (res) {
      log.push('response')
      res.on('data', function (d) { log.push('data ' + d) })
      res.on('end', function () { log.push('end') })
    }).on('error', function (e) { log.push('error ' + e.name.split(' ')[0]) })
    setTimeout(function () { end.push(answer) }, 10)
  }
}
function server(ask) {
  return function (end) {
    var server = http.createServer(function (q, s) {
      log.push('request of ' + (q.socket === end))
      q.on('data', function (d) { log.push('data ' + d) })
      s.on('finish', function () { log.push('finish') })
      s.end('ok')
    })
    server.on('upgrade', function (q, s, head) { log.push('upgrade ' + head); s.write('HTTP/1.1 101 x\r\n\r\n') })
    server.on('clientError', function (e, s) { log.push('clientError ' + (s === end)) })
    server.emit('connection', end)
    end.push(ask)
  }
}
var cases = [
  ['client, close', client('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok')],
  ['client, kept', client('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')],
  ['client, no HTTP', client('no HTTP\r\n\r\n')],
  ['server, close', server('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')],
  ['server, keeps', server('GET / HTTP/1.1\r\nHost: a\r\n\r\n')],
  ['server, body', server('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc')],
  ['server, no HTTP', server('no HTTP\r\n\r\n')],
  ['server, upgrade', server('GET / HTTP/1.1\r\nHost: a\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nrest')]
]
;(function next() {
  var one = cases.shift(), end = new End()
  if (!one) process.exit(0)
  log = []
  try { one[1](end) } catch (e) { log.push('thrown ' + e.name) }
  setTimeout(function () { console.log(one[0] + ': ' + log.join(', ') + '; sent ' + end.sent.split('\r\n')[0]); next() }, 40)
})()
