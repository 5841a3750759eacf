// apart: a client asks a service that is there, and one that is not
// from 18.20.8 to 26.12.1
var http = require('http')
function lookup(host, options, callback) {
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }, { address: '::1', family: 6 }])
  else callback(null, '127.0.0.1', 4)
}
var server = http.createServer(function (req, res) {
  console.log('asked with', req.headers.connection)
  res.setHeader('Connection', 'close')
  res.end('ok')
})
server.listen(0, '127.0.0.1', function () {
  var port = server.address().port
  http.get({ port: port, host: '127.0.0.1' }, function (res) {
    res.resume().on('end', function () {
      server.close(function () {
        http.get({ host: 'localhost', port: port, lookup: lookup, agent: false }).on('error', function (error) {
          console.log('failed with', error.name)
        })
      })
    })
  })
})
