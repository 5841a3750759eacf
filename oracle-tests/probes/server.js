/**
 * The server that probes are sent to: runs in a real binary, from 0.8 on, and in a test with the http of a profile. It
 * tells each connection's events by a number of its own, first the port of its client. It answers when a request is whole.
 */

var connections = 0

exports.start = function start(http, tell, ready) {
  var ports = []
  function listen(heedsUpgrade) {
    var server = http.createServer(function (req, res) {
      var id = req.connection.probe
      var body = ''
      tell(id, 'request ' + req.method + ' ' + JSON.stringify(req.url) + ' ' + req.httpVersion + ' ' + JSON.stringify(req.headers))
      req.on('data', function (bytes) {
        body += bytes.toString('binary')
      })
      req.on('end', function () {
        var trailers = JSON.stringify(req.trailers)
        tell(id, 'end ' + JSON.stringify(body) + (trailers === '{}' ? '' : ' ' + trailers))
        res.setHeader('Content-Length', 2)
        res.end('ok')
      })
    })
    server.on('connection', function (socket) {
      socket.probe = ++connections
      tell(socket.probe, socket.remotePort)
      socket.on('error', function () {})
    })
    if (heedsUpgrade) {
      var taken = function (name) {
        server.on(name, function (req, socket, head) {
          var bytes = head ? head.toString('binary') : ''
          var id = socket.probe
          tell(id, name + ' ' + req.method + ' ' + JSON.stringify(req.url) + ' ' + JSON.stringify(req.headers))
          if (bytes) tell(id, 'bytes ' + JSON.stringify(bytes))
          socket.on('data', function (more) {
            tell(id, 'bytes ' + JSON.stringify(more.toString('binary')))
          })
          if (socket.resume) socket.resume()
          socket.on('error', function () {})
        })
      }
      taken('upgrade')
      taken('connect')
    }
    server.listen(0, '127.0.0.1', function () {
      ports[heedsUpgrade ? 1 : 0] = server.address().port
      if (ports[0] && ports[1]) ready(ports)
    })
    return server
  }
  return [listen(false), listen(true)]
}

if (require.main === module) {
  process.on('uncaughtException', function (error) {
    console.log(JSON.stringify([0, error.message]))
  })
  exports.start(
    require('http'),
    function (id, what) {
      console.log(JSON.stringify([id, what]))
    },
    function (ports) {
      console.log(JSON.stringify([-1, ports]))
    }
  )
}
