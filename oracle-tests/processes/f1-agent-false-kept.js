// releases: 0.8.28 0.10.0 0.10.48 0.12.18 6.17.1
// agent: false with a Connection: keep-alive header of one's own; the peer resets the connection later
var http = require('http'), cp = require('child_process'), path = require('path')
process.on('uncaughtException', function (e) { console.log('uncaught ' + e.code + ' ' + e.syscall) })
var p = cp.spawn('/usr/bin/env', ['node', path.join(__dirname, 'peer.js')])
p.stdout.once('data', function (b) {
  http.get({ host: '127.0.0.1', port: parseInt(b, 10), path: '/', agent: false, headers: { Connection: 'keep-alive' } }, function (res) {
    var s = res.socket || res.connection
    s.on('close', function (had) { console.log('socket close ' + had) })
    res.on('data', function () {})
    res.on('end', function () { console.log('end'); setTimeout(function () { console.log('after: destroyed ' + !!s.destroyed + ', error listeners ' + s.listeners('error').length) }, 60) })
  }).on('error', function (e) { console.log('req error ' + e.code) })
  setTimeout(function () { p.kill(); process.exit(0) }, 1000)
})
