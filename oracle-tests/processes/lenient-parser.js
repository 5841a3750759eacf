// releases: 12.22.12 13.7.0 13.8.0 14.19.3 14.20.0 14.21.3 15.14.0 16.0.0 16.11.0 16.11.1 16.15.1 16.16.0 16.20.0 16.20.1 16.20.2 17.0.0 18.4.0 18.5.0 18.16.0 18.16.1 18.20.8 19.0.0 20.3.0 20.3.1 20.19.1 20.19.2 20.20.2 22.23.5 24.22.3 26.12.1
// insecureHTTPParser of servers: which odd requests a lenient parser takes that another one refuses, and how it reads them.
var http = require('http')
var net = require('net')

var HEAD = 'POST / HTTP/1.1\r\nHost: h\r\n'
var LAST = 'Connection: close\r\n\r\n'
var CHUNKED = HEAD + 'Transfer-Encoding: chunked\r\n' + LAST
var odd = {
  'control character': HEAD + 'Odd: a\x01b\r\n' + LAST,
  'blank before the colon': HEAD + 'Content-Length : 3\r\n' + LAST + 'abc',
  'length and chunks': HEAD + 'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n' + LAST + '3\r\nabc\r\n0\r\n\r\n',
  'chunks not last': HEAD + 'Transfer-Encoding: chunked, gzip\r\n' + LAST + '0\r\n\r\n',
  'chunks twice': HEAD + 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n' + LAST + '0\r\n\r\n',
  'LF alone': HEAD + 'Odd: a\nEven: b\r\n' + LAST,
  'a folded value': HEAD + 'Odd: a\r\n b\r\n' + LAST,
  'CR after an empty value': HEAD + 'Odd:\rEven: b\r\n' + LAST,
  'CR after the first line': 'GET / HTTP/1.1\rHost: h\r\n' + LAST,
  'a space after the first line': 'GET / HTTP/1.1\r\n Odd: a\r\nHost: h\r\n' + LAST,
  'another version': 'GET / HTTP/1.2\r\nHost: h\r\n' + LAST,
  'LF alone after a chunk': CHUNKED + '1\na\n0\n\n',
  'nothing after a chunk': CHUNKED + '1\r\na0\r\n\r\n',
  'a blank after a chunk size': CHUNKED + '1 \r\na\r\n0\r\n\r\n',
  'a message after the last one': HEAD + LAST + 'GET /next HTTP/1.1\r\nHost: h\r\n' + LAST,
}

function serve(lenient, done) {
  var said
  var server = http.createServer({ insecureHTTPParser: lenient }, function (req, res) {
    var body = ''
    said.push(req.method + ' ' + req.url + ' ' + JSON.stringify(req.headers))
    req.on('data', function (text) { body += text })
    req.on('error', function () {})
    req.on('end', function () { said.push('body ' + JSON.stringify(body)); res.end() })
  })
  server.on('clientError', function (error, socket) { said.push(error.code); socket.destroy() })
  server.listen(0, '127.0.0.1', function () {
    var names = Object.keys(odd)
    ;(function next() {
      var name = names.shift()
      if (!name) return server.close(done)
      said = []
      net.connect(server.address().port, '127.0.0.1', function () { this.end(Buffer.from(odd[name], 'latin1')) })
        .on('error', function () {})
        .on('close', function () { console.log(lenient, '|', name, '|', said.join(', ')); next() })
        .resume()
    })()
  })
}

serve(true, function () { serve(false, function () {}) })
