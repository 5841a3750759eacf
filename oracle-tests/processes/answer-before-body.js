// releases: 0.8.28 0.10.0 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.1.0 6.17.1 8.0.0 8.17.0 9.11.2 10.24.1 11.15.0 12.0.0 12.16.2 12.16.3 12.22.12
// A request is answered before its body came: who counts as its reader, and what the reader gets.
var http = require('http'), net = require('net')
var bodies = { length: ['Content-Length: 4', 'body'], chunked: ['Transfer-Encoding: chunked', '4\r\nbody\r\n0\r\n\r\n'] }
var readers = {
  none: function () {},
  data: function (q, d) { q.on('data', d) },
  text: function (q, d) { q.setEncoding('utf8'); q.on('data', d) },
  once: function (q, d) { q.once('data', d) },
  left: function (q, d) { q.on('data', d); q.removeListener('data', d) },
  resume: function (q) { q.resume() },
  pause: function (q) { q.pause() },
  'data, pause': function (q, d) { q.on('data', d); q.pause() },
  'pause, data': function (q, d) { q.pause(); q.on('data', d) },
  'resume, pause, data': function (q, d) { q.resume(); q.pause(); q.on('data', d) }
}
if (http.IncomingMessage.prototype.read) {
  readers.readable = function (q, d) { q.on('readable', function () { var x; while ((x = q.read()) !== null) d(x) }) }
  readers.read = function (q, d) { q.read(); q.on('data', d) }
  readers.pipe = function (q, d) { var w = new (require('stream').Writable)(); w._write = function (c, e, done) { d(c); done() }; q.pipe(w) }
}
var lines = [], left = 0
Object.keys(readers).forEach(function (how) {
  Object.keys(bodies).forEach(function (framing) { run(how, framing, 'together'); run(how, framing, 'apart') })
})
function run(how, framing, cut) {
  var log = [], at = lines.length
  left++
  lines.push('')
  var server = http.createServer(function (q, s) {
    if (q.url === '/2') { s.end(); return }
    var got = ''
    q.on('end', function () { log.push('end with ' + got) })
    q.on('close', function () { log.push('close') })
    s.on('finish', function () { log.push('finish') })
    readers[how](q, function (x) { got += x })
    s.end('x')
  }).listen(0, '127.0.0.1', function () {
    var text = '', peer = net.connect(server.address().port, '127.0.0.1', function () {
      var head = 'POST / HTTP/1.1\r\nHost: a\r\n' + bodies[framing][0] + '\r\n\r\n'
      var rest = bodies[framing][1] + 'GET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
      if (cut === 'together') peer.write(head + rest)
      else {
        peer.write(head)
        peer.once('data', function () { peer.write(rest) })
      }
    })
    var limit = setTimeout(function () { log.push('no end'); peer.destroy() }, 3000)
    peer.on('data', function (d) { text += d })
    peer.on('end', function () { log.push((text.split('HTTP/1.1').length - 1) + ' answers') })
    peer.on('close', function () {
      clearTimeout(limit)
      lines[at] = how + ', ' + framing + ', ' + cut + ': ' + log.join(', ')
      server.close()
      if (--left === 0) setTimeout(function () { console.log(lines.join('\n')); process.exit(0) }, 50)
    })
  })
}
