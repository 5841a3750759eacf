// releases: 6.17.1 8.17.0 10.0.0 10.24.1 12.22.12
// the name never resolves: when does setTimeout of a request call?
var http = require('http')
var t0 = Date.now()
function go(how, next) {
  var log = []
  var o = { host: 'example.invalid', port: 80, path: '/', agent: false, lookup: function () {} }
  if (how === 'option') o.timeout = 300
  var req = http.get(o)
  req.on('error', function (e) { log.push('error ' + e.message + ' ' + e.code) })
  req.on('timeout', function () { log.push('timeout'); req.abort() })
  req.on('abort', function () { log.push('abort') }); req.on('close', function () { log.push('close') }); req.on('socket', function () { log.push('socket') })
  if (how === 'method') req.setTimeout(300, function () { log.push('callback') })
  if (how === 'socket') req.on('socket', function (s) { s.setTimeout(300, function () { log.push('socket timeout'); req.abort() }) })
  setTimeout(function () { console.log(how + ': ' + log.join(', ')); next() }, 900)
}
go('option', function () { go('method', function () { go('socket', function () { process.exit(0) }) }) })
