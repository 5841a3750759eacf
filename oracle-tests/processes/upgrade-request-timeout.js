// A request must be whole in 300 seconds.
// releases: 17.9.1 18.0.0
var http = require('http')
console.log(String(http.createServer().requestTimeout))
