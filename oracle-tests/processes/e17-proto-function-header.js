// releases: 0.8.28 0.12.0 4.2.5 4.9.1 8.17.0
// somebody gave Object.prototype a method that can be enumerated; headers are gone through with for-in
Object.prototype.findKey = function (v) {
  for (var k in this) if (this[k] === v) return k
}
var http = require('http')
var server = http.createServer(function (req, res) {
  console.log('server got ' + JSON.stringify(req.headers.findkey) + ' ' + Object.keys(req.headers).join())
  try { res.writeHead(200, { 'X-A': '1' }); res.end('x') } catch (e) { console.log('writeHead ' + e.message); res.connection.destroy() }
})
server.listen(0, '127.0.0.1', function () {
  try {
    var h = {}
    for (var k in { Accept: '*/*' }) h[k] = { Accept: '*/*' }[k]
    http.get({ host: '127.0.0.1', port: server.address().port, path: '/', headers: h, agent: false }, function (res) {
      console.log('status ' + res.statusCode + ' ' + JSON.stringify(res.headers['x-a'])); process.exit(0)
    }).on('error', function (e) { console.log('error ' + e.message + ' ' + e.code); process.exit(0) })
  } catch (e) { console.log('thrown ' + e.name + ' ' + e.message); process.exit(0) }
})
setTimeout(process.exit, 1500, 1)
