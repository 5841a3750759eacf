// releases: 0.8.28 0.10.4 0.10.48 0.12.18 iojs-1.8.1 iojs-3.3.1 4.2.5 4.9.1 5.0.0 5.12.0 6.17.1 8.17.0 10.24.1 12.0.0 12.22.12
// An idle connection that an agent keeps, or that has been handed back, and its listeners of errors: a reset of it ends the process or not.
var http = require('http')
process.on('uncaughtException', function (error) { console.log('uncaught ' + error.message) })
var server = http.createServer(function (req, res) { res.end('x') })
server.listen(0, '127.0.0.1', function () {
  var cases = [
    ['keeping', new http.Agent({ keepAlive: true }), {}],
    ['keeping, Connection by hand', new http.Agent({ keepAlive: true }), { Connection: 'keep-alive' }],
    ['no agent', false, { Connection: 'keep-alive' }],
    ['no agent, closing', false, {}],
    ['pool', new http.Agent(), {}],
    ['pool, Connection by hand', new http.Agent(), { Connection: 'keep-alive' }],
  ]
  ;(function next() {
    var one = cases.shift()
    if (!one) process.exit(0)
    var log = []
    var options = { host: '127.0.0.1', port: server.address().port, path: '/', agent: one[1], headers: one[2] }
    function count(s) { return s.listeners('error').length }
    http.get(options, function (res) {
      var s = res.socket || res.connection
      log.push('response ' + count(s))
      res.on('data', function () {})
      res.on('end', function () {
        log.push('end ' + count(s))
        process.nextTick(function () { log.push('tick ' + count(s)) })
        setTimeout(function () {
          log.push('idle ' + count(s) + (s.destroyed ? ' destroyed' : ''))
          if (one[0] === 'keeping') return http.get(options, function (res) {
            log.push('again ' + count(s) + (res.socket === s ? ' same' : ' other'))
            res.on('data', function () {}); res.on('end', function () { setTimeout(over, 20) })
          })
          over()
        }, 20)
        function over() {
          log.push('rest ' + count(s))
          var error = new Error('reset'); error.code = 'ECONNRESET'
          try { s.emit('error', error) } catch (thrown) { log.push('thrown ' + thrown.message) }
          log.push('after ' + count(s) + (s.destroyed ? ' destroyed' : ''))
          setTimeout(function () {
            console.log(one[0] + ': ' + log.join(', ') + '; free ' + (one[1] && one[1].freeSockets ? Object.keys(one[1].freeSockets).length : '-') + ' sockets ' + (one[1] && one[1].sockets ? Object.keys(one[1].sockets).length : '-'))
            next()
          }, 20)
        }
      })
    })
  })()
})
