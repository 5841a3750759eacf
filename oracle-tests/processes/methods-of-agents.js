// releases: 12.22.12 14.16.1 14.17.1 14.21.3 15.4.0 15.7.0 16.14.0 16.15.0 16.20.2 17.0.0 17.6.0 17.7.0 18.20.8 20.20.2 22.20.0 22.21.0 22.23.5 23.0.0 24.4.0 24.5.0 24.22.3 26.12.1
// The methods of agents: their names and lengths, whose createConnection is, and what getName makes of nothing and of keys.
var http = require('http');
var https = require('https');
var net = require('net');
function list(prototype) {
  return Object.keys(prototype).filter(function (name) { return name !== 'keepSocketAlive'; }).map(function (name) { return name + '/' + prototype[name].length; }).join(' ');
}
console.log('http', list(http.Agent.prototype));
console.log('https', list(https.Agent.prototype));
[http, https].forEach(function (module) {
  var method = module.Agent.prototype.createConnection;
  console.log('createConnection', method.length, method === net.createConnection);
  try { console.log('nothing', module.Agent.prototype.getName()); } catch (e) { console.log('nothing', e.name); }
});
