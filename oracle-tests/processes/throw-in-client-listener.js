// releases: 0.8.28 0.10.0 0.10.2 0.10.3 0.10.4 0.10.48 0.12.18 iojs-1.8.1 iojs-3.3.1 4.1.0 4.9.1 5.12.0 6.17.1 8.0.0 8.17.0 9.11.2 10.0.0 10.24.1 11.15.0 12.0.0 12.22.12
// A client whose listeners throw while the process goes on: what the request does with the pieces that follow.
var http = require('http')
var net = require('net')

var log
process.on('uncaughtException', function (error) {
  log.push('uncaught ' + error.message)
})

function boom(place) {
  throw new Error('in ' + place)
}

var HEAD = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n'
var CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
var REST = 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n'
var UPGRADE = 'HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'

var cases = [
  ['response', [HEAD + 'abcdef']],
  ['response', [HEAD, 'abcdef']],
  ['response', ['HTTP/1.1 204 No Content\r\n\r\n', 'more']],
  ['data', [HEAD, 'ab', 'cd', 'ef']],
  ['data once', [HEAD, 'ab', 'cd', 'ef']],
  ['data', [HEAD, 'abcdef']],
  ['data', [CHUNKED, '2\r\nab\r\n2\r\ncd\r\n', '2\r\nef\r\n0\r\n\r\n']],
  ['data once', [CHUNKED, '2\r\nab\r\n2\r\ncd\r\n', '2\r\nef\r\n0\r\n\r\n']],
  ['data', [REST, 'ab', 'cd', null]],
  ['data once', [REST, 'ab', null]],
  ['end', [HEAD, 'abcdef']],
  ['end', [CHUNKED, '2\r\nab\r\n0\r\n\r\n']],
  ['end', [REST, 'ab', null]],
  ['readable', [HEAD, 'ab', 'cdef']],
  ['readable null', [HEAD, 'abcdef']],
  ['continue', ['HTTP/1.1 100 Continue\r\n\r\n', HEAD + 'abcdef']],
  ['tick of data', [HEAD, 'ab', 'cdef']],
  ['socket', [HEAD + 'abcdef']],
  ['upgrade', [UPGRADE, 'later']],
  ['connect', ['HTTP/1.1 200 OK\r\n\r\n', 'later']],
  ['close', [HEAD + 'abc', null]],
  ['aborted', [HEAD + 'abc', null]],
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
  var ended = false
  var thrown = 0
  function here(name) {
    var word = place.split(' ')[0]
    if (word === name && !(place === 'data once' && thrown)) {
      thrown++
      boom(name)
    }
  }
  function send(peer) {
    var piece = pieces.shift()
    if (piece === undefined) {
      log.push(ended ? 'peer was ended' : 'peer is open')
      console.log(place + ':\n  ' + log.join('\n  '))
      peer.destroy()
      server.close()
      turns(4, next)
      return
    }
    log.push('-- ' + JSON.stringify(piece && piece.slice(0, 20)))
    if (piece === null) peer.end()
    else peer.write(piece)
    turns(5, function () { send(peer) })
  }
  var server = net.createServer(function (peer) {
    peer.on('error', function () {})
    peer.on('end', function () { ended = true })
    peer.once('data', function () { send(peer) })
  })
  server.listen(0, '127.0.0.1', function () {
    var options = { host: '127.0.0.1', port: server.address().port, path: '/', headers: { Connection: 'close' } }
    if (place === 'upgrade') options.headers = { Connection: 'Upgrade', Upgrade: 'x' }
    if (place === 'connect') options.method = 'CONNECT'
    if (place === 'continue') {
      options.method = 'POST'
      options.headers = { Expect: '100-continue', 'Content-Length': 0 }
    }
    var req = http.request(options)
    req.on('response', function (res) {
      log.push('response')
      if (place.split(' ')[0] === 'readable' && res.read) {
        res.on('readable', function () {
          var piece = res.read()
          log.push('readable ' + piece)
          if (piece === null || place === 'readable') here('readable')
        })
      } else {
        res.on('data', function (piece) {
          log.push('data ' + piece)
          if (place === 'tick of data') process.nextTick(function () { boom('tick of data') })
          else here('data')
        })
      }
      res.on('end', function () { log.push('end'); here('end') })
      res.on('aborted', function () { log.push('res aborted'); here('aborted') })
      res.on('close', function () { log.push('res close'); here('close') })
      here('response')
    })
    req.on('continue', function () { log.push('continue'); here('continue') })
    req.on('socket', function () { log.push('socket'); here('socket') })
    ;['upgrade', 'connect'].forEach(function (event) {
      req.on(event, function (res, socket) {
        log.push(event)
        socket.on('data', function (piece) { log.push('socket data ' + piece) })
        socket.on('error', function (error) { log.push('socket error ' + error.code) })
        here(event)
      })
    })
    req.on('error', function (error) {
      log.push('req error ' + [error.message, error.code, error.reason].join(' '))
    })
    req.on('close', function () { log.push('req close') })
    req.end()
  })
}
next()
