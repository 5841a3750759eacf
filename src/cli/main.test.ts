import { spawnSync } from 'node:child_process'
import path from 'node:path'
import t from 'tap'
import { lines } from '../../versions'
import { readArguments } from './arguments'
import { called } from './called.test.helper'
import { commands } from './commands'
import { environmentOf } from './environment'
import { examples } from './examples'
import { helpOf } from './help'

const main = path.join(__dirname, 'main.js')
/** The command as a process. */
const started = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

t.test('--version and --help answer on stdout', async t => {
  const { version } = require('../../../package.json') as { version: string }
  t.same(started('--version'), { status: 0, stdout: `${version}\n`, stderr: '' })
  const help = started('--help')
  t.equal(help.status, 0)
  for (const name of Object.keys(commands)) t.match(help.stdout, `  ${name} `)
})

t.test('every command has a help that tells its options', async t => {
  for (const [name, load] of Object.entries(commands)) {
    const { status, stdout } = await called(name, '--help')
    t.equal(status, 0)
    t.ok(stdout.startsWith(`usage: http-eras ${name}`))
    for (const option of Object.keys(load().options)) t.match(stdout, `--${option}`)
  }
})

/** The words of an example as a shell reads them: quotes are taken off, and what follows > or >> is the shell's. */
const wordsOf = (text: string): string[] => {
  const [own] = text.split(/ >>? /)
  return [...own.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain)
}

t.test('every command has examples that it can read, and names the variables that it reads', async t => {
  let read = 0
  for (const [name, load] of Object.entries(commands)) {
    const help = helpOf(name, load())
    t.match(help, '\n\nexamples:\n  http-eras ')
    for (const [variable] of Object.entries(environmentOf(name))) t.match(help, `\n  ${variable} `)
    for (const [text, what] of examples[name] ?? []) {
      const [first, ...rest] = wordsOf(text)
      t.equal(first, name)
      t.doesNotThrow(() => readArguments(name, load(), rest), text)
      t.ok(what)
      read++
    }
  }
  t.ok(read >= 2 * Object.keys(commands).length, `${read} examples`)
  t.same(Object.keys(examples).sort(), Object.keys(commands).sort())
})

t.test('what a command does by its first word has a help of its own', async t => {
  for (const [name, load] of Object.entries(commands)) {
    for (const [action, { options }] of Object.entries(load().actions ?? {})) {
      const { status, stdout } = await called(name, action, '--help')
      t.equal(status, 0)
      t.ok(stdout.startsWith(`usage: http-eras ${name} ${action} `), stdout)
      t.same(
        [...stdout.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, option]) => option).filter(one => one !== 'help'),
        Object.keys(load().options).filter(option => options.includes(option)),
      )
    }
  }
})

t.test('an answer that cannot be written, a script that is a pipe: a word, and no trace', async t => {
  const shell = (text: string) => spawnSync('bash', ['-c', text], { encoding: 'utf8' })
  const command = `${process.execPath} ${main}`
  for (const asked of ['diff 0.10 12', 'diff 0.10 12 --json', 'profiles', '--help']) {
    const { status, stderr } = shell(`${command} ${asked} > /dev/full`)
    t.equal(status, 1, asked)
    t.match(stderr, /^http-eras: the answer cannot be written: ENOSPC: [^\n]*\n$/)
  }
  const { status, stderr } = shell(`${command} run --as 0.10 <(echo 'console.log(1)')`)
  t.equal(status, 2)
  t.match(stderr, /^http-eras: the script '\/dev\/fd\/\d+' is a pipe, [^\n]*\n$/)
})

t.test('a process says and ends with what a call comes to', async t => {
  for (const words of [
    ['diff', '24', '26', '--area', 'agent'],
    ['diff', '12', '12'],
    ['profiles', 'next'],
    ['record', '--runtime', '/bin/ls', '-o', 'x', 'api'],
    [],
  ])
    t.same(started(...words), await called(...words), words.join(' '))
})

t.test('of a line, the oracle takes the newest release that was recorded', async t => {
  t.match(await called('oracle', '--as', '0.6', 'server/date-header-off'), {
    status: 0,
    stdout: 'area    0.6.21\nserver     1/1',
  })
  t.match((await called('oracle', '--as', 'lts/argon', 'api/status-codes')).stdout, 'area  4.9.1')
})

t.test('what cannot be understood: exit code 2, a word on stderr, nothing on stdout', async t => {
  const refused = async (args: string[], said: string) => {
    const { status, stdout, stderr } = await called(...args)
    t.same({ status, stdout }, { status: 2, stdout: '' }, args.join(' '))
    t.match(stderr, said)
  }
  await refused([], 'usage:')
  await refused(['prfiles'], "unknown command 'prfiles': did you mean profiles")
  await refused(['constructor'], "unknown command 'constructor' ('http-eras --help'")
  await refused(['--hlep'], "unknown option '--hlep': did you mean --help?")
  await refused(['hlep'], "unknown command 'hlep': did you mean help?")
  await refused(['diff', '--hlep'], 'did you mean --help?')
  await refused(['diff', '0.10', '12', '--mrkdown'], 'did you mean --markdown?')
  await refused(['profiles', ''], 'the version is empty: give one such as 26')
  await refused(['profiles', 'next'], "unknown version 'next': nearest are 26 or 26.12.1 (")
  await refused(['profiles', '14.99.0'], "unknown version '14.99.0': nearest are 14.21.3 or 14 (")
  await refused(
    ['profiles', '28.1.0'],
    "'28.1.0': it is newer than 26.12.1, the newest release known: the newest are 26.12.1 or",
  )
  await refused(['profiles', 'iojs@latest'], 'nearest are io.js or 3.3.1')
  await refused(['profiles', '0.10.99'], "unknown version '0.10.99': nearest are 0.10.48 or 0.10 (")
  await refused(['profiles', '12.99.0'], 'nearest are 12.22.12 or 12 (')
  await refused(['oracle', '--runtime', '/bin/ls', 'api'], "it is no node: to --version it says 'ls ")
  await refused(['record', '--runtime', '/bin/ls', '-o', 'x', 'api'], "it is no node: to --version it says 'ls ")
  await refused(['oracle', '--as', '12.1.0', 'api'], "nothing was recorded of '12.1.0'")
  await refused(['profiles', '--jsno'], "Unknown option '--jsno'")
  await refused(['profiles', '0.6.99'], "unknown version '0.6.99': nearest are 0.6")
  await refused(['transcript', 'shwo'], "has no action 'shwo': did you mean show?")
  await refused(['diff', 'banana', '12'], "unknown version 'banana'")
  await refused(['diff', '12', 'banana'], "unknown version 'banana'")
})

t.test('profiles lists the lines, and tells what a spec resolves to', async t => {
  t.same(
    (await called('profiles')).stdout
      .trim()
      .split('\n')
      .map(row => row.split(' ')[0]),
    lines.map(line => line.name),
  )
  t.same(
    (JSON.parse((await called('profiles', '--json')).stdout) as { name: string }[]).map(({ name }) => name),
    lines.map(line => line.name),
  )
  const line = JSON.parse((await called('profiles', 'v0.6', '--json')).stdout) as Record<string, unknown>
  t.match(line, {
    spec: 'v0.6',
    name: '0.6',
    line: '0.6',
    release: '0.6.21',
    reading: 'documented',
    rule: 'line',
    why: 'it names line 0.6',
    behaviours: { agent: { kind: { value: String, since: String, source: String, what: String } } },
  })
  t.match((await called('profiles', '0.6.21')).stdout, /^0\.6\.21: 0\.6\.21, as shipped\nwhy: it names one release/)
  t.match((await called('profiles', '0.8')).stdout, /\n {2}sendsDate +\S+ {2}\(since 0\.\d+\.\d+; \w+: /)
})

t.test('run --explain tells the version and the rule on stderr, and nothing without it', async t => {
  const dir = t.testdir({ 'app.js': "console.log('ran', process.argv.slice(2).join(' '))" })
  const script = path.join(dir, 'app.js')
  t.match(started('run', '--explain', '--as', '>=0.4', script, 'it'), {
    status: 0,
    stdout: 'ran it\n',
    stderr: "http-eras: '>=0.4' is 0.4.12, as documented: it allows releases of",
  })
  t.same(started('run', '--as', '>=0.4', script, '--explain'), { status: 0, stdout: 'ran --explain\n', stderr: '' })
})

t.test('no colours where no person looks', async t => {
  t.notMatch(started('profiles', '0.6').stdout, '\x1b[')
})

t.test('a reader that has seen enough', async t => {
  const command = `"${process.execPath}" "${main}" profiles 0.6 | head -1`
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
  t.same({ stdout, stderr }, { stdout: '0.6: 0.6.21, as documented\n', stderr: '' })
})
