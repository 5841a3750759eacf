// The agents of https: their fields, the names of connections, sessions, free sockets.
// releases: 0.8.6 0.8.10 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.0 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.1.0 4.2.5 4.9.1 5.0.0 5.12.0 6.0.0 6.17.1 7.10.1 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.13.0 10.24.1 11.15.0 12.0.0 12.16.3 12.17.0 12.22.12
process.removeAllListeners('warning')
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
var https = require('https'), http = require('http'), party = require('../https/party.js')
function fields(title, make) {
  try {
    var agent = make()
    if (agent === undefined) return console.log(title + ': undefined')
    console.log(title + ': ' + Object.keys(agent).filter(function (key) { return !/^(domain|_events|_eventsCount|_maxListeners|usingDomains)$/.test(key) }).map(function (key) {
      var x = agent[key]
      return key + '=' + (typeof x === 'function' ? 'function' : JSON.stringify(x, function (key, x) { return x === Infinity ? 'Infinity' : x }))
    }).join(' '))
    return agent
  } catch (e) { console.log(title + ': threw ' + e.name + (e.code ? ' ' + e.code : '')) }
}
fields('globalAgent', function () { return https.globalAgent })
fields('new', function () { return new https.Agent() })
fields('null', function () { return new https.Agent(null) })
fields('options', function () { return new https.Agent({ maxSockets: 3, keepAlive: true, keepAliveMsecs: 7, maxFreeSockets: 2, maxCachedSessions: 0, timeout: 9, path: '/x', rejectUnauthorized: false }) })
fields('sessions', function () { return new https.Agent({ maxCachedSessions: 5 }) })
fields('sessions as text', function () { return new https.Agent({ maxCachedSessions: '5' }) })
fields('sessions null', function () { return new https.Agent({ maxCachedSessions: null }) })
fields('without new', function () { return https.Agent({ maxSockets: 2 }) })
fields('called on an object', function () { var o = {}; https.Agent.call(o, {}); return undefined })
console.log('prototype', Object.getOwnPropertyNames(https.Agent.prototype).sort().join(' '))
console.log('statics', Object.keys(https.Agent).sort().join(' '), https.Agent.defaultMaxSockets)
console.log('super_', https.Agent.super_ === http.Agent, Object.getPrototypeOf(https.Agent) === http.Agent)
var a = new https.Agent({})
console.log('listeners', a.listeners('free').length)
if (a.getName) {
  console.log('names')
  ;[{}, { host: 'h' }, { host: 'h', port: 1 }, { port: '1' }, { host: 'h', port: 1, localAddress: 'l' }, { host: 'h', family: 4 }, { host: 'h', family: '4' }, { host: 'h', socketPath: '/s' }].forEach(function (o) {
    console.log('  ' + JSON.stringify(o), a.getName(o))
  })
  var values = [undefined, null, '', 0, 1, false, true, 'text', ['a', 'b'], NaN]
  ;['ca', 'cert', 'clientCertEngine', 'ciphers', 'key', 'pfx', 'rejectUnauthorized', 'servername', 'minVersion', 'maxVersion', 'secureProtocol', 'crl', 'honorCipherOrder', 'ecdhCurve', 'dhparam', 'secureOptions', 'sessionIdContext', 'sigalgs', 'privateKeyIdentifier', 'privateKeyEngine', 'passphrase', 'secureContext', 'checkServerIdentity', 'session', 'timeout', 'path', 'auth'].forEach(function (key) {
    var told = values.map(function (value) { var o = { host: 'h', port: 1 }; o[key] = value; return a.getName(o) })
    console.log('  ' + key + ' ' + told.join(' '))
  })
  console.log('  servername as host', a.getName({ host: 'h', port: 1, servername: 'h' }))
  try { console.log('  nothing', a.getName()) } catch (e) { console.log('  nothing threw') }
}
console.log('sessions')
if (a._cacheSession) {
  ;[undefined, 2, 1, 0].forEach(function (most) {
    var b = new https.Agent({ maxCachedSessions: most })
    ;['x', 'y', 'x', 'z', 'w'].forEach(function (key, i) { b._cacheSession(key, 's' + i) })
    console.log('  ' + most, JSON.stringify(b._sessionCache), b._getSession('x'), b._getSession('none'))
    if (b._evictSession) { b._evictSession('z'); b._evictSession('none'); console.log('  evicted', JSON.stringify(b._sessionCache)) }
  })
}
var server = https.createServer({ key: party.key, cert: party.cert }, function (req, res) { res.end('x') })
server.listen(0, '127.0.0.1', function () {
  var port = this.address().port
  function name(x) { return String(x).replace(new RegExp(port, 'g'), 'PORT') }
  function lists(agent) {
    return ['sockets', 'requests', 'freeSockets'].map(function (key) {
      return key + ' ' + (agent[key] ? JSON.stringify(Object.keys(agent[key]).map(function (n) { return name(n) + ' ' + agent[key][n].length })) : agent[key])
    }).join(', ')
  }
  function round(title, agent, more, next) {
    var left = 3
    for (var i = 0; i < 3; i++) one()
    console.log(title, 'asked', lists(agent))
    function one() {
      var o = { host: '127.0.0.1', port: port, path: '/', agent: agent }
      for (var key in more) o[key] = more[key]
      https.get(o, function (res) {
        var reused = res.socket.isSessionReused && res.socket.isSessionReused()
        res.on('data', function () {})
        res.on('end', function () { if (!--left) setTimeout(function () { console.log(title, 'over', lists(agent)); if (agent.destroy) agent.destroy(); setTimeout(function () { console.log(title, 'destroyed', lists(agent)); next() }, 50) }, 50) })
      }).on('error', function (e) { console.log(title, 'error', e.code || e.message) })
    }
  }
  round('usual', new https.Agent({}), {}, function () {
    round('two', new https.Agent({ maxSockets: 2 }), { rejectUnauthorized: false }, function () {
      round('kept', new https.Agent({ keepAlive: true }), { servername: 'localhost' }, function () {
        round('one kept', new https.Agent({ keepAlive: true, maxSockets: 1, maxFreeSockets: 1 }), {}, function () { process.exit(0) })
      })
    })
  })
})
