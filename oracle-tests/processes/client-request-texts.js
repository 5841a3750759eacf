// releases: 0.8.6 0.8.28 0.10.0 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-3.3.1 4.9.1 6.17.1 8.17.0 10.24.1 11.15.0 12.22.12
// What http.request, https.request and the constructor beneath them take from a text.
var http = require('http'), https = require('https')
var tries = [
  ['http.request', function () { return http.request('http://127.0.0.1:1/there') }],
  ['http.get', function () { return http.get('http://127.0.0.1:1/there') }],
  ['new ClientRequest', function () { return new http.ClientRequest('http://127.0.0.1:1/there') }],
  ['https.request', function () { return https.request('https://127.0.0.1:1/there') }],
  ['https.get', function () { return https.get('https://127.0.0.1:1/there') }]
]
var lines = [], left = tries.length
function say(i, words) {
  if (lines[i]) return
  lines[i] = tries[i][0] + ': ' + words
  if (--left === 0) {
    console.log(lines.join('\n'))
    process.exit()
  }
}
tries.forEach(function (one, i) {
  try {
    var req = one[1]()
    req.on('error', function () { say(i, req.method + ' ' + req.path + ' of ' + (req.getHeader('host') || 'nobody')) })
    req.on('response', function () { say(i, 'an answer') })
  } catch (e) {
    say(i, 'threw ' + e.name)
  }
})
setTimeout(function () { tries.forEach(function (one, i) { say(i, 'nothing') }) }, 20000)
