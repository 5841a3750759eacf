// bouncy 1.3 (on parsley): bouncing raw connections by host and path, headers added, errors.
var L = require('../lib/legacy'), bouncy = require('bouncy');
var peer = L.peer(function (r, s) { L.wire('back', r); s.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nback'); s.end(); }, function (port) {
  L.name(port, 'peer');
  var b = bouncy(function (req, bounce) { L.say('req', req.method, req.url, req.headers.host); if (req.headers.host === 'none') { var res = bounce.respond(); res.statusCode = 404; return res.end('no route'); } if (req.headers.host === 'h') return bounce(port, { headers: { 'X-Added': 'y' }, path: '/other' }); bounce(port); });
  b.listen(0, '127.0.0.1'); setTimeout(function () {
    var p = L.name(b.address().port, 'bouncy');
    function ask(label, text) { return function (n) { L.raw(p, text, function (t, how) { L.say(label, t.split('\r\n')[0], L.body(t)); n(); }); }; }
    L.steps([ask('plain', 'GET /x HTTP/1.1\r\nHost: a\r\n\r\n'), ask('post', 'POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc'), ask('headers', 'GET /x HTTP/1.1\r\nHost: h\r\n\r\n'), ask('none', 'GET /x HTTP/1.1\r\nHost: none\r\nConnection: close\r\n\r\n')], function () { peer.stop(); L.done(); });
  }, 200);
});
