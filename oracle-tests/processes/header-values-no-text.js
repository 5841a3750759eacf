// releases: 0.8.28 0.10.48 0.11.14 0.12.0 0.12.18 iojs-1.8.1 iojs-3.3.1 4.1.0 4.2.0 4.9.1 5.0.0 5.12.0 6.17.1 8.17.0 10.24.1 12.22.12
// values of headers and trailers that are no texts, where each may be given
var http = require('http'), net = require('net')
function Named() {}
Named.prototype.toString = function () { return 'n\r\n m' }
var values = {
  'function': function () {
    return 1 },
  short: function () { return 1 },
  object: { toString: function () { return 'x\ny' } },
  carriage: { toString: function () { return 'x\r' } },
  named: new Named(),
  plain: {},
  fine: { toString: function () { return 'fine' } },
  boxed: new String('b\r\nc'),
  boxedNumber: new Number(7),
  array: ['a', 'b\nc'],
  nested: [['d\ne', 'f']],
  nestedFine: [['g', 'h'], 5],
  objects: ['i', { toString: function () { return 'j\nk' } }],
  none: [],
  number: 5,
  negative: -0,
  'true': true,
  'null': null,
  'undefined': undefined,
  nan: NaN,
  regexp: /a/,
  buffer: Buffer('l\nm'),
  error: new Error('o\np')
}
function told(e) {
  var engine = e instanceof TypeError && !e.code && /symbol|primitive|null|toLowerCase|of undefined/i.test(e.message)
  return engine ? 'thrown ' + e.name : 'thrown ' + e.name + ' ' + JSON.stringify(e.message) + ' ' + e.code
}
function of(f) { try { f(); return '' } catch (e) { return told(e) } }
var ways = {
  'setHeader, end': function (res, v) { res.setHeader('X-V', v); res.end('implicit') },
  writeHead: function (res, v) { res.writeHead(200, { 'X-V': v }) },
  'array of pairs': function (res, v) { res.writeHead(200, [['X-V', v]]) },
  addTrailers: function (res, v) { res.writeHead(200); res.write('t'); res.addTrailers({ 'X-V': v }) }
}
function collect(connection, done) {
  var all = '', over = false
  connection.on('data', function (b) { all += b.toString('binary') })
  connection.on('error', function () {})
  connection.on('close', function () { if (!over) { over = true; done(all) } })
}
function line(all) {
  var found = all.match(/^X-V[^\r]*$/img)
  return JSON.stringify(found) + (/HTTP\/1.1 200/.test(all) ? '' : ' no answer')
}
var list = []
Object.keys(ways).forEach(function (way) { Object.keys(values).forEach(function (kind) { list.push([way, kind]) }) })
var now, outcome
var server = http.createServer(function (req, res) {
  outcome = of(function () { ways[now[0]](res, values[now[1]]) })
  if (of(function () { res.end() })) req.connection.destroy()
})
server.listen(0, '127.0.0.1', function next() {
  if (!list.length) return process.exit(0)
  now = list.shift()
  var c = net.connect(server.address().port, '127.0.0.1')
  collect(c, function (all) { console.log(now.join(' ') + ': ' + outcome + ' ' + line(all)); next() })
  c.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
})
process.on('uncaughtException', function (e) { console.log('uncaught ' + told(e)); process.exit(1) })
setTimeout(function () { console.log('late ' + now); process.exit(1) }, 90000)
