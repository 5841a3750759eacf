import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import t, { type Test } from 'tap'
import { cli, node, run } from './node.test.helper'

const script = (t: Test, text: string) => path.join(t.testdir({ 'app.js': text }), 'app.js')

/** A script of nobody's: no package.json above it says which Node it needs, as this project's own does. */
function scriptOutside(t: Test, text: string): string {
  const at = realpathSync(mkdtempSync(path.join(tmpdir(), 'http-eras-run-')))
  t.teardown(() => rmSync(at, { recursive: true }))
  writeFileSync(path.join(at, 'app.js'), text)
  return path.join(at, 'app.js')
}

t.test('a program sees what it sees under bare node', async t => {
  const app = script(
    t,
    `var input = '';
     process.stdin.on('data', function (chunk) { input += chunk });
     process.stdin.on('end', function () {
       console.log(JSON.stringify([process.argv, require.main === module, process.mainModule === module,
         __filename, module.parent === null, module.id, process.execPath, input, typeof this]));
       console.error('to stderr');
       process.exitCode = 3;
     });`,
  )
  const args = [app, '--as', '9', '-h', '--', 'x', '']
  t.same(await run('0.6', args, { input: 'typed' }), await node(args, { input: 'typed' }))
  const short = [app.replace(/\.js$/, ''), 'x']
  t.same(await run('0.6', ['--', ...short]), await node(short), 'a script without its extension, after --')
  t.same(await run('0.6', [path.dirname(app) + '/./app.js']), await node([app]), 'a path that is not plain')
})

t.test('its exit code and what it throws are its own', async t => {
  const exits = script(t, 'process.exit(7)')
  t.equal((await run('0.10', [exits])).code, 7)
  const throws = script(t, 'var a = 1;\nthrow new TypeError("mine");\n')
  const bare = await node([throws])
  const pinned = await run('0.10', [throws])
  const head = (stderr: string) => stderr.slice(0, stderr.indexOf('at Module.'))
  t.equal(pinned.code, bare.code)
  t.equal(head(pinned.stderr), head(bare.stderr))
  t.match(head(bare.stderr), 'TypeError: mine')
  const caught = script(
    t,
    'process.on("uncaughtException", function (e) { console.log("caught " + e.message) }); throw Error("x")',
  )
  t.match(await run('0.10', [caught]), { code: 0, stdout: 'caught x\n' })
  const rejects = script(t, 'Promise.reject(new Error("no"))')
  t.match(await run('0.10', [rejects]), { code: 0, stderr: '' })
  const broken = script(t, 'var = 1')
  t.match(await run('0.10', [broken]), { code: 1, stderr: 'SyntaxError' })
})

t.test('signals reach it', async t => {
  const ends = script(t, 'setInterval(function () {}, 1000); console.log("ready")')
  const killed = await run('io.js', [ends], { meet: child => child.kill('SIGTERM') })
  t.match(killed, { code: null, signal: 'SIGTERM' })
  const handles = script(
    t,
    'process.on("SIGTERM", function () { process.exit(5) }); setInterval(function () {}, 1000); console.log("ready")',
  )
  t.match(await run('io.js', [handles], { meet: child => child.kill('SIGTERM') }), { code: 5, signal: null })
})

t.test('the script and all that it requires share one http, and the host keeps its own', async t => {
  const dir = t.testdir({
    'app.js': `
      var http = require('http');
      console.log(JSON.stringify({
        prefixed: require('node:http') === http,
        nested: require('./lib/nested') === http,
        inPackage: require('dep').http === http,
        byCreateRequire: require('module').createRequire(__filename)('http') === http,
        stream: new http.IncomingMessage instanceof require('stream'),
        net: http.createServer() instanceof require('net').Server,
        https: require('./lib/secure') === require('node:https') && typeof require('https').createServer,
        hostsHttp: process.hostsHttp === http,
        pinned: typeof http.createClient }));`,
    'before.js': 'process.hostsHttp = require("http")',
    lib: { 'nested.js': 'module.exports = require("http")', 'secure.js': 'module.exports = require("https")' },
    node_modules: { dep: { 'index.js': 'exports.http = require("http")' } },
  })
  const args = ['-r', path.join(dir, 'before.js'), cli, 'run', '--as', '0.6', path.join(dir, 'app.js')]
  const { stdout, stderr } = await node(args)
  t.equal(stderr, '')
  t.same(JSON.parse(stdout), {
    prefixed: true,
    nested: true,
    inPackage: true,
    byCreateRequire: true,
    stream: true,
    net: true,
    https: 'function',
    hostsHttp: false,
    pinned: 'function',
  })
})

t.test('a server and a client of the version work, over the wire of the version', async t => {
  const app = script(
    t,
    `var http = require('http');
     var server = http.createServer(function (req, res) { res.writeHead(200, { 'X-A': 'b' }); res.end('hello ' + req.url) });
     server.listen(0, '127.0.0.1', function () {
       http.get({ host: '127.0.0.1', port: server.address().port, path: '/x' }, function (res) {
         var body = '';
         res.setEncoding('utf8');
         res.on('data', function (d) { body += d });
         res.on('end', function () { console.log(res.statusCode, body, 'date' in res.headers); process.exit() });
       });
     });`,
  )
  for (const [as, date] of [
    ['0.4', false],
    ['0.6', false],
    ['0.10', true],
    ['io.js', true],
    ['12', true],
  ] as const) {
    t.match(await run(as, [app]), { code: 0, stdout: `200 hello /x ${date}\n`, stderr: '' }, as)
  }
})

t.test('what its version lacks is its own TypeError; a port in use its own error', async t => {
  const lacks = script(t, 'require("http").createClient(80, "localhost")')
  t.match(await run('12', [lacks]), { code: 1, stderr: /TypeError: .*createClient is not a function/ })
  const holder = createServer()
  await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve))
  const { port } = holder.address() as { port: number }
  const listens = `require("http").createServer().listen(${port}, "127.0.0.1")`
  t.match(await run('0.6', [script(t, listens)]), { code: 1, stderr: 'EADDRINUSE' })
  const hears = script(t, `${listens}.on("error", function (e) { console.log(e.code) })`)
  t.match(await run('12', [hears]), { code: 0, stdout: 'EADDRINUSE\n' })
  holder.close()
})

t.test('an unknown version, no version, no script: exit code 2, and a word on stderr', async t => {
  const app = script(t, 'console.log("ran")')
  t.match(await run('0.6.99', [app]), { code: 2, stdout: '', stderr: /unknown version '0\.6\.99': nearest are 0\.6/ })
  const anybodys = scriptOutside(t, 'console.log("ran")')
  t.match(await node([cli, 'run', anybodys]), { code: 2, stdout: '', stderr: '--as SPEC' })
  t.match(await run('0.6', []), { code: 2, stdout: '', stderr: 'no script given' })
  t.match(await run('0.6', ['./nowhere.js']), { code: 2, stdout: '', stderr: `there is no script './nowhere.js'` })
  t.match(await node([cli, 'run', '--as']), { code: 2, stdout: '' })
  const loop = path.join(path.dirname(app), 'loop.js')
  symlinkSync(loop, loop)
  for (const none of [loop, path.join(app, 'below.js'), path.dirname(app), `${'a'.repeat(300)}.js`])
    t.match(await run('0.6', [none]), {
      code: 2,
      stdout: '',
      stderr: /there is no script .* \[ERAS_SCRIPT_NOT_FOUND\]/,
    })
})

t.test('a program that asks for no http does not wait for it to be loaded', async t => {
  const app = script(
    t,
    `function loaded() {
       return Object.keys(require('module')._cache).filter(function (file) { return /src.(wire|http).parser\\.js$/.test(file) }).length
     }
     var before = loaded(); require('http'); console.log(before, loaded() > 0)`,
  )
  for (const version of ['0.10', '24']) t.match(await run(version, [app]), { code: 0, stdout: '0 true\n' }, version)
})

t.test('the preloads pin a process, and HTTP_ERAS says which version', async t => {
  const app = script(t, 'console.log(typeof require("http").createClient)')
  const has = { code: 0, stdout: 'function\n', stderr: '' }
  const lacks = { code: 0, stdout: 'undefined\n', stderr: '' }
  t.match(await node(['-r', 'http-eras/as/0.10', app]), has)
  t.match(await node(['-r', 'http-eras/as/12', app]), lacks)
  t.match(await node(['-r', 'http-eras/register', app], { env: { HTTP_ERAS: '0.6' } }), has)
  const anybodys = scriptOutside(t, 'console.log("ran")')
  t.match(await node(['-r', 'http-eras/register', anybodys]), { code: 2, stderr: /^http-eras: no version given/ })
  t.match(await node([cli, 'run', app], { env: { HTTP_ERAS: '0.6' } }), has)
  t.match(await node(['-r', 'http-eras/as/12', '-r', 'http-eras/as/0.6', app]), {
    code: 2,
    stderr: /^http-eras: .*pinned to 12 already/,
  })
})
