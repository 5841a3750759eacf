// pain 26: connections of clients that say nothing last for ever
// from 12.22.12 to 13.0.0
var http = require('http')
var server = http.createServer(function (req, res) { res.end('ok') })
console.log('silence ends a connection ' + (server.timeout ? 'after ' + server.timeout / 1000 + ' s' : 'never'))
