// releases: 0.12.18 4.1.0 5.0.0 5.12.0
// requests that are given up when their answer is there but unread: how many connections are open at once?
var http = require('http'), open = 0, most = 0, asked = []
var server = http.createServer(function (req, res) { asked[asked.length - 1]++; res.end('hello') })
server.on('connection', function (c) { open++; most = Math.max(most, open); c.on('close', function () { open-- }) })
server.listen(0, '127.0.0.1', function () {
  var agent = new http.Agent(), n = 0, timers = 0
  agent.maxSockets = 3
  for (var i = 0; i < 40; i++) (function (i) {
    var req = http.get({ host: '127.0.0.1', port: server.address().port, path: '/' + i, agent: agent }, function () { })
    req.on('response', function (res) { setTimeout(function () { req.abort() }, 250) })
    req.on('error', function () {})
  })(i)
  asked.push(0)
  var t = setInterval(function () { asked.push(0); if (asked.length > 7) { clearInterval(t); console.log('asked per round ' + asked.slice(0, 6).join(' ')); console.log('most ' + most); for (var k in agent.requests) console.log('waiting ' + agent.requests[k].length); process.exit(0) } }, 260)
})
