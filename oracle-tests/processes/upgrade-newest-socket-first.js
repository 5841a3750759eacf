// The socket that was free last is used first.
// releases: 14.16.1 14.17.1 15.4.0 15.7.0
var http = require('http')
var net = require('net')
console.log(new http.Agent({ keepAlive: true }).scheduling)
