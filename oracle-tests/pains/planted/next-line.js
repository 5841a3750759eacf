// apart: an old name, and the time for an address
// from 24.22.3 to 26.12.1
var http = require('http')
var net = require('net')
console.log('writeHeader is ' + typeof http.ServerResponse.prototype.writeHeader)
console.log(net.getDefaultAutoSelectFamilyAttemptTimeout() + ' ms for an address')
