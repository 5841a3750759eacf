// releases: 0.8.28 0.10.48 0.12.18 iojs-1.8.1 iojs-3.3.1 4.9.1 5.12.0 6.17.1 8.17.0 10.24.1 12.0.0 12.22.12
// How many lines of a head and of trailers are taken: by maxHeadersCount of servers and requests, and without it.
var http = require('http')
var net = require('net')
function lines(count) {
  var text = ''
  for (var i = 0; i < count; i++) text += 'H' + i + ':v\r\n'
  return text
}
function show(name, message) {
  var raw = message.rawHeaders ? message.rawHeaders.length / 2 : 'none'
  message.on('data', function () {})
  message.on('end', function () {
    var rawTrailers = message.rawTrailers ? message.rawTrailers.length / 2 : 'none'
    console.log(
      name + ': ' + Object.keys(message.headers).length + ' headers, raw ' + raw +
      '; ' + Object.keys(message.trailers).length + ' trailers, raw ' + rawTrailers
    )
  })
}
var counts = ['left', 5, 40, 0, -1, null, undefined, '7', 2.5, NaN]
var sizes = [3, 33, 1010]
var coded = 'Transfer-Encoding: chunked\r\n'
function ofServer(count, size, trailers, done) {
  var server = http.createServer(function (req, res) {
    show('server ' + count + ', ' + size + ' lines, ' + trailers + ' trailers', req)
    req.on('end', function () { res.end() })
  })
  server.on('clientError', function (error, socket) { console.log('server ' + count + ': ' + error.code); if (socket) socket.destroy() })
  if (count !== 'left') server.maxHeadersCount = count
  server.listen(0, '127.0.0.1', function () {
    var client = net.connect(server.address().port, '127.0.0.1', function () {
      client.write('POST / HTTP/1.1\r\nConnection: close\r\n' + coded + lines(size) + '\r\n0\r\n' + lines(trailers) + '\r\n')
    })
    client.on('data', function () {})
    client.on('error', function () {})
    client.on('end', function () { client.end() })
    client.on('close', function () { server.close(); setTimeout(done, 1) })
  })
}
function ofClient(count, size, trailers, done) {
  var server = net.createServer(function (socket) {
    socket.on('error', function () {})
    socket.once('data', function () {
      socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\n' + coded + lines(size) + '\r\n0\r\n' + lines(trailers) + '\r\n')
    })
    socket.on('close', function () { server.close(); setTimeout(done, 5) })
  })
  server.listen(0, '127.0.0.1', function () {
    var req = http.get({ host: '127.0.0.1', port: server.address().port, agent: false }, function (res) {
      show('client ' + count + ', ' + size + ' lines, ' + trailers + ' trailers', res)
    })
    req.on('error', function (error) { console.log('client ' + count + ': ' + error.code) })
    if (count !== 'left') req.maxHeadersCount = count
  })
}
var cases = []
;[ofServer, ofClient].forEach(function (of) {
  counts.forEach(function (count) {
    sizes.forEach(function (size) { cases.push([of, count, size, 2]) })
    cases.push([of, count, 2, 33])
    cases.push([of, count, 2, 1010])
  })
})
;(function next() {
  var it = cases.shift()
  if (!it) process.exit(0)
  it[0](it[1], it[2], it[3], next)
})()
