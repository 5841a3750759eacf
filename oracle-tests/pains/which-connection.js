// pain 27: the next request takes another one of the free connections
// from 14.16.1 to 14.17.0, and from 15.5.1 to 15.6.0
var http = require('http')
var agent = new http.Agent({ keepAlive: true })
var ports = []
var server = http.createServer(function (req, res) {
  var port = req.connection.remotePort
  if (ports.indexOf(port) === -1) ports.push(port)
  if (req.url === '/third') console.log('the ' + (ports.indexOf(port) ? 'second' : 'first') + ' connection')
  setTimeout(function () { res.end('ok') }, req.url === '/second' ? 60 : 20)
})
server.listen(0, '127.0.0.1', function () {
  ask('/first', function () {})
  setTimeout(ask, 10, '/second', function () {
    setTimeout(ask, 20, '/third', function () { process.exit() })
  })
})
function ask(path, done) {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: agent, path: path }, function (res) {
    res.resume().on('end', done)
  })
}
