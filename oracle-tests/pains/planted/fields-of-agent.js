// a third value: what an agent shows of itself
// from 18.20.8 to 26.12.1
var http = require('http')
var agent = http.globalAgent
console.log(agent.keepAlive ? 'keeps,' : 'keeps not,', agent.options.timeout || 'no timeout')
