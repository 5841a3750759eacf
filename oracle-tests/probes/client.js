/**
 * The client that raw answers are sent to: runs in a real binary, from 0.8 on. It sends a request for each case of answers.json,
 * which names its number, and prints what it is told: `[number, [event, …]]`.
 */

var http = require('http')
var cases = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8')), port = +process.argv[3], i = 0
process.on('uncaughtException', function (e) { console.log(JSON.stringify([-1, String(e.message)])) })
function next() {
  if (i >= cases.length) process.exit(0)
  var n = i++, c = cases[n], told = [], done = false
  var tell = function (x) { told.push(x) }
  var headers = { 'X-Case': String(n), Host: 'x' }
  if (c.upgrades) { headers.Connection = 'Upgrade'; headers.Upgrade = 'x' }
  var req = http.request({ host: '127.0.0.1', port: port, method: c.method || 'GET', path: c.method === 'CONNECT' ? 'x:1' : '/', headers: headers, agent: false })
  var message = function (kind, res) {
    var m = { told: kind, status: res.statusCode, headers: res.headers }
    tell(m); return m
  }
  req.on('information', function (info) { tell({ told: 'information', status: info.statusCode }) })
  req.on('continue', function () { if (!told.length || told[told.length - 1].told !== 'information') tell({ told: 'continue' }) })
  req.on('response', function (res) {
    var m = message('response', res), body = ''
    res.on('data', function (d) { body += d.toString('binary'); m.body = body })
    res.on('end', function () { m.body = body; m.end = true; m.complete = res.complete })
    res.on('aborted', function () { m.aborted = true })
    res.on('error', function () {})
  })
  var hand = function (kind) { return function (res, socket, head) {
    var m = message(kind, res); m.bytes = head ? head.toString('binary') : ''
    socket.on('data', function (d) { m.bytes += d.toString('binary') }); if (socket.resume) socket.resume()
    socket.on('error', function () {})
    m.socket = true
    setTimeout(function () { socket.destroy() }, 150)
  } }
  if (c.upgrades) req.on('upgrade', hand('upgrade'))
  if (c.method === 'CONNECT') req.on('connect', hand('connect'))
  req.on('error', function (e) { tell({ error: e.code || null, message: e.message, at: e.bytesParsed }) })
  req.end()
  setTimeout(function () { console.log(JSON.stringify([n, told])); if (req.abort) req.abort(); next() }, 220)
}
next()
