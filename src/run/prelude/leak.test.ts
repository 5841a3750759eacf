/**
 * Nothing of a pinned program's modules is seen through the host's: every member of the host's modules that the
 * prelude has views for, and of what they hold, is the same before and after a program had and used them all.
 */

import path from 'node:path'
import t from 'tap'
import { patches } from '../../../versions/prelude'
import { cli, node } from '../node.test.helper'
import { placesOf } from './places'

/** Parts of http-eras other than the prelude have views for these. */
const others = ['http', 'https', 'stream', 'child_process', 'cluster', 'worker_threads', 'dns']
/** Modules that the host has not: the prelude makes them. */
const made = ['sys', 'freelist', '_linklist']
const viewed = [...new Set(patches.flatMap(patch => placesOf(patch) ?? []))].filter(name => !made.includes(name))
const modules = ['events', ...others, ...viewed]

/**
 * What a pinned process changes for all that is in it, the host's own parts included, because there is no other place
 * in which an old program would see it.
 */
const onPurpose: readonly [what: RegExp, why: string][] = [
  [/^process\.(version|versions|EventEmitter|assert)$/, 'programs read them off the one process object'],
  [/^process\.binding$/, "the era's bindings; others are the host's"],
  [/^process\.(emit|domain)$/, 'the host tells by them of promises that nobody handles'],
  [/^process\._events(Count)?$/, 'who prints warnings is another one'],
  [/^process\.emitWarning$/, 'what the host warns of is not said; warnings of programs pass'],
  [/^process\.(argv|mainModule)$/, 'the program stands in the place of `http-eras run`'],
  [/^process\.getBuiltinModule$/, 'the hook itself: it looks who asks'],
  [/^global\.changedSince$/, 'this test'],
  [/^global\.(GLOBAL|root)$/, 'names of the one global object'],
  [/^global\.[A-Za-z]+$/, 'globals that the release had not, and the order of those that it had'],
  [/^global\.Symbol\(http-eras\.[\w.]+\)$/, 'what files of the program find by no other way'],
  [/^console\.assert$/, 'there is one console'],
  [/^Buffer\.from$/, 'what `new Buffer` goes by'],
  [
    /^Buffer\.prototype\.(write|get|asciiWrite|(read|write)(U?Int|Float|Double)\w+)$/,
    "all buffers have the host's prototype",
  ],
  [
    /^(net\.Server|tls\.Server|https?\.Server\.__proto__)\.Symbol\(Symbol\.hasInstance\)$/,
    "the host takes the program's servers for its own",
  ],
  [
    /^events\.prototype\.\w+$/,
    "all emitters of the host stand on the program's: what it adds or replaces reaches them",
  ],
]

/** Notes every member of a value and of what it holds, and tells later which are others. Loaded before the pin. */
const look = `
  var seen = new Map();
  function note(value, name, depth) {
    if (value === null || typeof value !== 'object' && typeof value !== 'function' || seen.has(value)) return;
    var members = Object.getOwnPropertyDescriptors(value);
    seen.set(value, { name: name, members: members, prototype: Object.getPrototypeOf(value) });
    if (depth === 0) return;
    Reflect.ownKeys(members).forEach(function (key) { note(members[key].value, name + '.' + String(key), depth - 1) });
    note(Object.getPrototypeOf(value), name + '.__proto__', depth - 1);
  }
  // Some of the host's modules change others when they are loaded, some members become others when they are read.
  ${JSON.stringify(modules)}.forEach(function (name) {
    var module = require(name);
    Object.getOwnPropertyNames(module).forEach(function (key) { module[key] });
  });
  require('crypto').constants.defaultCipherList;
  globalThis.changedSince = null;
  note(process, 'process', 0); note(globalThis, 'global', 0); note(console, 'console', 0); note(Buffer, 'Buffer', 2);
  ${JSON.stringify(modules)}.forEach(function (name) { note(require(name), name, 3) });
  globalThis.changedSince = function () {
    var changed = [];
    seen.forEach(function (was, value) {
      var now = Object.getOwnPropertyDescriptors(value);
      if (Object.getPrototypeOf(value) !== was.prototype) changed.push(was.name + '.__proto__');
      new Set(Reflect.ownKeys(was.members).concat(Reflect.ownKeys(now))).forEach(function (key) {
        var a = was.members[key], b = now[key];
        if (!a || !b || !Object.is(a.value, b.value) || a.get !== b.get || a.set !== b.set || a.writable !== b.writable)
          changed.push(was.name + '.' + String(key));
      });
    });
    return { members: seen.size, changed: changed };
  };
  globalThis.changedSince();`

/** Has every module, calls what views make, and moves a request and an answer. */
const app = `
  var all = {};
  ${JSON.stringify([...modules, ...made])}.forEach(function (name) { try { all[name] = require(name) } catch (e) { all[name] = e.code } });
  all.domain.create(); all.crypto.createHash('md5').update('a').digest('hex'); all.url.parse('http://a/?b=1', true);
  all.path.join('a', 'b'); all.fs.statSync(__filename); all.querystring.parse('a=1'); all.util.inspect(1);
  new all.net.Socket(); new all.net.Server(); all.tls.createSecurePair && all.tls.createSecurePair();
  var raw = all.net.createServer(function (socket) { socket.end() });
  raw.listen(0, '127.0.0.1', function () {
    all.net.connect(raw.address().port, '127.0.0.1').on('close', function () { raw.on('close', http); raw.close() }).resume();
  });
  function http() {
    var server = all.http.createServer(function (req, res) { res.end('ok') });
    server.listen(0, '127.0.0.1', function () {
      all.http.get({ host: '127.0.0.1', port: server.address().port, agent: false }, function (res) {
        res.on('data', function () {});
        res.on('end', function () {
          console.log(JSON.stringify(globalThis.changedSince()));
          process.exit();
        });
      });
    });
  }`

for (const release of ['0.4.12', '0.10.48', '12.22.12']) {
  t.test(`${release}: the host's modules stay as they are`, async t => {
    const dir = t.testdir({ 'look.js': look, 'app.js': app })
    const { stdout, stderr } = await node([
      '-r',
      path.join(dir, 'look.js'),
      cli,
      'run',
      '--as',
      release,
      path.join(dir, 'app.js'),
    ])
    t.match(stdout, /^\{/, stderr)
    const { members, changed } = JSON.parse(stdout) as { members: number; changed: string[] }
    t.ok(members > 500, `${members} objects of the host were looked at`)
    t.same(
      changed.filter(name => !onPurpose.some(([what]) => what.test(name))),
      [],
    )
    t.ok(changed.includes('process.version'), 'a change would be seen')
  })
}
