// pain 10: a request says that it is closed before it is answered
// from 15.14.0 to 16.0.0
var http = require('http')
var server = http.createServer(function (req, res) {
  var answered = false
  req.on('close', function () { console.log(answered ? 'closed after the answer' : 'closed: nobody waits any more') })
  req.resume()
  setTimeout(function () {
    answered = true
    res.end('ok')
  }, 50)
})
server.listen(0, '127.0.0.1', function () {
  var options = { port: server.address().port, host: '127.0.0.1', agent: false, method: 'POST' }
  http.request(options, function (res) { res.resume().on('end', function () { server.close() }) }).end('x')
})
