// together: a program that goes another way where everything is checked
// from 0.10.48 to 12.22.12
var http = require('http')
function refuses(call) {
  try {
    call()
    return false
  } catch (error) {
    return true
  }
}
var server = http.createServer(function (req, res) {
  var header = refuses(function () { res.setHeader('X-A', undefined) })
  var end = res.end('ok') === res
  console.log(header && end ? 'the new way' : 'the old way')
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    res.on('end', function () { server.close() })
    res.resume()
  })
})
