// a third value: three limits in a line
// from 12.22.12 to 16.20.2
var http = require('http')
var server = http.createServer(function (req, res) { res.end('ok') })
console.log(http.maxHeaderSize + ' bytes, ' + server.timeout + ' ms of silence, ' + server.requestTimeout + ' ms in all')
