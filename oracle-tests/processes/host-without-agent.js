// releases: 0.8.28 0.10.27 0.10.48 0.11.14 0.12.18 iojs-2.4.0 iojs-3.3.1 4.9.1 6.17.1 8.17.0 10.24.1 12.22.12
// The Host line of requests over a connection of their own: with and without an agent, ports given and not.
var http = require('http'), net = require('net')
var cases = [
  {}, { port: 80 }, { port: '80' }, { port: 8080 }, { port: 443 }, { defaultPort: 8080 }, { defaultPort: 8080, port: 8080 }, { defaultPort: 81, port: 80 },
  { agent: null }, { agent: undefined }, { agent: false }, { agent: new http.Agent() }, { agent: new http.Agent(), port: 8080 }, { host: '::1' }, { host: 'foo', hostname: 'bar' },
  { headers: { host: 'baz' } }, { setHost: false }, { host: '' }
]
var server = http.createServer(function (q, s) { s.end(q.headers.host + ' ' + q.headers.connection) })
server.listen(0, '127.0.0.1', function () {
  var real = net.connect, port = server.address().port
  function toServer() { return net.connect(port, '127.0.0.1') }
  ;(function next() {
    var one = cases.shift()
    if (!one) return server.close()
    var options = { host: 'foo', createConnection: toServer }, words = []
    for (var key in one) {
      options[key] = one[key]
      words.push(key + ' ' + (one[key] && typeof one[key] === 'object' ? key === 'agent' ? 'one' : JSON.stringify(one[key]) : one[key]))
    }
    if (options.agent) options.agent.createConnection = toServer
    try {
      var req = http.get(options, function (res) {
        res.setEncoding('utf8')
        res.on('data', function (text) { console.log((words.join(', ') || 'nothing') + ': ' + text) })
        res.on('end', next)
      })
      req.on('error', function (e) { console.log(words.join(', ') + ': error'); next() })
    } catch (e) { console.log(words.join(', ') + ': thrown'); next() }
  })()
})
