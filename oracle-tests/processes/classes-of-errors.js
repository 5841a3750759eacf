// Of which class errors with codes are, and what they have.
// releases: 8.17.0 10.24.1 12.22.12 14.21.3 15.0.0 16.20.2 18.20.8 20.8.1 20.9.0 20.10.0 20.20.2 22.23.5 26.12.1
var http = require('http')
function told(name, act) {
  try { act() } catch (e) {
    var above = Object.getPrototypeOf(Object.getPrototypeOf(e))
    console.log(name, [e.constructor.name, e.constructor.length, e.name, e.code].join(' '))
    console.log('  of the class itself', Object.getPrototypeOf(e) === e.constructor.prototype, 'above', above.constructor.name)
    console.log('  has', Object.getOwnPropertyNames(e).sort().join(), 'shows', Object.keys(e).join())
    console.log('  text', String(e) === e.name + ' [' + e.code + ']: ' + e.message, e instanceof Error, e instanceof TypeError, e instanceof RangeError)
    console.log('  the class prints', /^(function|class)/.test(String(e.constructor)), e.constructor === global[e.constructor.name])
  }
}
told('method', function () { http.get({ method: 5 }) })
told('status', function () { new http.ServerResponse({ method: 'GET' }).writeHead(1) })
told('sent', function () { var res = new http.ServerResponse({ method: 'GET' }); res._header = 'x'; res.setHeader('a', 'b') })
told('name', function () { new http.ServerResponse({ method: 'GET' }).setHeader('a b', 'b') })
told('value', function () { new http.ServerResponse({ method: 'GET' }).setHeader('a', 'b\n') })
told('undefined', function () { new http.ServerResponse({ method: 'GET' }).setHeader('a') })
