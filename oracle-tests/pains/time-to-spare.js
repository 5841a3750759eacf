// pain 5: how much longer than it says a server keeps a connection
// from 24.5.0 to 24.6.0, and from 22.18.0 to 22.19.0
var http = require('http')
var server = http.createServer(function (req, res) { res.end('ok') })
var spare = server.keepAliveTimeoutBuffer
console.log(spare === undefined ? 'no word of it' : spare + ' ms more')
