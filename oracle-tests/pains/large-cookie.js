// pain 20: a form is refused when its cookies are large
// from 10.13.0 to 10.14.0, and not from 13.13.0 on
var http = require('http')
var server = http.createServer(function (req, res) {
  req.on('end', function () { res.end('ok') }).resume()
})
server.listen(0, '127.0.0.1', function () {
  var cookie = 'session=' + Array(9 * 1024).join('a')
  var options = { method: 'POST', port: server.address().port, host: '127.0.0.1', agent: false, headers: { Cookie: cookie } }
  var req = http.request(options, function (res) { done(res.statusCode < 400 ? 'welcome' : 'refused') })
  req.on('error', function () { done('refused') })
  req.write('name=')
  server.on('connection', function () {
    setTimeout(function () { req.end('me') }, 50)
  })
})
function done(what) {
  console.log(what)
  process.exit()
}
