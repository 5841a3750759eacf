// releases: 0.8.28 0.10.48 0.12.18 4.9.1 5.4.0 5.5.0 5.7.0 6.17.1 8.17.0 12.22.12 14.21.3 16.20.2 18.12.0 18.13.0 18.20.8 19.0.0 19.1.0 20.20.2 24.22.3
// Hosts with characters that none may have, read by url.parse, and by requests that are given such a text.
var http = require('http'), url = require('url')
process.removeAllListeners('warning')
process.on('warning', function () {})
var long = new Array(80).join('a')
var texts = ['http://a,b/', 'http://*.x/', 'http://a,b.c:8/x', 'http://a.b,c.d/e?f', 'http://u:p@a!b/', 'http://a/b,c', 'http://a$', 'http://a=b?c', 'http://' + long + '.x/', 'http://a&b#c']
texts.forEach(function (text) {
  var seen
  try {
    seen = url.parse(text)
    console.log(text, [seen.host, seen.port, seen.hostname, seen.pathname, seen.search, seen.href].join(' | '))
  } catch (e) { console.log(text, 'throws ' + e.code) }
})
