// express 4.2 with its first middlewares: routers, params, sessions, views, static files, etags, errors.
var L = require('../lib/legacy'), express = require('express'), app = express(), router = express.Router();
L.dated(__dirname + '/../lib/www/a.txt');
app.set('env', 'test'); app.engine('txt', function (p, o, cb) { cb(null, 'view of ' + o.who); }); app.set('views', __dirname); app.set('view engine', 'txt');
app.use(require('compression')({ threshold: 100000 })); app.use(require('cookie-parser')('s')); app.use(require('express-session')({ secret: 's', key: 'sid' })); app.use(require('body-parser')()); app.use(require('method-override')());
router.param('id', function (q, s, n, id) { q.it = id * 2; n(); }); router.route('/:id').get(function (q, s) { s.json({ id: q.it, q: q.query }); }).post(function (q, s) { s.send(201, q.body); });
app.use('/r', router);
app.get('/', function (q, s) { q.session.n = (q.session.n || 0) + 1; s.send('home ' + q.session.n); });
app.get('/cookie', function (q, s) { s.cookie('a', { b: 1 }, { signed: true, maxAge: 1000 }); s.clearCookie('c'); s.send(204); });
app.get('/go', function (q, s) { s.redirect(301, '/x?y=1'); }); app.get('/file', function (q, s) { s.sendfile(__dirname + '/../lib/www/a.txt'); }); app.get('/dl', function (q, s) { s.download(__dirname + '/../lib/www/a.txt', 'b.txt'); });
app.get('/fmt', function (q, s) { s.format({ text: function () { s.send('t'); }, json: function () { s.send({ j: 1 }); } }); }); app.get('/jsonp', function (q, s) { s.jsonp({ a: 1 }); }); app.get('/links', function (q, s) { s.links({ next: '/2' }); s.vary('X'); s.status(418).end(); });
app.get('/throw', function () { throw new Error('no'); }); app.use(require('serve-static')(__dirname + '/../lib/www')); app.use(function (e, q, s, n) { s.send(500, 'caught ' + e.message); });
var server = app.listen(0, '127.0.0.1', function () {
  var port = L.name(server.address().port, 'port');
  function ask(label, head, body) { return function (n) { L.raw(port, head.replace('\r\n', '\r\nHost: a.com\r\nConnection: close\r\n') + '\r\n' + (body || ''), function (t) { t = t.replace(/sid=[^;]+/, 'sid=<s>').replace(/ETag: W.*/ig, "ETag: <e>"); L.say(label, t.split('\r\n')[0], L.body(t)); L.wire(label, t.split('\r\n\r\n')[0]); n(); }); }; }
  L.steps([ask('home', 'GET / HTTP/1.1\r\n'), ask('param', 'GET /r/4?a[b]=1 HTTP/1.1\r\n'), ask('post', 'POST /r/4 HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n', 'a=1&b=2'), ask('cookie', 'GET /cookie HTTP/1.1\r\n'), ask('go', 'GET /go HTTP/1.1\r\n'), ask('file', 'GET /file HTTP/1.1\r\n'), ask('dl', 'GET /dl HTTP/1.1\r\n'), ask('fmt', 'GET /fmt HTTP/1.1\r\nAccept: application/json\r\n'), ask('jsonp', 'GET /jsonp?callback=cb HTTP/1.1\r\n'), ask('links', 'GET /links HTTP/1.1\r\n'), ask('throw', 'GET /throw HTTP/1.1\r\n'), ask('static', 'GET /a.txt HTTP/1.1\r\n'), ask('fresh', 'GET /r/4 HTTP/1.1\r\nIf-None-Match: "x"\r\n'), ask('head', 'HEAD /r/4 HTTP/1.1\r\n'), ask('options', 'OPTIONS /r/4 HTTP/1.1\r\n'), ask('none', 'GET /none HTTP/1.1\r\n'), ask('bad', 'POST /r/1 HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 1\r\n', 'x')], function () { L.done(); });
});
