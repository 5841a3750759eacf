// releases: 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.9.1 6.17.1 8.17.0 10.24.1 12.0.0 12.22.12
// A body fills up while nobody reads it: which pauses and resumes of its connection are told, on both sides.
var http = require('http'), net = require('net')
var readers = {
  later: function (m) { setTimeout(function () { m.resume() }, 200) },
  'data, pause': function (m) { m.on('data', function () {}); m.pause(); setTimeout(function () { m.resume() }, 200) },
  'pause in data': function (m) { m.once('data', function () { m.pause(); setTimeout(function () { m.resume() }, 200) }) }
}
var bodies = {
  length: function (text) { return ['Content-Length: ' + text.length, text] },
  chunked: function (text) { return ['Transfer-Encoding: chunked', text.length.toString(16) + '\r\n' + text + '\r\n0\r\n\r\n'] }
}
var long = new Array(200001).join('x'), lines = [], left = 0
Object.keys(readers).forEach(function (how) { Object.keys(bodies).forEach(function (framing) { server(how, framing, lines.length); client(how, framing, lines.length) }) })
function begin(name) { lines.push(name); left++ }
function count(log, words) { return words.map(function (word) { return word + ' ' + (log.indexOf(word) >= 0) }).join(', ') }
function watch(socket, log) { ['pause', 'resume'].forEach(function (name) { socket.on(name, function () { log.push(name) }) }) }
function done(at, log) {
  lines[at] += ': ' + count(log, ['pause', 'resume', 'end'])
  if (--left === 0) { console.log(lines.join('\n')); process.exit(0) }
}
function server(how, framing, at) {
  begin('server, ' + how + ', ' + framing)
  var log = [], body = bodies[framing](long)
  var s = http.createServer(function (q, r) {
    watch(q.connection, log)
    readers[how](q)
    q.on('end', function () { log.push('end'); r.end(); done(at, log) })
  }).listen(0, '127.0.0.1', function () {
    var c = net.connect(s.address().port, '127.0.0.1')
    c.on('error', function () {})
    c.write('POST / HTTP/1.1\r\nHost: a\r\n' + body[0] + '\r\n\r\n')
    setTimeout(function () { c.write(body[1]) }, 50)
    c.resume()
  })
}
function client(how, framing, at) {
  begin('client, ' + how + ', ' + framing)
  var log = [], body = bodies[framing](long)
  var s = net.createServer(function (c) {
    c.on('error', function () {})
    c.once('data', function () {
      c.write('HTTP/1.1 200 OK\r\n' + body[0] + '\r\n\r\n')
      setTimeout(function () { c.write(body[1]) }, 50)
    })
  }).listen(0, '127.0.0.1', function () {
    http.get({ port: s.address().port, host: '127.0.0.1', agent: false }, function (r) {
      watch(r.socket, log)
      readers[how](r)
      r.on('end', function () { log.push('end'); done(at, log) })
    })
  })
}
