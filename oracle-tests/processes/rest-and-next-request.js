// releases: 7.10.1 8.0.0 8.1.1 8.17.0 10.24.1 12.22.12
// a kept connection: a request whose answer takes longer than keepAliveTimeout
var http = require('http'), net = require('net')
var cases=[['POST','Content-Length: 2\r\n\r\nab'],['GET',''],['POST','Content-Length: 0\r\n\r\n'],['POST','Content-Length: 2\r\n\r\nab'],['GET','Content-Length: 2\r\n\r\nab'],['POST','Content-Length: 2\r\n\r\n|ab'],['PUT','Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],['OPTIONS','']]
;(function next(){ if(!cases.length)process.exit(0); var k=cases.shift()
var log=[]
var server = http.createServer(function (req, res) { log.push(req.url); if (req.url === '/quick') return res.end('q'); var n=0;req.on('data',function(){}); req.on('end',function(){log.push('end')}); setTimeout(function () { res.end('slow') }, 700) })
server.keepAliveTimeout=300
server.listen(0, function () { server.on('timeout',function(s){log.push('timeout');s.destroy()})
  var c = net.connect(server.address().port), all = ''
  c.on('data', function (b) { all += b; if (/slow/.test(all)) { log.push('answered'); setTimeout(function () { c.destroy() }, 1500) } })
  c.on('close', function () { log.push('closed');console.log(JSON.stringify(k),log.join()); server.close(); next() })
  c.write('GET /quick HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n')
  setTimeout(function () { var p=(k[0]+' /slow HTTP/1.1\r\nHost: a\r\n'+(k[1]||'\r\n')).split('|'); c.write(p[0]); if(p[1])setTimeout(function(){c.write(p[1])},100) }, 100)
})})()
