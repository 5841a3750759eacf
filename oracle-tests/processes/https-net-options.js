// What a server of https makes of options that are net's: by itself, given, and when they are odd.
// releases: 0.8.28 0.10.48 0.12.18 iojs-3.3.1 4.9.1 6.17.1 8.17.0 10.24.1 12.0.0 12.2.0 12.3.0 12.22.12 14.21.3 16.14.2 16.15.0 16.20.2 17.0.0 17.7.0 18.0.0 18.16.1 18.17.0 18.20.8 19.0.0 20.0.0 20.1.0 20.20.2 22.0.0 22.23.5 24.22.3 26.12.1
var https = require('https')
var party = require('../https/party.js')
var names = ['allowHalfOpen', 'pauseOnConnect', 'noDelay', 'keepAlive', 'keepAliveInitialDelay', 'highWaterMark']
// What net itself came to have later is not https's, unless it was asked for.
var sinceNet = { pauseOnConnect: true }
function shown(title, given) {
  given.key = party.key
  given.cert = party.cert
  try {
    var server = https.createServer(given)
  } catch (e) {
    return console.log(title + ': threw ' + e.name + ' ' + e.code)
  }
  console.log(title + ': ' + names.map(function (name) {
    return sinceNet[name] && !server[name] ? '' : name + ' ' + (name in server ? server[name] : 'absent')
  }).filter(Boolean).join(', '))
}
shown('none', {})
shown('all', { allowHalfOpen: true, pauseOnConnect: true, noDelay: true, keepAlive: true, keepAliveInitialDelay: 3000, highWaterMark: 5 })
shown('none of all', { allowHalfOpen: false, pauseOnConnect: false, noDelay: false, keepAlive: false, keepAliveInitialDelay: 0, highWaterMark: 0 })
shown('noDelay null', { noDelay: null })
shown('noDelay undefined', { noDelay: undefined })
shown('noDelay a text', { noDelay: 'x' })
shown('highWaterMark undefined', { highWaterMark: undefined })
shown('highWaterMark below 0', { highWaterMark: -1 })
shown('highWaterMark a text', { highWaterMark: 'x' })
var tls = require('tls')
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
if (process.removeAllListeners) process.removeAllListeners('warning')
process.on('warning', function () {})
var left = 2
function ended(title, given) {
  given.key = party.key
  given.cert = party.cert
  var server = https.createServer(given)
  server.on('secureConnection', function (socket) {
    // Before there was TLSSocket, a connection was a stream of its own.
    console.log(title + ': allowHalfOpen of the connection ' + (tls.TLSSocket ? socket.allowHalfOpen : '-'))
    server.close()
    socket.destroy()
    client.destroy()
    if (--left === 0) process.exit(0)
    ended('asked for', { allowHalfOpen: true })
  })
  var client
  server.listen(0, '127.0.0.1', function () {
    client = tls.connect({ port: server.address().port, host: '127.0.0.1', rejectUnauthorized: false })
    client.on('error', function () {})
  })
}
ended('by itself', {})
