// releases: 14.21.3 16.20.2 18.20.8 20.20.2 22.23.5 24.21.0 24.22.3 26.8.2 26.12.1
// A response that is destroyed while what was written waits: what it counts, and whose callbacks are called with what.
var http = require('http'), net = require('net')
var words
var cases = {
  destroyed: function (req, res) {
    function look(name) { words.push([name, res.writableCorked, res.writableLength].join(' ')) }
    res.on('error', function () {})
    res.write('a', function (e) { words.push('first ' + (e && e.code)) })
    look('written')
    res.destroy(new Error('own'))
    look('destroyed')
    res.write('b', function (e) { words.push('second ' + (e && e.code)) })
    res.on('close', function () { look('closed') })
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
