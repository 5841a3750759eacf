// writeHeader is gone.
// releases: 25.9.0 26.0.0
var http = require('http')
console.log(typeof http.ServerResponse.prototype.writeHeader)
