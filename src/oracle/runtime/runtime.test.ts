/**
 * Running scenarios: a run in a thread must come out as in a process of its own, and must keep to itself. The module
 * under test is the host's, because that one can be had in both.
 */

import net from 'node:net'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import t from 'tap'
import { factPlaces } from '../../shared/facts'
import type { Transcript } from '../../transcript/types'
import { perform } from '../perform'
import { readScenario } from '../scenario'
import { childRuntime, versionOf } from './child'
import { eraGlobals, eraMessage } from './engine'
import { Pool, type PoolOptions } from './pool'

const modules: PoolOptions['modules'] = [path.join(__dirname, 'host-modules.test.helper.js'), 'hostModules']

const files = t.testdir({
  'steps.js': `exports.title = 'all that a peer can do'; exports.role = 'server'
    exports.main = function (t) {
      var s = t.http.createServer({ keepAliveTimeout: 0 }, function (req, res) {
        t.log('request', req.url, undefined, NaN, Infinity, function () {}, new Buffer('\\xff', 'binary'))
        res.sendDate = req.url === '/date'
        req.on('aborted', function () { t.log('aborted', req.url) })
        req.on('error', function (e) { t.log('error', e) })
        req.on('end', function () { if (req.url !== '/silent') res.end('end of ' + req.url) })
        req.resume()
      })
      t.listen(s, function (port) { t.log('listens', port) })
    }
    var get = function (url) { return ['send', 'GET ' + url + ' HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n'] }
    exports.peer = [
      [get('/1'), ['bytes', 'end of /1'], get('/2'), ['idle'], get('/date'), ['idle', 30], ['end'], ['close']],
      [get('/silent'), ['close', 50]],
      [['send', 'POST /gone HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: 9\\r\\n\\r\\nabc'], ['pause', 50], ['destroy'], ['pause', 50]],
      [['send', 'POST /reset HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: 9\\r\\n\\r\\nabc'], ['pause', 50], ['reset'], ['pause', 50]],
      [['send', 'garbage\\r\\n\\r\\n'], ['head'], ['close']]
    ]`,
  'rejects.js': `exports.title = 'rejects, and goes on'; exports.role = 'api'
    exports.main = function (t) { Promise.reject(new Error('rejected')); setTimeout(function () { t.log('went on'); t.done() }, 5) }`,
  'rejects-symbol.js': `exports.title = 'rejects with what has no text'; exports.role = 'api'
    exports.main = function (t) { Promise.reject(Symbol('odd')) }`,
  'hears-rejection.js': `exports.title = 'hears a rejection'; exports.role = 'api'
    exports.main = function (t) { process.on('unhandledRejection', function (e) { t.log('heard', e.message); t.done() }); Promise.reject(new Error('own')) }`,
  'client.js': `exports.title = 'a client'; exports.role = 'client'
    exports.main = function (t) {
      var left = 2
      function get(path) {
        t.http.get({ host: t.host, port: t.port, path: path, agent: false }, function (res) {
          res.on('data', function (d) { t.log(path, String(d)) })
          res.on('end', function () { t.log(path, 'end'); if (--left) get('/second'); else t.done() })
        })
      }
      get('/first')
    }
    exports.peer = [
      [['head'], ['send', 'HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\none'], ['close']],
      [['head'], ['send', 'HTTP/1.1 200 OK\\r\\n\\r\\ntwo'], ['end'], ['close']]
    ]`,
  'pair.js': `exports.title = 'both'; exports.role = 'pair'
    exports.main = function (t) {
      var s = t.http.createServer(function (req, res) { t.log('request', req.url); res.sendDate = false; res.end('hello') })
      t.listen(s, function () {
        t.http.get({ host: t.host, port: t.port, agent: false }, function (res) {
          res.on('data', function (d) { t.log('data', d) })
          res.on('end', t.done)
        })
      })
    }`,
  'keep-alive.js': `exports.title = 'connections open at the end'; exports.role = 'pair'
    exports.main = function (t) {
      var agent = new t.http.Agent({ keepAlive: true })
      t.listen(t.http.createServer(function (req, res) { res.sendDate = false; res.end('x') }), function () {
        t.http.get({ host: t.host, port: t.port, agent: agent }, function (res) { res.resume().on('end', t.done) })
      })
    }`,
  'uncaught.js': `exports.title = 'an error that nobody catches, later'; exports.role = 'api'
    exports.main = function (t) {
      t.attempt('attempt', function () { throw new TypeError('attempted') })
      setTimeout(function () { setTimeout(function () { t.log('not heard') }, 5); throw new Error('thrown later') }, 30)
    }`,
  'at-once.js': `exports.title = 'an error at once'; exports.main = function (t) { t.log('before'); throw new RangeError('thrown') }`,
  'rejected.js': `exports.title = 'a promise nobody hears'; exports.main = function (t) { Promise.reject(new Error('rejected')) }`,
  'exit.js': `exports.title = 'ends its process'; exports.main = function (t) { t.log('last'); process.exit(7) }`,
  'leaves-much.js': `exports.title = 'leaves a server, a connection and timers'; exports.main = function (t) {
      var net = require('net')
      var server = net.createServer(function (c) { setInterval(function () { t.log('tick') }, 1) }).listen(0, '127.0.0.1', function () {
        net.connect(server.address().port, '127.0.0.1', function () { t.log(server.address().port); setTimeout(t.done, 20) })
      })
    }`,
  // It sleeps within its loop: a processor that is kept busy would prove no more.
  'loop.js': `exports.title = 'never gives way'; exports.main = function (t) {
      for (var cell = new Int32Array(new SharedArrayBuffer(4)); ;) Atomics.wait(cell, 0, 0, 20)
    }`,
  'waits.js': `exports.title = 'gives way'; exports.main = function (t) { setTimeout(function () { t.log('waited'); t.done() }, 300) }`,
  'host.js': `exports.title = 'asks for what its era has not'; exports.main = function (t) {
      t.attempt('own', function () { return require('http') === t.http })
      t.attempt('strange', function () { return require('cluster') })
      t.done()
    }`,
})
const file = (name: string) => path.join(files, `${name}.js`)
const inThread = (pool: Pool, name: string) => pool.run({ scenario: file(name), release: 'host' })
const inProcess = (name: string) => perform(readScenario(file(name)), childRuntime(process.execPath))

t.test('a run in a thread, beside others, comes out as in a process of its own', async t => {
  const pool = new Pool({ threads: 1, modules })
  t.teardown(() => pool.close())
  const scenarios = ['steps', 'client', 'pair', 'keep-alive', 'uncaught', 'at-once', 'rejected', 'exit']
  const [own, beside] = await Promise.all([
    Promise.all(scenarios.map(inProcess)),
    Promise.all([...scenarios, ...scenarios].map(name => inThread(pool, name))),
  ])
  for (const [k, name] of scenarios.entries()) {
    // On a busy machine any of the three may have been late; all are run again until they agree, at most five times.
    const agree = () => isDeepStrictEqual(beside[k], own[k]) && isDeepStrictEqual(beside[k + scenarios.length], own[k])
    for (let runs = 1; runs < 5 && !agree(); runs++) {
      own[k] = await inProcess(name)
      beside[k] = await inThread(pool, name)
      beside[k + scenarios.length] = await inThread(pool, name)
    }
    t.same(beside[k], own[k], name)
    t.same(beside[k + scenarios.length], own[k], `${name}, for the second time`)
  }
  const [steps, client, pair, keepAlive, uncaught, atOnce, rejected, exit] = own
  t.test('with the peer’s steps done, and how each connection ended', async t => {
    t.same(
      steps.connections.map(connection => connection.closed),
      ['peer end', 'open', 'peer destroy', 'peer reset', 'end'],
    )
    t.same(
      steps.connections[0].turns.map(turn => turn.from),
      ['client', 'server', 'client', 'server', 'client', 'server'],
    )
    t.match(steps.connections[0].turns[5].bytes, ['HTTP/1.1 200 OK\r\n', 'Date: {date}\r\n'])
    t.same(steps.events[0], ['listens', '{port}'])
    t.same(steps.events[1].slice(2), ['[undefined]', '[NaN]', '[Infinity]', '[function]', { buffer: '\xff' }])
    t.ok(steps.events.some(event => event[0] === 'error' && (event[1] as { code?: string }).code === 'ECONNRESET'))
  })
  t.test('in every role', async t => {
    t.same(client.connections.length, 2)
    t.same(client.events, [
      ['/first', 'one'],
      ['/first', 'end'],
      ['/second', 'two'],
      ['/second', 'end'],
    ])
    t.same(pair.events, [
      ['request', '/'],
      ['data', { buffer: 'hello' }],
    ])
    t.match(pair.connections[0].turns[0].bytes, ['GET / HTTP/1.1\r\n', 'Host: 127.0.0.1:{port}\r\n'])
    t.equal(keepAlive.connections.length, 1)
  })
  t.test('with the errors that nobody caught, and its exit', async t => {
    const thrown = (error: string) => ['uncaughtException', { error }]
    t.same(uncaught.events, [['attempt', 'threw', { error: 'attempted' }], thrown('thrown later')])
    t.equal(atOnce.events.length, 2)
    t.same(rejected.events, [thrown('rejected')])
    t.same([exit.exit, exit.events], [7, [['last']]])
    t.notOk('exit' in uncaught)
  })
})

t.test('a rejection that nobody handled ends no run of an era that outlived it, and is heard', async t => {
  const eventsOn = async (release: string, name: string) => {
    const pool = new Pool({ threads: 1 })
    const { events } = await pool.run({ scenario: path.join(files, `${name}.js`), release })
    await pool.close()
    return events
  }
  const raised = ['uncaughtException', { error: 'rejected' }]
  t.same(await eventsOn('14.21.3', 'rejects'), [['went on']])
  t.same(await eventsOn('15.0.0', 'rejects'), [raised])
  t.match(await eventsOn('15.0.0', 'rejects-symbol'), [['uncaughtException', { error: /"Symbol\(odd\)"/ }]])
  t.same(await eventsOn('16.20.2', 'hears-rejection'), [['heard', 'own']])
})

t.test('nothing is left of a run in a thread', async t => {
  const pool = new Pool({ threads: 1, modules })
  t.teardown(() => pool.close())
  const left = await inThread(pool, 'leaves-much')
  const port = left.events.find(([value]) => typeof value === 'number')?.[0] as number
  const refused = await new Promise<string | undefined>(resolve => {
    const socket = net.connect(port, '127.0.0.1', () => resolve('open'))
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
  })
  t.equal(refused, 'ECONNREFUSED')
  t.same((await inThread(pool, 'waits')).events, [['waited']], 'the thread goes on')
})

t.test('a scenario finds the era’s modules and no others', async t => {
  const pool = new Pool({ threads: 1, modules })
  t.teardown(() => pool.close())
  t.same((await inThread(pool, 'host')).events, [
    ['own', true],
    ['strange', 'threw', { error: "Cannot find module 'cluster'", code: 'MODULE_NOT_FOUND' }],
  ])
})

t.test('a run that never gives way loses its thread; those beside it are done again', async t => {
  const pool = new Pool({ threads: 1, modules, patience: 5000 })
  t.teardown(() => pool.close())
  const [stuck, ...others] = await Promise.all(['loop', 'waits', 'waits'].map(name => inThread(pool, name)))
  t.same([stuck.exit, stuck.events], ['lost its thread', [['thread', 'stood still for 5000 ms']]])
  t.same(
    others.map(({ events, exit }: Transcript) => [events, exit]),
    [
      [[['waited']], undefined],
      [[['waited']], undefined],
    ],
  )
})

t.test('the engine speaks as those of the eras did', async t => {
  t.equal(eraMessage("Cannot read properties of undefined (reading 'x')"), "Cannot read property 'x' of undefined")
  t.equal(eraMessage("Cannot set properties of null (setting 'x.y')"), "Cannot set property 'x.y' of null")
  t.equal(eraMessage('socket hang up'), 'socket hang up')
  const { Symbol: without } = eraGlobals({ http: { IncomingMessage: class {} } }) as { Symbol: typeof Symbol }
  t.equal(without.asyncIterator, undefined)
  t.equal(without.iterator, Symbol.iterator)
  t.equal(typeof without('name'), 'symbol')
  t.equal(eraGlobals({ http: require('node:http') }).Symbol, Symbol)
})

t.test('a binary says its version, or is refused', async t => {
  t.equal(versionOf(process.execPath), process.versions.node)
  t.throws(() => versionOf(factPlaces().scenarios))
})
