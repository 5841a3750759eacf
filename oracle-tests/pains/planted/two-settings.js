// apart: the times that a server sets
// from 12.22.12 to 24.22.3
var http = require('http')
var server = http.createServer(function (req, res) { res.end('ok') })
console.log('silence', server.timeout)
console.log('upload', server.requestTimeout || 'any time')
