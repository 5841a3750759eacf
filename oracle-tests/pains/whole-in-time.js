// pain 6: an upload is cut off after five minutes
// from 17.9.1 to 18.0.0
var http = require('http')
var server = http.createServer(function (req, res) { req.pipe(res) })
console.log('an upload may take ' + (server.requestTimeout ? server.requestTimeout / 1000 + ' s' : 'any time'))
