// releases: 0.12.18 iojs-3.3.1 4.9.1 5.12.0 6.17.1 7.10.1 8.0.0 8.17.0 10.24.1 12.22.12 14.21.3 16.20.2 18.20.8 19.0.0 20.20.2 24.22.3
// What callbacks of write and end are given, on both sides.
var http = require('http')
process.removeAllListeners('warning')
process.on('warning', function () {})
function note(what) { return function () { console.log(what, arguments.length, [].map.call(arguments, String).join()) } }
var server = http.createServer(function (q, r) {
  q.resume()
  q.on('end', function () {
    r.write('a', note('server write'))
    r.end('b', note('server end'))
  })
})
server.listen(0, '127.0.0.1', function () {
  var r = http.request({ host: '127.0.0.1', port: server.address().port, method: 'PUT', agent: false }, function (res) {
    res.resume()
    res.on('end', function () { setTimeout(process.exit, 30) })
  })
  r.write('a', note('client write'))
  setTimeout(function () {
    r.write('b', 'utf8', note('client write in an encoding'))
    r.end('c', note('client end'))
  }, 20)
})
