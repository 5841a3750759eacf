// nock 0.22: intercepts of http and https.
var L = require('../lib/legacy'), nock = require('nock'), http = require('http'), https = require('https');
function ask(label, mod, o, body) { return function (n) { var r = mod.request(o, function (res) { var b = ''; res.on('data', function (d) { b += d; }); res.on('end', function () { L.say(label, res.statusCode, res.headers, b); n(); }); }); r.on('error', function (e) { L.say(label, 'error', e.message.split('\n')[0].slice(0, 40)); n(); }); r.end(body); }; }
nock('http://a.com').get('/x').reply(200, { a: 1 }, { 'X-A': 'b' }).post('/p', 'body').reply(201, 'made').get('/f').reply(200, function (uri, b) { return 'for ' + uri; });
nock('https://b.com').get('/s').reply(404, 'no').get("/t").reply(200, 'late');
nock('http://c.com').filteringPath(/n=\d/, 'n=N').get('/?n=N').reply(200, 'filtered').matchHeader('x', 'y').get('/h').reply(200, 'matched');
L.steps([
  ask('get', http, { host: 'a.com', path: '/x' }), ask('post', http, { host: 'a.com', path: '/p', method: 'POST' }, 'body'), ask('fn', http, { host: 'a.com', path: '/f' }), ask('https', https, { host: 'b.com', path: '/s' }), ask('late', https, { host: 'b.com', path: '/t' }), ask('matched', http, { host: 'c.com', path: '/h', headers: { x: 'y' } }), ask('unmatched', http, { host: 'a.com', path: '/x' })
], function () { L.say('left', nock.isDone ? nock.isDone() : null); L.done(); });
