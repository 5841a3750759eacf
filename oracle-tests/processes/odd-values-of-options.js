// What requests make of options whose values are odd: headers that are no plain objects, auth, ports, hosts, agents, connections.
// releases: 0.8.28 0.10.4 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-3.3.1 4.9.1 6.17.1 8.17.0 10.24.1 12.0.0 12.22.12 14.21.3 16.20.2 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
var http = require('http'), net = require('net')
process.removeAllListeners('warning')
process.on('warning', function () {})
function told(e) {
  if (!(e instanceof Error)) return 'threw ' + typeof e
  if (e instanceof TypeError && !e.code) return 'refused by the engine'
  return [e.name, e.code, e.message].join(' | ').replace(/127\.0\.0\.1:\d+/g, 'H:P').replace(/:\d{4,5}\b/g, ':P')
}
var cases = []
function add(title, fn) { cases.push([title, fn]) }
function withHeaders(title, make) { add('headers: ' + title, function (o) { o.headers = make(); return http.request(o) }) }
function Own() { this['X-Own'] = 'a' }
Own.prototype['X-Proto'] = 'b'
withHeaders('of a class', function () { return new Own() })
withHeaders('pairs', function () { return [['X-A', '1'], ['X-B', '2']] })
withHeaders('pairs with a list', function () { return [['X-A', ['1', '2']]] })
withHeaders('flat list', function () { return ['X-A', '1', 'X-B', '2'] })
withHeaders('odd flat list', function () { return ['X-A', '1', 'X-B'] })
withHeaders('empty list', function () { return [] })
withHeaders('null', function () { return null })
withHeaders('false', function () { return false })
withHeaders('a text', function () { return 'X-A: 1' })
withHeaders('a function', function () { var f = function () {}; f['X-A'] = '1'; return f })
withHeaders('without prototype', function () { var o = Object.create(null); o['X-A'] = '1'; return o })
withHeaders('hidden field', function () { var o = {}; Object.defineProperty(o, 'X-A', { value: '1' }); return o })
withHeaders('getter', function () { var n = 0; return { get 'X-A'() { return 'v' + ++n } } })
withHeaders('own host', function () { return { Host: 'other' } })
withHeaders('own host twice', function () { return { Host: 'other', host: 'third' } })
withHeaders('pairs with host', function () { return [['Host', 'other']] })
withHeaders('flat list with host', function () { return ['host', 'other'] })
withHeaders('expect', function () { return { Expect: '100-continue' } })
withHeaders('list of cookies', function () { return { Cookie: ['a=1', 'b=2'] } })
withHeaders('list of X', function () { return { 'X-A': ['1', '2'] } })
withHeaders('empty list of X', function () { return { 'X-A': [] } })
withHeaders('connection close', function () { return { Connection: 'close' } })
withHeaders('a number, a boolean', function () { return { 'X-A': 5, 'X-B': true } })
;['', null, 0, [], ['a:b'], 'a', ':', 'ü:ö'].forEach(function (v) {
  add('auth ' + JSON.stringify(v), function (o) { o.auth = v; return http.request(o) })
})
add('auth of a Buffer', function (o) { o.auth = Buffer.from ? Buffer.from('a:b') : new Buffer('a:b'); return http.request(o) })
add('auth beside the header', function (o) { o.auth = 'a:b'; o.headers = { Authorization: 'x' }; return http.request(o) })
add('auth beside a list', function (o) { o.auth = 'a:b'; o.headers = [['X-A', '1']]; return http.request(o) })
;['', null, 5, true, [], {}, 'put', 'P UT', 'PÜT', undefined].forEach(function (v) {
  add('method ' + JSON.stringify(v), function (o) { o.method = v; return http.request(o) })
})
;['', null, 0, undefined, '/ü', '/a b', '/\u0100', '/a\tb', 'a', '?q', '*', '//x', 'http://h/'].forEach(function (v) {
  add('path ' + JSON.stringify(v), function (o) { o.path = v; return http.request(o) })
})
;[null, true, 5, 'x', {}, []].forEach(function (v) {
  add('agent ' + JSON.stringify(v), function (o) { o.agent = v; return http.request(o) })
})
add('agent with addRequest', function (o) { o.agent = { addRequest: function (req) { req.onSocket(net.connect(o.port, o.host)) } }; return http.request(o) })
add('agent with defaultPort', function (o) { var p = o.port; delete o.port; o.agent = new http.Agent(); o.agent.defaultPort = p; return http.request(o) })
add('agent with protocol', function (o) { o.agent = new http.Agent(); o.agent.protocol = 'https:'; return http.request(o) })
add('defaultPort of the options', function (o) { o.defaultPort = o.port; delete o.port; return http.request(o) })
add('defaultPort as text', function (o) { o.defaultPort = String(o.port); return http.request(o) })
add('createConnection gives nothing', function (o) { o.agent = false; o.createConnection = function () {}; return http.request(o) })
add('createConnection gives a socket', function (o) { o.agent = false; o.createConnection = function (a) { return net.connect(a.port, a.host) }; return http.request(o) })
add('createConnection calls back', function (o) { o.agent = false; o.createConnection = function (a, cb) { cb && cb(null, net.connect(a.port, a.host)) }; return http.request(o) })
add('createConnection calls back later', function (o) { o.agent = false; o.createConnection = function (a, cb) { setTimeout(function () { cb && cb(null, net.connect(a.port, a.host)) }, 5) }; return http.request(o) })
add('createConnection fails', function (o) { o.agent = false; o.createConnection = function (a, cb) { cb && cb(new Error('own')) }; return http.request(o) })
add('createConnection throws', function (o) { o.agent = false; o.createConnection = function () { throw new Error('own') }; return http.request(o) })
add('createConnection no function', function (o) { o.agent = false; o.createConnection = 5; return http.request(o) })
add('createConnection beside an agent', function (o) { o.createConnection = function (a) { return net.connect(a.port, a.host) }; return http.request(o) })
;['80abc', '', null, -1, 65536, NaN, 1.5, true, [], {}].forEach(function (v) {
  add('port ' + (v !== v ? 'NaN' : JSON.stringify(v)), function (o) { o.port = v; o.agent = { addRequest: function (r, a, p) { throw new Error('asked for ' + (typeof a === 'object' ? a.port : p)) } }; return http.request(o) })
})
add('port as text', function (o) { o.port = String(o.port); return http.request(o) })
add('port as text with blanks', function (o) { o.port = ' ' + o.port + ' '; return http.request(o) })
;['', 5, true, [], {}, undefined].forEach(function (v) {
  add('host ' + JSON.stringify(v), function (o) { o.host = v; o.agent = { addRequest: function (r, a) { throw new Error('asked for ' + (typeof a === 'object' ? a.host : a)) } }; return http.request(o) })
})
;['', '/tmp/none.sock'].forEach(function (v) {
  add('socketPath ' + JSON.stringify(v), function (o) { o.socketPath = v; return http.request(o) })
})
;[5, 'x', {}, null].forEach(function (v) {
  add('signal ' + JSON.stringify(v), function (o) { o.signal = v; return http.request(o) })
})
if (typeof AbortController === 'function') {
  add('signal aborted before', function (o) { var c = new AbortController(); c.abort(); o.signal = c.signal; return http.request(o) })
  add('signal aborted later', function (o) { var c = new AbortController(); setTimeout(function () { c.abort() }, 5); o.path = '/never'; o.signal = c.signal; return http.request(o) })
}
;[true, 5, 'x'].forEach(function (v) {
  ['setHost', 'joinDuplicateHeaders', 'insecureHTTPParser', 'maxHeaderSize', 'uniqueHeaders'].forEach(function (name) {
    add(name + ' ' + JSON.stringify(v), function (o) { o[name] = v; return http.request(o) })
  })
})
add('setHost false', function (o) { o.setHost = false; return http.request(o) })
add('setHost null', function (o) { o.setHost = null; return http.request(o) })
add('uniqueHeaders', function (o) { o.uniqueHeaders = ['x-a']; o.headers = { 'X-A': ['1', '2'], 'X-B': ['1', '2'] }; return http.request(o) })
add('uniqueHeaders beside pairs', function (o) { o.uniqueHeaders = ['X-A']; o.headers = [['X-A', ['1', '2']], ['X-A', '3']]; return http.request(o) })
add('uniqueHeaders, expect', function (o) { o.uniqueHeaders = ['x-a']; o.headers = { 'X-A': ['1', '2'], Expect: 'x' }; return http.request(o) })
add('uniqueHeaders and trailers', function (o) { o.method = 'PUT'; o.uniqueHeaders = ['x-a']; o.headers = [['Transfer-Encoding', 'chunked'], ['X-A', ['1', '2']]]; var r = http.request(o); r.write('a'); r.addTrailers({ 'X-A': ['1', '2'] }); return r })
add('uniqueHeaders of pairs', function (o) { o.uniqueHeaders = [['x-a', '; ']]; o.headers = { 'X-A': ['1', '2'] }; return http.request(o) })
var heads = ''
var server = net.createServer(function (s) {
  s.on('error', function () {})
  s.on('data', function (d) {
    var text = d.toString('binary')
    heads += text
    if (text.indexOf('/never') < 0) s.write('HTTP/1.1 200 OK\r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 0\r\n\r\n')
  })
})
server.listen(0, '127.0.0.1', function () {
  var port = server.address().port
  next()
  function next() {
    var one = cases.shift()
    if (!one) { console.log('done'); return process.exit(0) }
    heads = ''
    var over = false, words = [], req, timer
    function done(word) {
      if (over) return
      over = true
      clearTimeout(timer)
      if (word) words.push(word)
      var sent = heads.split(/trailers/.test(one[0]) ? /$^/ : '\r\n\r\n')[0].split('\r\n').filter(function (line) { return !/^Connection: (close|keep-alive)$/i.test(line) || /connection/.test(one[0]) }).join(' / ').replace(/127\.0\.0\.1:\d+/g, 'H:P').replace(new RegExp(':' + port, 'g'), ':P').replace(new RegExp(String(port), 'g'), 'P')
      console.log(one[0] + ': ' + words.join(', ').replace(new RegExp(String(port), 'g'), 'P') + (sent ? ' < ' + JSON.stringify(sent) : ''))
      try { req && req.abort && req.abort() } catch (e) {}
      setTimeout(next, 1)
    }
    try {
      req = one[1]({ host: '127.0.0.1', port: port })
      req.on('error', function (e) { words.push('error ' + told(e)); setTimeout(done, 2) })
      req.on('response', function (res) { res.on('data', function () {}); words.push('answered ' + JSON.stringify(res.headers['x-a'])); setTimeout(done, 2) })
      req.on('abort', function () { words.push('abort') })
      req.on('close', function () { if (!over && words.length === 0) { words.push('close') } })
      req.end()
      timer = setTimeout(function () { done('nothing') }, 150)
    } catch (e) { done('throws ' + told(e)) }
  }
})
process.on('uncaughtException', function (e) { console.log('uncaught ' + told(e)) })
