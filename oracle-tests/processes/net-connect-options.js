// releases: 0.10.4 0.10.48 0.12.18 iojs-3.3.1 4.9.1 6.17.1 8.10.0 8.17.0 9.0.0 9.3.0 12.15.0 12.16.0 12.22.12 13.0.0 14.21.3 15.3.0 15.7.0 16.14.2 16.15.0 16.20.2 17.6.0 17.7.0 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
// what net.connect makes of options of later times, and what sockets and messages tell of how much they hold
var http = require('http'), net = require('net')
var server = net.createServer(function (c) { c.on('error', function () {}) })
function told(name, of) { try { console.log(name + ': ' + String(of())) } catch (e) { console.log(name + ' throws ' + (e.code || e.name)) } }
function attempt(name, options, meet) {
  return function (next) {
    var socket, over = false
    function end(word) { if (over) return; over = true; console.log(name + ': ' + word); if (socket) socket.destroy(); setTimeout(next, 10) }
    options.port = server.address().port
    options.host = '127.0.0.1'
    try { socket = net.connect(options) } catch (e) { return end('throws ' + (e.code || e.name)) }
    ;['setNoDelay', 'setKeepAlive'].forEach(function (call) {
      var handle = socket._handle, own = handle && handle[call]
      if (own) handle[call] = function () { socket.calls = (socket.calls || []).concat(call + '(' + [].slice.call(arguments, 0, 2).join() + ')'); return own.apply(handle, arguments) }
    })
    socket.on('error', function (e) { end('error ' + (e.code || e.name)) })
    socket.on('connect', function () { meet(socket, end) })
  }
}
server.listen(0, '127.0.0.1', function () {
  var steps = [
    attempt('highWaterMark', { highWaterMark: 5 }, function (s, end) { end(s._writableState.highWaterMark) })
  ]
  var signal = typeof AbortController === 'undefined' ? null : new AbortController()
  steps.push(attempt('noDelay and keepAlive', { noDelay: true, keepAlive: true, keepAliveInitialDelay: 5000 }, function (s, end) { end(s.calls || 'no calls') }))
  if (signal) steps.push(attempt('signal', { signal: signal.signal }, function (s, end) { signal.abort(); setTimeout(end, 60, 'goes on') }))
  told('socket', function () { var s = new net.Socket(); return [s.writableHighWaterMark, s.readableHighWaterMark] })
  told('socket without new', function () { return net.Socket().writableHighWaterMark })
  told('socket with an option', function () { var s = new net.Socket({ highWaterMark: 7 }); return [s.writableHighWaterMark, s.readableHighWaterMark] })
  told('its class', function () { return [net.Socket.name, net.Socket.length, new net.Socket() instanceof net.Stream, net.Stream === net.Socket] })
  told('a class made from it', function () {
    function Own(o) { net.Socket.call(this, o) }
    require('util').inherits(Own, net.Socket)
    var own = new Own({ highWaterMark: 3 })
    return [own instanceof Own, own instanceof net.Socket, own.writableHighWaterMark, typeof own.write]
  })
  told('message of a socket', function () { return new http.IncomingMessage({ readableHighWaterMark: 9, on: function () {} }).readableHighWaterMark })
  ;(function next() { var step = steps.shift(); if (step) step(next); else { server.close(); process.exit(0) } })()
})
