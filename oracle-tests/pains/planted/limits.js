// together: a server that has no limit on silence, but one on uploads, needs other settings
// from 12.22.12 to 20.20.2
var http = require('http')
var server = http.createServer(function (req, res) { res.end('ok') })
var other = server.timeout === 0 && server.requestTimeout > 0
console.log(other ? 'settings of the new server' : 'settings of the old server')
