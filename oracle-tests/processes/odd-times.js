// What a time that is no number from 0 on does, given to setTimeout of requests, messages, responses, connections and servers.
// releases: 0.8.28 0.10.4 0.10.48 0.11.15 0.12.0 0.12.18 iojs-1.8.1 iojs-2.3.3 iojs-3.3.1 4.9.1 5.12.0 6.0.0 6.17.1 8.17.0 9.0.0 9.11.2 10.0.0 10.24.1 12.0.0 12.15.0 12.22.12 14.21.3 16.20.2 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
var http = require('http'), net = require('net')
process.removeAllListeners('warning')
process.on('warning', function () {})
function told(e) { return [e.name, e.code, e.message].join(' | ') }
var times = ['x', '5000', -1, NaN, null, undefined, {}, Infinity, 1e12]
function nameOf(v) { return typeof v === 'number' || v === undefined ? String(v) : JSON.stringify(v) }
var takers = ['the request', 'the request with a connection', 'the answer', 'the client connection', 'the message', 'the response', 'the server connection', 'the server']
var words, now
function take(name, object) {
  if (!now || now[0] !== name) return
  if (typeof object.setTimeout !== 'function') return words.push('has none')
  try {
    var back = object.setTimeout(now[1])
    words.push(back === object ? 'itself' : String(back))
  } catch (e) { words.push('throws ' + told(e)) }
}
var server = http.createServer(function (req, res) {
  take('the message', req)
  take('the response', res)
  take('the server connection', req.connection || req.socket)
  res.end('a')
})
var cases = []
takers.forEach(function (taker) { times.forEach(function (time) { cases.push([taker, time]) }) })
process.on('uncaughtException', function (e) { words.push('uncaught ' + told(e)) })
server.listen(0, '127.0.0.1', next)
function next() {
  var one = cases.shift()
  if (!one) { console.log('done'); process.exit(0) }
  words = []
  now = one
  if (one[0] === 'the server') {
    take('the server', server)
    console.log(one[0] + ' ' + nameOf(one[1]) + ': ' + words.join(', '))
    return next()
  }
  var req = http.request({ port: server.address().port, host: '127.0.0.1', agent: false })
  var timer, over
  function done() {
    if (over) return
    over = true
    clearTimeout(timer)
    setTimeout(function () {
      console.log(one[0] + ' ' + nameOf(one[1]) + ': ' + words.join(', '))
      next()
    }, 3)
  }
  req.on('error', function (e) { words.push('error ' + e.code) })
  req.on('timeout', function () { words.push('timeout') })
  take('the request', req)
  req.on('socket', function (socket) { setTimeout(function () { take('the request with a connection', req); take('the client connection', socket); req.end() }, 5) })
  req.on('response', function (res) { take('the answer', res); res.on('data', function () {}); res.on('end', done) })
  timer = setTimeout(function () { words.push('open'); req.abort(); done() }, 400)
}
