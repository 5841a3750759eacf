// releases: 0.10.48 0.12.18 4.9.1 8.17.0 10.24.1 12.0.0 12.9.1 12.10.0 12.22.12 13.0.0 14.21.3 16.20.2 18.20.8 20.20.2 24.22.3 26.12.1
// Whether a request is told of the timeout of its connection after that was handed over: upgrade and CONNECT.
var http = require('http')
var server = http.createServer()
server.on('upgrade', function (req, socket) { socket.on('error', function () {}); socket.write('HTTP/1.1 101 S\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n') })
server.on('connect', function (req, socket) { socket.on('error', function () {}); socket.write('HTTP/1.1 200 S\r\n\r\n') })
server.listen(0, '127.0.0.1', function () {
  var agents = { none: false, kept: new http.Agent({ keepAlive: true }), timed: new http.Agent({ keepAlive: true, timeout: 100 }) }
  var cases = []
  Object.keys(agents).forEach(function (agent) {
    ['GET', 'CONNECT'].forEach(function (method) {
      ['no time', 'option', 'method'].forEach(function (way) { cases.push([agent, method, way]) })
    })
  })
  ;(function next() {
    var one = cases.shift()
    if (!one) process.exit(0)
    var options = { host: '127.0.0.1', port: server.address().port, agent: agents[one[0]], method: one[1], path: one[1] === 'GET' ? '/' : 'a:1', headers: {} }
    if (one[1] === 'GET') options.headers = { Connection: 'Upgrade', Upgrade: 'x' }
    if (one[2] === 'option') options.timeout = 80
    var request = http.request(options)
    var told = 0
    request.on('timeout', function () { told++ })
    if (one[2] === 'method') request.setTimeout(80)
    request.on('error', function (error) { console.log('error ' + error.code); process.exit(1) })
    request.on(one[1] === 'GET' ? 'upgrade' : 'connect', function (res, socket) {
      var listeners = socket.listeners('timeout').length
      socket.on('error', function () {})
      setTimeout(function () {
        console.log(one.join(', ') + ': ' + listeners + ' listeners, told ' + told)
        socket.destroy()
        setTimeout(next, 10)
      }, 160)
    })
    request.end()
  })()
})
