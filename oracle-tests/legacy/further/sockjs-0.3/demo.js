// sockjs 0.3: greeting, info, iframe, xhr, xhr_send, streaming, eventsource, jsonp, raw websocket.
var L = require('../lib/legacy'), sockjs = require('sockjs'), http = require('http');
var echo = sockjs.createServer({ sockjs_url: 'http://a/s.js', log: function () {}, heartbeat_delay: 25000 });
echo.on('connection', function (c) { L.say('open', c.protocol, c.prefix); c.on('data', function (m) { L.say('data', m); c.write('echo ' + m); if (m === 'bye') c.close(3001, 'done'); }); c.on('close', function () { L.say('close'); }); });
var server = http.createServer(function (q, s) { s.end('app'); }); echo.installHandlers(server, { prefix: '/echo' });
server.listen(0, '127.0.0.1', function () {
  var port = L.name(server.address().port, 'port');
  function ask(label, method, path, body, head) { return function (n) { body = body || ''; L.raw(port, method + ' ' + path + ' HTTP/1.1\r\nHost: a\r\nConnection: close\r\n' + (head || '') + (body ? 'Content-Length: ' + body.length + '\r\n' : '') + '\r\n' + body, function (t) { t = t.replace(/"entropy":\d+/, '"entropy":0').replace(/etag: .*/i, 'ETag: <e>'); L.say(label, t.split('\r\n')[0], L.body(t).slice(0, 150).replace(/h{10,}/, 'h…')); L.wire(label, t.split('\r\n\r\n')[0]); n(); }); }; }
  L.steps([ask('app', 'GET', '/'), ask('greeting', 'GET', '/echo'), ask('info', 'GET', '/echo/info'), ask('iframe', 'GET', '/echo/iframe.html'), ask('open', 'POST', '/echo/0/s1/xhr'), ask('send', 'POST', '/echo/0/s1/xhr_send', '["hi"]'), ask('poll', 'POST', '/echo/0/s1/xhr'), ask('bad', 'POST', '/echo/0/s1/xhr_send', '[x'), ask('send bye', 'POST', '/echo/0/s1/xhr_send', '["bye"]'), ask('closed', 'POST', '/echo/0/s1/xhr'), ask('jsonp', 'GET', '/echo/0/s2/jsonp?c=cb'), ask('stream', 'POST', '/echo/0/s3/xhr_streaming'), ask('events', 'GET', '/echo/0/s4/eventsource'), ask('options', 'OPTIONS', '/echo/0/s1/xhr'), ask('none', 'GET', '/echo/none'), ask('ws bad', 'GET', '/echo/0/s5/websocket'),
    ask('ws', 'GET', '/echo/0/s6/websocket', '', 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n')], function () { L.done(); });
});
