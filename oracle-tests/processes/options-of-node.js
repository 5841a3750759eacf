// releases: 0.10.48 0.12.18 4.9.1 6.17.1 7.10.1 8.17.0 10.24.1 12.0.0 12.22.12
// Options of node that concern http and promises, on its command line and in NODE_OPTIONS: what a child makes of them.
var spawn = require('child_process').spawn
var http = require('http')
var net = require('net')

// What an odd head comes to, with these options; and a rejection, where there are promises.
function child() {
  if (typeof Promise === 'function' && process.version.indexOf('v0.10')) {
    process.on('uncaughtException', function (error) { console.log('uncaughtException', String(error).split(':')[0]) })
    if (process.argv[2] === 'rejects') return void Promise.reject('reason')
  }
  console.log('maxHeaderSize', http.maxHeaderSize)
  var server = http.createServer(function (req, res) { res.end(JSON.stringify(req.headers.odd || req.headers.long.length)) })
  server.on('clientError', function (error, socket) { socket.destroyed || socket.end('HTTP/1.1 400 Bad\r\nConnection: close\r\n\r\n') })
  server.listen(0, '127.0.0.1', function () {
    var todo = ['Odd: a\x01b', 'Long: ' + new Array(601).join('x')]
    ;(function next() {
      var line = todo.shift()
      if (!line) return process.exit()
      var got = ''
      net.connect(server.address().port, '127.0.0.1', function () {
        this.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n' + line + '\r\n\r\n')
      }).on('data', function (text) { got += text }).on('error', function () {}).on('close', function () {
        console.log(line.slice(0, 4), got ? got.slice(9, 12) : 'no answer', got.split('\r\n\r\n')[1])
        next()
      })
    })()
  })
}

function parent() {
  var size = '--max-http-header-size=500'
  var cases = [
    [[size.replace(/-h/g, '_h')]],
    [[], '', size],
    [['--insecure-http-parser']],
    [['--unhandled-rejections=strict'], 'rejects'],
    [['--unhandled-rejections=warn'], 'rejects', '--max-http-header-size=900'],
  ]
  var left = cases.length
  var results = []
  cases.forEach(function (one, at) {
    var env = {}
    for (var name in process.env) env[name] = process.env[name]
    if (one[2]) env.NODE_OPTIONS = (env.NODE_OPTIONS ? env.NODE_OPTIONS + ' ' : '') + one[2]
    var run = spawn(process.execPath, one[0].concat([__filename, one[1] || 'child']), { env: env })
    var out = { stdout: '', stderr: '' }
    ;['stdout', 'stderr'].forEach(function (name) { run[name].on('data', function (text) { out[name] += text }) })
    run.on('close', function (code) {
      var said = out.stderr.trim().replace(/^.*\/node: /, 'node: ').replace(/\(node:\d+\)/g, '(node:PID)')
      // Where a module was looked for is told with the path of this file.
      if (/Cannot find module/.test(said)) said = 'no such module'
      results[at] = ['== ' + one[0].join(' ') + (one[2] ? ' in NODE_OPTIONS: ' + one[2] : '') + ': ' + code]
      results[at].push(out.stdout.trim(), said.replace(/=\d* is not/, ' is not'))
      if (--left === 0) results.forEach(function (lines) { console.log(lines.filter(Boolean).join('\n')) })
    })
  })
}

if (process.argv[2]) child()
else parent()
