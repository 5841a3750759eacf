// a third value: which calls can be chained
// from 0.12.18 to 12.22.12
var http = require('http')
var server = http.createServer(function (req, res) {
  var gives = []
  if (req.setTimeout(1000) === req) gives.push('setTimeout')
  if (res.writeHead(200) === res) gives.push('writeHead')
  if (res.end('ok') === res) gives.push('end')
  console.log(gives.length ? gives.join(' and ') : 'none')
})
server.listen(0, '127.0.0.1', function () {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, function (res) {
    res.on('end', function () { server.close() })
    res.resume()
  })
})
