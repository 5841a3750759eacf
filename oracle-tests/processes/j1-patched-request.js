// releases: 0.8.28 0.10.48 0.12.18 4.9.1 8.17.0 9.0.0 10.24.1
// a library that puts its own request() into the modules, as agent-base and nock do; then get() is used
var http = require('http'), https = require('https'), log = []
;[['http', http], ['https', https]].forEach(function (p) {
  var old = p[1].request
  p[1].request = function (o, cb) { log.push(p[0] + '.request patched'); return old.call(p[1], o, cb) }
})
function go(what, f) { try { var r = f(); r.on('error', function () {}); r.on('socket', function (s) { s.on('error', function () {}) }) } catch (e) { log.push(what + ' thrown ' + e.message) } console.log(what + ': ' + (log.join(', ') || 'not through request')); log = [] }
go('http.get', function () { return http.get({ host: '127.0.0.1', port: 9, path: '/' }) })
go('https.get', function () { return https.get({ host: '127.0.0.1', port: 9, path: '/' }) })
var G = http.get, H = https.get
go('http.get alone', function () { return G({ host: '127.0.0.1', port: 9, path: '/' }) })
go('https.get alone', function () { return H({ host: '127.0.0.1', port: 9, path: '/' }) })
setTimeout(process.exit, 200, 0)
