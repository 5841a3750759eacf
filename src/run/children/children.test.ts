/** Threads and processes that a pinned program starts are pinned as it is. */

import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { cli, dist, node, run } from '../node.test.helper'
import { nodeOptions, pinnedEnvironment, register } from './environment'

const kind = 'typeof require("http").createClient'
const files = {
  'child.js': `var kind = ${kind}; process.send ? (process.send(kind), process.disconnect()) : console.log(kind)`,
  'child.mjs': 'import http from "http"; console.log(typeof http.createClient)',
  'says.js': `
    var names = ['HTTP_ERAS', 'HTTP_ERAS_HOST', 'HTTP_ERAS_FAITHFUL', 'NODE_OPTIONS']
    module.exports = JSON.stringify(names.map(function (name) { return process.env[name] }))
    if (require.main === module) console.log(module.exports)`,
  'asks.js': 'process.stdout.write(require("child_process").execFileSync(process.execPath, ["says.js"]))',
  'tool.js': 'globalThis.fileURL = require("url").pathToFileURL; globalThis.HostURL = URL',
  'thread.js': `require("worker_threads").parentPort.postMessage(${kind})`,
  'thread.mjs':
    'import http from "http"; import { parentPort } from "worker_threads"; parentPort.postMessage(typeof http.createClient)',
}

/** Runs a program that collects in `out`, by name, what is told to `tell(name)(…)`, and prints it when all is told. */
async function collect(t: Test, body: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const at = t.testdir({
    ...files,
    'app.js': `
      var out = {}, waiting = 0
      function tell(name) {
        waiting++
        out[name] = 'heard nothing'
        return function (word) { out[name] = String(word).trim(); if (--waiting === 0) process.exit() }
      }
      function output(name) { var done = tell(name); return function (error, stdout) { done(error || stdout) } }
      process.chdir(__dirname)
      process.on('exit', function () { require('fs').writeSync(1, JSON.stringify(out)) })
      ${body}`,
  })
  // The era had no class URL; a tool that is loaded before it may have one.
  const tool = `-r "${path.join(at, 'tool.js')}"`
  const { stdout, stderr } = await run('0.6', [...args, path.join(at, 'app.js')], {
    env: { NODE_OPTIONS: tool, ...env },
  })
  t.equal(stderr, '')
  return JSON.parse(stdout || '{}') as Record<string, string>
}

const each = (out: Record<string, string>, value: string) =>
  Object.fromEntries(Object.keys(out).map(key => [key, value]))

t.test('processes, however they are started', async t => {
  const out = await collect(
    t,
    `
    var cp = require('child_process'), custom = Symbol.for('nodejs.util.promisify.custom'), node = process.execPath, quoted = '"' + node + '"'
    cp.spawn(node, ['child.js']).stdout.on('data', tell('spawn'))
    cp.spawn(quoted + ' child.js', { shell: true }).stdout.on('data', tell('spawn in a shell'))
    cp.exec(quoted + ' child.js', output('exec'))
    cp.exec(quoted + ' child.mjs', { cwd: __dirname }, output('an ES module'))
    cp.execFile(node, ['child.js'], output('execFile'))
    cp.execFile(node, ['child.js'], null, output('execFile with null'))
    cp.execFile(node, ['child.js'], { env: {} }, output('with an environment of its own'))
    cp.execFile('/bin/sh', ['-c', quoted + ' child.js'], output('behind something that is not node'))
    cp.fork('child.js').on('message', tell('fork'))
    cp.fork('child.js', { execArgv: [] }).on('message', tell('fork with no options of node'))
    cp.fork('child.js', [], { env: { A: 'b' } }).on('message', tell('fork with an environment'))
    tell('execSync')(cp.execSync(quoted + ' child.js'))
    tell('execFileSync')(cp.execFileSync(node, ['child.js']))
    tell('spawnSync')(cp.spawnSync(node, ['child.js']).stdout)
    var promised = tell('promisified'), promisedFile = tell('execFile promisified')
    cp.exec[custom](quoted + ' child.js').then(function (r) { promised(r.stdout) })
    cp.execFile[custom](node, ['child.js']).then(function (r) { promisedFile(r.stdout) })
    if (process.getBuiltinModule) process.getBuiltinModule('child_process').exec(quoted + ' child.js', output('of getBuiltinModule'))
    import('child_process').then(function (m) { m.exec(quoted + ' child.js', done) })
    var done = output('imported')`,
  )
  t.same(out, each(out, 'function'))
  t.ok(Object.keys(out).length >= 17, `${Object.keys(out).length} ways`)
})

t.test('workers of cluster', async t => {
  const app = path.join(
    t.testdir({
      'app.js': `
        var cluster = require('cluster')
        if (cluster.isMaster) {
          var heard = []
          var hear = function (word) { heard.push(word); if (heard.length === 3) console.log(heard.sort().join()) }
          cluster.on('fork', function () { hear('forked') })
          cluster.fork({ A: 'b' }).on('message', hear)
          cluster.setupMaster({ execArgv: [] })
          process.env.HTTP_ERAS_FAITHFUL = '1'
        } else { process.send(${kind} + process.env.A); process.send('has ' + cluster.worker.id); process.disconnect() }`,
    }),
    'app.js',
  )
  t.match(await run('0.6', [app]), { code: 0, stdout: 'forked,functionb,has 1\n', stderr: '' })
})

t.test('worker threads', async t => {
  const body = `
    var Worker = require('worker_threads').Worker, posts = 'require("worker_threads").parentPort.postMessage('
    function thread(name, file, options) { new Worker(file, options).on('message', tell(name)).on('error', tell(name)) }
    thread('a file', './thread.js')
    thread('an absolute path', __dirname + '/thread.js', { workerData: 1 })
    thread('a file: URL', fileURL('thread.js'))
    thread('an ES module', './thread.mjs')
    thread('options of node', './thread.js', { execArgv: ['--no-warnings'] })
    thread('an environment', './thread.js', { env: { A: 'b' } })
    thread('a shared environment', './thread.js', { env: require('worker_threads').SHARE_ENV })
    thread('code', posts + '${kind.replaceAll('"', '\\"')})', { eval: true })
    thread('code that imports', 'import("http").then(function (m) { ' + posts + 'typeof m.createClient) })', { eval: true })
    thread('a data: URL', new HostURL('data:text/javascript,import http from "http"; import { parentPort as p } from "worker_threads"; p.postMessage(typeof http.createClient)'))
    thread('a thread in a thread', 'new (require("worker_threads").Worker)("./thread.js").on("message", function (m) { ' + posts + 'm) })', { eval: true })
    class Own extends Worker {}
    new Own('./thread.js').on('message', tell('a class of its own'))
    import('worker_threads').then(function (m) { new m.Worker('./thread.js').on('message', done) })
    var done = tell('imported')`
  const out = await collect(t, body)
  t.same(out, each(out, 'function'))
  t.equal(Object.keys(out).length, 13)
})

t.test('a thread has the options of its process, those included that only processes take', async t => {
  const app = path.join(
    t.testdir({
      'app.js': `
        var w = require('worker_threads')
        new w.Worker('require("worker_threads").parentPort.postMessage([process.execArgv, require("worker_threads").getEnvironmentData("http-eras")])', { eval: true })
          .on('message', function (m) { console.log(JSON.stringify([m, w.Worker.name, w.getEnvironmentData('http-eras')])) })`,
    }),
    'app.js',
  )
  const { stdout } = await node(['--no-warnings', '--title=x', cli, 'run', '--as', '0.6', app])
  t.same(JSON.parse(stdout || '[]'), [[['--no-warnings', '--require', register], null], 'Worker', null])
})

t.test('a child may be another version', async t => {
  const out = await collect(
    t,
    `
    var cp = require('child_process'), node = process.execPath
    cp.execFile(node, ['child.js'], { env: Object.assign({}, process.env, { HTTP_ERAS: '12' }) }, output('by HTTP_ERAS'))
    cp.execFile(node, [${JSON.stringify(cli)}, 'run', '--as', '12', 'child.js'], output('by run'))
    cp.execFile(node, ['-r', ${JSON.stringify(path.join(dist, 'as', '12.js'))}, 'child.js'], output('by a preload'))`,
    [],
    { HTTP_ERAS: '4' },
  )
  t.same(out, each(out, 'undefined'))
  t.equal(Object.keys(out).length, 3)
})

t.test('options reach the children, what the user has in NODE_OPTIONS stays, and ours stands there once', async t => {
  const out = await collect(
    t,
    `
    var cp = require('child_process'), node = process.execPath
    cp.execFile(node, ['says.js'], output('child'))
    cp.execFile(node, ['asks.js'], output('grandchild'))
    tell('itself')(require('./says.js'))`,
    ['--host', 'a,b'],
    { NODE_OPTIONS: '--no-warnings', HTTP_ERAS_FAITHFUL: '1' },
  )
  const child = JSON.stringify(['0.6', 'a,b', '1', `--no-warnings --require ${register}`])
  t.same(out, { child, grandchild: child, itself: JSON.stringify([null, null, '1', '--no-warnings']) })
})

t.test('a path with blanks, quotes and backslashes', async t => {
  const folder = path.join(t.testdir({}), 'a "b\\ c')
  mkdirSync(folder)
  const file = path.join(folder, 'said.js')
  writeFileSync(file, 'console.log("said")')
  const { stdout } = await node(['-p', '1'], { env: { NODE_OPTIONS: nodeOptions('--no-warnings', file) } })
  t.equal(stdout, 'said\n1\n')
  t.equal(nodeOptions(nodeOptions(undefined, file), file), nodeOptions('', file), 'once')
})

t.test('an environment: what it inherits counts, what it says of us counts, nothing else is touched', t => {
  const given = Object.create({ INHERITED: '1' }, { OWN: { value: '2', enumerable: true } }) as NodeJS.ProcessEnv
  const pin = { HTTP_ERAS: '0.6', HTTP_ERAS_FAITHFUL: undefined }
  const env = pinnedEnvironment(pin, given)
  t.match(env, { INHERITED: '1', OWN: '2', HTTP_ERAS: '0.6', NODE_OPTIONS: `--require ${register}` })
  t.same(Object.keys(given), ['OWN'])
  t.equal(pinnedEnvironment(pin, { HTTP_ERAS: '4' }).HTTP_ERAS, '4')
  t.equal(pinnedEnvironment(pin, { HTTP_ERAS_FAITHFUL: '1' }).HTTP_ERAS_FAITHFUL, '', 'an option that is off')
  t.notOk('NODE_OPTIONS' in given)
  t.end()
})

t.test('what is not node runs as it does, and arguments that the host refuses are the host’s to refuse', async t => {
  const out = await collect(
    t,
    `
    var cp = require('child_process')
    cp.exec('echo $0 word', output('shell'))
    cp.execFile('/bin/echo', ['word'], output('file'))
    ;[['spawn'], ['spawn', 'x', 1], ['fork', 'x', [], 2], ['execFileSync', 'x', 'y']].forEach(function (c) {
      try { cp[c[0]].apply(cp, c.slice(1)); tell(c.join())('passed') } catch (e) { tell(c.join())(e.code) }
    })`,
  )
  const refused = 'ERR_INVALID_ARG_TYPE'
  t.match(out, { shell: /word/, file: 'word', spawn: refused, 'spawn,x,1': refused })
  t.match(out, { 'fork,x,,2': refused, 'execFileSync,x,y': refused })
})

t.test('a process that is not pinned hands nothing on', async t => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '-e',
    `require(${JSON.stringify(path.dirname(dist))}).createHttp('0.6')
     process.stdout.write(require('child_process').execFileSync(process.execPath, ['-p', '(process.env.NODE_OPTIONS || "") + typeof require("http").createClient']))`,
  ])
  t.match(stdout, 'undefined')
  t.notMatch(stdout, 'register')
})
