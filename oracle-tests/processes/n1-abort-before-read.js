// releases: 0.8.28 0.10.48 0.12.18 6.17.1 8.17.0 10.24.1 12.22.12
// the peer is gone between the head and the body, before and after anybody reads
var http = require('http'), net = require('net')
var i = -1, cases = [['now', 'Content-Length: 10', 'abc', 'end'], ['now', 'Transfer-Encoding: chunked', '5\r\nab', 'end'], ['late', 'Content-Length: 10', 'abc', 'end'], ['late', 'Content-Length: 10', 'abc', 'destroy'], ['never', 'Content-Length: 10', 'abc', 'destroy'], ['now', 'Content-Length: 10', '', 'destroy'], ['late', 'X-A: b', 'abc', 'end'], ['late', 'Content-Length: 3', 'abc', 'destroy']]
var peer = net.createServer(function (c) { c.on('error', function () {}); c.once('data', function () { var t = cases[i]; c.write('HTTP/1.1 200 OK\r\n' + t[1] + '\r\n\r\n' + t[2]); setTimeout(function () { c[t[3]]() }, 60) }) })
peer.listen(0, '127.0.0.1', next)
function next() {
  if (++i === cases.length) process.exit(0)
  var log = [], t = cases[i]
  var req = http.get({ host: '127.0.0.1', port: peer.address().port, path: '/', agent: false }, function (res) {
    ;['end', 'aborted', 'close', 'error'].forEach(function (e) { res.on(e, function () { log.push('res ' + e) }) })
    function read() { log.push('reading'); res.on('data', function (b) { log.push('data ' + b) }); if (res.resume) res.resume() }
    if (t[0] === 'now') read(); if (t[0] === 'late') { if (res.pause) res.pause(); setTimeout(read, 200) }
    setTimeout(function () { log.push('complete ' + res.complete + ' aborted ' + !!res.aborted) }, 380)
  })
  ;['error', 'close', 'abort'].forEach(function (e) { req.on(e, function (x) { log.push('req ' + e + (x && x.code ? ' ' + x.code : '')) }) })
  setTimeout(function () { console.log(t.join(' ').replace(/\s+/g, ' ') + ': ' + log.join(', ')); next() }, 450)
}
