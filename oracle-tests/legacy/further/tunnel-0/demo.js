// tunnel-agent, forever-agent, http-auth and xmlhttprequest: small ones that stand on agents and heads.
var L = require('../lib/legacy'), http = require('http'), net = require('net'), tunnel = require('tunnel-agent'), Forever = require('forever-agent'), auth = require('http-auth'), X = require('xmlhttprequest').XMLHttpRequest;
var conns = 0, basic = auth({ authRealm: 'r', authList: ['u:p'] }), server = http.createServer(function (q, s) { if (q.url === '/auth') return basic.apply(q, s, function (name) { s.end('hi ' + name); }); s.setHeader('X-A', 'b'); s.end(q.method + ' ' + q.url + ' ' + (q.headers.connection || '-')); });
server.on('connection', function () { conns++; });
var proxy = http.createServer(function (q, s) { s.writeHead(400); s.end(); });
proxy.on('connect', function (q, c, head) { L.say('connect', q.url.replace(/\d+$/, 'port'), q.headers); var p = q.url.split(':')[1], s = net.connect(p, '127.0.0.1', function () { c.write('HTTP/1.1 200 OK\r\n\r\n'); s.write(head); s.pipe(c); c.pipe(s); }); });
server.listen(0, '127.0.0.1', function () { proxy.listen(0, '127.0.0.1', function () {
  var port = L.name(server.address().port, 'port'), pport = L.name(proxy.address().port, 'proxy');
  function get(label, o, cb) { o.host = '127.0.0.1'; o.port = port; var r = http.request(o, function (res) { var b = ''; res.on('data', function (d) { b += d; }); res.on('end', function () { L.say(label, res.statusCode, b, res.headers.connection || null); setTimeout(cb, 30); }); }); r.on('error', function (e) { L.say(label, 'error', e.message, e.code); cb(); }); r.end(); }
  var fa = new Forever(), ta = tunnel.httpOverHttp({ proxy: { host: '127.0.0.1', port: pport, headers: { 'X-P': 'q' } } });
  L.steps([
    function (n) { get('forever 1', { path: '/1', agent: fa }, n); }, function (n) { get('forever 2', { path: '/2', agent: fa }, n); }, function (n) { get('forever post', { path: '/3', method: 'POST', agent: fa }, n); }, function (n) { L.say('connections', conns, Object.keys(fa.idleSockets || {}).length); n(); },
    function (n) { get('tunnel', { path: '/t', agent: ta }, n); },
    function (n) { L.raw(port, 'GET /auth HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', function (t) { L.say('no auth', t.split('\r\n')[0], L.body(t)); L.wire('auth', t.split('\r\n\r\n')[0]); n(); }); },
    function (n) { L.raw(port, 'GET /auth HTTP/1.1\r\nHost: a\r\nAuthorization: Basic dTpw\r\nConnection: close\r\n\r\n', function (t) { L.say('auth', t.split('\r\n')[0], L.body(t)); n(); }); },
    function (n) { var x = new X(); x.onreadystatechange = function () { L.say('xhr', x.readyState, x.readyState > 1 ? x.status : null); if (x.readyState === 4) { L.say('xhr done', x.responseText, x.getResponseHeader('x-a'), x.getAllResponseHeaders()); n(); } }; x.open('POST', 'http://127.0.0.1:' + port + '/xhr'); x.setRequestHeader('X-B', 'c'); x.send('body'); }
  ], function () { L.done(); });
}); });
