// releases: 0.12.18 4.9.1 8.17.0 10.24.1 12.22.12 13.14.0 14.0.0 14.2.0 14.3.0 14.21.3 15.14.0 16.0.0 16.20.2 18.20.8 20.20.2 24.22.3 26.12.1
// What a response knows of its connection when it ends and later, where the connection is kept for other requests.
var http = require('http'), lines = []
var server = http.createServer(function (req, res) {
  if (req.url === '/empty') res.writeHead(204)
  res.end(req.url === '/empty' ? undefined : 'hello')
})
server.listen(0, '127.0.0.1', function () {
  var agent = new http.Agent({ keepAlive: true })
  var todo = ['/heard', '/empty', '/unread']
  ;(function next() {
    var url = todo.shift()
    if (!url) {
      console.log(lines.join('\n'))
      process.exit(0)
    }
    var request = http.get({ host: '127.0.0.1', port: server.address().port, path: url, agent: agent }, function (res) {
      var socket = res.socket
      function is(other) { return other === socket ? 'there' : String(other) }
      function look(when) {
        lines.push(url + ', ' + when + ': socket ' + is(res.socket) + ', connection ' + is(res.connection) +
          ', destroyed ' + Boolean(res.destroyed) + '; of the request ' + is(request.socket))
      }
      if (url === '/unread') {
        res.on('close', function () { look('closed') })
        res.resume()
      } else {
        res.on('data', function () {})
        res.on('end', function () {
          look('end')
          process.nextTick(function () { look('next tick') })
          setTimeout(function () { look('later') }, 5)
        })
      }
    })
    request.on('error', function (error) { lines.push(error.message) })
    setTimeout(next, 150)
  })()
})
