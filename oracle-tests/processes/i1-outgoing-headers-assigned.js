// releases: 0.8.28 0.12.18 6.17.1 7.10.1 8.17.0 12.22.12
// a cache that gives a response its stored headers at once, by the private field
var http = require('http')
var server = http.createServer(function (req, res) {
  var way = req.url.slice(1)
  try {
    if (way === 'replace') { res._headers = { 'x-cached': 'yes', 'content-type': 'text/x' }; res._headerNames = { 'x-cached': 'X-Cached', 'content-type': 'Content-Type' } }
    if (way === 'replace-names-only-of-some') { res.setHeader('X-One', '1'); res._headers = { 'x-one': '2', 'x-two': '2' } }
    if (way === 'extend') { res.setHeader('X-One', '1'); res._headers['x-two'] = '2' }
    if (way === 'edit') { res.setHeader('X-One', '1'); res._headers['x-one'] = 'edited' }
    if (way === 'remove') { res.setHeader('X-One', '1'); delete res._headers['x-one'] }
    if (way === 'null') { res.setHeader('X-One', '1'); res._headers = null }
    if (way === 'writeHead') { res.setHeader('X-One', '1'); res._headers = { 'x-one': 'r' }; res.writeHead(200, { 'X-Three': '3' }) }
    console.log(way + ': get ' + res.getHeader('x-one') + ' ' + JSON.stringify(res._headers) + ' ' + JSON.stringify(res._headerNames))
    res.end('x')
  } catch (e) { console.log(way + ': ' + e.message); res.connection.destroy() }
})
server.listen(0, '127.0.0.1', function () {
  var ways = ['replace', 'replace-names-only-of-some', 'extend', 'edit', 'remove', 'null', 'writeHead'], net = require('net')
  ;(function next() {
    var w = ways.shift(), all = ''
    if (!w) process.exit(0)
    var c = net.connect(server.address().port, '127.0.0.1')
    c.on('error', function () {}); c.on('data', function (b) { all += b }); c.on('close', function () { console.log('  ' + JSON.stringify(all.replace(/Date: [^\r]*\r\n/, ''))); next() })
    c.write('GET /' + w + ' HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  })()
})
