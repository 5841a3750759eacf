// releases: 0.8.28 0.10.4 0.10.48 0.12.18 iojs-1.8.1 iojs-3.3.1 4.9.1 5.12.0 6.0.0 6.17.1 7.10.1 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.24.1 12.0.0 12.22.12 13.0.0 14.21.3 15.0.0 16.20.2 18.20.8 24.22.3
// What listeners a socket keeps that is handed over: upgrade and CONNECT, on the server and on the client.
var http = require('http')
var net = require('net')
var EVENTS = ['error', 'drain', 'timeout', 'close', 'end', 'data', 'readable', 'finish', 'connect', 'free', 'agentRemove']
function show(where, socket) {
  var own = []
  EVENTS.forEach(function (event) {
    var count = socket.listeners(event).length
    if (count && event !== 'end' && event !== 'finish' && !(event === 'timeout' && /client/.test(where))) own.push(event + ' ' + count)
  })
  console.log(where + ': ' + own.join(', ') + '; ondata ' + typeof socket.ondata + ' onend ' + typeof socket.onend + ' _httpMessage ' + (socket._httpMessage ? 'there' : 'gone'))
}
var server = http.createServer(function (req, res) { res.end('plain') })
;['upgrade', 'connect'].forEach(function (event) {
  server.on(event, function (req, socket) {
    show('server ' + event, socket)
    try { socket.setEncoding('utf8'); console.log('takes an encoding') } catch (e) { console.log(e.code) }
    socket.on('error', function () {})
    socket.write(event === 'upgrade' ? 'HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n' : 'HTTP/1.1 200 OK\r\n\r\n')
  })
})
server.listen(0, '127.0.0.1', function () {
  var cases = [['upgrade', false], ['connect', false], ['upgrade', new http.Agent()], ['connect', new http.Agent()]]
  ;(function next() {
    var one = cases.shift()
    if (!one) process.exit(0)
    var options = { host: '127.0.0.1', port: server.address().port, path: one[0] === 'connect' ? 'a:1' : '/', agent: one[1] }
    if (one[0] === 'connect') options.method = 'CONNECT'
    else options.headers = { Connection: 'Upgrade', Upgrade: 'x' }
    var req = http.request(options)
    req.on(one[0], function (res, socket) {
      show('client ' + one[0] + (one[1] ? ' with an agent' : ''), socket)
      socket.on('error', function () {})
      setTimeout(function () { socket.destroy(); setTimeout(next, 20) }, 40)
    })
    req.on('error', function (error) { console.log('error ' + error.code) })
    req.end()
  })()
})
