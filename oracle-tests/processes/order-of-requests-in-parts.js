// releases: 0.8.28 0.10.48 0.12.18 iojs-3.3.1 4.4.7 4.5.0 4.9.1 6.17.1 8.17.0 10.24.1 12.0.0 12.22.12
// When requests and their ends are told that come in one piece, where the lines of some are so many that they are handed
// over in parts, and where there are trailers.
var http = require('http')
var net = require('net')
function lines(count) {
  var text = ''
  for (var i = 0; i < count; i++) text += 'X' + i + ': v\r\n'
  return text
}
function get(count) { return 'GET / HTTP/1.1\r\n' + lines(count) + '\r\n' }
function post(body, trailers) {
  return 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n' + (body ? body.length + '\r\n' + body + '\r\n' : '') +
    '0\r\n' + lines(trailers) + '\r\n'
}
function counted(body) { return 'POST / HTTP/1.1\r\nContent-Length: ' + body.length + '\r\n\r\n' + body }
var cases = {
  'few lines': [get(2), get(2), get(2)],
  '30 lines first': [get(30), get(2), get(2)],
  '31 lines first': [get(31), get(2), get(2)],
  '32 lines first': [get(32), get(2), get(2), get(2)],
  '33 lines first': [get(33), get(2), get(2)],
  '100 lines first': [get(100), get(2), get(2)],
  '32 lines second': [get(2), get(32), get(2), get(2)],
  '32 lines last': [get(2), get(2), get(32)],
  'bodies between': [counted('a'), get(32), counted('b'), get(2)],
  'no trailers': [post('a', 0), get(2), get(2)],
  'trailers first': [post('a', 1), get(2), get(2), get(2)],
  'trailers without a body': [post('', 1), get(2), get(2)],
  '33 trailers': [post('a', 33), get(2), get(2)],
  'trailers second': [get(2), post('a', 1), get(2), get(2)],
  'trailers last': [get(2), get(2), post('a', 1)]
}
var names = Object.keys(cases)
;(function next() {
  var name = names.shift()
  if (!name) process.exit(0)
  var log = []
  var count = 0
  var wanted = cases[name].length
  var server = http.createServer(function (req, res) {
    var id = ++count
    log.push('request ' + id)
    req.on('data', function (bytes) { log.push('data ' + id + ' ' + bytes) })
    req.on('end', function () {
      log.push('end ' + id)
      res.end()
    })
    process.nextTick(function () { log.push('tick ' + id) })
    res.on('finish', function () {
      if (id < wanted) return
      console.log(name + ': ' + log.join(', '))
      client.destroy()
      server.close()
      setTimeout(next, 1)
    })
  })
  server.on('clientError', function () {})
  var client
  server.listen(0, '127.0.0.1', function () {
    client = net.connect(server.address().port, '127.0.0.1', function () { client.write(cases[name].join('')) })
    client.on('data', function () {})
    client.on('error', function () {})
  })
})()
