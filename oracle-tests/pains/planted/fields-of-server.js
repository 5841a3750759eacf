// a third value: what a server shows of itself
// from 0.10.48 to 12.22.12
var http = require('http')
var server = http.createServer(function (req, res) { res.end('ok') })
console.log(String(server.maxHeadersCount) + ' headers, ' + server.keepAliveTimeout + ' ms')
