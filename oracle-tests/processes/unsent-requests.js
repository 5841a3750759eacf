// releases: 0.8.28 0.10.48 0.12.18 iojs-3.3.1 4.9.1 8.17.0 10.24.1 12.22.12 14.16.1 14.17.1 14.21.3 15.0.0 15.4.0 15.7.0 15.14.0 16.0.0 16.20.2 18.13.0 18.14.0 18.20.8 19.3.0 19.4.0 20.20.2 24.22.3 26.12.1
// Requests that are ended before, while and after their connection is made: what is sent, who is called back, and what counts as written.
var http = require('http'), net = require('net')
process.removeAllListeners('warning')
process.on('warning', function () {})
var modern = parseInt(process.versions.node, 10) >= 4
function told(e) { return e instanceof Error ? e.code || 'own' : String(e) }
var moments = {
  'two ticks later': function (r, go) { process.nextTick(function () { process.nextTick(go) }) },
  'as it gets its connection': function (r, go) { r.on('socket', go) },
  'as it is connected': function (r, go) { r.on('socket', function (s) { s.on('connect', go) }) }
}
var ways = {
  abort: function (r) { r.abort() },
  'its connection': function (r) { r.connection.destroy() }
}
var server = net.createServer(function (s) {
  s.on('error', function () {})
  s.on('data', function (d) { server.got += d })
})
server.listen(0, '127.0.0.1', function () {
  var cases = []
  Object.keys(moments).forEach(function (m) { Object.keys(ways).forEach(function (w) { cases.push([m, w]) }) })
  ;(function next() {
    var one = cases.shift()
    if (!one) process.exit(0)
    var words = [], over = false
    server.got = ''
    var r = http.request({ host: '127.0.0.1', port: server.address().port, agent: false, method: 'PUT', headers: { 'Content-Length': 6 } })
    r.on('error', function (e) {
      words.push('error ' + told(e))
      // Each fails once; what else is told of it comes soon.
      if (!over) setTimeout(tell, 100)
      over = true
    })
    if (modern) {
      r.write('abc', function (e) { words.push('write ' + told(e)) })
      r.write('def', function (e) { words.push('second write ' + told(e)) })
    } else r.write('abcdef')
    r.end()
    moments[one[0]](r, function () { ways[one[1]](r) })
    function tell() {
      words.sort()
      console.log(one.join(', ') + ': ' + words.join(', ') + '; ' + r.writableFinished + ' ' + (r.writableLength > 0) + (server.got ? ' sent' : ''))
      next()
    }
  })()
})
