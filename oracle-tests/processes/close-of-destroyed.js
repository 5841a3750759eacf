// When a connection that was destroyed tells of its error and its close, counted in ticks.
// releases: 0.8.6 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.18 iojs-3.3.1 4.9.1 6.17.1 8.17.0
var net = require('net'), http = require('http'), left = []
function watch(title, socket, error, done) {
  var out = [], ticks = 0
  socket.removeAllListeners('error')
  socket.on('error', function (e) { out.push('error ' + e.message) })
  socket.on('close', function (had) { out.push('close ' + had); setTimeout(function () { console.log(title + ': ' + out.join(', ')); done() }, 20) })
  socket.destroy(error)
  ;(function tick() {
    out.push('tick')
    if (++ticks < 4) process.nextTick(tick)
  })()
}
function plain(title, pick, error, done) {
  var server = net.createServer(function (s) { s.on('error', function () {}); if (pick === 'server') watch(title, s, error, over) })
  function over() { server.close(); done() }
  server.listen(0, '127.0.0.1', function () {
    var c = pick === 'new' ? new net.Socket() : net.connect(server.address().port, '127.0.0.1')
    c.on('error', function () {})
    c.on('connect', function () { if (pick !== 'server') watch(title, c, error, over) })
    if (pick === 'new') c.connect(server.address().port, '127.0.0.1')
  })
}
function served(title, pick, error, done) {
  var server = http.createServer(function (q, s) { if (pick === 'server') watch(title, q.connection, error, done); else s.end('x') })
  server.listen(0, '127.0.0.1', function () {
    var req = http.get({ host: '127.0.0.1', port: server.address().port, agent: false }, function (res) { watch(title, req.connection || req.socket, error, done) })
    req.on('error', function () {})
  })
}
;[plain, served].forEach(function (run) {
  ['client', 'server', 'new'].forEach(function (pick) {
    if (run === served && pick === 'new') return
    left.push([run, (run === plain ? 'net, ' : 'http, ') + pick, pick], [run, (run === plain ? 'net, ' : 'http, ') + pick + ', error', pick, true])
  })
})
process.on('uncaughtException', function (e) { console.log('uncaught ' + e.message) })
;(function next() {
  var one = left.shift()
  if (!one) return process.exit(0)
  one[0](one[1], one[2], one[3] && new Error('by hand'), next)
})()
