// What a program sees beside http: a line for each member of the objects that http programs touch, with its type, the
// length of a function, and `e` if it is enumerated. Nothing is called and no accessor is read.
var modules = 'http https net stream events url querystring zlib util'.split(' ')
var lines = []

function kind(object, name) {
  var it
  try {
    it = Object.getOwnPropertyDescriptor(object, name)
  } catch (e) {}
  if (!it) return '?'
  if (!('value' in it)) return 'accessor' + (it.enumerable ? ' e' : '')
  var value = it.value
  var type = value === null ? 'null' : typeof value
  if (type === 'function') type += '/' + value.length
  return type + (it.enumerable ? ' e' : '')
}
function own(object, path, without) {
  Object.getOwnPropertyNames(object).forEach(function (name) {
    if (without.indexOf(name) < 0) lines.push(path + '.' + name + ': ' + kind(object, name))
  })
}
function nameOf(prototype) {
  var made = Object.prototype.hasOwnProperty.call(prototype, 'constructor') && prototype.constructor
  return (typeof made === 'function' && made.name) || '?'
}
// The classes that one inherits from.
function chain(prototype) {
  var names = []
  for (var at = Object.getPrototypeOf(prototype); at && at !== Object.prototype; at = Object.getPrototypeOf(at)) names.push(nameOf(at))
  return names.join(' < ')
}
var ofFunctions = 'length name prototype arguments caller'.split(' ')
function made(it, path) {
  own(it, path, ofFunctions)
  if (!it.prototype) return
  var names = Object.getOwnPropertyNames(it.prototype)
  var over = Object.getPrototypeOf(it.prototype)
  if (names.length < 2 && over === Object.prototype) return
  own(it.prototype, path + '.prototype', ['constructor'])
  var supers = []
  for (var above = it.super_; typeof above === 'function'; above = Object.prototype.hasOwnProperty.call(above, 'super_') ? above.super_ : null) supers.push(above.name)
  lines.push(path + ' < ' + chain(it.prototype) + (supers.length ? ' (super_ ' + supers.join(', ') + ')' : ''))
}

modules.forEach(function (name) {
  var module = require(name)
  own(module, name, typeof module === 'function' ? ofFunctions : [])
  if (typeof module === 'function') made(module, name)
  Object.getOwnPropertyNames(module).forEach(function (key) {
    var it = Object.getOwnPropertyDescriptor(module, key).value
    if (typeof it === 'function' && it !== module && /^[A-Z]/.test(key)) made(it, name + '.' + key)
  })
})
own(Buffer, 'Buffer', ofFunctions)
own(Buffer.prototype, 'Buffer.prototype', ['constructor', 'parent', 'offset'])
own(process, 'process', [])
for (var at = Object.getPrototypeOf(process); at && at !== Object.prototype; at = Object.getPrototypeOf(at)) own(at, 'process < ' + nameOf(at), ['constructor'])
own(global, 'global', [])
for (var name in global) lines.push('in global: ' + name)

// The modules inside http, tls and stream, which some programs reach into.
var inner = (
  '_http_agent _http_client _http_common _http_incoming _http_outgoing _http_server _linklist ' +
  '_stream_duplex _stream_passthrough _stream_readable _stream_transform _stream_wrap _stream_writable ' +
  '_tls_common _tls_legacy _tls_wrap freelist'
).split(' ')
process.noDeprecation = true
var found = {}
modules.concat(inner).forEach(function (name) {
  try {
    found[name] = require(name)
  } catch (e) {
    lines.push(name + ' is not there')
  }
})
inner.forEach(function (name) {
  if (!found[name]) return
  if (name.indexOf('_stream_') !== 0) own(found[name], name, ofFunctions)
  else lines.push(name + ': ' + typeof found[name])
})
// Which exported function is another module's.
var known = []
function alike(path, it) {
  if (typeof it !== 'function') return
  var at = known.filter(function (one) { return one[1] === it })[0]
  if (at) lines.push(path + ' is ' + at[0])
  else known.push([path, it])
}
modules.concat(inner).forEach(function (name) {
  var module = found[name]
  if (!module) return
  alike(name, module)
  Object.getOwnPropertyNames(module).sort().forEach(function (key) {
    if (ofFunctions.indexOf(key) < 0) alike(name + '.' + key, Object.getOwnPropertyDescriptor(module, key).value)
  })
})
alike('process.EventEmitter', process.EventEmitter)
var parsers
try {
  parsers = process.binding('http_parser')
} catch (e) {
  lines.push('binding http_parser: ' + e.message)
}
if (parsers) {
  own(parsers, 'binding http_parser', [])
  own(parsers.HTTPParser, 'HTTPParser', ofFunctions)
  own(parsers.HTTPParser.prototype, 'HTTPParser.prototype', ['constructor'])
}
function keys(title, it) {
  lines.push(title + ' has ' + Object.keys(it).join(' '))
}
keys('url.parse', require('url').parse('http://user:word@host:80/path?query=1#hash'))
keys('url.parse of a path', require('url').parse('/path'))
keys('url.parse of a query', require('url').parse('/path?a=1', true))

console.log(lines.sort().filter(function (line, at, all) { return line !== all[at - 1] }).join('\n'))
process.exit()
