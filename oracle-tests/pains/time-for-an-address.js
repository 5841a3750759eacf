// pain 22: how long a slow route is waited for
// from 25.1.0 to 25.2.0
var net = require('net')
var http = require('http')
console.log('each address has ' + net.getDefaultAutoSelectFamilyAttemptTimeout() + ' ms')
