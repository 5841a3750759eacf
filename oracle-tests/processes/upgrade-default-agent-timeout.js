// The default agent tells of 5 seconds of silence.
// releases: 18.20.8 19.0.0
var http = require('http')
console.log(String(http.globalAgent.options.timeout))
