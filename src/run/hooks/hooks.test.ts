/** However a program asks for http, it gets that of its version; and nobody else does. */

import Module from 'node:module'
import path from 'node:path'
import t, { type Test } from 'tap'
import { cli, node, run } from '../node.test.helper'

/** Hosts without import hooks in the program's thread cannot pin what a required ES module imports. */
const hooksInThread = 'registerHooks' in Module

const folder = (t: Test, files: Parameters<Test['testdir']>[0]) => {
  const at = t.testdir(files)
  return (file: string) => path.join(at, file)
}

const ways = `
  import http, { createServer, Agent as Pool } from 'node:http'
  import * as all from 'http'
  import { createRequire } from 'node:module'
  import Module from 'node:module'
  import net, { Stream } from 'node:net'
  import Readable from 'stream'
  import https from 'https'
  import old from './old.cjs'
  const require = createRequire(import.meta.url)
  const dynamic = await import('http')
  const again = await import('node:http')
  console.log(JSON.stringify({
    era: typeof http.createClient,
    named: createServer === http.createServer && Pool === http.Agent,
    all: all.default === http && 'createClient' in all && !('METHODS' in all),
    dynamic: dynamic.default === http && dynamic === again,
    required: require('node:http') === http && require('https') === https,
    inCommonJs: old.http === http && old.https === https,
    ofNewModule: new Module('x').require('http') === http,
    evaluated: (0, eval)('process.getBuiltinModule ? process.getBuiltinModule("http") : null') === (process.getBuiltinModule ? http : null),
    builtin: !process.getBuiltinModule || process.getBuiltinModule('node:http') === http && old.builtin() === http,
    net: Stream === net.Socket && require('net') === net,
    stream: new http.IncomingMessage instanceof Readable && require('stream') === Readable }))`
const old = `
  exports.http = require('http')
  exports.https = require('https')
  exports.builtin = function () { return process.getBuiltinModule('http') }`

t.test('import, require and getBuiltinModule give the same http, that of the version', async t => {
  const at = folder(t, { 'app.mjs': ways, 'old.cjs': old })
  const register = { env: { HTTP_ERAS: '0.6' } }
  const starts: [string, string[], typeof register?][] = [
    ['run', [cli, 'run', '--as', '0.6']],
    ['-r register', ['-r', 'http-eras/register'], register],
    ['--import register', ['--import', 'http-eras/register'], register],
    ['-r as', ['-r', 'http-eras/as/0.6']],
    ['--import as', ['--import', 'http-eras/as/0.6']],
  ]
  const outcomes = await Promise.all(starts.map(([, args, how]) => node([...args, at('app.mjs')], how)))
  for (const [i, { stdout, stderr }] of outcomes.entries()) {
    t.equal(stderr, '', starts[i][0])
    const said = JSON.parse(stdout || '{}')
    t.equal(said.era, 'function', starts[i][0])
    t.same(
      Object.keys(said).filter(key => key !== 'era' && said[key] !== true),
      [],
      starts[i][0],
    )
    t.equal(Object.keys(said).length, 11)
  }
})

t.test('a name that the version lacks cannot be imported', async t => {
  const at = folder(t, { 'app.mjs': 'import { METHODS } from "node:http"' })
  const { code, stderr } = await run('0.6', [at('app.mjs')])
  t.equal(code, 1)
  t.match(stderr, "SyntaxError: The requested module 'node:http' does not provide an export named 'METHODS'")
  t.match(await run('12', [at('app.mjs')]), { code: 0, stderr: '' })
})

t.test('ES modules of all kinds are pinned, those that a script imports late too', async t => {
  const esm = 'import { createClient } from "http"; console.log(typeof createClient)'
  const late = 'import("http").then(function (m) { console.log(typeof m.default.createClient) })'
  const at = folder(t, {
    // Without one, what stands in that of the clone would count.
    'package.json': '{}',
    'plain.js': esm,
    'late.js': late,
    'late.cjs': late,
    'built.js': `new Function(${JSON.stringify(late)})()`,
    typed: { 'package.json': '{"type":"module"}', 'app.js': esm },
    'chain.cjs': 'import("./typed/app.js")',
  })
  const files = ['plain.js', 'late.js', 'late.cjs', 'typed/app.js', 'chain.cjs'].map(file => [at(file)])
  const evaluated = [
    ['--input-type=module', '-e', esm],
    ['-e', late],
    ['-p', 'typeof require("http").createClient'],
  ]
  const outcomes = await Promise.all([
    ...files.map(args => run('0.6', args)),
    ...evaluated.map(args => node(['-r', 'http-eras/as/0.6', ...args])),
  ])
  for (const [i, outcome] of outcomes.entries()) {
    // The host warns of an ES module that it knows by its text alone.
    t.match(outcome, { code: 0, stdout: 'function\n' }, `${[...files, ...evaluated][i]}`)
  }
})

t.test('an ES module that is required is pinned, or the program is told that it is not', async t => {
  const at = folder(t, {
    'app.cjs': 'console.log(require("./lib.mjs").default)',
    'lib.mjs': 'import http from "http"\nexport default typeof http.createClient',
  })
  const { stdout, stderr } = await run('0.6', ['--no-prelude', at('app.cjs')])
  if (hooksInThread) t.same([stdout, /ERAS/.test(stderr)], ['function\n', false])
  else t.match(stderr, /ERAS_REQUIRED_ESM.*lib\.mjs was loaded with require.*import of 'http'/s)
})

t.test('the modules inside http and stream hold the same classes', async t => {
  const at = folder(t, {
    'app.js': `
      var http = require('http'), stream = require('stream')
      console.log(JSON.stringify([require('_http_agent').Agent === http.Agent, require('_http_server').Server === http.Server,
        require('_http_client').ClientRequest === http.ClientRequest, require('_http_incoming').IncomingMessage === http.IncomingMessage,
        require('_http_outgoing').OutgoingMessage === http.OutgoingMessage, require('_stream_readable') === stream.Readable,
        typeof require('_stream_transform')]))`,
  })
  for (const line of ['0.12', '12']) {
    t.match(await run(line, [at('app.js')]), { stdout: '[true,true,true,true,true,true,"function"]\n' }, line)
  }
  t.match(await run('0.6', [at('app.js')]), { code: 1, stderr: "Cannot find module '_http_agent'" }, 'which had none')
})

t.test('packages of today and those that are named keep the host’s modules', async t => {
  const kind = 'typeof require("http").createClient'
  const esm = 'import http from "http"; export default typeof http.createClient'
  const builtin = 'process.getBuiltinModule ? typeof process.getBuiltinModule("http").createClient : "undefined"'
  const at = folder(t, {
    'app.mjs': `
      import { createRequire } from 'node:module'
      const require = createRequire(import.meta.url)
      const names = ['undici', 'npm', 'modern', '@acme/modern', 'dep']
      const out = {}
      for (const name of names) out[name] = require(name)
      out.imported = (await import('undici/index.mjs')).default
      out.importedDep = (await import('dep/index.mjs')).default
      console.log(JSON.stringify(out))`,
    node_modules: {
      undici: { 'index.js': `module.exports = [${kind}, ${builtin}]`, 'index.mjs': esm },
      npm: {
        'index.js': 'module.exports = require("inner")',
        node_modules: { inner: { 'index.js': `module.exports = ${kind}` } },
      },
      modern: { 'index.js': `module.exports = ${kind}` },
      '@acme': { modern: { 'index.js': `module.exports = ${kind}` } },
      dep: { 'index.js': `module.exports = [${kind}, ${builtin}]`, 'index.mjs': esm },
    },
  })
  const { stdout } = await run('0.6', ['--host', 'other,modern', '--host=@acme/modern', at('app.mjs')])
  const has = 'function'
  const hasNot = 'undefined'
  const asked = 'getBuiltinModule' in process ? has : hasNot
  t.same(JSON.parse(stdout || '{}'), {
    undici: [hasNot, hasNot],
    npm: hasNot,
    modern: hasNot,
    '@acme/modern': hasNot,
    dep: [has, asked],
    imported: hasNot,
    importedDep: has,
  })
  const { stdout: unnamed } = await run('0.6', [at('app.mjs')])
  t.match(JSON.parse(unnamed || '{}'), { modern: has, '@acme/modern': has, undici: [hasNot, hasNot] })
  const { stdout: byVariable } = await run('0.6', [at('app.mjs')], { env: { HTTP_ERAS_HOST: 'modern' } })
  t.match(JSON.parse(byVariable || '{}'), { modern: hasNot, '@acme/modern': has })
})

t.test('the host’s fetch works beside a server of the version', async t => {
  const at = folder(t, {
    'app.js': `
      var server = require('http').createServer(function (req, res) { res.end('old') })
      server.listen(0, '127.0.0.1', function () {
        fetch('http://127.0.0.1:' + server.address().port).then(function (r) { return r.text() }).then(function (text) {
          console.log(text); process.exit()
        })
      })`,
  })
  t.match(await run('0.10', ['--no-prelude', at('app.js')]), { code: 0, stdout: 'old\n', stderr: '' })
})

/** Takes down what the host's modules and the process are made of, and says later what has changed. */
const witness = `
  var names = ['http', 'https', 'net', 'stream', 'child_process', 'cluster', 'worker_threads', 'fs', 'util', 'url']
  function members(object) { return Object.getOwnPropertyNames(object).map(function (key) {
    var member = Object.getOwnPropertyDescriptor(object, key)
    return [key, 'value' in member ? member.value : member.get] }) }
  function look() {
    var all = []
    names.forEach(function (name) {
      var module = hosts[name]
      members(module).forEach(function (m) {
        all.push([name + '.' + m[0], m[1]])
        if (typeof m[1] === 'function' && m[1].prototype) members(m[1].prototype).forEach(function (p) { all.push([name + '.' + m[0] + '#' + p[0], p[1]]) })
      })
    })
    Object.keys(process.env).forEach(function (key) { all.push(['env.' + key, process.env[key]]) })
    all.push(['execArgv', process.execArgv.join()])
    return all
  }
  var hosts = {}
  names.forEach(function (name) { hosts[name] = require(name) })
  // Some members are made when they are first read.
  names.forEach(function (name) { for (var key in hosts[name]) hosts[name][key] })
  var before = look()
  exports.changed = function () {
    var after = look(), was = new Map(before)
    var now = new Map(after)
    return after.filter(function (m) { return !was.has(m[0]) || was.get(m[0]) !== m[1] }).concat(before.filter(function (m) { return !now.has(m[0]) }))
      .map(function (m) { return m[0] })
  }`

t.test('the host’s modules and the program’s environment stay as they are', async t => {
  const at = folder(t, {
    'witness.js': `process.hostsWitness = exports;${witness}`,
    'app.js': `
      var http = require('http'), cp = require('child_process')
      require('https'); require('net'); require('stream'); require('cluster'); require('worker_threads')
      var server = http.createServer(function (req, res) { res.end() })
      server.listen(0, '127.0.0.1', function () {
        http.get({ host: '127.0.0.1', port: server.address().port }, function (res) {
          res.on('end', function () {
            cp.execFileSync(process.execPath, ['-p', '1'])
            console.log(JSON.stringify(process.hostsWitness.changed())); process.exit()
          })
          if (res.resume) res.resume()
        })
      })`,
  })
  const outcomes = await Promise.all(
    ['0.6', '12'].map(as => node(['-r', at('witness.js'), cli, 'run', '--as', as, '--no-prelude', at('app.js')])),
  )
  for (const outcome of outcomes) t.match(outcome, { code: 0, stdout: '[]\n', stderr: '' })
})

t.test('a process that uses http-eras as a module is not pinned', async t => {
  const at = folder(t, {
    'witness.js': witness,
    'app.cjs': `
      var Module = require('module'), witness = require('./witness.js')
      var hooks = function () { return [Module._load, Module.prototype._compile, process.getBuiltinModule] }, were = hooks()
      var eras = require(${JSON.stringify(path.dirname(path.dirname(path.dirname(path.dirname(__dirname)))))})
      var host = require('http')
      var http = eras.createHttp('0.6')
      eras.createHttps && eras.createHttps('0.6')
      import('http').then(function (m) {
        console.log(JSON.stringify([witness.changed(), hooks().every(function (hook, i) { return hook === were[i] }),
          m.default === host && host === require('node:http') && host !== http])) })`,
  })
  t.match(await node([at('app.cjs')]), { code: 0, stdout: '[[],true,true]\n', stderr: '' })
})
