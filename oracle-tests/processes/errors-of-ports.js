// releases: 0.10.48 0.12.0 0.12.1 0.12.2 0.12.18 iojs-3.3.1 4.9.1 5.12.0 6.0.0 6.17.1 7.10.1 8.17.0 9.0.0 9.11.2 10.11.0 10.12.0 10.24.1 11.15.0 12.0.0 12.16.0 12.22.12
// a request to what is no port
var http = require('http')
var kinds = { big: 70000, most: 65535, negative: -1, text: 'abc', number: '8', bigText: '70000', hex: '0x50', blank: ' ', empty: '', none: null, missing: undefined, yes: true, no: false, nan: NaN, infinite: Infinity, object: {}, array: [], zero: 0 }
var refused = 0
Object.keys(kinds).forEach(function (kind) {
  try {
    var req = http.get({ host: '127.0.0.1', port: kinds[kind], agent: false })
    req.on('error', function () {})
    req.abort()
    console.log(kind + ': taken')
  } catch (e) {
    refused++
    console.log(kind + ': ' + [e.name, e.message, e.code, String(e) === e.stack.split('\n')[0], Object.keys(e).join()].join(' | '))
  }
})
setTimeout(function () { console.log(refused > 3); process.exit(0) }, 20)
