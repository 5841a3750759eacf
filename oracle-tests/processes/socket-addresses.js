// releases: 0.8.28 0.10.4 0.10.48 0.12.18 iojs-1.8.1 iojs-3.3.1 4.2.5 4.9.1 5.12.0 6.17.1 7.10.1 8.17.0 9.11.2 10.0.0 10.24.1 11.15.0 12.0.0 12.22.12
// what connections of a server and of a request tell, while they are used and after they closed
var http = require('http'), net = require('net')
var names = ['remoteAddress', 'remotePort', 'remoteFamily', 'localAddress', 'localPort', 'localFamily', 'destroyed', '_idleTimeout', 'address']
var ports = {}
function of(socket) {
  return names.map(function (name) {
    var value
    try { value = socket[name] } catch (e) { return name + ' throws ' + e.name }
    if (typeof value === 'function') { try { value = JSON.stringify(value.call(socket)) } catch (e) { value = 'throws ' + e.name + ' ' + e.message } }
    return name + ' ' + String(value).replace(/\b\d{5}\b/g, function (p) { return ports[p] || (ports[p] = 'port ' + Object.keys(ports).length) })
  }).filter(function (text) { return !/ undefined$/.test(text) }).join(', ')
}
function watch(who, socket, quiet) {
  var log = []
  function note(when) { log.push('  ' + who + ' ' + when + ': ' + of(socket)) }
  if (!quiet) socket.readable && !socket._connecting && !socket.connecting ? note('at first') : socket.once('connect', function () { note('connected') })
  socket.on('close', function () { note('close'); setTimeout(function () { note('later') }, 20) })
  socket.on('error', function () {})
  return { note: note, log: log }
}
var seen = {}
var server = http.createServer(function (req, res) {
  var w = watch('server', req.connection, /quiet/.test(req.url))
  seen.server = w
  if (/late/.test(req.url)) setTimeout(function () { res.end('late') }, 30)
  else if (/destroy/.test(req.url)) req.connection.destroy()
  else res.end('answer')
})
function ask(title, options, next) {
  console.log(title)
  options.host = '127.0.0.1'; options.port = server.address().port; options.agent = false; seen = {}
  var req = http.get(options, function (res) { res.on('data', function () {});  })
  var w
  req.on('error', function () {})
  req.on('socket', function (socket) { w = seen.client = watch('client', socket, /quiet/.test(options.path)) })
  setTimeout(function () { console.log(seen.server.log.concat(seen.client.log).join('\n')); next() }, 250)
}
server.listen(0, '127.0.0.1', function () {
  ports[server.address().port] = 'the port'
  ask('closed', { path: '/', headers: { Connection: 'close' } }, function () {
    ask('never asked before', { path: '/quiet', headers: { Connection: 'close' } }, function () {
      ask('late', { path: '/late', headers: { Connection: 'close' } }, function () {
        ask('destroyed', { path: '/destroy' }, function () { process.exit(0) })
      })
    })
  })
})
