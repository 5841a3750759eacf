// socket.io 0.9.17: handshake, XHR polling and JSONP by hand, events and acks over WebSocket by its own client.
var L = require('../lib/legacy'), http = require('http'), sio = require('socket.io');
var server = http.createServer(function (req, res) { res.end('plain'); }), io = sio.listen(server, { log: false });
io.set('heartbeats', false);
io.sockets.on('connection', function (s) {
  L.say('server: connection');
  s.emit('news', { hello: 'world' });
  s.on('my', function (d, ack) { L.say('server: my', d); if (ack) ack('got ' + d.a); });
  s.on('message', function (m) { L.say('server: message', m); s.send('echo ' + m); });
  s.on('disconnect', function (why) { L.say('server: disconnect', why); });
});
server.listen(0, '127.0.0.1', function () {
  var port = L.name(server.address().port, 'port');
  function get(label, path, cb) { L.raw(port, 'GET ' + path + ' HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', function (t) { L.say(label, t.split('\r\n')[0], L.body(t).replace(/\d{5,}|[\w-]{20}/g, '<id>')); cb(t); }); }
  L.steps([
    function (n) { get('plain', '/', function () { n(); }); },
    function (n) { get('welcome', '/socket.io/', function () { n(); }); },
    function (n) { n(); },
    function (n) { get('handshake', '/socket.io/1/', function (t) {
      var id = L.body(t).split(':')[0];
      get('poll', '/socket.io/1/xhr-polling/' + id, function () {
        L.raw(port, 'POST /socket.io/1/xhr-polling/' + id + ' HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 9\r\n\r\n3:::hello', function (t) { L.say('post', t.split('\r\n')[0], L.body(t)); get('poll 2', '/socket.io/1/xhr-polling/' + id, function () { n(); }); });
      });
    }); },
    function (n) {
      var c = require('socket.io-client').connect('http://127.0.0.1:' + port, { transports: ['websocket'], reconnect: false });
      c.on('connect', function () { L.say('client: connect', c.socket.transport.name); c.emit('my', { a: 1 }, function (r) { L.say('client: ack', r); c.send('hi'); }); });
      c.on('news', function (d) { L.say('client: news', d); });
      c.on('message', function (m) { L.say('client: message', m); c.disconnect(); setTimeout(n, 300); });
      c.on('error', function (e) { L.say('client: error', String(e)); n(); });
    }
  ], function () { L.done(); });
});
