// releases: 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.24.1 11.15.0 12.0.0
// errors with codes: what a program can tell of them
var http = require('http')
function t(what, f) {
  try { f(); console.log(what + ': nothing') } catch (e) {
    console.log(what + ': ' + [e.name, e.message, e.code, String(e), e.stack.split('\n')[0], Object.keys(e).join(), e instanceof TypeError, e.constructor === TypeError, Object.prototype.hasOwnProperty.call(e, 'name')].join(' | '))
  }
}
t('path', function () { http.get({ path: '/a b' }) })
t('protocol', function () { http.get({ protocol: 'ftp:' }) })
t('method', function () { http.request({ method: 'A B' }) })
t('agent', function () { http.request({ agent: 5 }) })
t('host', function () { http.request({ host: 5 }) })
t('status', function () { var r = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 }); r.writeHead(5) })
t('header', function () { var r = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 }); r.setHeader('a', undefined) })
t('token', function () { var r = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 }); r.setHeader('a b', 1) })
t('char', function () { var r = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 }); r.setHeader('a', '\n') })
t('sent', function () { var r = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 }); r.writeHead(200); r.setHeader('a', 'b') })
t('end', function () { var r = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 }); r.end(5) })
t('write', function () { var r = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 }); r.write(5) })
t('trailer', function () { var r = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 }); r.addTrailers({ 'a b': 1 }) })
