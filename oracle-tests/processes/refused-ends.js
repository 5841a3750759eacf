// releases: 14.21.3 16.20.2 18.20.8 20.20.2 22.23.5 24.21.0 24.22.3 26.8.2 26.12.1
// Ends that are refused for their bytes or their length, whose callbacks are called or not.
var http = require('http'), net = require('net')
var words
function attempt(name, fn) { try { var v = fn(); words.push(name + ' ' + (typeof v === 'object' ? 'object' : v)) } catch (e) { words.push(name + ' throws ' + e.code + ': ' + e.message) } }
var cases = {
  'no body': function (req, res) {
    res.statusCode = 204
    attempt('write', function () { return res.write('abc', function (e) { words.push('written ' + e) }) })
    attempt('end', function () { return res.end('def', function (e) { words.push('ended ' + e) }) })
    setTimeout(function () { if (!res.writableEnded) res.end() }, 10)
  },
  'too long': function (req, res) {
    res.strictContentLength = true
    res.setHeader('Content-Length', 3)
    attempt('end', function () { return res.end('1234', function (e) { words.push('ended ' + e) }) })
    attempt('again', function () { return res.end('123', function (e) { words.push('ended again ' + e) }) })
    setTimeout(function () { res.destroy() }, 10)
  },
  'too short': function (req, res) {
    res.strictContentLength = true
    res.setHeader('Content-Length', 3)
    res.flushHeaders()
    attempt('end', function () { return res.end('1') })
    attempt('again', function () { return res.end('23') })
    setTimeout(function () { res.destroy() }, 10)
  }
}
;(function next(names) {
  var name = names.shift()
  if (!name) process.exit()
  words = []
  var bytes = ''
  var server = http.createServer({ rejectNonStandardBodyWrites: name === 'no body' }, function (req, res) { res.sendDate = false; cases[name](req, res) }).listen(0, '127.0.0.1', function () {
    var client = net.connect(server.address().port, '127.0.0.1').on('error', function () {}).on('data', function (d) { bytes += d })
    client.write('GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n')
    setTimeout(function () { console.log(name + ': ' + words.join(', ') + '; ' + JSON.stringify(bytes)); client.destroy(); server.close(function () { next(names) }) }, 60)
  })
})(Object.keys(cases))
