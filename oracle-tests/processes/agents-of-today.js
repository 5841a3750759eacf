// releases: 12.22.12 13.0.0 14.3.0 14.5.0 14.16.1 14.17.1 14.21.3 15.0.0 15.4.0 15.7.0 15.14.0 16.0.0 16.20.2 17.0.0 18.0.0 18.20.8 19.0.0 20.20.2 21.0.0 22.20.0 22.21.0 22.23.5 23.0.0 24.4.0 24.5.0 24.22.3 25.0.0 26.12.1
// What agents are made of: their fields in order, their options and lists, and what the one for all requests is made with.
var http = require('http');
var https = require('https');
function bare(object) { return Object.getPrototypeOf(object) === null; }
function without(names, name) { return names.filter(function (one) { return one !== name; }).join(' '); }
function show(label, agent) {
  console.log(label, 'fields', without(Object.keys(agent), 'agentKeepAliveTimeoutBuffer'));
  console.log(label, 'options', without(Object.keys(agent.options), 'proxyEnv'), bare(agent.options), bare(agent.sockets));
  console.log(label, agent.keepAlive, agent.scheduling, agent.options.timeout, agent.options.noDelay, agent.defaultPort, agent.protocol);
}
show('new', new http.Agent());
show('given', new http.Agent({ keepAlive: true, noDelay: false, defaultPort: 81, protocol: 'x:' }));
show('global', http.globalAgent);
show('secure', new https.Agent());
show('secure given', new https.Agent({ keepAlive: true, scheduling: 'fifo', defaultPort: 82, protocol: 'y:' }));
show('secure global', https.globalAgent);
