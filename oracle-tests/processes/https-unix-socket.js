// https and TLS over a Unix socket, and what a path among the options of tls.connect means.
// releases: 0.8.6 0.8.10 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.0 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.1.0 4.2.5 4.9.1 5.0.0 5.12.0 6.0.0 6.17.1 7.10.1 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.13.0 10.24.1 11.15.0 12.0.0 12.16.3 12.17.0 12.22.12
process.removeAllListeners('warning')
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
var https = require('https'), tls = require('tls'), fs = require('fs'), party = require('../https/party.js')
var path = (process.env.TMPDIR || '/tmp') + '/https-unix-' + process.pid
process.on('exit', function () { try { fs.unlinkSync(path) } catch (e) {} })
var server = https.createServer({ key: party.key, cert: party.cert }, function (req, res) { res.end('served ' + req.url + ' ' + req.headers.host) })
var steps = []
function step(title, make) { steps.push([title, make]) }
function get(o) {
  return function (done) {
    https.get(o, function (res) {
      var all = ''
      res.on('data', function (d) { all += d })
      res.on('end', function () { done(res.statusCode + ' ' + all) })
    }).on('error', function (e) { done('error ' + (e.code || e.message)) })
  }
}
step('get', get({ socketPath: path, path: '/a' }))
step('get with an agent', get({ socketPath: path, path: '/a', agent: new https.Agent({ maxSockets: 1 }) }))
step('get without an agent', get({ socketPath: path, path: '/a', agent: false }))
step('get with a host', get({ socketPath: path, host: 'localhost', path: '/a' }))
;['options', 'a path'].forEach(function (form) {
  step('tls.connect with ' + form, function (done) {
    var over
    function end(what) { if (!over) { over = true; done(what) } }
    try {
      var s = form === 'options' ? tls.connect({ path: path }, secure) : tls.connect(path, {}, secure)
      s.on('error', function (e) { end('error ' + (e.code || e.message)) })
      s.on('close', function () { end('closed') })
    } catch (e) { end('threw ' + e.name) }
    function secure() { end('secure'); s.destroy() }
  })
})
server.listen(path, function () {
  ;(function next() {
    var one = steps.shift()
    if (!one) return process.exit(0)
    var timer = setTimeout(function () { over('nothing') }, 3000), told
    function over(what) {
      if (told) return
      told = true
      clearTimeout(timer)
      console.log(one[0] + ': ' + what)
      setTimeout(next, 20)
    }
    try { one[1](over) } catch (e) { over('threw ' + e.name) }
  })()
})
