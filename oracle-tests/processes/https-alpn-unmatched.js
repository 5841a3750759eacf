// What becomes of a client whose protocols a server of https has none of.
// releases: 8.17.0 12.22.12
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
var lists = [['http/1.0'], ['h2']]
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
