// releases: 0.8.28 0.10.48 0.12.18 iojs-3.3.1 4.9.1 6.17.1 8.17.0 10.24.1 12.22.12 14.21.3 18.20.8 24.22.3
// Functions of http, https and net that programs call with new.
var http = require('http'), https = require('https'), net = require('net'), tls = require('tls'), party = require('../https/party.js')
var keys = { key: party.key, cert: party.cert }
process.removeAllListeners('warning')
process.on('warning', function () {})
function show(what, make) {
  var made
  try { made = make() } catch (e) { return console.log(what, 'throws') }
  console.log(what, made instanceof http.Server, made instanceof https.Server, made instanceof net.Server, made instanceof http.ClientRequest)
  if (made.abort) { made.on('error', function () {}); made.abort() }
}
show('http.createServer', function () { return new http.createServer() })
show('https.createServer', function () { return new https.createServer(keys) })
show('net.createServer', function () { return new net.createServer() })
show('tls.createServer', function () { return new tls.createServer(keys) })
show('http.get', function () { return new http.get({ host: '127.0.0.1', port: 1 }) })
show('http.request', function () { return new http.request({ host: '127.0.0.1', port: 1 }) })
show('https.get', function () { return new https.get({ host: '127.0.0.1', port: 1 }) })
show('https.request', function () { return new https.request({ host: '127.0.0.1', port: 1 }) })
var socket = new net.connect(1, '127.0.0.1')
socket.on('error', function () {})
console.log('net.connect', socket instanceof net.Socket)
setTimeout(process.exit, 50)
