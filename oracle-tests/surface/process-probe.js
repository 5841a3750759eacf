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

console.log(lines.sort().filter(function (line, at, all) { return line !== all[at - 1] }).join('\n'))
process.exit()
