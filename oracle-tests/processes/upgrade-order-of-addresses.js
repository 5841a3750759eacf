// In which order a name's addresses are asked for by a client, and by a server that listens on a name.
// releases: 12.22.12 16.20.2 17.0.0 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
var http = require('http')
var cares = process.binding('cares_wrap')
var ask = cares.getaddrinfo
var who = 'client'
cares.getaddrinfo = function (req, host, family, hints, order) {
  // A flag, and later a number: 0 is the order of the resolver.
  console.log(who, host, order === true || order === 0 ? 'as resolved' : 'IPv4 first')
  return ask.apply(this, arguments)
}
http.get({ host: 'localhost', port: 1, agent: false }).on('error', function () {
  who = 'server'
  var server = http.createServer()
  server.listen(0, 'localhost', function () { server.close() })
})
