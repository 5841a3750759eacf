// faye 0.8: a Bayeux server; long-polling by hand, its own client over WebSocket.
var L = require('../lib/legacy'), http = require('http'), faye = require('faye');
var bayeux = new faye.NodeAdapter({ mount: '/faye', timeout: 1 }), server = http.createServer(function (q, s) { s.end('else'); });
bayeux.attach(server);
bayeux.bind('subscribe', function (id, ch) { L.say('server: subscribe', ch); });
bayeux.bind('publish', function (id, ch, d) { L.say('server: publish', ch, d); });
server.listen(0, '127.0.0.1', function () {
  var port = L.name(server.address().port, 'port');
  function post(label, body, cb) { body = JSON.stringify(body); L.raw(port, 'POST /faye HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ' + body.length + '\r\n\r\n' + body, function (t) { L.say(label, t.split('\r\n')[0], L.body(t).replace(/"clientId":"\w+"/g, '"clientId":"<id>"')); L.wire(label, t.split('\r\n\r\n')[0]); cb(t); }); }
  L.steps([
    function (n) { L.raw(port, 'GET / HTTP/1.0\r\n\r\n', function (t) { L.say('else', t.split('\r\n')[0], L.body(t)); n(); }); },
    function (n) { post('handshake', [{ channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'] }], function (t) {
      var id = /"clientId":"(\w+)"/.exec(t)[1];
      post('subscribe', [{ channel: '/meta/subscribe', clientId: id, subscription: '/foo' }], function () { post('publish', [{ channel: '/foo', data: { a: 1 }, clientId: id }], function () { post('connect', [{ channel: '/meta/connect', clientId: id, connectionType: 'long-polling' }], function () { n(); }); }); });
    }); },
    function (n) {
      var c = new faye.Client('http://127.0.0.1:' + port + '/faye');
      var sub = c.subscribe('/bar/*', function (m) { L.say('client: message', m); c.disconnect(); setTimeout(n, 200); });
      sub.callback(function () { L.say('client: subscribed'); c.publish('/bar/x', { hello: 'ws' }); });
    },
    function (n) { var W = faye.WebSocket || require('faye-websocket'); var ws = new W.Client('ws://127.0.0.1:' + port + '/faye'); ws.onopen = function () { L.say('ws open', ws.readyState); ws.send(JSON.stringify([{ channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['websocket'] }])); }; ws.onmessage = function (e) { L.say('ws message', JSON.parse(e.data)[0].successful); ws.close(); }; ws.onclose = function (e) { L.say('ws close', e.code); n(); }; ws.onerror = function (e) { L.say('ws error', String(e)); }; }
  ], function () { L.done(); });
});
