// The protocols that a server of https offers by NPN and ALPN.
// releases: 0.8.6 0.8.10 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.0 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.1.0 4.2.5 4.9.1 5.0.0 5.12.0 6.0.0 6.17.1 7.10.1 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.13.0 10.24.1 11.15.0 12.0.0 12.16.3 12.17.0 12.22.12
process.removeAllListeners('warning')
var https = require('https'), tls = require('tls'), party = require('../https/party.js')
function told(x) {
  return x === undefined ? 'undefined' : x === null ? 'null' : Buffer.isBuffer(x) ? 'Buffer ' + JSON.stringify(x.toString('binary')) : JSON.stringify(x)
}
function made(title, more) {
  var options = { key: party.key, cert: party.cert }
  for (var key in more) options[key] = more[key]
  try {
    var s = https.createServer(options, function (req, res) { res.end() })
    console.log(title, 'ALPN', Object.hasOwnProperty.call(s, 'ALPNProtocols'), told(s.ALPNProtocols), 'in options', told(options.ALPNProtocols))
    return s
  } catch (e) { console.log(title, 'threw', e.name, e.code) }
}
var s = made('nothing')
made('a list', { ALPNProtocols: ['a', 'http/1.1'] })
made('a Buffer', { ALPNProtocols: new Buffer('\u0001a') })
made('an empty list', { ALPNProtocols: [] })
made('NPN', { NPNProtocols: ['http/1.1'] })
made('null', { ALPNProtocols: null })
made('false', { ALPNProtocols: false })
var lists = [undefined, ['http/1.1'], ['h2', 'http/1.1']]
s.listen(0, '127.0.0.1', function next() {
  if (!lists.length) return process.exit(0)
  var list = lists.shift(), over
  var c = tls.connect({ port: s.address().port, host: '127.0.0.1', rejectUnauthorized: false, ALPNProtocols: list }, function () { done('secure') })
  c.on('error', function (e) { done('error') })
  c.on('close', function () { done('closed') })
  function done(what) {
    if (over) return
    over = true
    console.log('asks for ' + list + ':', what, what === 'secure' ? told(c.alpnProtocol || false) : '')
    c.destroy()
    setTimeout(function () { next.call(s) }, 20)
  }
})
