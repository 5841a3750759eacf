// What a parser can be asked: that of a connection, and one of process.binding; and what it tells of a message.
// releases: 0.8.6 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.1.0 4.9.1 6.17.1 8.0.0 8.17.0 9.11.2 10.24.1 11.0.0 11.15.0 12.0.0 12.22.12
process.removeAllListeners('warning')
var http = require('http'), binding = process.binding('http_parser'), Parser = binding.HTTPParser
var NAMES = ['close', 'consume', 'execute', 'finish', 'free', 'getAsyncId', 'getCurrentBuffer', 'initialize', 'pause', 'reinitialize', 'resume', 'unconsume']
function has(p) { return NAMES.filter(function (n) { return typeof p[n] === 'function' }).join(' ') }
function told(x) { return x instanceof Error ? 'Error ' + x.message + ' ' + x.code + ' ' + x.bytesParsed : Buffer.isBuffer(x) ? 'a Buffer of ' + x.length : Array.isArray(x) ? JSON.stringify(x) : typeof x === 'object' && x ? '{' + Object.keys(x).sort().map(function (k) { return k + ': ' + told(x[k]) }).join(', ') + '}' : String(x) }
console.log('class: ' + has(Parser.prototype))
console.log('constants: ' + Object.keys(Parser).filter(function (k) { return typeof Parser[k] === 'number' }).map(function (k) { return k + ' ' + Parser[k] }).sort().join(', '))
console.log('methods: ' + (Parser.methods ? 'of the class, ' + Parser.methods : binding.methods ? 'of the binding, ' + binding.methods : 'none'))
function make(kind) {
  var p = new Parser(kind)
  if (p.initialize) p.initialize(kind, {})
  return p
}
function listen(p, out) {
  var names = { onHeaders: 'kOnHeaders', onHeadersComplete: 'kOnHeadersComplete', onBody: 'kOnBody', onMessageComplete: 'kOnMessageComplete' }
  Object.keys(names).forEach(function (n) {
    var at = Parser[names[n]] === undefined ? n : Parser[names[n]]
    p[at] = function () { out.push(n + '(' + [].slice.call(arguments).map(function (x) { return n === 'onBody' && Buffer.isBuffer(x) ? 'bytes' : told(x) }).join(', ') + ')') }
  })
}
function parse(title, kind, text) {
  var out = [], p = make(kind), bytes = new Buffer(text)
  listen(p, out)
  out.push('execute gives ' + told(p.execute(bytes, 0, bytes.length)))
  out.push('finish gives ' + told(p.finish()))
  console.log(title + ':\n  ' + out.join('\n  '))
}
parse('request', Parser.REQUEST, 'POST /there?a=b HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nX: y\r\n\r\nbody')
parse('chunked request', Parser.REQUEST, 'PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\nA: b\r\n\r\n')
parse('response', Parser.RESPONSE, 'HTTP/1.1 404 Not there\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi')
parse('upgrade', Parser.REQUEST, 'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nmore')
parse('cut', Parser.REQUEST, 'POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nab')
// The binding of 12 is the parser before llhttp, which http did not read with any more.
if (!Parser.prototype.initialize) parse('bad', Parser.REQUEST, 'GET / HTTQ/1.1\r\n\r\n')
var bytes = new Buffer('GET / HTTP/1.1\r\nA: b\r\n\r\n')
function attempt(title, act) { try { console.log(title + ': ' + told(act())) } catch (e) { console.log(title + ': threw ' + e.name + ' ' + e.message) } }
if (Parser.prototype.pause) attempt('pause', function () { return make(Parser.REQUEST).pause() })
if (Parser.prototype.pause) attempt('paused', function () { var p = make(Parser.REQUEST); p.pause(); return p.execute(bytes, 0, bytes.length) })
if (Parser.prototype.pause) attempt('paused and resumed', function () { var p = make(Parser.REQUEST); p.pause(); p.resume(); return p.execute(bytes, 0, bytes.length) })
;['close', 'free', 'unconsume', 'getCurrentBuffer'].forEach(function (n) {
  if (Parser.prototype[n]) attempt(n, function () { var x = make(Parser.REQUEST)[n](); return Buffer.isBuffer(x) ? 'a Buffer' : x })
})
if (Parser.prototype.initialize) attempt('initialize', function () { return make(Parser.REQUEST).initialize(Parser.RESPONSE, {}) })
if (Parser.prototype.getAsyncId) attempt('getAsyncId', function () { return typeof make(Parser.REQUEST).getAsyncId() })
var server = http.createServer(function (req, res) {
  console.log('connection: ' + has(req.connection.parser))
  res.end()
}).listen(0, '127.0.0.1', function () {
  var req = http.get({ port: server.address().port, host: '127.0.0.1' }, function (res) { console.log('request: ' + has(res.socket.parser || req.parser)); process.exit(0) })
})
