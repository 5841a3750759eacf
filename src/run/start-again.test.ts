import { fork } from 'node:child_process'
import path from 'node:path'
import t from 'tap'
import { takesValue } from './host-options'
import { cli, node, run } from './node.test.helper'

t.test('node says which options it has, and which take a value', async t => {
  for (const option of ['-r', '--require', '-C', '--import', '--title', '--env-file']) t.equal(takesValue(option), true)
  for (const option of ['--inspect', '--inspect=0', '--no-warnings', '--stack_size=900', '--max-old-space-size=90'])
    t.equal(takesValue(option), false, option)
  for (const option of ['--explain', '--no-such-thing', '-q', '--']) t.equal(takesValue(option), undefined, option)
})

t.test('code in the place of a script, as node takes it', async t => {
  const code =
    'console.log(process.version, JSON.stringify(process.argv.slice(1)), module.id, typeof require("http").createClient)'
  const seen = await run('0.6', ['-e', code, 'a', '--b', '-p'])
  t.match(seen, { code: 0, stdout: 'v0.6.21 ["a","--b","-p"] [eval] function\n', stderr: '' })
  t.match(await run('8', ['--print', 'process.version']), { code: 0, stdout: 'v8.17.0\n' })
  t.match(await run('8', ['--eval=process.exitCode = 5']), { code: 5 })
  t.match(await run('8', ['-e', 'throw new TypeError("mine")']), { code: 1, stderr: 'TypeError: mine' })
  t.match(await run('8', ['-e', '1', '-p', '2']), { code: 2, stderr: '--eval and --print: one of the two' })
  t.match(await run('8', ['-e']), { code: 2, stderr: "run: Option '-e, --eval <value>' argument missing" })
  t.match(await run('99', ['-e', 'console.log(1)']), { code: 2, stdout: '', stderr: "unknown version '99'" })
})

t.test('the program on the standard input', async t => {
  const input = 'console.log(process.version, JSON.stringify(process.argv.slice(2)))'
  t.match(await run('0.10', ['-', 'x', '--y'], { input }), { code: 0, stdout: 'v0.10.48 ["x","--y"]\n' })
})

t.test('options of node before the script, with all that run takes', async t => {
  const at = t.testdir({
    'app.js': `console.log(process.version, JSON.stringify(process.argv.slice(2)), global.early,
      require('v8').getHeapStatistics().heap_size_limit < 2e8, require('http').maxHeaderSize,
      require('http').globalAgent.keepAlive)`,
    'early.js': 'global.early = "before"',
  })
  const app = path.join(at, 'app.js')
  const early = path.join(at, 'early.js')
  const seen = await run('24', [
    ...['--max-old-space-size=100', '-r', early, '--max-http-header-size=9000', '--with', 'agent.globalKeeps@18'],
    ...['--no-warnings', app, '--inspect', '-r'],
  ])
  t.match(seen, { code: 0, stderr: '', stdout: 'v24.22.3 ["--inspect","-r"] before true 9000 false\n' })
  const explained = await run('8', ['--explain', '--stack-trace-limit=3', app])
  t.match(explained, { code: 0, stderr: "http-eras: '8' is 8.17.0" })
  t.match(await run('8', ['--explian', app]), { code: 2, stdout: '', stderr: 'did you mean --explain?' })
  t.match(await run('8', ['--require', path.join(at, 'none.js'), app]), { code: 1, stderr: 'none.js' })
})

t.test('it ends as the program ends, and signals reach the program', async t => {
  const waits = 'setInterval(function () {}, 1000); console.log("ready")'
  const killed = await run('8', ['-e', waits], { meet: child => child.kill('SIGTERM') })
  t.match(killed, { code: null, signal: 'SIGTERM' })
  const handles = `process.on("SIGTERM", function () { console.log("told"); process.exit(3) }); ${waits}`
  t.match(await run('8', ['-e', handles], { meet: child => child.kill('SIGTERM') }), { code: 3, stdout: 'told' })
  t.match(await run('8', ['-e', 'process.kill(process.pid, "SIGKILL")']), { signal: 'SIGKILL' })
})

t.test('messages of whoever forked it reach the program', async t => {
  const code = 'process.on("message", function (m) { process.send([process.version, m]); process.disconnect() })'
  const child = fork(cli, ['run', '--as', '8', '-e', code], { execArgv: [], env: { ...process.env, NODE_OPTIONS: '' } })
  child.send({ hello: 1 })
  const answer = await new Promise(resolve => child.once('message', resolve))
  t.same(answer, ['v8.17.0', { hello: 1 }])
  t.equal(await new Promise(resolve => child.once('exit', resolve)), 0)
})

t.test('bare node does the same', async t => {
  const code = 'console.log(JSON.stringify([process.argv.slice(1), __filename, require.main === undefined]))'
  t.equal((await run('12', ['-e', code, 'x'])).stdout, (await node(['-e', code, 'x'])).stdout)
})
