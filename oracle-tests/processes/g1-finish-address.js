// releases: 0.8.28 0.10.48 0.12.18 iojs-1.8.1 4.9.1
// the access log: who asked, told when the response is finished and later
var http = require('http'), net = require('net')
var server = http.createServer(function (req, res) {
  var c = req.connection, seen = [String(c.remoteAddress)]
  res.on('finish', function () { seen.push('finish ' + c.remoteAddress) })
  c.on('end', function () { seen.push('end ' + c.remoteAddress) })
  c.on('close', function () {
    seen.push('close ' + c.remoteAddress + ' ' + typeof c.remotePort)
    setTimeout(function () { seen.push('later ' + c.remoteAddress + ' ' + c.destroyed + ' ' + c.bytesRead + ' ' + c.bytesWritten); console.log(req.url + ': ' + seen.join(', ')) }, 30)
  })
  if (req.url === '/unasked') { res.end('x') } else if (req.url === '/after') { setTimeout(function () { res.end('x') }, 50) } else { c.remoteAddress; res.end('x') }
})
server.listen(0, '127.0.0.1', function () {
  function ask(path, head, next) {
    var c = net.connect(server.address().port, '127.0.0.1')
    c.on('data', function () { if (!/close/.test(head)) c.end() })
    c.on('close', function () { setTimeout(next, 150) })
    c.write('GET ' + path + ' HTTP/1.1\r\nHost: a\r\n' + head + '\r\n')
  }
  ask('/kept', '', function () { ask('/closed', 'Connection: close\r\n', function () { ask('/after', 'Connection: close\r\n', function () { process.exit(0) }) }) })
})
