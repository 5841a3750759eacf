// What the callbacks of end are told, and whether finish comes, when the last write fails.
// releases: 22.23.5 24.19.0 24.20.0 24.22.3 25.9.0 26.6.0 26.7.0 26.12.1
var http = require('http')
var net = require('net')
function run(label, act, next) {
  var socket = new net.Socket()
  var req = http.request({ host: 'h', method: 'POST', createConnection: function () { return socket } })
  req.on('error', function (error) { console.log(label, 'error', error.message) })
  req.on('close', function () { console.log(label, 'close') })
  req.on('finish', function () { console.log(label, 'finish', req.writableFinished) })
  act(req, function (which) {
    return function (error) { console.log(label, 'callback', which, error === undefined ? 'undefined' : error && error.code + ' ' + error.message) }
  }, socket)
  setTimeout(next, 100)
}
var cases = [
  ['end', function (req, callback) { req.end('x', callback(1)) }],
  ['end without a body', function (req, callback) { req.end(callback(1)) }],
  ['end later', function (req, callback) { req.end('x', callback(1)); setTimeout(function () { req.end(callback(2)) }, 50) }],
  ['end twice', function (req, callback) { req.end('x', callback(1)); req.end(callback(2)) }],
  ['chunks', function (req, callback) { req.write('x'); req.end('y', callback(1)) }],
  ['destroyed', function (req, callback) { req.end('x', callback(1)); req.destroy(new Error('mine')) }]
]
;(function step() {
  var one = cases.shift()
  if (one) run(one[0], one[1], step)
})()
