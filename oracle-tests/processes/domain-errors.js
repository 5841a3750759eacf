// releases: 0.8.28 0.10.0 0.10.48 0.12.18
// What errors say that a domain caught: thrown in a response, emitted by a request, thrown in a server.
var http = require('http'), domain = require('domain')
process.on('uncaughtException', function () {})
function dom(name) {
  var d = domain.create()
  d.on('error', function (e) {
    console.log(name, ['domain_thrown', 'domainThrown', 'domain_emitter', 'domainEmitter', 'domain_bound', 'domainBound'].filter(function (k) { return k in e }).join(' '))
  })
  return d
}
var server = http.createServer(function (q, r) {
  if (q.url === '/') return r.end('x')
  dom('server').run(function () { setTimeout(function () { r.end('x'); throw new Error('a') }, 5) })
})
server.listen(0, '127.0.0.1', function () {
  var options = { host: '127.0.0.1', port: server.address().port, agent: false }
  dom('client').run(function () { http.get(options, function () { throw new Error('b') }) })
  setTimeout(function () { dom('refused').run(function () { http.get({ host: '127.0.0.1', port: 1, agent: false }) }) }, 50)
  setTimeout(function () { options.path = '/s'; http.get(options, function (res) { res.on('data', function () {}) }) }, 100)
  setTimeout(process.exit, 200)
})
