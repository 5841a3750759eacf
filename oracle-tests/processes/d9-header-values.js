// releases: 0.8.28 0.10.48 0.12.18 iojs-1.8.1 4.2.5 4.9.1 5.0.0 5.12.0 6.0.0 6.17.1 8.0.0 8.17.0 10.24.1 12.0.0
// values that were fine before 5.6 / 4.3
var http = require('http')
var server = http.createServer(function (req, res) {
  var vals = { newline: 'a\nb', cr: 'a\rb', fn1: function () { return 1 }, date: 1, fn: function () {
    return 1 }, tab: 'a\tb', del: 'a\u007fb', latin: 'caf\u00e9', wide: '\u20ac', nul: 'a\u0000b', obj: { toString: function () { return 'x\ny' } }, num: 5, bool: false, nil: null, undef: undefined, empty: '', arr: ['a', 'b\nc'], arr2: [], nan: NaN }
  Object.keys(vals).forEach(function (k) {
    try { res.setHeader('X-' + k, vals[k]); console.log(k, 'ok', typeof res.getHeader('x-' + k)) } catch (e) { console.log(k, e.name, e.message, e.code) }
  })
  ;['a b', 'a:b', '', 'caf\u00e9', 'X(1)', 'a\n', 'constructor', 'ok-1'].forEach(function (n) {
    try { res.setHeader(n, 'v'); console.log(JSON.stringify(n), 'ok', res.getHeader(n)) } catch (e) { console.log(JSON.stringify(n), e.name, e.message, e.code) }
  })
  try { res.writeHead(200, { 'X-Late': 'c\nd' }); res.end() } catch (e) { console.log('writeHead', e.name, e.message); try { res.end() } catch (e2) { console.log('end', e2.name, e2.message) } }
})
server.listen(0, '127.0.0.1', function () {
  var net = require('net'), c = net.connect(server.address().port, '127.0.0.1'), all = ''
  c.on('data', function (b) { all += b.toString('binary') })
  c.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  c.on('close', function () { console.log(JSON.stringify(all.replace(/Date: [^\r]*/, 'Date: X'))); process.exit(0) })
  setTimeout(function () { console.log(JSON.stringify(all.replace(/Date: [^\r]*/, 'Date: X'))); process.exit(1) }, 1000)
})
process.on('uncaughtException', function (e) { console.log('uncaught', e.name, e.message) })
