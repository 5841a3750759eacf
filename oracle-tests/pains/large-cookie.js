// pain 20: a request with large cookies is refused
// from 10.13.0 to 10.14.0, and not from 13.13.0 on
var http = require('http')
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  var cookie = 'session=' + Array(9 * 1024).join('a')
  var options = { port: server.address().port, host: '127.0.0.1', agent: false, headers: { Cookie: cookie } }
  http.get(options, function (res) {
    console.log(res.statusCode < 400 ? 'welcome' : 'refused')
    res.resume().on('end', function () { server.close() })
  }).on('error', function () {
    console.log('refused')
    server.close()
  })
})
