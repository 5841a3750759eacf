// releases: 0.10.48 0.11.14 0.12.18 6.17.1 8.2.1 8.3.0 8.17.0 9.3.0 9.4.0 10.24.1 11.15.0 12.0.0
// which values of NODE_DEBUG make http print what it does, and by what way
if (process.argv[2]) {
  if (process.env.NODE_DEBUG === 'x,http') console.error = function () {}
  var http = require('http')
  return void http.request({ host: '127.0.0.1', port: 1 }).on('error', function () { process.exit() }).end()
}
;(function next(names) {
  var all = {}, text = '', k
  for (k in process.env) all[k] = process.env[k]
  all.NODE_DEBUG = names.shift()
  var child = require('child_process').spawn(process.execPath, [__filename, 'child'], { env: all })
  child.stderr.on('data', function (d) { text += d })
  child.stderr.on('end', function () {
    console.log(all.NODE_DEBUG + ': ' + /^HTTP/m.test(text))
    if (names.length) next(names)
  })
})(['xhttp', 'net Http', 'ht*', 'x,http'])
