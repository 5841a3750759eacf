// A name with two addresses, none of which answers at the first: whether the second one is tried.
// releases: 8.17.0 12.22.12 16.20.2 18.12.1 18.13.0 18.20.8 19.0.0 19.2.0 19.3.0 19.8.1 20.0.0 20.20.2 22.23.5 24.22.3 26.12.1
var http = require('http')
var both = [{ address: '::1', family: 6 }, { address: '127.0.0.1', family: 4 }]
function lookup(host, options, callback) {
  console.log(host, options && options.all ? 'all' : 'one')
  setTimeout(function () {
    if (options && options.all) callback(null, both)
    else callback(null, both[0].address, both[0].family)
  }, 1)
}
var server = http.createServer(function (req, res) { res.end('ok') })
server.listen(0, '127.0.0.1', function () {
  var port = server.address().port
  function ask(options, done) {
    options.port = port
    options.agent = false
    options.lookup = lookup
    http.get(options, function (res) {
      console.log('answered', res.statusCode)
      res.on('end', done)
      res.resume()
    }).on('error', function (error) {
      console.log('failed', error.code !== undefined)
      done()
    })
  }
  ask({ host: 'both.example' }, function () {
    ask({ host: 'both.example', autoSelectFamily: false }, function () {
      ask({ host: 'both.example', autoSelectFamily: true }, function () {
        ask({ host: '127.0.0.1' }, function () { server.close() })
      })
    })
  })
})
