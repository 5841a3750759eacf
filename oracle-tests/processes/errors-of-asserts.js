// releases: 0.8.6 0.8.28 0.10.0 0.10.2 0.10.3 0.10.4 0.10.5 0.10.48 0.11.14 0.12.18 iojs-3.3.1 4.9.1 6.17.1 7.10.1 8.0.0 8.17.0 9.11.2 10.24.1 11.15.0 12.0.0 12.1.0 12.12.0 12.22.12
// a response that is given two connections, or loses one that it has not
var http = require('http')
var many = 0
function told(e) {
  if (!(e instanceof Error)) return 'no error: ' + typeof e
  many++
  // What the engine says of a call that cannot be made is not http's.
  if (e instanceof TypeError && !e.code && /^Cannot |is not a function$|has no method/.test(e.message)) return 'of the engine'
  if (String(e) !== e.stack.split('\n')[0] && e.message.indexOf('\n') < 0) console.log('! stack ' + e.stack.split('\n')[0])
  return [e.name, JSON.stringify(e.message), e.code, String(e).split(':')[0], Object.keys(e).join(), Object.prototype.hasOwnProperty.call(e, 'code'), Object.prototype.hasOwnProperty.call(e, 'name'), e.constructor.name, e.propertyIsEnumerable('code'), e instanceof require('assert').AssertionError].join(' | ')
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

t('assignSocket', function () { var s = new (require('events').EventEmitter)(); response().assignSocket(s); response().assignSocket(s) })
t('detachSocket', function () { var s = new (require('events').EventEmitter)(); response().detachSocket(s) })
setTimeout(function () { console.log(many > 1); process.exit(0) }, 50)
