// releases: 14.21.3 18.20.8 22.23.5 24.21.0 24.22.1 24.22.3 26.9.0 26.10.0 26.12.1
// destroy of a request whose answer has come whole, with an error and without, kept and not kept.
var http = require('http')
var server = http.createServer(function (req, res) { res.end('abc') })
server.listen(0, '127.0.0.1', function () {
  var cases = []
  ;['end', 'later'].forEach(function (when) { [false, true].forEach(function (keep) { [undefined, new Error('own')].forEach(function (e) { cases.push([when, keep, e]) }) }) })
  ;(function next() {
    var one = cases.shift()
    if (!one) process.exit(0)
    var words = [], agent = new http.Agent({ keepAlive: one[1] })
    var r = http.get({ host: '127.0.0.1', port: server.address().port, agent: agent }, function (res) {
      res.on('data', function () {})
      res.on('end', function () { if (one[0] === 'end') r.destroy(one[2]); else setTimeout(function () { r.destroy(one[2]) }, 10) })
    })
    r.on('error', function (e) { words.push('error ' + e.message) })
    setTimeout(function () {
      console.log(one[0] + (one[1] ? ', kept' : '') + (one[2] ? ', with an error' : '') + ': ' + words.join() + '; ' + [r.destroyed, r.errored, Object.keys(agent.freeSockets).length].join(' '))
      agent.destroy()
      next()
    }, 40)
  })()
})
process.on('uncaughtException', function (e) { console.log('uncaught ' + e.message) })
