// releases: 0.8.28 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-3.3.1 4.9.1 5.12.0 6.0.0 6.11.1 6.11.5 6.17.1 7.0.0 7.10.1 8.0.0 8.5.0 8.6.0 8.11.4 8.12.0 8.17.0 9.0.0 9.1.0 9.2.0 9.11.2 10.0.0 10.11.0 10.12.0 10.14.1 10.14.2 10.24.1 11.0.0 12.0.0 12.16.3 12.17.0 12.22.12
// what listen takes: ports as numbers and texts, paths, descriptors, handles, objects that are neither, and wrong values
var http = require('http'), net = require('net'), fs = require('fs'), path = require('path'), os = require('os')
var dir = path.join((os.tmpdir || os.tmpDir)(), 'listen-arguments-' + process.pid)
fs.mkdirSync(dir)
process.on('exit', function () { fs.readdirSync(dir).forEach(function (f) { try { fs.unlinkSync(path.join(dir, f)) } catch (e) {} }); try { fs.rmdirSync(dir) } catch (e) {} })
function plain(text) { return String(text).split(dir).join('DIR').replace(/\b[1-5]\d{4}\b/g, 'PORT') }
function told(e) {
  var engine = e instanceof TypeError && !e.code && /^Cannot |is not a function|has no method|not an object|undefined|of null|not defined|Expected/.test(e.message)
  return engine ? 'of the engine' : plain([e.name, e.message.split('\n')[0], e.code, e.errno, e.syscall, e.address, e.port, Object.keys(e).join()].join(' | '))
}
var open = http.createServer(), taken
function listener() {}
var tests = [
  ['port 0', function () { return [0] }], ['port 0 as text', function () { return ['0'] }], ['a port as text with blanks', function () { return [' 0 '] }], ['hexadecimal text', function () { return ['0x0'] }],
  ['no argument', function () { return [] }], ['undefined', function () { return [undefined] }], ['null', function () { return [null] }], ['only a callback', function () { return [listener] }],
  ['undefined and a callback', function () { return [undefined, listener] }],
  ['-1', function () { return [-1] }], ['65536', function () { return [65536] }], ['0.5', function () { return [0.5] }], ['-1 as text', function () { return ['-1'] }], ['65536 as text', function () { return ['65536'] }],
  ['NaN', function () { return [NaN] }], ['Infinity', function () { return [Infinity] }], ['true', function () { return [true] }], ['false', function () { return [false] }], ['empty text', function () { return [''] }], ['a blank', function () { return [' '] }],
  ['a path', function () { return [path.join(dir, 'a')] }], ['a path that is not there', function () { return [path.join(dir, 'none', 'a')] }], ['a path with a port', function () { return [path.join(dir, 'b'), 5] }],
  ['a long path', function () { return [path.join(dir, new Array(200).join('x'))] }],
  ['{}', function () { return [{}] }], ['[]', function () { return [[]] }], ['/x/', function () { return [/x/] }],
  ['{port 0}', function () { return [{ port: 0 }] }], ['{port text}', function () { return [{ port: '0' }] }], ['{port undefined}', function () { return [{ port: undefined }] }], ['{port null}', function () { return [{ port: null }] }], ['{port -1}', function () { return [{ port: -1 }] }], ['{port 65536}', function () { return [{ port: 65536 }] }], ['{port word}', function () { return [{ port: 'word' }] }], ['{port true}', function () { return [{ port: true }] }], ['{port false}', function () { return [{ port: false }] }], ['{port {}}', function () { return [{ port: {} }] }], ['{port empty}', function () { return [{ port: '' }] }], ['{port 0.5}', function () { return [{ port: 0.5 }] }], ['{port NaN}', function () { return [{ port: NaN }] }],
  ['{port, host}', function () { return [{ port: 0, host: '127.0.0.1' }] }], ['{port, host number}', function () { return [{ port: 0, host: 5 }] }], ['{host}', function () { return [{ host: '127.0.0.1' }] }],
  ['{path}', function () { return [{ path: path.join(dir, 'c') }] }], ['{path number}', function () { return [{ path: 5 }] }], ['{path undefined}', function () { return [{ path: undefined }] }], ['{path empty}', function () { return [{ path: '' }] }], ['{port, path}', function () { return [{ port: 0, path: path.join(dir, 'd') }] }],
  ['{fd -1}', function () { return [{ fd: -1 }] }], ['{fd text}', function () { return [{ fd: '5' }] }], ['{fd null}', function () { return [{ fd: null }] }], ['{fd of a file}', function () { return [{ fd: fs.openSync(__filename, 'r') }] }], ['{fd 1000}', function () { return [{ fd: 1000 }] }],
  ['{backlog}', function () { return [{ port: 0, backlog: 1 }] }], ['{exclusive}', function () { return [{ port: 0, exclusive: true }] }], ['{ipv6Only}', function () { return [{ port: 0, host: '::', ipv6Only: true }] }],
  ['{_handle null}', function () { return [{ _handle: null }] }], ['{_handle {}}', function () { return [{ _handle: {} }] }],
  ['a port that is taken', function () { return [taken, '127.0.0.1'] }], ['{port taken}', function () { return [{ port: taken, host: '127.0.0.1' }] }],
  ['a host that is none of ours', function () { return [0, '192.0.2.1'] }], ['a host number', function () { return [0, 5] }], ['host null', function () { return [0, null] }], ['host empty', function () { return [0, ''] }], ['host true', function () { return [0, true] }], ['host {}', function () { return [0, {}] }],
  ['0.0.0.0', function () { return [0, '0.0.0.0'] }], ['::1', function () { return [0, '::1'] }], ['backlog', function () { return [0, 5] }], ['host and backlog', function () { return [0, '127.0.0.1', 5] }], ['backlog text', function () { return [0, '127.0.0.1', '5'] }], ['backlog -1', function () { return [0, '127.0.0.1', -1] }],
  ['a callback that is none', function () { return [0, '127.0.0.1', 5, {}] }], ['a callback in the middle', function () { return [0, listener, '127.0.0.1'] }],
  ['a server', function () { return [open] }], ['a server that does not listen', function () { return [http.createServer()] }], ['the handle of a server', function () { return [open._handle] }], ['a net.Server', function () { var s = net.createServer(); s.on('error', listener); return [s] }]
]
function next(i) {
  if (i === tests.length) return process.exit(0)
  var log = [], server = http.createServer(), over
  // Who may have port 1 depends on the user.
  var one = /true/.test(tests[i][0]) && !/host/.test(tests[i][0])
  server.on('error', function (e) { log.push(one ? 'port 1' : 'error ' + told(e)) })
  server.on('listening', function () {
    if (one && server.address().port === 1) return log.push('port 1')
    var a = server.address(); log.push('listens ' + (typeof a === 'string' ? plain(a) : a === null ? 'null' : a.address + ' ' + a.family + (a.port > 0 ? '' : ' ' + a.port))) })
  try {
    var given = server.listen.apply(server, tests[i][1]())
    log.push(given === server ? 'gives the server' : 'gives ' + given)
  } catch (e) { log.push('throws ' + told(e)) }
  var quiet = 0, turns = 0
  function look() {
    turns++
    if (log.length > 1 || /throws/.test(log[0]) ? quiet++ > 2 : turns > 40) {
      console.log(tests[i][0] + ': ' + log.join('; '))
      try { if (server._handle && server._handle !== open._handle) server.close() } catch (e) {}
      return next(i + 1)
    }
    setTimeout(look, 5)
  }
  look()
}
process.on('uncaughtException', function (e) { console.log('uncaught ' + told(e)) })
open.listen(0, '127.0.0.1', function () { taken = open.address().port; next(0) })
