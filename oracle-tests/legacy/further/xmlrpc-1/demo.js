// xmlrpc 1.1: server and client, faults, cookies; node-soap loads.
var L = require('../lib/legacy'), xmlrpc = require('xmlrpc');
var server = xmlrpc.createServer({ host: '127.0.0.1', port: 0 });
server.on('NotFound', function (m, p) { L.say('not found', m); });
server.on('add', function (e, p, cb) { L.say('add', p); cb(null, { sum: p[0] + p[1], when: 'now', list: [1, 'a', true, null] }); });
server.on('fail', function (e, p, cb) { cb(new Error('failed'), null); });
(server.httpServer || server).on('listening', go); if ((server.httpServer || server).address && (server.httpServer || server).address()) go();
function go() {
  var port = L.name(server.httpServer.address().port, 'port'), c = xmlrpc.createClient({ host: '127.0.0.1', port: port, path: '/', cookies: true });
  L.steps([
    function (n) { c.methodCall('add', [1, 2.5], function (e, v) { L.say('add', e ? e.message : v); n(); }); },
    function (n) { c.methodCall('fail', [], function (e, v) { L.say('fail', e && e.message, v); n(); }); },
    function (n) { var t = setTimeout(function () { L.say('nothing'); n(); }, 4000); c.methodCall('none', [], function (e) { clearTimeout(t); L.say('none', e && e.message); n(); }); },
    function (n) { L.raw(port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/xml\r\nContent-Length: 99\r\nConnection: close\r\n\r\n<?xml version="1.0"?><methodCall><methodName>add</methodName><params><param><value><int>1</int></value></param></params></methodCall>'.slice(0, 300), function (t) { L.say('raw', t.split('\r\n')[0]); n(); }); }
  ], function () { L.done(); });
}
