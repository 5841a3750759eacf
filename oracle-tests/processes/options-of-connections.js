// releases: 14.21.3 16.0.0 16.16.0 16.17.0 16.20.2 17.0.0 17.9.1 18.0.0 18.5.0 18.6.0 18.20.8 22.23.5 24.19.0 24.20.0 24.22.3 25.9.0 26.6.0 26.7.0 26.12.1
// The options with which an agent makes a connection, in their order; how much a request holds that was given a mark.
var http = require('http')
var cases = [
  ['kept', { keepAlive: true, keepAliveMsecs: 500 }, {}],
  ['kept, with a mark', { keepAlive: true }, { highWaterMark: 500 }],
  ['asked by the request', { keepAliveMsecs: 500 }, { keepAlive: true, keepAliveInitialDelay: 7 }],
  ['refused by the request', { keepAlive: true }, { keepAlive: false, keepAliveInitialDelay: 7, noDelay: false }]
]
var server = http.createServer(function (req, res) { res.end('x') }).listen(0, '127.0.0.1', function () {
  (function next() {
    var one = cases.shift()
    if (!one) process.exit()
    var agent = new http.Agent(one[1]), create = agent.createConnection
    agent.createConnection = function (options) {
      console.log(one[0] + ': ' + Object.keys(options).join(' ') + '; ' + [options.keepAlive, options.keepAliveInitialDelay, options.noDelay].join())
      return create.apply(this, arguments)
    }
    var req = http.get(Object.assign({ host: '127.0.0.1', port: server.address().port, agent: agent }, one[2]), function (res) {
      console.log(req.writableHighWaterMark, req.socket.writableHighWaterMark, res.readableHighWaterMark)
      res.resume().on('end', function () { setTimeout(function () { agent.destroy(); next() }, 5) })
    })
    console.log(req.writableHighWaterMark)
  })()
})
