// agentkeepalive 0.2: connections kept and counted.
var L = require('../lib/legacy'), A = require('agentkeepalive'), http = require('http'), conns = 0;
var server = http.createServer(function (q, s) { s.end(q.url + ' ' + q.headers.connection); }); server.on('connection', function () { conns++; });
server.listen(0, '127.0.0.1', function () {
  var port = L.name(server.address().port, 'port'), agent = new A({ maxSockets: 2, maxKeepAliveRequests: 3, maxKeepAliveTime: 300 });
  function get(p, cb) { http.get({ host: '127.0.0.1', port: port, path: p, agent: agent }, function (r) { var b = ''; r.on('data', function (d) { b += d; }); r.on('end', function () { L.say(p, r.statusCode, b, r.headers.connection || null); setTimeout(cb, 20); }); }); }
  L.steps([function (n) { get('/1', n); }, function (n) { get('/2', n); }, function (n) { get('/3', n); }, function (n) { get('/4', n); }, function (n) { var left = 4; for (var i = 0; i < 4; i++) get('/p', function () { if (!--left) n(); }); }, function (n) { L.say('connections', conns, 'created', agent.createSocketCount, 'closed', agent.closeSocketCount, 'timeouts', agent.timeoutSocketCount); setTimeout(n, 400); }, function (n) { L.say('after', agent.timeoutSocketCount, Object.keys(agent.sockets).length); n(); }], function () { L.done(); });
});
