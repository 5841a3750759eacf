// releases: 0.8.28 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.9.1 5.12.0 6.0.0 6.17.1 8.17.0 9.3.0 9.4.0 9.5.0 9.6.0 9.6.1 9.11.2 10.0.0 10.15.3 10.16.0 10.24.1 11.0.0 11.12.0 11.13.0 11.15.0 12.0.0 12.15.0 12.16.0 12.16.1 12.16.3 12.17.0 12.22.12
// what emitters are: the members of the class and of what it makes, and which objects of http are instances of it
var events = require('events'), http = require('http'), net = require('net'), stream = require('stream'), util = require('util')
var EventEmitter = events.EventEmitter
var ordered = Number(process.version.slice(3).split('.')[0]) > 8 || process.version.slice(0, 3) !== 'v0.'
function names(o, skip) {
  var found = Object.getOwnPropertyNames(o).filter(function (n) { return (skip || []).indexOf(n) < 0 })
    .map(function (n) { return Object.getOwnPropertyDescriptor(o, n).enumerable ? n : '(' + n + ')' })
  return (ordered ? found : found.sort()).join(' ')
}
console.log('module: ' + typeof events + ' ' + (events === EventEmitter))
var methods = Object.getOwnPropertyNames(EventEmitter.prototype).filter(function (n) { return typeof EventEmitter.prototype[n] === 'function' && n !== 'constructor' })
console.log('methods: ' + (ordered ? methods : methods.sort()).join(' '))
console.log('class: ' + EventEmitter.name + ' ' + EventEmitter.length)
var emitter = new EventEmitter(), seen = []
for (var k in emitter) if (typeof emitter[k] === 'function') seen.push(k)
console.log('one: ' + seen.sort().join(' '))
function Own() { EventEmitter.call(this) }
util.inherits(Own, EventEmitter)
var own = new Own(), heard = []
own.on('a', function (x) { heard.push('on ' + x) })
own.once('a', function (x) { heard.push('once ' + x) })
if (own.prependListener) own.prependListener('a', function (x) { heard.push('first ' + x) })
console.log('emits: ' + own.emit('a', 1) + ' ' + own.emit('a', 2) + ' ' + own.emit('b') + ' ' + heard.join(', '))
console.log('counts: ' + own.listeners('a').length + ' ' + (EventEmitter.listenerCount ? EventEmitter.listenerCount(own, 'a') : 'none') + ' ' + (own.listenerCount ? own.listenerCount('a') : 'none'))
own.removeAllListeners('a')
console.log('after: ' + own.listeners('a').length )
try { own.emit('error', new Error('unheard')) } catch (e) { console.log('throws: ' + e.message) }
console.log('instances: ' + [own, emitter, http.globalAgent, http.createServer(), net.createServer(), new net.Socket(), new stream(), process, process.stdout].map(function (o) { return o instanceof EventEmitter }).join(' '))
console.log('others: ' + [{}, function () {}, null, 1].map(function (o) { return o instanceof EventEmitter }).join(' '))
console.log('classes: ' + [http.Agent, stream.Stream || stream, net.Server].map(function (C) { return (C.super_ || Object.getPrototypeOf(C)) === EventEmitter }).join(' '))
console.log('no instance: ' + (own instanceof net.Server) + ' ' + (emitter instanceof stream))
EventEmitter.prototype.added = function () { return 'added' }
var all = [own, emitter, http.globalAgent, http.createServer(), net.createServer(), new net.Socket(), new stream(), process, process.stdout]
console.log('added: ' + all.map(function (o) { return o.added() }).join(' '))
var on = EventEmitter.prototype.on, calls = 0
EventEmitter.prototype.on = function () { calls++; return on.apply(this, arguments) }
all = all.filter(function (o) { return o !== process })
all.forEach(function (o) { o.on('nothing', function () {}) })
console.log('replaced: ' + calls + ' ' + all.map(function (o) { return o.listeners('nothing').length }).join(' '))
EventEmitter.prototype.on = on
var d = require('domain').create()
d.on('error', function (e) { console.log('domain: ' + e.message) })
var outside = new EventEmitter()
outside.on('error', function (e) { console.log('outside: ' + e.message) })
outside.emit('error', new Error('none'))
d.run(function () {
  var heard = new EventEmitter(), unheard = new EventEmitter()
  heard.on('error', function (e) { console.log('heard: ' + e.message) })
  heard.emit('error', new Error('one'))
  console.log('after: ' + typeof heard.listenerCount)
  process.nextTick(function () { unheard.emit('error', new Error('two')) })
})
