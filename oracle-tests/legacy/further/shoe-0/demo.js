// shoe 0.0 (sockjs as a stream), and filed: files as streams through http.
var L = require('../lib/legacy'), http = require('http'), shoe = require('shoe'), filed = require('filed'), fs = require('fs');
L.dated(__dirname + '/../lib/www/a.txt');
var sock = shoe(function (s) { L.say('stream', s.readable, s.writable); s.on('data', function (d) { L.say('data', String(d)); s.write('echo ' + d); }); s.on('end', function () { L.say('end'); }); });
var server = http.createServer(function (q, s) { if (q.url === '/missing') return filed(__dirname + '/nope').pipe(s); q.pipe(filed(__dirname + '/../lib/www/a.txt')).pipe(s); });
sock.install(server, '/sock');
server.listen(0, '127.0.0.1', function () {
  var port = L.name(server.address().port, 'port');
  function ask(label, m, p, b) { return function (n) { L.raw(port, m + ' ' + p + ' HTTP/1.1\r\nHost: a\r\nConnection: close\r\n' + (b ? 'Content-Length: ' + b.length + '\r\n' : '') + '\r\n' + (b || ''), function (t) { L.say(label, t.split('\r\n')[0], L.body(t).slice(0, 100)); L.wire(label, t.split('\r\n\r\n')[0].replace(/etag: .*/i, 'ETag: <e>')); n(); }); }; }
  L.steps([ask('file', 'GET', '/'), ask('head', 'HEAD', '/'), ask('missing', 'GET', '/missing'), ask('open', 'POST', '/sock/0/s1/xhr'), ask('send', 'POST', '/sock/0/s1/xhr_send', '["hi"]'), ask('poll', 'POST', '/sock/0/s1/xhr')], function () { L.done(); });
});
