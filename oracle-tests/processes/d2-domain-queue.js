// releases: 0.8.28 0.10.0 0.10.4 0.10.48 0.12.18 4.9.1 6.17.1 8.17.0 10.24.1 12.0.0
// two requests from two domains through an agent with one socket: which domain do the answers have?
var http = require('http'), domain = require('domain')
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  var agent = new http.Agent({ maxSockets: 1, keepAlive: process.argv[2] !== 'close' })
  agent.maxSockets = 1
  var left = 3
  function one(id) {
    var d = domain.create()
    d.label = id
    d.on('error', function (e) { console.log('domain', id, 'got', e.message); if (--left === 0) process.exit(0) })
    d.run(function () {
      var req = http.get({ host: '127.0.0.1', port: server.address().port, agent: agent, path: '/' + id }, function (res) {
        console.log(id, 'process.domain', process.domain && process.domain.label, 'req.domain', req.domain && req.domain.label,
          'res.domain', res.domain && res.domain.label, 'socket.domain', res.socket && res.socket.domain && res.socket.domain.label)
        res.on('data', function () {})
        res.on('end', function () {
          console.log(id, 'end in', process.domain && process.domain.label)
          throw new Error('thrown by ' + id)
        })
      })
    })
  }
  one('first'); one('second'); one('third')
  setTimeout(function () { console.log('late'); process.exit(0) }, 3000)
})
process.on('uncaughtException', function (e) { console.log('uncaught', e.message); if (!/thrown/.test(e.message)) console.log(e.stack) })
