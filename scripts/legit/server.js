// A program of any era: answers with what it was told, after it has read all of it. Prints its port.
// biome-ignore lint/style/useNodejsImportProtocol: programs of the time knew no other name
var http = require('http')

var server = http.createServer(function (req, res) {
  var length = 0
  var sum = 0
  var i
  req.on('data', function (piece) {
    length += piece.length
    for (i = 0; i < piece.length; i++) sum = (sum * 31 + piece[i]) % 1000000007
  })
  req.on('end', function () {
    var headers = {}
    for (var name in req.headers) {
      if (name !== 'host' && name !== 'user-agent' && name !== 'x-forwarded-for') headers[name] = req.headers[name]
    }
    var text =
      JSON.stringify({
        method: req.method,
        url: req.url,
        version: req.httpVersion,
        headers: headers,
        length: length,
        sum: sum,
      }) + '\n'
    var head = { 'Content-Type': 'application/json', 'X-Method': req.method }
    // Some answers have a length, some come in chunks.
    if (!/chunks/.test(req.url)) head['Content-Length'] = Buffer.byteLength(text)
    res.writeHead(200, head)
    if (req.method === 'HEAD') res.end()
    else res.end(text)
  })
})

server.listen(0, '127.0.0.1', function () {
  console.log('port ' + server.address().port)
})
