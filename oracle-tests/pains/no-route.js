// pain 22: a name with two addresses, none of which answers
// from 19.9.0 to 20.0.0
var http = require('http')
function lookup(host, options, callback) {
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }, { address: '::1', family: 6 }])
  else callback(null, '127.0.0.1', 4)
}
// A service that is down: nobody listens there any more.
var server = http.createServer()
server.listen(0, '127.0.0.1', function () {
  var port = server.address().port
  server.close(function () {
    http.get({ host: 'localhost', port: port, lookup: lookup, agent: false }).on('error', function (error) {
      console.log(error.name, error.code)
    })
  })
})
