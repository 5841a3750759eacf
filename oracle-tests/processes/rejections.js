// releases: 0.10.48 0.12.18 iojs-1.8.1 iojs-3.3.1 4.9.1 6.5.0 6.6.0 6.13.0 6.17.1 7.10.1 8.0.0 8.9.4 8.10.0 8.17.0 9.2.1 10.24.1 12.0.0 12.16.0 12.22.12
// Promises that nobody handles, in an http listener, by what they are rejected with, and when somebody listens or
// handles them later: what children print on both streams, and how they end.
var spawn = require('child_process').spawn
var has = typeof Promise === 'function' && process.version.indexOf('v0.10') !== 0

function reject(reasons) {
  if (has) reasons.forEach(function (reason) { Promise.reject(reason) })
}
function withStack(stack) {
  var error = new TypeError('went wrong')
  error.stack = stack
  return error
}
function later(promise) {
  setTimeout(function () { promise.catch(function () {}) }, 20)
}

var kinds = {
  listener: function () {
    var http = require('http')
    var server = http.createServer(function (req, res) {
      res.end('answer')
      reject(['text', 1, undefined, null, function named() {}, withStack('TypeError: the stack\n    at a place')])
      reject([{ toString: function () { return 'as it says' } }])
      return has && Promise.reject('in a listener')
    })
    server.listen(0, '127.0.0.1', function () {
      http.get({ host: '127.0.0.1', port: server.address().port, agent: false }, function (res) {
        res.on('data', function (text) { console.log(String(text)) })
        res.on('end', function () { server.close() })
      })
    })
  },
  symbol: function () { reject([Symbol('s')]) },
  heard: function () {
    process.on('unhandledRejection', function (reason, promise) {
      console.log('unhandledRejection', reason, promise instanceof Promise, arguments.length)
    })
    process.on('rejectionHandled', function (promise) {
      console.log('rejectionHandled', promise instanceof Promise, arguments.length)
    })
    later(Promise.reject('heard'))
  },
  late: function () {
    process.on('warning', function (warning) {
      console.log('warning', warning.name, '|', warning.message, '|', warning.code, warning.id, warning instanceof Error)
    })
    process.on('uncaughtException', function () { console.log('uncaughtException') })
    process.removeAllListeners('unhandledRejection')
    console.log(process.listeners('unhandledRejection').length, process.listeners('rejectionHandled').length)
    later(Promise.reject('late'))
  },
}

var mode = process.argv[2]
if (mode) {
  process.on('exit', function (code) { console.log('exit', code) })
  kinds[mode]()
} else {
  var modes = Object.keys(kinds).filter(function (name) { return has || name === 'listener' })
  var left = modes.length
  var results = {}
  modes.forEach(function (mode) {
    var child = spawn(process.execPath, [__filename, mode])
    var out = { stdout: '', stderr: '' }
    var waiting = 3
    var code
    function done() {
      if (--waiting) return
      var said = out.stderr.replace(/\((node|iojs|io\.js):\d+\)/g, '($1:PID)')
      // Where something was thrown is told with lines of the engine's source.
      if (code !== 0) said = (/^\w*Error: .*$/m.exec(said) || [''])[0] && 'an error'
      results[mode] = '== ' + mode + ': ' + code + '\n' + (out.stdout + said).trim()
      if (--left === 0) modes.forEach(function (mode) { console.log(results[mode]) })
    }
    ;['stdout', 'stderr'].forEach(function (name) {
      child[name].on('data', function (text) { out[name] += text })
      child[name].on('end', done)
    })
    child.on('exit', function (c, signal) { code = c === null ? signal : c; done() })
  })
}
