// releases: 0.8.6 0.8.28 0.10.0 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-3.3.1 4.9.1 5.12.0 6.0.0 6.17.1 7.10.1 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.24.1 11.0.0 11.15.0 12.0.0 12.16.3 12.22.12
// What makers of servers make of options and listeners that are none.
process.removeAllListeners('warning')
var party = require('../https/party.js')
var makers = {
  'http.createServer': require('http').createServer,
  'net.createServer': require('net').createServer,
  'net.Server': require('net').Server,
  'new net.Server': function (a, b) { return new (require('net').Server)(a, b) }
}
function keys() { return { key: party.key, cert: party.cert } }
var given = [
  [], ['x'], [7], [true], [null], [undefined], [{}], [[]], [keys], [{}, 'x'], [{}, 7], [{}, null], [{}, {}],
  [undefined, 'x'], [undefined, keys], [null, keys], ['x', keys], [7, keys], [keys, keys]
]
function told(x) { return typeof x === 'function' ? 'a function' : x === undefined ? 'undefined' : JSON.stringify(x) }
function tried(title, make, args) {
  var words
  try {
    var server = make.apply(null, args)
    words = server ? ['request', 'connection', 'secureConnection'].map(function (name) { return server.listeners(name).length }).join(' ') : String(server)
  } catch (e) {
    words = 'threw ' + (e.code || (e.constructor === TypeError ? 'TypeError' : e.name)) + (e.code || e.constructor === TypeError ? '' : ': ' + e.message)
    if (/only takes instances|must be a function/.test(e.message)) words = 'threw ' + e.message
  }
  console.log(title + '(' + args.map(told).join(', ') + '): ' + words)
}
Object.keys(makers).forEach(function (title) {
  given.forEach(function (args) { tried(title, makers[title], args) })
})
;['x', 7, null, {}, keys].forEach(function (listener) {
  tried('https.createServer', function (listener) { return require('https').createServer(keys(), listener) }, [listener])
  tried('tls.createServer', function (listener) { return require('tls').createServer(keys(), listener) }, [listener])
})
process.exit()
