// releases: 0.8.28 0.10.48 4.9.1 8.17.0 12.0.0
// listeners that throw, where the process goes on: what becomes of the connection?
var http = require('http'), net = require('net')
var log = []
process.on('uncaughtException', function (e) { log.push('uncaught ' + e.message) })
function server(where, next) {
  log = []
  var s = http.createServer(function (req, res) {
    log.push('request ' + req.url)
    req.on('data', function (b) { log.push('data ' + b); if (where === 'data') throw new Error('in data') })
    req.on('end', function () { log.push('end ' + req.url); res.end('ok'); if (where === 'end') throw new Error('in end') })
    req.on('close', function () { log.push('req close') })
    if (where === 'request') throw new Error('in request')
  })
  s.on('clientError', function (e, c) { log.push('clientError ' + e.message.slice(0, 11) + ' ' + e.code + ' ' + e.bytesParsed); if (c) c.destroy() })
  s.listen(0, '127.0.0.1', function () {
    var c = net.connect(s.address().port, '127.0.0.1')
    c.on('error', function () {})
    c.on('data', function (b) { log.push('peer got ' + String(b).split('\r\n')[0]) })
    c.on('close', function () { log.push('peer closed') })
    c.write('POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab')
    setTimeout(function () { c.write('cd') }, 100)
    setTimeout(function () { c.write('GET /2 HTTP/1.1\r\nHost: a\r\n\r\n') }, 200)
    setTimeout(function () { console.log('server ' + where + ':\n  ' + log.join('\n  ')); c.destroy(); next() }, 400)
  })
}
function client(where, next) {
  log = []
  var s = net.createServer(function (c) {
    c.on('error', function () {})
    c.on('close', function () { log.push('peer closed') })
    c.once('data', function () {
      c.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab')
      setTimeout(function () { c.write('cd') }, 100)
    })
  })
  s.listen(0, '127.0.0.1', function () {
    var req = http.get({ host: '127.0.0.1', port: s.address().port, path: '/', agent: where === 'kept' ? undefined : false }, function (res) {
      log.push('response')
      res.on('data', function (b) { log.push('data ' + b); if (where === 'data') throw new Error('in data') })
      res.on('end', function () { log.push('end'); if (where === 'end') throw new Error('in end') })
      res.on('aborted', function () { log.push('aborted') }); res.on('close', function () { log.push('res close') })
      if (where === 'response') throw new Error('in response')
    })
    req.on('error', function (e) { log.push('error ' + e.message.slice(0, 14) + ' ' + e.code) })
    req.on('close', function () { log.push('req close') })
    setTimeout(function () { console.log('client ' + where + ':\n  ' + log.join('\n  ')); next() }, 400)
  })
}
var todo = [[server, 'request'], [server, 'data'], [server, 'end'], [client, 'response'], [client, 'data'], [client, 'end']]
;(function next() { var t = todo.shift(); if (!t) process.exit(0); t[0](t[1], next) })()
