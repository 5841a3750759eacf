/** The guard of a pinned process: its switches on the command line, in the environment and in package.json, and what it tells. */

import path from 'node:path'
import t from 'tap'
import { cli, node, run } from './node.test.helper'

/** A server that is sent a request with two lengths; it prints what it was told and what the client heard. */
const APP = `
  var http = require('http'), net = require('net')
  var server = http.createServer(function (req, res) { console.log('request'); res.end() })
  server.on('clientError', function (error, socket) { console.log('error ' + error.guard); if (socket) socket.destroy() })
  server.listen(0, '127.0.0.1', function () {
    var client = net.connect(server.address().port, '127.0.0.1')
    client.write('POST / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\nContent-Length: 1\\r\\nContent-Length: 1\\r\\n\\r\\nZ')
    client.on('data', function (piece) { console.log(String(piece).slice(9, 12)) })
    client.on('close', function () {
      if (process.argv[2] === 'signal') process.kill(process.pid, 'SIGUSR2')
      setTimeout(function () { process.exit() }, 50)
    })
  })`

const app = (dir: string) => path.join(dir, 'app.js')

t.test('what comes of a request, by each switch', async t => {
  const dir = t.testdir({
    'app.js': APP,
    off: { 'app.js': APP, 'package.json': '{ "http-eras": { "guard": { "repeated-length": false } } }' },
    bad: { 'app.js': APP, 'package.json': '{ "http-eras": { "guard": 1 } }' },
  })
  const refused = 'error repeated-length\n400\n'
  const passed = 'request\n200\n'
  const off = 'repeated-length'
  const rows: [
    how: string,
    out: Promise<{ stdout: string; stderr: string; code: number | null }>,
    stdout: string,
    stderr: RegExp,
  ][] = [
    [
      'on',
      run('0.8', [app(dir)]),
      refused,
      /^http-eras: the guard refused a message with more than one.*--no-guard repeated-length/,
    ],
    ['--no-guard', node([cli, 'run', '--as', '0.8', '--no-guard', off, app(dir)]), passed, /^$/],
    ['--faithful', node([cli, 'run', '--as', '0.8', '--faithful', app(dir)]), passed, /^$/],
    [
      '--report-only',
      node([cli, 'run', '--as', '0.8', '--report-only', app(dir), 'signal']),
      passed,
      /^http-eras: the guard would refuse .*\n(http-eras: the guard would have refused: repeated-length 1\n){2}$/,
    ],
    ['package.json', run('0.8', [app(path.join(dir, 'off'))]), passed, /^$/],
    ['a preload', node(['-r', 'http-eras/as/0.8', app(dir)]), refused, /the guard refused/],
    ['the environment', node(['-r', 'http-eras/as/0.8', app(dir)], { env: { HTTP_ERAS_NO_GUARD: off } }), passed, /^$/],
    [
      'native',
      node([cli, 'run', '--as', '12', '--no-guard', off, app(dir)]),
      'error undefined\n',
      /12\.22\.12 does itself what repeated-length does/,
    ],
  ]
  for (const [how, outcome, stdout, stderr] of rows) {
    const seen = await outcome
    t.equal(seen.stdout, stdout, how)
    t.match(seen.stderr, stderr, how)
    t.equal(seen.code, 0, how)
  }
  const unknown = await node([cli, 'run', '--as', '0.8', '--no-guard', 'lengths', app(dir)])
  t.match(unknown, { code: 2, stdout: '', stderr: /no fix 'lengths': nearest are .*ERAS_UNKNOWN_FIX/ })
  const bad = await run('0.8', [app(path.join(dir, 'bad'))])
  t.match(bad, { code: 2, stdout: '', stderr: /bad.package\.json: in "http-eras", "guard" is to be .*ERAS_BAD_GUARD/ })
  const word = await node(['-r', 'http-eras/as/0.8', app(dir)], { env: { HTTP_ERAS_GUARD: 'off' } })
  t.match(word.stderr, /HTTP_ERAS_GUARD: it may be report, and not 'off'/)
})

t.test('a ready-made module that only counts says so at the end, too', async t => {
  const dir = t.testdir({ 'app.js': APP.replace("require('http')", "require('http-eras/0.8')") })
  const { stdout, stderr } = await node(['-e', `require(${JSON.stringify(app(dir))})`], {
    env: { HTTP_ERAS_GUARD: 'report', NODE_PATH: path.resolve(__dirname, '../../../..') },
  })
  t.equal(stdout, 'request\n200\n')
  t.match(stderr, /the guard would have refused: repeated-length 1\n$/)
})

t.test('children and threads are guarded as their parent is', async t => {
  const says = `console.log(JSON.stringify([process.env.HTTP_ERAS_NO_GUARD, process.env.HTTP_ERAS_GUARD]))`
  const dir = t.testdir({
    'says.js': says,
    'app.js': `process.stdout.write(require('child_process').execFileSync(process.execPath, [__dirname + '/says.js']))`,
  })
  const { stdout } = await node([
    cli,
    'run',
    '--as',
    '0.10',
    '--no-guard',
    'repeated-length',
    '--report-only',
    app(dir),
  ])
  t.equal(stdout, '["repeated-length","report"]\n')
})

t.test('a body that is longer than its Content-Length is cut off, and the process goes on', async t => {
  const dir = t.testdir({
    'app.js': `
      var http = require('http'), net = require('net')
      var server = http.createServer(function (req, res) { res.writeHead(200, { 'Content-Length': 1 }); res.end('Zmore') })
      server.listen(0, '127.0.0.1', function () {
        var client = net.connect(server.address().port, '127.0.0.1'), all = ''
        client.write('GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n')
        client.on('data', function (piece) { all += piece })
        client.on('end', function () { console.log(all.split('\\r\\n\\r\\n')[1]); client.end(); server.close() })
      })`,
  })
  for (const as of ['0.4', '0.10', 'io.js', '12']) {
    const { code, stdout } = await run(as, [app(dir)])
    t.same({ code, stdout }, { code: 0, stdout: 'Z\n' }, as)
  }
})
