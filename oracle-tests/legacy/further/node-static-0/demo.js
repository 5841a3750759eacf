// node-static 0.6: files, headers, conditional requests, directories, errors.
var L = require('../lib/legacy'), st = require('node-static'), http = require('http');
['a.txt', 'd.json', 'index.html'].forEach(function (f) { L.dated(__dirname + '/../lib/www/' + f); });
var files = new st.Server(__dirname + '/../lib/www', { cache: 60, headers: { 'X-S': 'y' } });
var server = http.createServer(function (q, s) { q.on('end', function () { files.serve(q, s, function (e, r) { L.say('served', q.url, e ? [e.status, e.message] : r.status); if (e && !s.headersSent) { s.writeHead(e.status, e.headers); s.end('error'); } }); }).resume && q.resume(); });
server.listen(0, '127.0.0.1', function () {
  var port = L.name(server.address().port, 'port');
  function ask(label, head) { return function (n) { L.raw(port, head.replace('\r\n', '\r\nHost: a\r\nConnection: close\r\n') + '\r\n', function (t) { t = t.replace(/ETag: .*/i, 'ETag: <e>').replace(/Server: .*/i, 'Server: <s>'); L.say(label, t.split('\r\n')[0], L.body(t)); L.wire(label, t.split('\r\n\r\n')[0]); n(); }); }; }
  L.steps([ask('file', 'GET /a.txt HTTP/1.1\r\n'), ask('json', 'GET /d.json HTTP/1.1\r\n'), ask('index', 'GET / HTTP/1.1\r\n'), ask('since', 'GET /a.txt HTTP/1.1\r\nIf-Modified-Since: Mon, 02 Jan 2023 03:04:05 GMT\r\n'), ask('head', 'HEAD /a.txt HTTP/1.1\r\n'), ask('dir', 'GET /sub HTTP/1.1\r\n'), ask('none', 'GET /none HTTP/1.1\r\n'), ask('up', 'GET /../legacy.js HTTP/1.1\r\n')], function () { L.done(); });
});
