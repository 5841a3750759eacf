// errno of what a connection fails with, of http and of https.
// releases: 10.24.1 12.22.12 13.0.0 14.21.3 20.20.2 26.12.1
process.removeAllListeners('warning')
var http = require('http'), https = require('https'), all = []
function asks(title, make) {
  all.push(function (next) {
    make().on('error', function (e) { console.log(title, e.errno, Object.keys(e).join()); next() })
  })
}
asks('http path', function () { return http.get({ socketPath: '/nowhere/x' }) })
asks('http port', function () { return http.get({ port: 1, host: '127.0.0.1' }) })
asks('https path', function () { return https.get({ socketPath: '/nowhere/x' }) })
asks('https port', function () { return https.get({ port: 1, host: '127.0.0.1' }) })
asks('lookup', function () { return http.get({ host: 'no.invalid' }) })
;(function next() { all.length && all.shift()(next) })()
