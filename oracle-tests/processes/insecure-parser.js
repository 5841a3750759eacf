// releases: 8.17.0 10.24.1 12.0.0 12.22.12
// insecureHTTPParser of servers and requests: what a lenient parser takes that another one refuses.
var http = require('http')
var net = require('net')

var heads = {
  'control character': 'GET / HTTP/1.1\r\nConnection: close\r\nOdd: a\x01b\r\n\r\n',
  'DEL': 'GET / HTTP/1.1\r\nConnection: close\r\nOdd: a\x7fb\r\n\r\n',
  'blank before the colon': 'POST / HTTP/1.1\r\nContent-Length : 3\r\nConnection: close\r\n\r\nabc',
  'length and chunks': 'POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
  'length and another coding': 'POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 3\r\nTransfer-Encoding: gzip\r\n\r\nabcd',
  'another coding': 'POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nabcd',
  'chunks not last': 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked, gzip\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
  'a bare line end': 'GET / HTTP/1.1\r\nConnection: close\r\nOdd: a\rb\r\n\r\n',
}

function serve(insecure, done) {
  var said
  var server = http.createServer({ insecureHTTPParser: insecure }, function (req, res) {
    var body = ''
    said.push(req.method + ' ' + JSON.stringify(req.headers))
    req.on('data', function (text) { body += text })
    req.on('end', function () { said.push('body ' + JSON.stringify(body)); res.end() })
  })
  server.on('clientError', function (error, socket) { said.push(error.code); socket.destroy() })
  server.listen(0, '127.0.0.1', function () {
    var names = Object.keys(heads)
    ;(function next() {
      var name = names.shift()
      if (!name) return server.close(done)
      said = []
      net.connect(server.address().port, '127.0.0.1', function () { this.end(Buffer.from(heads[name], 'latin1')) })
        .on('error', function () {})
        .on('close', function () { console.log('server', insecure, '|', name, '|', said.join(', ')); next() })
        .resume()
    })()
  })
}

function ask(insecure, done) {
  var server = net.createServer(function (socket) {
    socket.resume()
    socket.end(Buffer.from('HTTP/1.1 200 OK\r\nConnection: close\r\nOdd: a\x01b\r\n\r\nanswer', 'latin1'))
  })
  server.listen(0, '127.0.0.1', function () {
    function end(word) { console.log('request', insecure, '|', word); server.close(done) }
    http.get({ host: '127.0.0.1', port: server.address().port, insecureHTTPParser: insecure, agent: false }, function (res) {
      res.resume()
      res.on('end', function () { end(JSON.stringify(res.headers)) })
    }).on('error', function (error) { end(error.code) })
  })
}

serve(true, function () { serve(undefined, function () { ask(true, function () { ask(undefined, function () {}) }) }) })
