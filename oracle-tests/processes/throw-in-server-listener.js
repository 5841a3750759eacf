// releases: 0.8.28 0.10.0 0.10.4 0.10.48 0.12.18 iojs-1.8.1 iojs-3.3.1 4.1.0 4.9.1 5.12.0 6.17.1 8.0.0 8.5.0 8.6.0 8.17.0 9.11.2 10.0.0 10.9.0 10.10.0 10.24.1 11.15.0 12.0.0 12.22.12
// A server whose listeners throw while the process goes on: what the connection does with the pieces that follow.
var http = require('http')
var net = require('net')

var log
process.on('uncaughtException', function (error) {
  log.push('uncaught ' + error.message)
})

function boom(place) {
  throw new Error('in ' + place)
}

var HEAD = 'POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\n'
var CHUNKED = 'POST /1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n'
var NEXT = 'GET /2 HTTP/1.1\r\nHost: a\r\n\r\n'
var UPGRADE = 'GET /1 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'

var cases = [
  ['request', ['GET /1 HTTP/1.1\r\nHost: a\r\n\r\n', NEXT]],
  ['request', ['GET /1 HTTP/1.1\r\nHost: a\r\n\r\n' + NEXT, NEXT]],
  ['request', [HEAD + 'abcdef', NEXT]],
  ['request', ['GET /1 HT', 'TP/1.1\r\nHost: a\r\n\r\n', NEXT]],
  ['data', [HEAD, 'ab', 'cd', 'ef', NEXT]],
  ['data', [HEAD + 'ab', 'cd', 'ef', NEXT]],
  ['data once', [HEAD, 'ab', 'cd', 'ef', NEXT]],
  ['data', [HEAD, 'abcdef' + NEXT, NEXT]],
  ['data', [CHUNKED, '2\r\nab\r\n2\r\ncd\r\n', '2\r\nef\r\n0\r\n\r\n', NEXT]],
  ['data once', [CHUNKED, '2\r\nab\r\n2\r\ncd\r\n', '2\r\nef\r\n0\r\n\r\n', NEXT]],
  ['data', [CHUNKED + '2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n' + NEXT, NEXT]],
  ['end', [HEAD, 'abcdef', NEXT]],
  ['end', [HEAD, 'abcdef' + NEXT, NEXT]],
  ['end', [CHUNKED + '2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n' + NEXT, NEXT]],
  ['end', ['GET /1 HTTP/1.1\r\nHost: a\r\n\r\n', NEXT]],
  ['readable', [HEAD, 'ab', 'cdef', NEXT]],
  ['readable null', [HEAD, 'abcdef', NEXT]],
  ['tick', [HEAD + 'ab', 'cdef', NEXT]],
  ['tick of data', [HEAD, 'ab', 'cdef', NEXT]],
  ['checkContinue', ['POST /1 HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n', 'ab', NEXT]],
  ['upgrade', [UPGRADE, 'later', NEXT]],
  ['connect', ['CONNECT b:1 HTTP/1.1\r\nHost: a\r\n\r\n', 'later', NEXT]],
  ['bad bytes', ['GET / HTTP/1.1\r\nHost: a\r\n', 'b\0c: d', 'more', 'even more']],
  ['data beside', [HEAD, 'ab', 'cdef', NEXT]],
]

/** Some turns of the loop, each of which reads what has come. */
function turns(count, done) {
  setTimeout(count > 1 ? function () { turns(count - 1, done) } : done, 4)
}

function next() {
  var one = cases.shift()
  if (!one) process.exit(0)
  run(one[0], one[1])
}

function run(place, pieces) {
  log = []
  var thrown = 0
  function here(name) {
    var word = place.split(' ')[0]
    if (word === name && !(place === 'data once' && thrown)) {
      thrown++
      boom(name)
    }
  }
  function onRequest(req, res) {
    log.push('request ' + req.url)
    if (place.split(' ')[0] === 'readable' && req.read) {
      req.on('readable', function () {
        var piece = req.read()
        log.push('readable ' + piece)
        if (piece === null || place === 'readable') here('readable')
      })
    } else {
      req.on('data', function (piece) {
        log.push('data ' + piece)
        if (place === 'tick of data') process.nextTick(function () { boom('tick of data') })
        else if (place !== 'tick') here('data')
      })
    }
    req.on('end', function () {
      log.push('end ' + req.url)
      res.end('ok')
      here('end')
    })
    req.on('aborted', function () { log.push('req aborted') })
    req.on('close', function () { log.push('req close') })
    if (place === 'tick') process.nextTick(function () { boom('tick') })
    here('request')
  }
  var server = http.createServer(onRequest)
  server.on('checkContinue', function (req, res) {
    log.push('checkContinue')
    req.on('data', function (piece) { log.push('data ' + piece) })
    req.on('end', function () { log.push('end'); res.end('ok') })
    here('checkContinue')
  })
  ;['upgrade', 'connect'].forEach(function (event) {
    server.on(event, function (req, socket) {
      log.push(event)
      socket.on('data', function (piece) { log.push('socket data ' + piece) })
      socket.on('error', function (error) { log.push('socket error ' + error.code) })
      here(event)
    })
  })
  if (place === 'data beside') {
    server.on('connection', function (socket) {
      socket.on('data', function () {})
    })
  }
  server.on('clientError', function (error, socket) {
    log.push('clientError ' + [error.message, error.code, place === 'data beside' ? '' : error.bytesParsed, error.reason].join(' '))
    // What is left open is told again.
    if (socket && place !== 'bad bytes') socket.destroy()
  })
  server.listen(0, '127.0.0.1', function () {
    var peer = net.connect(server.address().port, '127.0.0.1')
    peer.on('error', function () {})
    var got = ''
    peer.on('data', function (bytes) { got += bytes })
    peer.on('close', function () { log.push('peer closed') })
    peer.on('connect', send)
    function send() {
      if (pieces.length > 0) {
        var piece = pieces.shift()
        log.push('-- ' + JSON.stringify(piece.length > 20 ? piece.slice(0, 20) : piece))
        peer.write(piece)
        turns(5, send)
        return
      }
      log.push('answers ' + (got.split('HTTP/1.1 200').length - 1))
      console.log(place + ':\n  ' + log.join('\n  '))
      peer.destroy()
      turns(3, next)
    }
  })
}
next()
