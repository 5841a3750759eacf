// How a text that is given for the options of a request is read, and what is said of one that url.parse alone understands.
// releases: 0.8.28 0.10.48 4.9.1 6.17.1 8.17.0 9.11.2 10.0.0 10.9.0 10.24.1 11.0.0 11.15.0 12.0.0 12.22.12
var http = require('http'), https = require('https')
process.removeAllListeners('warning')
process.on('warning', function (w) { if (w.code === 'DEP0109') console.log(w.name + ' ' + w.code + ' ' + w.message) })
function ask(module, text) {
  try {
    var req = module.request(text)
    req.on('error', function () {})
    req.abort()
    console.log(text + ': ' + req.path + ' of ' + (req.getHeader ? req.getHeader('host') : req._headers.host))
  } catch (e) { console.log(text + ': ' + e.message) }
}
;['http', 'https'].forEach(function (name) {
  ;['://127.0.0.1:1/a/../b', '://[www.a.b]', '://127.0.0.1:1/a%20b?c=%7b', '://127.0.0.1:1?q', '://127.0.0.1:1/x;y'].forEach(function (rest) {
    ask(require(name), name + rest)
  })
})
setTimeout(function () { process.exit(0) }, 100)
