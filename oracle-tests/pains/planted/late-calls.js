// apart: calls that come late, or with too little
// from 12.22.12 to 24.22.3
var http = require('http')
function attempt(call) {
  try {
    return call()
  } catch (error) {
    return 'refused'
  }
}
console.log('a list for options: ' + typeof attempt(function () { return http.createServer([]).timeout }))
console.log('a name of nothing: ' + attempt(function () { return new http.Agent().getName() }))
var server = http.createServer(function (req, res) {
  res.on('error', function () {})
  res.end('ok')
  console.log('a late write: ' + res.write('more'))
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    res.resume().on('end', function () { server.close() })
  })
})
