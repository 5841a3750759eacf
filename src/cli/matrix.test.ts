/** http-eras matrix, and the reports of the commands that have --reporter. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv2020 from 'ajv/dist/2020'
import t, { type Test } from 'tap'
import { root } from '../shared/facts'
import { readArguments } from './arguments'
import { called } from './called.test.helper'
import type { Call, Command } from './command'
import { matrix } from './matrix'
import { processTerminal } from './terminal'

t.setTimeout(3_600_000)
const main = path.join(__dirname, 'main.js')
const node = process.execPath

// What the test runner, or a person, has set for itself is nothing for the programs.
for (const name of ['NODE_OPTIONS', 'HTTP_ERAS']) delete process.env[name]
const home = process.cwd()
t.teardown(() => process.chdir(home))

/** Called in a folder. */
function eras(cwd: string, ...args: string[]) {
  process.chdir(cwd)
  return called(...args)
}

/** It fails under 0.4. */
const fails = "if (process.version.startsWith('v0.4')) process.exit(3)\n"

const folder = (t: Test) =>
  t.testdir({
    'test.js': `${fails}console.log('as', process.version, process.argv.slice(2).join())`,
    'hang.js': "console.log('begun'); setInterval(() => {}, 1000)",
    'empty.sh': 'exit 0\n',
    'odd.js':
      "process.stdout.write('::error::no\\u0000 \\u001b[31mred\\u001b[0m </failure> ]]> \\uffff\\r\\n'); process.exit(1)",
  })

t.test('versions side by side: a table, failures with their output, and the exit code', async t => {
  const cwd = folder(t)
  const { status, stdout } = await eras(
    cwd,
    'matrix',
    '--as',
    '0.4,4,24 with agent.globalKeeps=false',
    'test.js',
    '--',
    'a',
    'b',
  )
  t.equal(status, 2, 'a list with changes in it is one spec')
  const two = await eras(
    cwd,
    'matrix',
    '--as',
    '0.4',
    '--as',
    '4',
    '--as',
    '24 with agent.globalKeeps=false',
    'test.js',
    '--',
    'a',
    'b',
  )
  t.equal(two.status, 1, stdout)
  t.match(two.stdout, /^0\.4 +0\.4\.12 +failed +3 +\d/m)
  t.match(two.stdout, /^4 +4\.9\.1 +passed +0 +\d/m)
  t.match(two.stdout, /^24 with agent\.globalKeeps=false +24\.\d+\.\d+ +passed/m)
  t.match(two.stdout, '0.4 (0.4.12): exit code 3')
  const json = await eras(cwd, 'matrix', '--as', '4', '--json', '--', node, 'test.js', 'c')
  t.equal(json.status, 0)
  const told = JSON.parse(json.stdout)
  t.match(told, { format: 'matrix/1', passed: true, runs: [{ spec: '4', pinned: 1, output: 'as v4.9.1 c\n' }] })
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
  const valid = ajv.compile(JSON.parse(readFileSync(path.join(root, 'schemas/matrix.schema.json'), 'utf8')))
  t.ok(valid(told), JSON.stringify(valid.errors))
  t.equal(
    (await eras(cwd, 'matrix', '--as', '4', '--reporter', 'json', '--', node, 'test.js')).stdout.slice(0, 30),
    json.stdout.slice(0, 30),
  )
})

t.test('what tests nothing is not green', async t => {
  const cwd = folder(t)
  const unpinned = await eras(cwd, 'matrix', '--as', '4,host', '--', 'sh', 'empty.sh')
  t.equal(unpinned.status, 1)
  t.match(unpinned.stdout, 'nothing was pinned to 4.9.1')
  const host = await eras(cwd, 'matrix', '--as', 'host', '--', node, 'test.js')
  t.equal(host.status, 1)
  t.match(host.stdout, 'no version was pinned, so nothing was tested')
  const missing = await eras(cwd, 'matrix', '--as', '4', '--json', '--', './no-such-command')
  t.equal(missing.status, 1)
  t.match(JSON.parse(missing.stdout), { passed: false, runs: [{ status: 'unstarted', why: 'ENOENT' }] })
  const many = await eras(cwd, 'matrix', '--as', '4,6,8', '--', './no-such-command')
  t.match(many.stdout, '4 (4.9.1) and 2 others: it cannot be started: there is no such command (')
  t.equal(many.stdout.split('there is no such command').length, 2, 'what all have in common is told once')
  t.match(await eras(cwd, 'bisect', '4', '6', '--', './no-such-command'), {
    status: 2,
    stderr: 'cannot be started: ENOENT',
  })
  // A command that pins itself to something else.
  const other = await eras(cwd, 'matrix', '--as', '4', '--', node, main, 'run', '--as', '6', 'test.js')
  t.match(other, { status: 1, stdout: 'nothing was pinned to 4.9.1' })
})

/** The command in this process: what it refuses, it throws. */
function asked(args: string[]): unknown {
  return matrix.run({ ...readArguments('matrix', matrix as Command, args), terminal: processTerminal() } as Call<
    typeof matrix.options
  >)
}

t.test('what cannot be asked', async t => {
  const before = process.cwd()
  process.chdir(folder(t))
  t.teardown(() => process.chdir(before))
  for (const [message, ...args] of [
    ['there is nothing to run', '--as', '4'],
    ["--as has '4' twice", '--as', '4,4', 'test.js'],
    ['takes versions with commas', '--as', '4,,6', 'test.js'],
    ["unknown version '99'", '--as', '99', 'test.js'],
    ['the arguments of a script stand behind --', '--as', '4', 'test.js', 'a'],
    ["there is no script 'no.js'", '--as', '4', 'no.js'],
    ['--faithful has no guard', '--as', '4', '--faithful', '--guarded', 'test.js'],
    ["the guard has no fix 'nothing'", '--as', '4', '--no-guard', 'nothing', 'test.js'],
    ['--reporter takes text, json, junit, github', '--reporter', 'xml', 'test.js'],
    ['--reporter junit= takes the path', '--reporter', 'junit=', 'test.js'],
    ['json and junit cannot both go to stdout', '--json', '--reporter', 'junit', 'test.js'],
    ['json and github cannot both', '--reporter', 'json,github', 'test.js'],
    ['two reporters write', '--reporter', 'json=a', '--reporter', 'junit=a', 'test.js'],
    ['cannot be written', '--reporter', 'junit=/proc/no/such', 'test.js'],
  ]) {
    await t.rejects(
      async () => asked(args),
      { name: 'ErasError', message: new RegExp(message.replace(/[()]/g, '.')) },
      message,
    )
  }
})

t.test('bail and timeout end what runs', async t => {
  const cwd = folder(t)
  const bail = await eras(cwd, 'matrix', '--as', '0.4,4', '--concurrency', '1', '--bail', '--json', 'test.js')
  t.same(
    JSON.parse(bail.stdout).runs.map(({ status }: { status: string }) => status),
    ['failed', 'skipped'],
  )
  const late = await eras(cwd, 'matrix', '--as', '4', '--timeout', '2', 'hang.js')
  t.match(late, { status: 1, stdout: /timeout +– +2\.\d\d s[\s\S]*did not end in 2\.\d+ s, and was ended\n {2}begun/ })
})

const lives = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

t.test(
  'a signal leaves no process and no folder behind, not even what left its group',
  {
    skip: process.platform !== 'linux' && 'processes are looked for in /proc',
  },
  async t => {
    const cwd = t.testdir({
      tmp: {},
      'detach.js': `
      const { spawn } = require('child_process')
      const child = spawn(process.execPath, ['-e', 'setInterval(function () {}, 1000)'], { detached: true, stdio: 'ignore' })
      child.unref()
      require('fs').writeFileSync('pids' + process.version, process.pid + ' ' + child.pid)
      setInterval(function () {}, 1000)`,
    })
    const env = { ...process.env, NODE_OPTIONS: '', TMPDIR: path.join(cwd, 'tmp') }
    const child: ChildProcess = spawn(node, [main, 'matrix', '--as', '4,18', '--concurrency', '2', 'detach.js'], {
      cwd,
      env,
    })
    const files = ['pidsv4.9.1', 'pidsv18.20.8'].map(name => path.join(cwd, name))
    const whole = (file: string) => existsSync(file) && /^\d+ \d+$/.test(readFileSync(file, 'utf8'))
    while (!files.every(whole)) await new Promise(resolve => setTimeout(resolve, 20))
    const pids = files.flatMap(file => readFileSync(file, 'utf8').split(' ').map(Number))
    t.same(pids.map(lives), [true, true, true, true])
    child.kill('SIGINT')
    const signal = await new Promise(resolve => child.once('exit', (_code, by) => resolve(by)))
    t.equal(signal, 'SIGINT')
    while (pids.some(lives)) await new Promise(resolve => setTimeout(resolve, 20))
    t.same(spawnSync('ls', [path.join(cwd, 'tmp')], { encoding: 'utf8' }).stdout, '')
  },
)

/** Reads XML as strictly as these reports need it: gives its elements, and throws where it is not well formed. */
function elementsOf(xml: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = []
  const open: { name: string; text: string }[] = []
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(xml)) throw new Error('a character that XML does not have')
  const entity = (text: string) => {
    if (/&(?!(amp|lt|gt|quot|#\d+);)/.test(text)) throw new Error(`an & alone: ${text}`)
    return text.replace(/&(amp|lt|gt|quot|#(\d+));/g, (_, name, code) =>
      code ? String.fromCharCode(Number(code)) : { amp: '&', lt: '<', gt: '>', quot: '"' }[name as 'amp'],
    )
  }
  let at = 0
  for (const match of body.matchAll(/<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g)) {
    const [all, close, name, rest, self] = match
    const between = body.slice(at, match.index)
    if (/[<]|]]>/.test(between)) throw new Error(`text that is none: ${between}`)
    const top = open.at(-1)
    if (top) top.text += entity(between)
    at = match.index + all.length
    if (close) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`)
      continue
    }
    const attributes = Object.fromEntries(
      [...rest.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key, entity(value)]),
    )
    const element = { name, attributes, text: '' }
    found.push(element)
    if (!self) open.push(element)
  }
  if (open.length > 0 || body.slice(at).trim() !== '') throw new Error('it ends before its end')
  return found
}

t.test('junit: well formed whatever a program printed, with names, times, and failures with text', async t => {
  const cwd = folder(t)
  const { status, stdout } = await eras(
    cwd,
    'matrix',
    '--as',
    '4,6',
    '--reporter',
    'junit=out/report.xml',
    '--',
    node,
    'odd.js',
    '<&">',
  )
  t.equal(status, 1)
  t.match(stdout, /^4 +4\.9\.1 +failed/m, 'the text is there all the same')
  const all = elementsOf(readFileSync(path.join(cwd, 'out/report.xml'), 'utf8'))
  t.match(all[0], { name: 'testsuites', attributes: { tests: '2', failures: '2', errors: '0' } })
  t.match(all[1].attributes.name, /odd\.js <&">$/)
  const cases = all.filter(({ name }) => name === 'testcase')
  t.same(
    cases.map(({ attributes }) => attributes.name),
    ['4 (4.9.1)', '6 (6.17.1)'],
  )
  for (const { attributes } of cases) t.match(attributes.time, /^\d+\.\d{3}$/)
  const failure = all.find(({ name }) => name === 'failure')
  t.match(failure?.attributes.message, 'exit code 1')
  t.match(failure?.text, '::error::no\\x00 red </failure> ]]> ')
  const clean = await eras(cwd, 'matrix', '--as', '4', '--reporter', 'junit', '--', node, 'test.js')
  t.same(
    elementsOf(clean.stdout).map(({ name }) => name),
    ['testsuites', 'testsuite', 'testcase'],
  )
})

t.test('github: annotations and the summary of the job; what a program prints is no command', async t => {
  const cwd = folder(t)
  const summary = path.join(cwd, 'summary.md')
  process.env.GITHUB_STEP_SUMMARY = summary
  t.teardown(() => delete process.env.GITHUB_STEP_SUMMARY)
  const { stdout } = await eras(cwd, 'matrix', '--as', '4', '--reporter', 'text,github', '--', node, 'odd.js')
  const lines = stdout.split('\n')
  const [, token] = /^::stop-commands::(\S+)$/.exec(lines[0]) ?? []
  const end = lines.indexOf(`::${token}::`)
  t.ok(token && end > 0, stdout)
  t.notOk(lines.slice(1, end).some(line => line.includes(token)))
  const commands = lines.slice(end + 1).filter(line => line !== '')
  t.match(commands, [
    /^::error title=[^:]*odd\.js%3A 4 \(4\.9\.1\)::exit code 1%0A::error::no/,
    /^::notice title=http-eras::1 case: 0 passed, 1 did not$/,
  ])
  t.match(readFileSync(summary, 'utf8'), /^## .*odd\.js[\s\S]*\| 4 \| 4\.9\.1 \| failed \| 1 \|/)
  await eras(cwd, 'diff', '18', '20', '--area', 'agent', '--reporter', 'github')
  t.match(
    readFileSync(summary, 'utf8'),
    /\| 4 \| 4\.9\.1 [\s\S]*## 18 \(18\.20\.8, as documented\) → 20/,
    'the second is below the first',
  )
})

t.test('a report of before does not stand for one that never comes', async t => {
  const cwd = t.testdir({ 'a.xml': '<testsuites/>' })
  const { status } = await eras(cwd, 'diff', '18', '99', '--reporter', 'junit=a.xml')
  t.equal(status, 2)
  t.notOk(existsSync(path.join(cwd, 'a.xml')))
})

t.test('all commands that report have it: the counts in junit go with the exit code', async t => {
  const cwd = t.testdir({
    'hello.js': "console.log('hello')",
    'which.js': 'console.log(typeof require("http").createClient)',
  })
  const scenario = 'api/status-codes'
  for (const [code, ...args] of [
    [1, 'diff', '18', '20', '--area', 'agent'],
    [0, 'diff', '18', '18'],
    [1, 'diff', '0.10', '12', '--evidence', 'server/keepalive-timeout'],
    [1, 'diff', '0.8', '24', 'which.js'],
    [0, 'bisect', '20', '22', '--', node, 'hello.js'],
    [0, 'oracle', '--as', '4.9.1', scenario],
    [0, 'matrix', '--as', '4', 'hello.js'],
  ] as const) {
    const { status, stdout, stderr } = await eras(cwd, args[0], '--reporter', 'junit', ...args.slice(1))
    t.equal(status, code, `${args.join(' ')}\n${stdout}${stderr}`)
    const [{ attributes }] = elementsOf(stdout)
    t.ok(Number(attributes.tests) > 0, args.join(' '))
    t.equal(Number(attributes.failures) + Number(attributes.errors) > 0, code === 1, args.join(' '))
  }
})
