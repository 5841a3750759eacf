// releases: 0.8.28 0.10.48 4.9.1 8.17.0 10.24.1
// an upgraded connection that stays quiet: does the server's own time limit still end it? and one by CONNECT; and data in the same packet
var http = require('http'), net = require('net')
var server = http.createServer(function (q, r) { console.log('request ' + q.url + ' ' + q.upgrade); r.end('plain') })
if (process.argv[2] !== 'unheard') {
  server.on('upgrade', function (q, s, head) { console.log('upgrade head ' + head.length + ' ' + s._idleTimeout + ' ' + s.listeners('timeout').length + ' ' + s.listeners('data').length + ' ' + s.listeners('error').length + ' ' + s.listeners('end').length + ' ' + s.listeners('drain').length); s.on('error', function () {}); s.write('HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'); s.on('data', function (b) { console.log('got ' + b) }); s.on('end', function () { console.log('upgraded end'); s.end() }); s.on('close', function () { console.log('upgraded close') }) })
  server.on('connect', function (q, s, head) { console.log('connect ' + q.url + ' ' + head); s.write('HTTP/1.1 200 OK\r\n\r\n'); s.on('error', function () {}); s.on('data', function (b) { console.log('got ' + b) }); s.on('close', function () { console.log('tunnel close') }) })
}
if (server.setTimeout) server.setTimeout(700); 
server.listen(0, '127.0.0.1', function () {
  var todo = ['GET /u HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nEXTRA', 'CONNECT b:1 HTTP/1.1\r\nHost: a\r\n\r\nTUNNEL', 'GET /h2 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n\r\n', 'POST /len HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: x\r\nContent-Length: 3\r\n\r\nabcREST']
  ;(function next() {
    var t = todo.shift(), all = ''
    if (!t) process.exit(0)
    var c = net.connect(server.address().port, '127.0.0.1'), t0 = Date.now()
    c.on('error', function (e) { console.log('peer ' + e.code) }); c.on('data', function (b) { all += b })
    c.on('close', function () { console.log(t.split('\r\n')[0] + ' -> ' + JSON.stringify(all.split('\r\n')[0]) + ' closed after ' + Math.round((Date.now() - t0) / 350) / 2); next() })
    c.write(t)
    setTimeout(function () { c.write('later') }, 300)
    setTimeout(function () { c.end() }, 2000)
  })()
})
setTimeout(process.exit, 11000, 1)
