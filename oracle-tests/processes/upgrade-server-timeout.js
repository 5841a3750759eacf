// A silent connection is not ended after two minutes any more.
// releases: 12.22.12 13.0.0
var http = require('http')
console.log(String(http.createServer().timeout))
