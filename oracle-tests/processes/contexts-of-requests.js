// releases: 12.17.0 12.22.12 13.10.0 13.14.0 14.0.0 14.1.0 14.7.0 14.8.0 14.21.3 16.20.2 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
// In whose AsyncLocalStorage what a request tells is told: on a new connection, on one that was free, and after waiting for one.
var http = require('http'), AsyncLocalStorage = require('async_hooks').AsyncLocalStorage
process.removeAllListeners('warning')
process.on('warning', function () {})
var storage = new AsyncLocalStorage()
var server = http.createServer(function (req, res) {
  req.resume()
  req.on('end', function () { res.end('x') })
})
server.listen(0, '127.0.0.1', function () {
  var agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  function ask(name, done) {
    storage.run(name, function () {
      var words = []
      function note(what) { return function () { words.push(what + ' ' + storage.getStore()) } }
      var req = http.request({ port: server.address().port, host: '127.0.0.1', agent: agent, method: 'POST' }, function (res) {
        note('response')()
        res.on('data', note('data'))
        res.on('end', note('end'))
        res.on('end', function () { setTimeout(function () { console.log(name + ': ' + words.join(', ')); done() }, 20) })
      })
      req.on('socket', note('socket'))
      req.end('b')
    })
  }
  ask('first', function () {
    ask('free', function () {
      var left = 3
      function over() { if (!--left) process.exit(0) }
      ask('busy', over)
      ask('waiting', over)
      ask('waiting on', over)
    })
  })
})
