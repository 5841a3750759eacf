// What requests, servers and agents take of options that their argument inherits, of URLs with fields of their own and of what looks like one.
// releases: 0.8.6 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-1.8.3 iojs-2.3.3 iojs-3.3.1 4.7.0 4.8.4 4.9.1 5.0.0 5.12.0 6.0.0 6.7.0 6.8.0 6.12.3 6.13.0 6.16.0 6.17.0 6.17.1 7.0.0 7.4.0 7.5.0 7.10.1 8.0.0 8.11.4 8.12.0 8.17.0 9.0.0 9.1.0 9.2.0 9.5.0 9.6.0 9.11.2 10.0.0 10.7.0 10.9.0 10.24.1 11.6.0 11.7.0 11.15.0 12.0.0 12.15.0 12.16.0 12.18.4 12.19.0 12.19.1 12.20.0 12.22.12 13.0.0 13.5.0 13.6.0 14.4.0 14.5.0 14.16.1 14.17.1 14.21.3 15.0.0 15.4.0 15.7.0 16.14.2 16.15.0 16.20.2 17.0.0 17.6.0 17.7.0 17.9.1 18.0.0 18.15.0 18.16.0 18.16.1 18.17.0 18.20.8 19.0.0 19.7.0 19.8.0 19.8.1 20.0.0 20.1.0 20.2.0 20.5.1 20.6.0 20.20.2 22.20.0 22.21.0 22.23.5 23.0.0 24.4.1 24.5.0 24.22.3 26.12.1
var http = require('http'), https = require('https'), Url = require('url').URL
process.removeAllListeners('warning')
process.on('warning', function () {})
function told(e) {
  if (!(e instanceof Error)) return 'threw ' + typeof e
  if (e instanceof TypeError && !e.code) return 'refused by the engine'
  return [e.name, e.code, e.message].join(' | ')
}
var found
function show(x) { return typeof x === 'number' ? String(x) : x === undefined ? '-' : JSON.stringify(x) }
function add(req, options, port, localAddress) {
  found = typeof options === 'string' || options === undefined ? [options, port, localAddress] : [options.host, options.port, options.localAddress]
}
http.globalAgent.addRequest = add
https.globalAgent.addRequest = add
function attempt(title, fn) {
  found = null
  var words
  try {
    var req = fn()
    req.on('error', function () {})
    words = [req.method, req.path, req.getHeader('host'), req.getHeader('x-a'), req.timeout].map(show).join(' ') + ' to ' + (found ? found.map(show).join(' ').replace(/( -)+$/, '') : 'nobody')
  } catch (e) { words = told(e) }
  console.log(title + ': ' + words)
}
var all = { host: 'h', port: 81, path: '/p', method: 'PUT', headers: { 'x-a': 'b' }, localAddress: '127.0.0.1', timeout: 500 }
attempt('all inherited', function () { return http.request(Object.create(all)) })
attempt('get, all inherited', function () { return http.get(Object.create(all)) })
attempt('all inherited, a header', function () { var o = Object.create(all); o.headers = { 'x-a': 'c' }; return http.request(o) })
attempt('over https', function () { return https.request(Object.create(all)) })
attempt('to the constructor', function () { return new http.ClientRequest(Object.create(all)) })
attempt('inherited headers', function () { return http.request({ host: 'h', headers: Object.create({ 'x-a': 'b' }) }) })
attempt('hidden', function () { var o = { host: 'h' }; Object.defineProperty(o, 'path', { value: '/p' }); return http.request(o) })
attempt('of a class', function () { function Own() { this.host = 'h' } Own.prototype.path = '/p'; return http.request(new Own()) })
attempt('frozen', function () { return http.request(Object.freeze({ host: 'h', headers: Object.freeze({ 'x-a': 'b' }) })) })
attempt('frozen over https', function () { return https.request(Object.freeze({ host: 'h' })) })
;['undefined', 'null', 'true', '5'].forEach(function (text) {
  var value = [undefined, null, true, 5][['undefined', 'null', 'true', '5'].indexOf(text)]
  attempt('request of ' + text, function () { return http.request(value) })
  attempt('get of ' + text, function () { return http.get(value) })
  attempt('https request of ' + text, function () { return https.request(value) })
})
;['request', 'get'].forEach(function (call) {
  var o = { host: 'h', headers: {} }, before = JSON.stringify(Object.keys(o))
  try { http[call](o) } catch (e) {}
  console.log('http.' + call + ' writes ' + Object.keys(o).join() + ' ' + Object.keys(o.headers).join())
  o = { host: 'h', headers: {} }
  try { https[call](o) } catch (e) {}
  console.log('https.' + call + ' writes ' + Object.keys(o).join() + ' ' + Object.keys(o.headers).join())
  attempt('then http.' + call, function () { return http[call](o) })
})
;[true, 5, 'text'].forEach(function (value) {
  attempt('headers ' + show(value), function () { return http.request({ host: 'h', headers: value }) })
  attempt('trailers ' + show(value), function () { var r = http.request({ host: 'h' }); r.addTrailers(value); return r })
})
;[[], {}, true, ['http:']].forEach(function (p) { attempt('protocol ' + JSON.stringify(p), function () { return http.request({ host: 'h', protocol: p }) }) })
;[true, 5, [], {}].forEach(function (p) { attempt('path ' + JSON.stringify(p), function () { return http.request({ host: 'h', path: p }) }) })
;['7', null, true, -1, NaN].forEach(function (t) { attempt('timeout ' + show(t), function () { return http.request({ host: 'h', timeout: t }) }) })
if (Url) {
  attempt('URL [::1]', function () { return http.request(new Url('http://[::1]:82/')) })
  attempt('inherits a URL', function () { return http.request(Object.create(new Url('http://h:81/p'))) })
  attempt('URL with own method, path', function () { var u = new Url('http://h/'); u.method = 'PUT'; u.path = '/x'; return http.request(u) })
  attempt('URL with own headers', function () { var u = new Url('http://h/'); u.headers = { 'x-a': 'b' }; return http.request(u) })
  attempt('URL with own hostname', function () { var u = new Url('http://h/q'); u.agent = undefined; u.timeout = 5; u.method = 'PUT'; return http.request(u, { headers: { 'x-a': 'b' } }) })
  attempt('URL with own auth', function () { var u = new Url('http://h/q'); u.auth = 'a:b'; return http.request(u) })
  attempt('a text, a URL', function () { return http.request('http://a/q', new Url('http://h:81/p')) })
}
attempt('looks like a URL', function () { return http.request({ href: 'http://h:81/p', protocol: 'http:', hostname: 'h', port: '81', pathname: '/p', search: '?q', username: 'u', password: 'p' }) })
attempt('looks like a URL, with path', function () { return http.request({ href: 'http://h:81/p', protocol: 'http:', hostname: 'h', port: '81', pathname: '/p', path: '/q', search: '?q' }) })
attempt('looks like a URL, with auth', function () { return http.request({ href: 'http://h:81/p', protocol: 'http:', hostname: 'h', port: '81', pathname: '/p', auth: 'a:b', search: '?q' }) })
attempt('looks like a URL of old', function () { return http.request({ href: 'http://h:81/p', origin: 'x', searchParams: {}, protocol: 'http:', hostname: 'h', port: '81', pathname: '/p', search: '?q' }) })
attempt('looks like a URL without hostname', function () { return http.request({ href: 'http://h:81/p', protocol: 'http:', port: '81', pathname: '/p', search: '?q' }) })
attempt('inherits what looks like a URL', function () { return http.request(Object.create({ href: 'http://h:81/p', protocol: 'http:', hostname: 'h', port: '81', pathname: '/p', search: '?q' })) })
var kept = { keepAliveTimeout: 7, maxHeaderSize: 9000, insecureHTTPParser: true, joinDuplicateHeaders: true, noDelay: false, keepAlive: true, ServerResponse: 5 }
function server(title, make) {
  try {
    var s = make()
    console.log(title + ': ' + ['keepAliveTimeout', 'maxHeaderSize', 'insecureHTTPParser', 'joinDuplicateHeaders', 'noDelay', 'keepAlive'].map(function (k) { return k in kept && s[k] !== undefined ? k + '=' + s[k] : '' }).filter(Boolean).join(' '))
  } catch (e) { console.log(title + ': ' + told(e)) }
}
server('server', function () { return http.createServer({ keepAliveTimeout: 7, noDelay: false }) })
server('server, inherited', function () { return http.createServer(Object.create(kept)) })
server('server over TLS, inherited', function () { return https.createServer(Object.create(kept)) })
function agent(title, make) {
  try {
    var a = make()
    console.log(title + ': ' + ['maxSockets', 'keepAlive', 'maxFreeSockets', 'keepAliveMsecs', 'scheduling', 'maxTotalSockets'].map(function (k) { return a[k] === undefined ? '' : k + '=' + a[k] }).filter(Boolean).join(' ') + (a.options ? ' ' + Object.keys(Object(a.options)) : ''))
  } catch (e) { console.log(title + ': ' + told(e)) }
}
var many = { maxSockets: 3, keepAlive: true, maxFreeSockets: 2, keepAliveMsecs: 7, scheduling: 'fifo', timeout: 9, maxTotalSockets: 4 }
agent('agent', function () { return new http.Agent(many) })
agent('agent, inherited', function () { return new http.Agent(Object.create(many)) })
agent('agent over TLS, inherited', function () { return new https.Agent(Object.create(many)) })
agent('agent of a text', function () { return new http.Agent('text') })
agent('agent of a function', function () { return new https.Agent(function () {}) })
agent('agent of a number', function () { return new https.Agent(5) })
setTimeout(function () { process.exit(0) }, 50)
