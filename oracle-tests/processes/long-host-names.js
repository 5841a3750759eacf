// What a request says whose host has a name that is longer than names may be.
// releases: 0.8.6 0.8.17 0.8.18 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-3.3.1 4.1.0 4.9.1 6.17.1 8.17.0 9.6.1 9.7.0 9.11.2 10.0.0 10.24.1 12.0.0 12.22.12
var http = require('http'), net = require('net'), left = []
function repeat(text, n) { return new Array(n + 1).join(text) }
var NAMES = { 'a label of 64': repeat('a', 64) + '.invalid', 'a name of 300': repeat('abcdefghi.', 30) + 'invalid', 'a name of 5000': repeat('a', 5000) }
Object.keys(NAMES).forEach(function (title) {
  ['http', 'net'].forEach(function (how) {
    left.push(function (next) {
      var one = how === 'http' ? http.get({ host: NAMES[title], port: 80, agent: false }) : net.connect(80, NAMES[title])
      one.on('error', function (e) {
        function short(x) { return String(x).split(NAMES[title]).join('NAME') }
        console.log(how + ', ' + title + ': ' + short(e.message) + '; ' + Object.keys(e).sort().filter(function (k) { return k !== 'errno' }).map(function (k) { return k + ' ' + short(e[k]) }).join(', '))
        next()
      })
    })
  })
})
;(function next() {
  var one = left.shift()
  if (!one) return process.exit(0)
  one(next)
})()
