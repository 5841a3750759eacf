/** Programs and commands under two versions and mixtures of them, really run. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { openRunner } from './runner'
import type { Part, Runner, RunnerOptions, Subject } from './types'

t.setTimeout(3_600_000)

const open = async (t: Test, a: string, b: string, subject: Subject, options: RunnerOptions = {}) => {
  const runner = await openRunner(a, b, subject, { timeout: 60_000, ...options })
  t.teardown(() => runner.close())
  return runner
}
const scriptOf = (t: Test, text: string, name = 'app.js'): string => path.join(t.testdir({ [name]: text }), name)
const partsOf = ({ parts }: Runner): Part[] => parts.map(({ part }) => part)
const ids = ({ differences }: Runner): string[] => differences.map(({ id }) => id)

const phrases = `
  var http = require('http')
  console.log('418 is ' + http.STATUS_CODES[418])
  console.log('sockets ' + http.globalAgent.maxSockets)
  console.log('always')
`

t.test('a script: differences, mixtures, releases, and no run twice', async t => {
  const specs: string[] = []
  const subject = { script: scriptOf(t, phrases), args: [] }
  const runner = await open(t, '0.10.48', '12.22.12', subject, { progress: spec => specs.push(spec) })
  t.same(
    runner.differences.map(({ id, kind, a, b }) => [id, kind, a, b]),
    [
      ['stdout:1', 'output', "418 is I'm a teapot", "418 is I'm a Teapot"],
      ['stdout:2', 'output', 'sockets 5', 'sockets Infinity'],
    ],
  )
  t.same(runner.unsteady, [])
  t.equal(runner.fails, false)
  t.equal(runner.diff?.format, 'program-diff/1')
  const before = runner.runs
  t.equal(before, specs.length)

  const all = partsOf(runner)
  t.same([...(await runner.mixed('a', [])).values()], ['a', 'a'])
  t.same([...(await runner.mixed('a', all)).values()], ['b', 'b'])
  t.same([...(await runner.mixed('b', all)).values()], ['a', 'a'])
  t.equal(runner.runs, before, 'what the versions show is known')

  t.same([...(await runner.mixed('a', ['agent.maxSockets'])).values()], ['a', 'b'])
  t.same([...(await runner.mixed('b', ['agent.maxSockets'])).values()], ['b', 'a'])
  t.same([...(await runner.mixed('a', ['module.statusCodes'])).values()], ['b', 'a'])
  const after = runner.runs
  await runner.mixed('a', ['agent.maxSockets'])
  await runner.mixed(
    'b',
    all.filter(part => part !== 'agent.maxSockets'),
  )
  t.equal(runner.runs, after, 'the same mixture is one run')
  await runner.again('a', ['agent.maxSockets'])
  t.equal(runner.runs, after + 1)

  t.same([...(await runner.at('0.12.18')).values()], ['a', 'b'])
  t.same(await runner.moved('a', ['agent.maxSockets']), ['output'])
  t.same(await runner.moved('a', ['server.timeout']), [])
})

t.test('the prelude is a part, too', async t => {
  const subject = { script: scriptOf(t, 'console.log(typeof process.EventEmitter, process.version)'), args: [] }
  const runner = await open(t, '0.10.48', '12.22.12', subject)
  const [id] = ids(runner)
  t.equal((await runner.mixed('b', ['prelude.process.EventEmitter'])).get(id), 'other function v12.22.12')
  t.equal((await runner.mixed('b', ['prelude.process.EventEmitter', 'prelude.process.version'])).get(id), 'a')
})

t.test('a program with a port of its own is run alone', async t => {
  const subject = {
    script: scriptOf(
      t,
      `var net = require('net'), s = net.createServer().listen(0, function () {
        var port = s.address().port
        s.close(function () { require('http').createServer().listen(port, function () { process.exit(0) }) })
      })`,
    ),
    args: [],
  }
  const runner = await open(t, '12.22.12', '24', subject, { concurrency: 4 })
  t.equal(runner.concurrency, 1)
})

t.test('chance: the places that change by themselves are named, and no difference is made of it', async t => {
  const subject = { script: scriptOf(t, 'console.log(Math.random()); console.log(1)'), args: [] }
  const runner = await open(t, '12.22.12', '24', subject)
  t.same(ids(runner), [])
  t.same(runner.unsteady, [{ place: 'stdout', kind: 'output' }])
})

const unix = { skip: process.platform === 'win32' && 'sh' }

t.test('a command: a shell script whose node is pinned', unix, async t => {
  const script = scriptOf(t, phrases)
  const shell = `echo begin; "${process.execPath}" "${script}" || exit 3; exit 0`
  const runner = await open(t, '0.10.48', '12.22.12', { command: ['sh', '-c', shell] })
  t.ok(runner.pinned)
  t.same(ids(runner), ['stdout:2', 'stdout:3'])
  t.same([...(await runner.mixed('a', ['agent.maxSockets'])).values()], ['a', 'b'])
})

t.test('a command by its exit code', unix, async t => {
  const script = scriptOf(t, "process.exit(require('http').globalAgent.maxSockets === 5 ? 0 : 4)")
  const runner = await open(t, '0.10.48', '12.22.12', { command: ['sh', '-c', `"${process.execPath}" "${script}"`] })
  t.same(
    runner.differences.map(({ id, a, b }) => [id, a, b]),
    [['exit:1', 'exit code 0', 'exit code 4']],
  )
  t.same([...(await runner.mixed('b', ['agent.maxSockets'])).values()], ['a'])
})

t.test('a command in which no node is pinned says so, whatever it prints', unix, async t => {
  const runner = await open(t, '0.10.48', '12.22.12', { command: ['sh', '-c', 'echo $$ $HTTP_ERAS'] })
  t.equal(runner.pinned, false)
  const clean = `env -u NODE_OPTIONS "${process.execPath}" -p 1`
  t.equal((await open(t, '0.10.48', '12.22.12', { command: ['sh', '-c', clean] })).pinned, false)
})

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

t.test('a command that never ends is ended with all that it started', unix, async t => {
  const dir = t.testdir({ 'app.js': "setInterval(function () {}, 1000); require('http')" })
  const shell = `"${process.execPath}" app.js & echo $! >> pids; wait`
  const command = ['sh', '-c', `cd "${dir}"; ${shell}`]
  const runner = await open(t, '0.10.48', '12.22.12', { command }, { timeout: 1500 })
  t.ok(runner.fails)
  t.same(runner.ended, {
    a: 'it did not end in time, and was ended',
    b: 'it did not end in time, and was ended',
  })
  t.ok(existsSync(path.join(dir, 'pids')))
  const pids = readFileSync(path.join(dir, 'pids'), 'utf8').trim().split('\n').map(Number)
  t.equal(pids.length, 4)
  for (let k = 0; k < 100 && pids.some(isAlive); k++) await sleep(100)
  if (process.platform === 'linux') t.same(pids.filter(isAlive), [])
})

t.test('a command that there is not is an error', async t => {
  await t.rejects(openRunner('0.10.48', '12', { command: ['no-such-command-of-ours'] }), {
    code: 'ERAS_CANNOT_START',
  })
  await t.rejects(openRunner('0.10.48', '12', { command: [] }), { code: 'ERAS_BAD_OPTION' })
  await t.rejects(openRunner('0.10.48', '99', { script: 'x.js', args: [] }), { code: 'ERAS_UNKNOWN_VERSION' })
  await t.rejects(openRunner('0.10.48', '12', { script: 'no-such-script.js', args: [] }), {
    code: 'ERAS_SCRIPT_NOT_FOUND',
  })
})
