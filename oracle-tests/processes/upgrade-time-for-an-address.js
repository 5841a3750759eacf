// How long one address of a name is tried alone, and that a program may change it.
// releases: 20.0.0 20.20.2 22.23.5 24.22.3 25.1.0 25.2.0 26.12.1
var net = require('net')
console.log(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout())
net.setDefaultAutoSelectFamilyAttemptTimeout(300)
net.setDefaultAutoSelectFamily(false)
console.log(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout())
require('http').get({
  host: 'both.example',
  port: 1,
  agent: false,
  lookup: function (host, options, callback) {
    console.log(options.all ? 'all' : 'one')
    process.exit()
  }
})
