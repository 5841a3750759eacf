// releases: 0.8.28 0.10.48 0.12.18 iojs-1.8.1 iojs-1.8.3 iojs-3.3.1 4.9.1 6.17.1 8.11.0 8.12.0 9.4.0 9.5.0 10.24.1 12.22.12
// Requests and answers that ask for another protocol and have a body, with a length and in chunks: what belongs to the
// body and what to the other protocol, when all comes in one piece and when it comes in several.
var http = require('http')
var net = require('net')

var bodies = {
  length: ['Content-Length: 5\r\n\r\n', 'ab', 'cde'],
  chunks: ['Transfer-Encoding: chunked\r\n\r\n', '2\r\nab\r\n', '3\r\ncde\r\n0\r\n\r\n'],
  'broken chunks': ['Transfer-Encoding: chunked\r\n\r\n', '2\r\nab\r\n', 'X\r\n']
}
var ways = {
  whole: function (head, a, b, more) { return [head + a + b + more] },
  'after the head': function (head, a, b, more) { return [head, a + b, more] },
  'within the body': function (head, a, b, more) { return [head + a, b + more] },
  'after the body': function (head, a, b, more) { return [head + a + b, more] },
  'at the end of the head': function (head, a, b, more) { return [head.slice(0, -2), head.slice(-2) + a + b, more] }
}
var log = []
function tell(what) { log.push(what) }

/** Listens to a message and to the socket that it was handed over with. */
function watch(message) {
  message.on('data', function (bytes) { tell('body ' + JSON.stringify(String(bytes))) })
  message.on('end', function () { tell('end of the message') })
}
function taken(event) {
  return function (message, socket, first) {
    tell(event + ' with ' + JSON.stringify(String(first || '')))
    watch(message)
    socket.on('data', function (bytes) { tell('bytes ' + JSON.stringify(String(bytes))) })
    socket.on('end', function () { socket.end() })
    socket.on('error', function () {})
    socket.resume()
  }
}

/**
 * Sends pieces, each when the one before has come; `came` gives how many bytes the other side has read. io.js 3 does not
 * count them while it parses them.
 */
function send(socket, pieces, came, done) {
  var sent = 0
  var waits = /^v3/.test(process.version) ? 30 : 2000
  ;(function next() {
    if (socket.destroyed || !socket.writable) return done()
    if (came() < sent && waits-- > 0) return setTimeout(next, 5)
    if (!pieces.length) return setTimeout(done, 20)
    setTimeout(function () {
      var piece = pieces.shift()
      sent += piece.length
      socket.write(piece)
      next()
    }, 10)
  })()
}

var peer = null
function makeServer(heeds) {
  var server = http.createServer(function (req, res) {
    tell('request ' + req.method)
    watch(req)
    req.on('end', function () { res.end('plain') })
  })
  server.on('connection', function (socket) { peer = socket })
  server.on('clientError', function (error, socket) {
    tell('clientError ' + error.code)
    if (socket) socket.destroy()
  })
  if (heeds) server.on('upgrade', taken('upgrade')).on('connect', taken('connect'))
  return server
}

var starts = {
  upgrade: 'POST / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: x\r\n',
  connect: 'CONNECT a:1 HTTP/1.1\r\nHost: h\r\n'
}
function askServer(server, start, pieces, done) {
  var client = net.connect(server.address().port, '127.0.0.1', function () {
    send(client, pieces, function () { return peer ? peer.bytesRead : 0 }, function () { client.end() })
  })
  client.on('data', function (bytes) { tell('answer ' + String(bytes).split('\r\n')[0]) })
  client.on('error', function () {})
  client.on('close', function () { peer = null; setTimeout(done, 20) })
}

var answers = {
  upgrade: 'HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: x\r\n',
  connect: 'HTTP/1.1 200 OK\r\n'
}
function askClient(heeds, start, pieces, done) {
  var read = null
  var server = net.createServer(function (socket) {
    socket.on('error', function () {})
    socket.once('data', function () {
      send(socket, pieces, function () { return read ? read.bytesRead : 0 }, function () { socket.end() })
    })
    socket.on('close', function () { server.close(); setTimeout(done, 20) })
  })
  server.listen(0, '127.0.0.1', function () {
    var options = { host: '127.0.0.1', port: server.address().port, agent: false, headers: {} }
    if (start === 'connect') { options.method = 'CONNECT'; options.path = 'a:1' }
    else if (heeds !== 'unasked') options.headers = { Connection: 'Upgrade', Upgrade: 'x' }
    var req = http.request(options)
    req.on('socket', function (socket) { read = socket })
    req.on('response', function (res) { tell('response ' + res.statusCode); watch(res) })
    if (heeds === 'heard') req.on(start, taken(start))
    req.on('error', function (error) { tell('error ' + error.code) })
    req.end()
  })
}

var cases = []
function each(table, heard, ask) {
  heard.forEach(function (heeds) {
    Object.keys(table).forEach(function (start) {
      if (heeds !== 'heard' && start === 'connect') return
      Object.keys(bodies).forEach(function (body) {
        Object.keys(ways).forEach(function (way) {
          cases.push([heeds, start, body, way, table[start], ask])
        })
      })
    })
  })
}
var heedful = makeServer(true)
var heedless = makeServer(false)
each(starts, ['heard', 'unheard'], function (heeds, start, pieces, done) {
  askServer(heeds === 'heard' ? heedful : heedless, start, pieces, done)
})
var ofServer = cases.length
each(answers, ['heard', 'unasked'], askClient)

heedless.listen(0, '127.0.0.1', function () {
  heedful.listen(0, '127.0.0.1', function () {
    var number = 0
    ;(function next() {
      var it = cases[number]
      if (!it) process.exit(0)
      var parts = bodies[it[2]]
      log = []
      it[5](it[0], it[1], ways[it[3]](it[4] + parts[0], parts[1], parts[2], 'BYTES'), function () {
        console.log((number < ofServer ? 'server' : 'client') + ', ' + it.slice(0, 4).join(', ') + ': ' + log.join('; '))
        number++
        next()
      })
    })()
  })
})
