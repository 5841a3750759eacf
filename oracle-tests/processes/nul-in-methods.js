// How a NUL behind each beginning of each method is told, the whole methods too.
// releases: 0.8.6 0.8.28 0.10.4 0.10.48 0.12.18 iojs-3.3.1 4.9.1 6.17.1 8.17.0 10.24.1 12.0.0 12.22.12 16.20.2 20.20.2 24.22.3
var http = require('http'), net = require('net')
process.removeAllListeners('warning')
process.on('warning', function () {})
var texts = []
;['CONNECT', 'GET', 'HEAD', 'POST', 'COPY', 'CHECKOUT', 'DELETE', 'LOCK', 'MKCOL', 'MOVE', 'MERGE', 'M-SEARCH', 'MKACTIVITY', 'NOTIFY', 'OPTIONS', 'PUT', 'PATCH', 'PROPFIND', 'PROPPATCH', 'REPORT', 'SUBSCRIBE', 'TRACE', 'UNLOCK', 'UNSUBSCRIBE', 'PURGE'].forEach(function (method) {
  for (var i = 1; i <= method.length; i++) texts.push(method.slice(0, i))
})
var server = http.createServer(function () {})
server.listen(0, '127.0.0.1', next)
server.on('clientError', function (e, socket) {
  console.log(JSON.stringify(texts.shift()) + ' NUL: ' + e.code + ' after ' + e.bytesParsed + ' ' + e.reason)
  if (socket) socket.destroy()
  next()
})
function next() {
  if (texts.length === 0) process.exit(0)
  var client = net.connect(server.address().port, '127.0.0.1')
  client.on('connect', function () { client.write(texts[0] + '\0') })
  client.on('error', function () {})
}
