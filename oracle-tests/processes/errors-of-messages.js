// releases: 7.10.1 8.0.0 8.2.0 8.2.1 8.17.0 9.0.0 9.2.0 9.8.0 9.11.2 10.0.0 10.13.0 10.24.1 11.15.0 12.0.0 12.11.1 12.12.0 12.16.0 12.22.12
// every error that messages throw or tell: its name, its words, its code, and what of it can be enumerated
var http = require('http')
var many = 0
function told(e) {
  if (!(e instanceof Error)) return 'no error: ' + typeof e
  many++
  // What the engine says of a call that cannot be made is not http's.
  if (e instanceof TypeError && !e.code && /^Cannot (?!read property 'Symbol)|is not a function$|has no method/.test(e.message)) return 'of the engine'
  if (String(e) !== e.stack.split('\n')[0] && e.message.indexOf('\n') < 0) console.log('! stack ' + e.stack.split('\n')[0])
  return [e.name, JSON.stringify(e.message), e.code, String(e).split(':')[0], Object.keys(e).join(), Object.prototype.hasOwnProperty.call(e, 'code'), Object.prototype.hasOwnProperty.call(e, 'name'), e.constructor.name, e.propertyIsEnumerable('code')].join(' | ')
}
function show(what, e) { console.log(what + ': ' + told(e)) }
function of(f) { try { f(); return 'nothing' } catch (e) { return told(e) } }
function t(what, f) { console.log(what + ': ' + of(f)) }
function quiet() {}
function response() { return new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 }) }
function request(options, listener) { var r = http.request(options, listener); r.on('error', quiet); r.abort(); return r }
var kinds = { number: 5, negative: -1, nan: NaN, 'true': true, 'null': null, text: 'text', 'function': function named() {}, nameless: function () {}, object: {}, bare: Object.create(null), array: [1], symbol: typeof Symbol === 'function' ? Symbol('s') : 's' }
// what is refused in the same words is told once
function each(what, f, skip) {
  var last, names = []
  Object.keys(kinds).forEach(function (k) {
    if (skip && skip.indexOf(k) >= 0) return
    var one = of(function () { f(kinds[k]) })
    if (one !== last && names.length) { console.log(what + ' ' + names.join() + ': ' + last); names = [] }
    last = one
    names.push(k)
  })
  console.log(what + ' ' + names.join() + ': ' + last)
}

t('status', function () { response().writeHead(5) })
t('status text', function () { response().writeHead('abc') })
t('status none', function () { response().writeHead() })
t('status big', function () { response().writeHead(1000) })
t('status object', function () { response().writeHead({}) })
t('status message', function () { response().writeHead(200, 'a\nb') })
t('status message field', function () { var r = response(); r.statusMessage = 'a\nb'; r.writeHead(200) })
t('setHeader undefined', function () { response().setHeader('a', undefined) })
t('setHeader missing', function () { response().setHeader('a') })
t('setHeader nothing', function () { response().setHeader() })
t('setHeader token', function () { response().setHeader('a b', 1) })
t('setHeader empty', function () { response().setHeader('', 1) })
each('setHeader name', function (v) { response().setHeader(v, 'x') }, ['symbol'])
t('setHeader char', function () { response().setHeader('a', '\n') })
t('writeHead undefined', function () { response().writeHead(200, { a: undefined }) })
t('writeHead token', function () { response().writeHead(200, { 'a b': 1 }) })
t('writeHead char', function () { response().writeHead(200, { a: '\u4e00' }) })
t('writeHead twice', function () { var r = response(); r.writeHead(200); r.writeHead(200) })
t('writeHead late with headers', function () { var r = response(); r.setHeader('a', 'b'); r.writeHead(200); r.writeHead(200, { c: 'd' }) })
t('setHeader late', function () { var r = response(); r.writeHead(200); r.setHeader('a', 'b') })
t('removeHeader late', function () { var r = response(); r.writeHead(200); r.removeHeader('a') })
t('getHeader late', function () { var r = response(); r.writeHead(200); r.getHeader('a') })
t('_renderHeaders late', function () { var r = response(); r.writeHead(200); r._renderHeaders() })
t('getHeader none', function () { response().getHeader() })
t('removeHeader none', function () { response().removeHeader() })
t('hasHeader none', function () { if (response().hasHeader) response().hasHeader() })
each('getHeader', function (v) { response().getHeader(v) }, ['symbol'])
each('hasHeader', function (v) { if (response().hasHeader) response().hasHeader(v) }, ['symbol'])
each('removeHeader', function (v) { response().removeHeader(v) }, ['symbol'])
each('write', function (v) { var r = response(); r.on('error', quiet); r.write(v) }, ['text'])
each('end', function (v) { var r = response(); r.on('error', quiet); r.end(v) }, ['text', 'function', 'nameless', 'null'])
t('write undefined', function () { var r = response(); r.on('error', quiet); r.write(undefined) })
t('trailer token', function () { response().addTrailers({ 'a b': 1 }) })
t('trailer char', function () { response().addTrailers({ a: 'b\nc' }) })
t('trailer header', function () { var r = response(); r.useChunkedEncodingByDefault = false; r.writeHead(200, { Trailer: 'a' }) })
t('not implemented', function () { new http.OutgoingMessage()._implicitHeader() })
t('pipe', function () { var r = response(); r.on('error', function (e) { show('pipe event', e) }); r.pipe(process.stdout) })
var late = response()
late.on('error', function (e) { show('late event', e) })
late.end()
t('late write', function () { late.write('x', function (e) { show('late callback', e) }) })
t('late end', function () { late.end('x') })
setTimeout(function () { console.log(many > 10); process.exit(0) }, 50)
