/** The prelude gives a pinned program what its line had beside http, and nobody else anything. */

import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { valid } from 'semver'
import t, { type Test } from 'tap'
import { patches } from '../../../versions/prelude'
import { keys } from '../../https/certificates.test.helper'
import { neededBy } from '../../profile/patches'
import { resolve } from '../../profile/resolve'
import { run } from '../node.test.helper'
import { chosenFor, partsOf } from './list'
import { placesOf } from './places'

const dist = path.join(__dirname, '..', '..', '..')
const root = path.dirname(dist)
const cli = path.join(dist, 'src', 'cli', 'main.js')

interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

function node(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const { HTTP_ERAS: _, HTTP_ERAS_PRELUDE: __, ...bare } = process.env
  const child = spawn(process.execPath, args, { cwd: root, env: { ...bare, ...env } })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', chunk => (said.stdout += chunk))
  child.stderr.on('data', chunk => (said.stderr += chunk))
  return new Promise(done => child.on('close', code => done({ code, ...said })))
}

/** Runs a table of expressions in one program; gives what each made, or what it threw. */
async function evaluate(
  t: Test,
  words: string[],
  expressions: Record<string, string>,
): Promise<Record<string, unknown>> {
  const rows = Object.entries(expressions).map(
    ([name, code]) =>
      `try { out[${JSON.stringify(name)}] = (function () { return ${code} })() } catch (e) { out[${JSON.stringify(name)}] = 'threw ' + e.message }`,
  )
  const text = `var out = {};\n${rows.join('\n')}\nprocess.stdout.write('\\n' + JSON.stringify(out))`
  const app = path.join(t.testdir({ 'app.js': text }), 'app.js')
  const { stdout, stderr, code } = await node([cli, 'run', ...words, app])
  t.equal(code, 0, stderr)
  t.equal(stderr, '', 'and the host says nothing')
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n')))
}

t.test('the data is straight, each patch has a file and each file a patch', async t => {
  for (const { name, since, until, what, source, rows } of patches) {
    t.ok(until === undefined || valid(until), `${name}: ${until}`)
    t.ok(since === undefined || valid(since), `${name}: ${since}`)
    t.match(source, /^(binary|manual|changelog|recording): \S/, name)
    t.ok(what.length > 0, name)
    for (const row of rows)
      t.ok(existsSync(path.join(root, 'oracle-tests', 'legacy', 'programs', row)), `${name}: ${row}`)
    const { modules, remakes, makes, install } = partsOf({ name } as (typeof patches)[number])
    t.ok(modules || makes || install, `${name} does something`)
    const places = Object.keys({ ...modules, ...remakes, ...makes })
    t.same([...(placesOf({ name }) ?? [])].sort(), places.sort(), `${name} stands where it belongs in places.ts`)
    t.equal(Boolean(install), places.length === 0, `${name} changes modules or the process, not both`)
  }
  const files = readdirSync(path.join(__dirname, 'patches')).filter(file => /(?<!\.map|\.d\.ts)$/.test(file))
  const names = files.filter(file => file.endsWith('.js')).map(file => file.replace(/\.js$/, ''))
  t.same(names.sort(), patches.map(({ name }) => name).sort())
})

t.test('the manual of the prelude has every patch', async t => {
  const manual = readFileSync(path.join(root, 'docs', 'prelude.md'), 'utf8')
  for (const { name, what } of patches)
    t.ok(manual.includes(`| \`${name}\``) && manual.includes(what.replaceAll('|', '\\|')), name)
})

t.test('a profile gets what its release had, and a person what is asked for', async t => {
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)
  t.ok(names(neededBy(resolve('0.4'))).includes('require.paths'))
  t.notOk(names(neededBy(resolve('0.6'))).includes('require.paths'))
  t.ok(names(neededBy(resolve('6.17.1'))).includes('process.EventEmitter'))
  t.notOk(names(neededBy(resolve('8'))).includes('process.EventEmitter'))
  t.same(names(chosenFor(resolve('0.10'), false)), [])
  t.same(
    names(chosenFor(resolve('12'), ['sys', 'util.print'])),
    ['sys', 'util.print'],
    'though the line had it no more',
  )
  t.same(names(chosenFor(resolve('0.10'), ['default'])), names(neededBy(resolve('0.10'))))
  const unknown = { code: 'ERAS_UNKNOWN_PATCH', message: /nearest are .*util\.print/ }
  t.throws(() => chosenFor(resolve('0.10'), ['util.prnt']), unknown)
})

// What the real binaries gave to the same expressions.
const had: Record<string, Record<string, [code: string, value: unknown]>> = {
  '0.4.12': {
    version: ['process.version', 'v0.4.12'],
    paths: [
      'Array.isArray(require.paths) && (require.paths.unshift(__dirname + "/vendor"), require.paths.length > 1)',
      true,
    ],
    host: ['require("url").parse("http://u:p%20q@a/b").host', 'u:p%20q@a'],
    path: ['"path" in require("url").parse("http://a/b")', false],
    joined: ['require("path").join(null, "/a", undefined, "b")', '/a/b'],
    exists: ['require("path").existsSync(__filename)', true],
    digest: ['typeof require("crypto").createHash("md5").update("a").digest()', 'string'],
    evals: ['process.binding("evals").NodeScript.runInThisContext("1 + 1")', 2],
    unlink: ['typeof require("fs").unlink("/nonexistent/x")', 'undefined'],
  },
  '0.8.28': {
    EventEmitter: ['process.EventEmitter === require("events").EventEmitter', true],
    members: [
      'require("url").parse("/a?b=1")',
      { search: '?b=1', query: 'b=1', pathname: '/a', path: '/a?b=1', href: '/a?b=1' },
    ],
    backslash: ['require("url").parse("http://a.com/\\\\x{y}|^").pathname', '/\\x{y}|^'],
    binary: ['require("crypto").createHash("md5").update("\\u00e9").digest("hex")', '3406877694691ddd1dfb0aca54681407'],
    beyond: ['require("crypto").createHash("md5").update("\\u20ac").digest("hex")', '20a7f30fb9f8e145422b66b3d4f4da70'],
    utf8: [
      'require("crypto").createHash("md5").update("\\u00e9", "utf8").digest("hex")',
      '66ddcd97cfdeabb2f6fb8a999b4bc76f',
    ],
    key: [
      'require("crypto").createHmac("md5", "\\u00e9").update("a").digest("hex")',
      '0e640dc79cfe8e689ddb6dc9914ea368',
    ],
    cipher: [
      '(function (c) { return c.update("ab\\u00e9", "utf8", "hex") + c.final("hex") })(require("crypto").createCipher("aes-128-cbc", "p\\u00e9w"))',
      '84c2e3e504ec3d5cf6664d4fa00ebf53',
    ],
    vector: [
      '(function (c) { return c.update("ab\\u00e9", null, "hex") + c.final("hex") })(require("crypto").createCipheriv("aes-128-cbc", "0123456789abcdef", "0123456789abcdef"))',
      'd0cc84b231e71d97fd07b3feb9920cdb',
    ],
    empty: ['JSON.stringify(require("querystring").parse("&a=1&a=2&c"))', '{"":"","a":["1","2"],"c":""}'],
    most: [
      'Object.keys(require("querystring").parse(Array(1201).join("x&").replace(/x/g, function (_, i) { return "k" + i }))).length',
      1000,
    ],
    dirname: ['require("path").dirname(undefined) + require("path").basename(null)', '.null'],
    setRawMode: ['typeof require("tty").setRawMode', 'function'],
    port: ['typeof require("net").connect', 'function'],
    freelist: ['new (require("freelist").FreeList)("a", 1, function (b) { return b }).alloc(7)', 7],
    parser: [
      `(function (P) { var p = new P(P.RESPONSE || 'response'), got = [];
        p.onHeadersComplete = function (i) { got.push(i.statusCode, i.headers) };
        p.onBody = function (b, s, l) { got.push(b.toString('ascii', s, s + l)) };
        p.onMessageComplete = function () { got.push('end') };
        var b = Buffer('HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nX: y\\r\\n\\r\\nhi');
        got.push(p.execute(b, 0, b.length)); return got })(process.binding('http_parser').HTTPParser)`,
      [200, ['Content-Length', '2', 'X', 'y'], 'hi', 'end', 46],
    ],
  },
  '0.10.48': {
    write: [
      '(function (b) { b.fill(46); b.write("abc", "ascii", 2); b.write("defgh", "ascii", 5, 2); return b.toString() })(new Buffer(8))',
      '..abcde.',
    ],
    today: ['(function (b) { b.fill(46); b.write("abc", 1, 2, "ascii"); return b.toString() })(Buffer(4))', '.ab.'],
    noAssert: [
      '(function (b) { b.fill(0); b.writeUInt32BE(-1, 0, true); return [b.readUInt8(0, true), b.readUInt8(9, true)].join() })(new Buffer(4))',
      '255,',
    ],
    read: ['require("fs").readSync(require("fs").openSync(__filename, "r"), 3, 0, "utf8")[0]', 'var'],
    constants: ['process.binding("constants").SIGTERM', 15],
    handles: [
      '["tcp_wrap.TCP", "pipe_wrap.Pipe"].map(function (n) { n = n.split("."); var H = process.binding(n[0])[n[1]], h = new H(); h.close(); return h instanceof H }).join()',
      'true,true',
    ],
    natives: [
      '(function (e, src) { new Function("exports", "require", src)(e, require); return e.readFile === require("fs").readFile || typeof e.readFile })({}, process.binding("natives").fs)',
      true,
    ],
    query: ['require("url").parse("/?a=1", true).query.hasOwnProperty("a")', true],
    format: ['require("url").format({ host: "a", pathname: "b" })', '//a/b'],
    credentials: ['typeof require("crypto").createCredentials({}).context', 'object'],
    global: ['GLOBAL === global && root === global', true],
    sys: ['typeof require("sys").puts', 'function'],
    nul: ['typeof require("fs").stat("/a\\u0000b", function () {})', 'undefined'],
    events: [
      '(function (e) { e.on("a", e.on); return e._events.hasOwnProperty("a") && !e._events.hasOwnProperty("b") })(new (require("events").EventEmitter)())',
      true,
    ],
    bare: ['new Buffer({}).length', 0],
    blank: ['Buffer("a\\0", "ascii").toString("hex") + Buffer("a\\0", "binary").toString("hex")', '61206100'],
    stranger: ['require("./stranger")', "threw Cannot find module './stranger'"],
    listed: [
      '(function (all) { for (var x in global) all.push(x); return all.filter(function (x) { return !/^(set|clear)/.test(x) }) })([])',
      ['ArrayBuffer', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array'].concat(
        ['Uint32Array', 'Float32Array', 'Float64Array', 'DataView', 'global', 'process', 'GLOBAL', 'root', 'Buffer'],
        ['console'],
      ),
    ],
    absent: ['typeof fetch + typeof queueMicrotask + typeof performance', 'undefinedundefinedundefined'],
    equal: ['typeof require("assert").equal(undefined)', 'undefined'],
    mtime: ['require("fs").statSync(__filename).mtime % 1000 + require("fs").lstatSync("/").ctime % 1000', 0],
    linklist: [
      '(function (l, a) { l.init(a); var b = {}; l.append(a, b); return l.peek(a) === b && l.shift(a) === b && l.isEmpty(a) })(require("_linklist"), {})',
      true,
    ],
    assert: ['console.assert(false, "no")', 'threw no'],
    dispose: ['typeof require("domain").create().dispose', 'function'],
    timers: ['typeof require("timers").enroll', 'function'],
    writeFile: [
      '(function (fs, f) { fs.writeFileSync(f, { a: 1 }); return fs.readFileSync(f, "utf8") })(require("fs"), __dirname + "/x")',
      '[object Object]',
    ],
    digest: ['typeof require("crypto").createHash("md5").update("a").digest()', 'object'],
    pbkdf2: ['require("crypto").pbkdf2Sync("p", "s", 1, 4).length', 4],
    members: ['require("url").parse("/a").host', null],
  },
  '12.22.12': {
    version: ['process.versions.node', '12.22.12'],
    EventEmitter: ['typeof process.EventEmitter', 'undefined'],
    print: ['typeof require("util").print', 'undefined'],
    tmpDir: ['typeof require("os").tmpDir', 'function'],
    listed: [
      '(function (all) { for (var x in global) all.push(x); return all.sort() })([])',
      ['clearImmediate', 'clearInterval', 'clearTimeout', 'global', 'queueMicrotask'].concat([
        'setImmediate',
        'setInterval',
        'setTimeout',
      ]),
    ],
    unlink: [
      'require("fs").unlink("/nonexistent/x")',
      'threw The "cb" argument must be of type function. Received undefined',
    ],
  },
}

for (const [release, rows] of Object.entries(had)) {
  t.test(`${release} has what the real one had`, async t => {
    const codes = Object.fromEntries(Object.entries(rows).map(([name, [code]]) => [name, code]))
    const values = Object.fromEntries(Object.entries(rows).map(([name, [, value]]) => [name, value]))
    t.same(await evaluate(t, ['--as', release, '--faithful'], codes), values)
  })
}

const few = {
  print: 'typeof require("util").print',
  EventEmitter: 'typeof process.EventEmitter',
  tmpDir: 'typeof require("os").tmpDir',
  version: 'process.version',
}

t.test('it can be switched off, or to some parts', async t => {
  const none = { print: 'undefined', EventEmitter: 'undefined', tmpDir: 'undefined', version: process.version }
  t.same(await evaluate(t, ['--as', '0.10', '--no-prelude'], few), none)
  t.same(await evaluate(t, ['--as', '0.10', '--prelude=util.print,os.tmpDir'], few), {
    ...none,
    print: 'function',
    tmpDir: 'function',
  })
  const app = path.join(t.testdir({ 'app.js': '' }), 'app.js')
  t.match(await node([cli, 'run', '--as', '0.10', '--prelude=util.prints', app]), {
    code: 2,
    stdout: '',
    stderr: /the prelude has no 'util\.prints': nearest are .*util\.print/,
  })
})

t.test('the host’s own modules stay as they are, and so does a process that is not pinned', async t => {
  const look = `
    var util = require('util'), fs = require('fs'), os = require('os');
    process.keptByHost = function () {
      return [typeof util.print, typeof os.tmpDir, fs.read.length, util.debug === util.debuglog];
    };`
  const app = `
    console.log(JSON.stringify(process.keptByHost().concat(typeof require('util').print)));
    require('util').isArray = 1; require('fs').patched = 1;`
  const dir = t.testdir({
    'look.js': look,
    'app.js': app,
    'plain.js': `
      require('http-eras/0.6');
      console.log(JSON.stringify([typeof process.EventEmitter, typeof require('util').print, process.version,
        typeof GLOBAL, Buffer.prototype.get === undefined]));`,
  })
  const pinned = await node(['-r', path.join(dir, 'look.js'), cli, 'run', '--as', '0.8', path.join(dir, 'app.js')])
  t.match(pinned, { code: 0, stderr: '' })
  t.same(JSON.parse(pinned.stdout), ['undefined', 'undefined', 6, true, 'function'])
  const plain = await node([path.join(dir, 'plain.js')])
  t.same(JSON.parse(plain.stdout), ['undefined', 'undefined', process.version, 'undefined', true])
})

t.test('errors of sockets are those of the line', async t => {
  const text = `
    var net = require('net');
    var server = net.createServer().listen(0, '127.0.0.1', function () {
      var port = server.address().port;
      server.close(function () {
        net.connect(port, '127.0.0.1').on('error', function (e) { console.log(JSON.stringify(e) + ' ' + e.message) });
      });
    });`
  const app = path.join(t.testdir({ 'app.js': text }), 'app.js')
  t.match(await node([cli, 'run', '--as', '0.10.48', app]), {
    code: 0,
    stdout: '{"code":"ECONNREFUSED","errno":"ECONNREFUSED","syscall":"connect"} connect ECONNREFUSED\n',
  })
})

t.test('ports of more than 16 bits are taken by their lower ones, where they were', async t => {
  const text = `
    var net = require('net'), http = require('http'), said = [];
    function attempt(what, next) { try { what(next) } catch (e) { said.push(e.name); next() } }
    function told(next) { return function () { said.push('ok'); this.destroy ? this.destroy() : this.close(); next() } }
    var server = net.createServer(function (socket) { socket.on('error', function () {}).resume() });
    server.listen(0, '127.0.0.1', function () {
      var port = server.address().port + 65536;
      var ways = [
        function (next) { net.connect(port, '127.0.0.1').on('connect', told(next)) },
        function (next) { net.connect({ port: port, host: '127.0.0.1' }).on('connect', told(next)) },
        function (next) { new net.Socket().on('connect', told(next)).connect(port, '127.0.0.1') },
        function (next) { var own = net.createServer(); own.on('listening', told(next)); own.listen(65536, '127.0.0.1') },
        function (next) { var own = new net.Server(); own.on('listening', told(next)); own.listen(65536, '127.0.0.1') },
        function (next) { var own = http.createServer(); own.on('listening', told(next)); own.listen(65536, '127.0.0.1') }
      ];
      (function step() {
        if (ways.length) return attempt(ways.shift(), step);
        console.log(said.join(' ') + ' ' + (new net.Socket() instanceof net.Stream));
        process.exit();
      })();
    });`
  const app = path.join(t.testdir({ 'app.js': text }), 'app.js')
  const said = async (release: string) => (await node([cli, 'run', '--as', release, app])).stdout
  t.equal(await said('0.10.48'), 'ok ok ok ok ok ok true\n')
  t.equal(await said('4.9.1'), 'RangeError RangeError RangeError ok ok ok true\n')
  t.equal(await said('6.17.1'), 'RangeError RangeError RangeError RangeError RangeError RangeError true\n')
})

t.test('tls.createSecurePair makes TLS of what the program moves', async t => {
  const { key, cert } = keys().own
  const text = `
    var tls = require('tls'), net = require('net');
    var secret = { key: ${JSON.stringify(key)}, cert: ${JSON.stringify(cert)} };
    var server = net.createServer(function (socket) {
      var pair = tls.createSecurePair(require('crypto').createCredentials(secret), true, false, false);
      socket.pipe(pair.encrypted);
      pair.encrypted.pipe(socket);
      pair.on('secure', function () { console.log('secure') });
      pair.cleartext.on('data', function (text) { pair.cleartext.end('heard ' + text) });
    });
    server.listen(0, '127.0.0.1', function () {
      var client = tls.connect({ port: server.address().port, host: '127.0.0.1', rejectUnauthorized: false });
      client.on('secureConnect', function () { client.write('this') });
      client.on('data', function (text) { console.log(String(text)) });
      client.on('end', function () { process.exit() });
    });`
  const app = path.join(t.testdir({ 'app.js': text }), 'app.js')
  const { stdout, stderr } = await node([cli, 'run', '--as', '4.9.1', app])
  t.equal(stdout, 'secure\nheard this\n', stderr)
})

t.test('a socket that nobody reads from ends, where it did', async t => {
  const text = `
    var net = require('net');
    var server = net.createServer(function (s) { s.write('unread'); s.on('end', function () { console.log('peer'); server.close() }); s.end() });
    server.listen(0, '127.0.0.1', function () {
      net.connect(server.address().port, '127.0.0.1').on('end', function () { console.log('end') }).write('unread too');
    });
    setTimeout(function () { process.exit() }, 1500).unref();`
  const app = path.join(t.testdir({ 'app.js': text }), 'app.js')
  const ended = await node([cli, 'run', '--as', '0.8.28', app])
  t.same(ended.stdout.split('\n').sort(), ['', 'end', 'peer'])
})

t.test('a promise that nobody handles ends no process of a line that let it be', async t => {
  // The test runner silences warnings on some hosts: not here.
  const app = path.join(
    t.testdir({ 'app.js': 'Promise.reject(new Error("no")); setTimeout(function () { console.log("on") }, 10)' }),
    'app.js',
  )
  t.match(await run('4.9.1', [app]), { code: 0, stdout: 'on\n', stderr: '' })
  t.match(await run('8', [app]), {
    code: 0,
    stdout: 'on\n',
    stderr: /UnhandledPromiseRejectionWarning: Error: no/,
  })
})
