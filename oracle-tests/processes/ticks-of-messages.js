// releases: 14.21.3 16.0.0 16.20.2 17.0.0 18.20.8 20.20.2 22.23.5 24.21.0 24.22.1 24.22.3 25.9.0 26.8.2 26.9.0 26.12.1
// In which tick a message ends and closes: after its answer, thrown away, read, destroyed and cut short.
var http = require('http'), net = require('net')
var words, client
function ticks(tag, n) { var i = 0; (function on() { if (i++ < n) process.nextTick(function () { words.push(tag + i); on() }) })() }
function listen(it, who, names) { names.forEach(function (name) { it.on(name, function (e) { words.push(who + ' ' + name + (e && e.message ? ' ' + e.message : '')) }) }) }
function answer(req, res) { return function () { res.end('x'); ticks('t', 6) } }
var get = 'GET / HTTP/1.1\r\nHost: h\r\n\r\n', post = 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody', half = 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nbody'
var served = {
  read: [post, function (req, res) { req.on('data', function () {}); req.on('end', answer(req, res)) }],
  unread: [get, function (req, res) { setTimeout(answer(req, res), 10) }],
  'unread at once': [get, function (req, res) { answer(req, res)() }],
  'resumed at once': [get, function (req, res) { req.resume(); answer(req, res)() }],
  'unread body': [post, function (req, res) { setTimeout(answer(req, res), 10) }],
  'nobody listens': [get, function (req, res) { req.removeAllListeners(); setTimeout(function () { answer(req, res)(); process.nextTick(process.nextTick, function () { words.push(String(req.readableFlowing)) }) }, 10) }],
  destroyed: [half, function (req) { req.once('data', function () { req.destroy(); ticks('t', 5) }) }],
  'destroyed with an error': [half, function (req) { req.once('data', function () { req.destroy(new Error('own')); ticks('t', 5) }) }],
  'connection destroyed': [half, function (req) { req.once('data', function () { req.socket.destroy() }) }]
}
var alone = {
  'empty, thrown away': function (m) { m.complete = true; m.push(null); return function () { m._dump() } },
  'with a body, thrown away': function (m) { m.complete = true; m.push('body'); m.push(null); return function () { m._dump() } },
  'with a data listener, thrown away': function (m) { m.complete = true; m.push(null); m.on('data', function () {}); m._dump() },
  'not whole, thrown away': function (m) { m.push(null); return function () { m._dump() } },
  'destroyed before its end': function (m) { m.complete = true; m.push(null); return function () { m.destroy() } },
  'destroyed at its end': function (m) { m.complete = true; m.push(null); m.on('end', function () { m.destroy(new Error('own')) }); return function () { m.resume() } }
}
function overServers(names, then) {
  var name = names.shift()
  if (!name) return then()
  words = []
  var server = http.createServer(function (req, res) {
    listen(req, 'req', ['aborted', 'end', 'error', 'close'])
    listen(res, 'res', ['finish', 'close'])
    var mine = words
    req.socket.on('close', function () { if (mine === words) { words.push('socket close'); ticks('c', 4) } })
    served[name][1](req, res)
  }).listen(0, '127.0.0.1', function () {
    client = net.connect(server.address().port, '127.0.0.1').on('error', function () {}).on('data', function () {})
    client.write(served[name][0])
    setTimeout(function () { console.log(name + ': ' + words.join(', ')); words = []; client.destroy(); server.close(); overServers(names, then) }, 80)
  })
}
function overAlone(names) {
  var name = names.shift()
  if (!name) process.exit()
  words = []
  var message = new http.IncomingMessage(null)
  message._read = function () {}
  listen(message, 'message', ['aborted', 'resume', 'end', 'error', 'close'])
  try {
    var later = alone[name](message)
    process.nextTick(function () { try { if (later) later() } catch (e) { words.push('throws') } ticks('t', 5) })
  } catch (e) { words.push('throws') }
  setTimeout(function () { console.log(name + ': ' + words.join(', ')); overAlone(names) }, 20)
}
overServers(Object.keys(served), function () { overAlone(Object.keys(alone)) })
