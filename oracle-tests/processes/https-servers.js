// What a server of https shows of its own, and what it makes of odd arguments.
// releases: 0.8.6 0.8.10 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.0 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.1.0 4.2.5 4.9.1 5.0.0 5.12.0 6.0.0 6.17.1 7.10.1 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.13.0 10.24.1 11.15.0 12.0.0 12.16.3 12.17.0 12.22.12
process.removeAllListeners('warning')
var https = require('https'), http = require('http'), tls = require('tls'), net = require('net')
var party = require('../https/party.js')
// Of tls.Server and of net.Server, whose fields are not http's.
var others = /^(_|domain$|listening$|connections$|allowHalfOpen$|pauseOnConnect$|type$|fd$|noDelay$|keepAlive|highWaterMark$|watcher$)/
var secrets = /^(key|passphrase|cert|ca|crl|ciphers|ecdhCurve|dhparam|pfx|secureProtocol|secureOptions|sessionIdContext|honorCipherOrder|rejectUnauthorized|requestCert|sessionTimeout|ticketKeys|sigalgs|minVersion|maxVersion|privateKey|clientCertEngine|sharedCreds|_sharedCreds|_contexts|server|enableTrace|pskCallback|pskIdentityHint|handshakeTimeout|SNICallback|ALPNProtocols|NPNProtocols|ALPNCallback|key.*|privateKey.*|singleUse)$/
function told(x) {
  if (Buffer.isBuffer(x)) return JSON.stringify(x.toString('binary'))
  return typeof x === 'function' ? 'function' : x === null ? 'null' : typeof x === 'object' ? (x instanceof Array ? '[' + x + ']' : 'object') : String(x)
}
function shown(title, make) {
  try {
    var s = make()
    if (s === undefined) return console.log(title + ': undefined')
    var own = Object.keys(s).filter(function (key) { return !others.test(key) && !secrets.test(key) }).sort()
    console.log(title + ': ' + own.map(function (key) { return key + '=' + told(s[key]) }).join(' '))
    console.log('  listeners: ' + ['request', 'connection', 'secureConnection', 'clientError', 'tlsClientError', 'timeout', 'checkContinue'].map(function (name) {
      return name + ' ' + s.listeners(name).length
    }).join(', '))
    return s
  } catch (e) { console.log(title + ': threw ' + (e.code ? e.name + ' ' + e.code : e instanceof TypeError ? 'TypeError' : e.name + ': ' + e.message)) }
}
var keys = { key: party.key, cert: party.cert }
function f() {}
var s = shown('keys and a listener', function () { return https.createServer(keys, f) })
console.log('options kept as they were: ' + Object.keys(keys).sort())
shown('keys alone', function () { return https.createServer({ key: party.key, cert: party.cert }) })
shown('nothing', function () { return https.createServer() })
shown('an empty object', function () { return https.createServer({}) })
shown('a listener alone', function () { return https.createServer(f) })
shown('null and a listener', function () { return https.createServer(null, f) })
shown('undefined and a listener', function () { return https.createServer(undefined, f) })
shown('a text', function () { return https.createServer('x', f) })
shown('a number', function () { return https.createServer(7, f) })
shown('a listener that is null', function () { return https.createServer({ key: party.key, cert: party.cert }, null) })
shown('a listener that is a text', function () { return https.createServer({ key: party.key, cert: party.cert }, 'x') })
shown('a key alone', function () { return https.createServer({ key: party.key }, f) })
shown('a certificate alone', function () { return https.createServer({ cert: party.cert }, f) })
shown('new Server', function () { return new https.Server({ key: party.key, cert: party.cert }, f) })
shown('Server without new', function () { return https.Server({ key: party.key, cert: party.cert }, f) })
shown('keys as Buffers', function () { return https.createServer({ key: new Buffer(party.key), cert: new Buffer(party.cert) }, f) })
shown('a class of messages', function () {
  function Message() {}
  return https.createServer({ key: party.key, cert: party.cert, IncomingMessage: Message, ServerResponse: Message }, f)
})
shown('a handshake timeout', function () { return https.createServer({ key: party.key, cert: party.cert, handshakeTimeout: 5 }, f) })
console.log('is a', s instanceof https.Server, s instanceof tls.Server, s instanceof net.Server, s instanceof http.Server)
console.log('createServer gives a Server', https.createServer({ key: party.key, cert: party.cert }).constructor === https.Server)
console.log('prototype', Object.getOwnPropertyNames(https.Server.prototype).sort().join(' '))
console.log('enumerable', Object.keys(https.Server.prototype).sort().join(' '))
console.log('of http too', Object.getOwnPropertyNames(http.Server.prototype).filter(function (key) { return key !== 'constructor' && https.Server.prototype[key] === http.Server.prototype[key] }).sort().join(' '))
console.log('super_', https.Server.super_ === tls.Server, Object.getPrototypeOf(https.Server) === Function.prototype, Object.getPrototypeOf(https.Server) === tls.Server)
console.log('setTimeout', typeof s.setTimeout, s.setTimeout ? [s.setTimeout(5) === s, s.timeout, s.setTimeout(6, f) === s, s.listeners('timeout').length] : '')
process.exit(0)
