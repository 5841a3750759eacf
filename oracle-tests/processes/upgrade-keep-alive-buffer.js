// A kept connection has a second of grace.
// releases: 22.18.0 22.19.0 24.5.0 24.6.0
var http = require('http')
console.log(String(http.createServer().keepAliveTimeoutBuffer))
