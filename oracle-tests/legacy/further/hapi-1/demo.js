// hapi 1.20: routes, validation, states, proxying, inject, errors.
var L = require('../lib/legacy'), Hapi = require('hapi');
var server = Hapi.createServer('127.0.0.1', 0, { cors: true, validation: {} }), T = Hapi.types;
server.state('data', { encoding: 'base64json' });
server.route([
  { method: 'GET', path: '/', config: { handler: function () { this.reply('home'); } } },
  { method: 'GET', path: '/v', config: { validate: { query: { a: T.Number().min(2) } }, handler: function () { this.reply(this.query); } } },
  { method: 'GET', path: '/p/{a}/{b?}', config: { handler: function () { this.reply(this.params); } } },
  { method: 'POST', path: '/post', config: { handler: function () { this.reply({ got: this.payload }); } } },
  { method: 'GET', path: '/state', config: { handler: function () { this.setState('data', { b: 1 }); this.reply(this.state); } } },
  { method: 'GET', path: '/err', config: { handler: function () { this.reply(Hapi.error.badRequest('no way')); } } },
  { method: 'GET', path: '/go', config: { handler: function () { this.reply.redirect('/x'); } } },
  { method: 'GET', path: '/file', config: { handler: { file: { path: __dirname + '/../lib/www/a.txt' } } } },
  { method: 'GET', path: '/throw', config: { handler: function () { var r = this.reply; throw new Error('thrown'); } } }
]);
server.start(function () {
  var port = L.name(server.info.port, 'port');
  function ask(label, head, body) { return function (n) { L.raw(port, head.replace('\r\n', '\r\nHost: a.com\r\nConnection: close\r\n') + '\r\n' + (body || ''), function (t) { t = t.replace(/etag: .*/i, 'ETag: <e>').replace(/last-modified: .*/i, 'LM'); L.say(label, t.split('\r\n')[0], L.body(t)); L.wire(label, t.split('\r\n\r\n')[0]); n(); }); }; }
  L.steps([ask('home', 'GET / HTTP/1.1\r\n'), ask('valid', 'GET /v?a=3 HTTP/1.1\r\n'), ask('invalid', 'GET /v?a=1 HTTP/1.1\r\n'), ask('params', 'GET /p/1/2 HTTP/1.1\r\n'), ask('post', 'POST /post HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 7\r\n', '{"a":1}'), ask('form', 'POST /post HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n', 'a=1'), ask('state', 'GET /state HTTP/1.1\r\n'), ask('err', 'GET /err HTTP/1.1\r\n'), ask('go', 'GET /go HTTP/1.1\r\n'), ask('file', 'GET /file HTTP/1.1\r\n'), ask('throw', 'GET /throw HTTP/1.1\r\n'), ask('none', 'GET /none HTTP/1.1\r\n'), ask('options', 'OPTIONS / HTTP/1.1\r\nOrigin: x\r\n'),
    function (n) { server.inject({ method: 'POST', url: '/post', payload: '{"a":2}' }, function (r) { L.say('inject', r.statusCode, r.headers['content-type'], r.payload, r.result); n(); }); }], function () { L.done(); });
});
