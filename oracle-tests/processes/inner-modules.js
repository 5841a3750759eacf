// What _http_common, _http_incoming and the other inner modules of http hold, and which of it is http's own.
// releases: 0.8.28 0.10.4 0.10.48 0.11.14 0.12.9 0.12.18 iojs-1.8.1 iojs-3.3.1 4.2.5 4.3.1 4.9.1 5.0.0 5.5.0 5.7.0 6.17.1 7.10.1 8.0.0 8.11.4 8.12.0 8.17.0 9.0.0 9.5.0 9.6.0 10.18.1 10.19.0 10.24.1 11.0.0 11.3.0 11.4.0 12.0.0 12.6.0 12.8.0 12.9.0 12.14.1 12.15.0 12.22.12 13.0.0 13.3.0 13.4.0 14.4.0 14.5.0 14.21.3 15.12.0 15.14.0 16.20.2 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
process.removeAllListeners('warning')
process.on('warning', function () {})
var http = require('http'), common
function kind(v) {
  if (typeof v === 'function') return 'function'
  if (v instanceof RegExp) return String(v)
  return v === null ? 'null' : Array.isArray(v) ? 'list of ' + typeof v[0] : typeof v === 'string' ? JSON.stringify(v) : typeof v
}
try { common = require('_http_common') } catch (e) { console.log('none: ' + e.code); process.exit(0) }
Object.getOwnPropertyNames(common).sort().forEach(function (key) {
  console.log('_http_common.' + key + ': ' + kind(common[key]))
})
if (http.METHODS) console.log('methods are those of http: ' + (common.methods.slice().sort().join() === http.METHODS.slice().sort().join()))
console.log(common.methods.slice(0, 5).join() + ' of ' + (common.methods.indexOf('M-SEARCH') < 0 ? 'few' : 'many'))
;['_http_agent', '_http_client', '_http_incoming', '_http_outgoing', '_http_server'].forEach(function (name) {
  var m = require(name)
  Object.keys(m).sort().forEach(function (key) { if (http[key] !== undefined) console.log(name + '.' + key + (http[key] === m[key] ? ' is http\'s' : ' is another')) })
  console.log(name + ' is the same each time: ' + (require(name) === m))
})
var parser = common.parsers.alloc()
console.log('parser: ' + typeof parser + ', free: ' + typeof common.parsers.free + ', name ' + common.parsers.name + ', max ' + common.parsers.max)
var events = require('events'), socket = new events.EventEmitter(), resumed = 0
if (common.httpSocketSetup) { common.httpSocketSetup(socket); common.httpSocketSetup(socket); console.log('listeners of drain: ' + socket.listeners('drain').length); socket._httpMessage = { emit: function (e) { console.log('message emits ' + e) } }; socket.emit('drain') }
if (common._checkIsHttpToken) console.log(['a', 'a b', '', 'a:b', '\u00e9'].map(common._checkIsHttpToken).join())
if (common._checkInvalidHeaderChar) console.log(['a', 'a b', '', 'a\nb', '\u00e9', '\u0100'].map(common._checkInvalidHeaderChar).join())
if (common.debug) console.log('debug gives ' + typeof common.debug('x'))
setTimeout(function () { process.exit(0) }, 10)
