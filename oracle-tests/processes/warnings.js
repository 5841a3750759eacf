// releases: 0.10.48 4.9.1 6.17.1 8.17.0 12.22.12
// How what a program warns of, and calls deprecated, is printed.
var spawn = require('child_process').spawn
if (process.argv[2]) {
  var util = require('util')
  if (/^v[6-9]|^v1\d/.test(process.version)) {
    process.emitWarning('plain')
    process.emitWarning('of a kind', 'Kind')
    process.emitWarning('with a code', 'Kind', 'CODE1')
    process.emitWarning('the same again', 'DeprecationWarning')
    var error = new Error('of an error')
    error.name = 'Named'
    process.emitWarning(error)
    process.on('warning', function (warning) { console.log('heard ' + warning.name) })
  }
  util.deprecate(function () { console.log('called') }, 'old is old')()
} else {
  var child = spawn(process.execPath, [__filename, 'child'])
  var out = { stdout: '', stderr: '' }
  var left = 2
  ;['stdout', 'stderr'].forEach(function (name) {
    child[name].on('data', function (text) { out[name] += text })
    child[name].on('end', function () {
      if (--left) return
      console.log(out.stdout.trim())
      console.log(out.stderr.replace(/\(node:\d+\)/g, '(node:PID)').trim())
    })
  })
}
