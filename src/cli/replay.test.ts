/** http-eras replay as a person or a script has it: options, exit codes, what is told where. */

import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import t, { type Test } from 'tap'
import { parseAllDocuments } from 'yaml'
import { replay } from '../replay/replay'
import { answering, get, hellos, ok, row, server, text } from '../replay/replay.test.helper'
import type { ReplayResult } from '../replay/report/result'
import { playServer } from '../replay/serve/play-server'
import { root } from '../shared/facts'
import { called } from './called.test.helper'

const main = path.join(__dirname, 'main.js')

interface Said {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the command as a process; `ready` is called with what it said on stderr, each time that it says something. */
function started(args: string[], ready: (stderr: string, end: () => void) => void = () => {}): Promise<Said> {
  const { HTTP_ERAS: _, ...env } = process.env
  const child = spawn(process.execPath, [main, 'replay', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', chunk => (said.stdout += chunk))
  child.stderr.on('data', chunk => {
    said.stderr += chunk
    ready(said.stderr, () => child.kill('SIGINT'))
  })
  return new Promise(done => child.on('close', code => done({ code, ...said })))
}

/** Runs the command: in this process, unless it is to be ended, or a program of it writes to the process's streams. */
async function eras(args: string[], ready?: (stderr: string, end: () => void) => void): Promise<Said> {
  if (ready || args.includes('--handler')) return started(args, ready)
  const { status, ...said } = await called('replay', ...args)
  return { code: status, ...said }
}

const files = (t: Test, content: Record<string, string>) => {
  const dir = t.testdir(content)
  return (name: string) => path.join(dir, name)
}

t.test('a replay tells the differences and the summary on stdout, and its exit code is the verdict', async t => {
  const file = files(t, {
    'a.jsonl': text(hellos(3, 2)),
    'b.jsonl': text([
      row('b', [
        ['client', get('/b')],
        ['server', ok('HELLO')],
      ]),
    ]),
  })
  const to = await server(
    t,
    answering(() => ok('hello')),
  )
  t.match(await eras([file('a.jsonl'), '--to', to]), {
    code: 0,
    stderr: '',
    stdout: /^6 requests on 3 connections to .*\nsame 6, different 0, errors 0; compared: bytes\nlatency p50 /,
  })
  const both = await eras([file('a.jsonl'), file('b.jsonl'), '--to', to])
  t.match(both, { code: 1, stderr: '' })
  t.match(both.stdout, /b\.jsonl:1, exchange 1: the answer differs\n {2}GET \/b\n.*- HELLO\n {4}\+ hello\n/s)
  t.match(await eras([file('b.jsonl'), '--to', to, '--compare', 'status,headers']), { code: 0 })
  t.match(await eras([file('b.jsonl'), '--to', to, '--show', '0']), {
    code: 1,
    stdout: /^1 request on 1 connection to/,
  })
  t.match(await eras([file('b.jsonl'), '--to', 'http://127.0.0.1:1']), { code: 1, stdout: /errors 1 \(refused 1\)/ })
})

t.test('as JSON, as a page, in shares that are joined again', async t => {
  const file = files(t, { 'a.jsonl': text(hellos(20, 2)) })
  const to = await server(
    t,
    answering(head => ok(head.includes('/3/') ? '<b>' : 'hello')),
  )
  const shares: string[] = []
  for (const shard of ['1/2', '2/2'])
    shares.push((await eras([file('a.jsonl'), '--to', to, '--shard', shard, '--json'])).stdout)
  const results = file
  for (const [at, result] of [...shares, '{"format": "replay-result/1"}'].entries()) {
    writeFileSync(results(['1.json', '2.json', 'odd.json'][at]), result)
  }
  const html = results('page.html')
  const joined = await eras(['merge', results('1.json'), results('2.json'), '--json', '--html', html])
  t.equal(joined.code, 1)
  const whole = await replay(file('a.jsonl'), { to })
  const facts = ({ connections, requests, same, different, errors, bytes, latency }: ReplayResult) => [
    connections,
    requests,
    same,
    different,
    errors,
    bytes,
    latency.count,
  ]
  t.same(facts(JSON.parse(joined.stdout) as ReplayResult), facts(whole))
  t.match(readFileSync(html, 'utf8'), '+ &lt;b&gt;')
  t.same(
    readdirSync(path.dirname(html)).filter(name => name.includes('.part')),
    [],
  )
  t.match(await eras(['merge', results('1.json'), results('2.json')]), {
    code: 1,
    stdout: /same 38, different 2, errors 0/,
  })
  t.match(await eras(['merge', results('odd.json')]), {
    code: 2,
    stdout: '',
    stderr: /odd\.json cannot be read: seconds is undefined/,
  })
  t.match(await eras(['merge', file('a.jsonl')]), { code: 2, stderr: 'cannot be read' })
})

t.test('a program under a profile is started, played against and ended', async t => {
  const file = files(t, {
    'app.js': `console.log('pid', process.pid);
      require('http').createServer(function (req, res) { res.end('hi') }).listen(process.env.PORT);`,
    'a.jsonl': text([
      row('a', [
        ['client', get('/')],
        [
          'server',
          'HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n',
        ],
      ]),
    ]),
  })
  const { code, stdout, stderr } = await eras([file('a.jsonl'), '--handler', file('app.js'), '--as', '0.6'])
  t.equal(code, 0, stdout)
  t.match(stdout, `to ${file('app.js')} in`)
  const pid = Number(/^pid (\d+)$/m.exec(stderr)?.[1])
  t.throws(() => process.kill(pid, 0), { code: 'ESRCH' })
  const later = await eras([file('a.jsonl'), '--handler', file('app.js'), '--as', '12'])
  t.equal(later.code, 1)
  t.match(later.stdout, /\+ Date: \{date\}/)
})

t.test('a program that dies is told of, with its last words; one that does not listen can be interrupted', async t => {
  const file = files(t, {
    'dies.js': `var http = require('http')
      http.createServer(function (req, res) { res.end('hello'); console.error('going down'); setImmediate(function () { throw new Error('boom') }) }).listen(process.env.PORT)`,
    'never.js': `console.log('pid', process.pid); setInterval(function () {}, 1000)`,
    'a.jsonl': text(hellos(3, 3)),
  })
  const died = await eras([file('a.jsonl'), '--handler', file('dies.js'), '--as', '0.10', '--concurrency', '1'])
  t.equal(died.code, 1)
  t.match(died.stdout, /the program ended with \d+\n.*going down\n.*boom/s)
  const json = await eras([file('a.jsonl'), '--handler', file('dies.js'), '--as', '0.10', '--json'])
  t.match(JSON.parse(json.stdout), { died: { how: /^ended with/, said: Array } })
  let interrupted = false
  const { code, stderr, stdout } = await eras(
    [file('a.jsonl'), '--handler', file('never.js'), '--as', '0.10'],
    (stderr, end) => {
      if (stderr.includes('pid') && !interrupted) end()
      interrupted ||= stderr.includes('pid')
    },
  )
  t.same([code, stdout], [1, ''])
  t.match(stderr, 'was interrupted before it listened')
  const pid = Number(/^pid (\d+)$/m.exec(stderr)?.[1])
  t.throws(() => process.kill(pid, 0), { code: 'ESRCH' })
})

t.test('nothing to play, to compare or to serve is no success; any format, and the standard input', async t => {
  const entry = (url: string, status: number) => ({
    startedDateTime: '2026-01-01T00:00:00.000Z',
    time: 1,
    request: { method: 'GET', url, httpVersion: 'HTTP/1.1', headers: [] },
    response: { status, statusText: 'OK', httpVersion: 'HTTP/1.1', headers: [], content: { size: 5, text: 'hello' } },
  })
  const har = (status: number) => JSON.stringify({ log: { version: '1.2', entries: [entry('http://h/0/0', status)] } })
  const file = files(t, {
    'empty.jsonl': '',
    'aborted.har': har(0),
    'odd.name': har(200),
    'a.jsonl': text(hellos(1, 1)),
  })
  const to = await server(
    t,
    answering(() => ok('hello')),
  )
  t.match(await eras([file('empty.jsonl'), '--to', to]), {
    code: 1,
    stderr: 'there was nothing to play',
    stdout: 'nothing was compared',
  })
  t.match(await eras([file('aborted.har'), '--to', to]), {
    code: 1,
    stdout: /not compared 1 \(no answer recorded 1\).*\n.*\nnothing was compared/,
  })
  for (const pace of [[], ['--speed', '100']])
    t.match(await eras([file('odd.name'), '--to', to, ...pace]), { code: 0, stdout: 'same 1' })
  t.match(await eras([file('aborted.har'), '--serve', '0']), { code: 1, stderr: 'there is nothing to serve' })
  const input = (args: string[]) =>
    new Promise<number | null>(resolve => {
      const child = spawn(process.execPath, [main, 'replay', '-', ...args], { stdio: ['pipe', 'ignore', 'ignore'] })
      child.stdin.end(text(hellos(1, 1)))
      child.on('close', resolve)
    })
  t.equal(await input(['--to', to]), 0)
  t.equal(await input(['--to', to, '--speed', '100']), 0, 'read through first')
})

t.test('several recorded hosts are told of, and one of them can be chosen', async t => {
  const har = (url: string, text: string) => ({
    startedDateTime: '2026-01-01T00:00:00.000Z',
    time: 1,
    request: { method: 'GET', url, httpVersion: 'HTTP/1.1', headers: [] },
    response: { status: 200, statusText: 'OK', httpVersion: 'HTTP/1.1', headers: [], content: { size: 5, text } },
  })
  const entries = [har('http://a.test/', 'of a'), har('https://b.test/', 'of b'), har('https://b.test/2', 'of b')]
  const file = files(t, { 'page.har': JSON.stringify({ log: { version: '1.2', entries } }) })('page.har')
  const to = await server(
    t,
    answering(() => ok('of b')),
  )
  const all = await eras([file, '--to', to, '--json'])
  t.match(all, {
    code: 1,
    stderr: `requests to 2 hosts were recorded (b.test 2, a.test 1), and all were sent to ${to}, each with its own Host; --host NAME plays those of one`,
  })
  t.match(JSON.parse(all.stdout), { same: 2, different: 1, hosts: { 'a.test': 1, 'b.test': 2 } })
  const chosen = await eras([file, '--to', to, '--host', 'B.test'])
  t.match(chosen, { code: 0, stderr: /^$/, stdout: 'same 2, different 0, errors 0, not played 1 (another host 1)' })
  t.match(await eras([file, '--to', to, '--host', 'c.test']), {
    code: 1,
    stderr: 'no request to c.test was recorded, but to a.test, b.test',
    stdout: 'nothing was compared',
  })
})

t.test('a replay that is interrupted tells what it came to, and leaves no program behind', async t => {
  const file = files(t, {
    'app.js': `console.log('pid', process.pid);
      require('http').createServer(function (req, res) { if (req.url !== '/0/2') res.end('hello'); else console.log('asked') }).listen(0);`,
    'a.jsonl': text(hellos(1, 3)),
  })
  for (const pace of [[], ['--speed', '1']]) {
    let interrupted = false
    const { code, stdout, stderr } = await eras(
      [file('a.jsonl'), '--handler', file('app.js'), '--as', '0.10', '--compare', 'status', ...pace],
      (stderr, end) => {
        // A second signal would end it at once.
        if (stderr.includes('asked') && !interrupted) end()
        interrupted ||= stderr.includes('asked')
      },
    )
    t.equal(code, 1)
    t.match(stdout, 'stopped: it was interrupted')
    const pid = Number(/^pid (\d+)$/m.exec(stderr)?.[1])
    t.throws(() => process.kill(pid, 0), { code: 'ESRCH' })
  }
})

t.test('a recording is served until a signal, then told about', async t => {
  const file = files(t, { 'a.jsonl': text(hellos(1, 2)) })
  const serve = (args: string[], call: (to: string) => Promise<unknown>) => {
    let called = false
    return eras([file('a.jsonl'), '--serve', '0', ...args], (stderr, end) => {
      const url = /served at (\S+)/.exec(stderr)?.[1]
      if (!url || called) return
      called = true
      void call(url).finally(end)
    })
  }
  const good = await serve(['--speed', 'max'], to => replay(hellos(1, 2), { to }))
  t.match(good, { code: 0, stdout: 'answered 2, passed on 0, not recorded 0; not asked for 0 of 2\n' })
  const missed = await serve(['--json'], to => replay(hellos(2, 1), { to, concurrency: 1 }))
  t.match(missed, { code: 1, stderr: /not recorded: GET \/1\/0: not recorded/ })
  t.match(JSON.parse(missed.stdout), {
    format: 'replay-served/1',
    answered: 1,
    misses: 1,
    unmatched: ['GET /1/0: not recorded'],
    unusedCount: 1,
    unused: [`GET /0/1 (${file('a.jsonl')}:1)`],
  })
})

t.test('over TLS, both ways', async t => {
  const dir = t.testdir({ 'a.jsonl': text(hellos(2, 2)) })
  const [cert, key, rows] = ['cert.pem', 'key.pem', 'a.jsonl'].map(name => path.join(dir, name))
  const how = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  try {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']
    execFileSync('openssl', ['req', ...how, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' })
  } catch {
    t.comment('no openssl: no certificate to try it with')
    return
  }
  const read = (file: string) => readFileSync(file)
  const played = await playServer(rows, { tls: { cert: read(cert), key: read(key) }, speed: 'max' })
  t.teardown(() => played.close())
  t.match(played.url, /^https:/)
  t.match(await eras([rows, '--to', played.url, '--ca', cert]), { code: 0, stdout: 'same 4' })
  t.match(await eras([rows, '--to', played.url, '--insecure', '--engine', 'undici']), { code: 0, stdout: 'same 4' })
  t.match(await eras([rows, '--to', played.url]), { code: 1, stdout: /errors 4 \(tls 4\)/ })
  const without = played.url.replace('https', 'http')
  t.match(await eras([rows, '--to', without]), { code: 1, stdout: 'errors 4' })
  t.match(played.unmatched, ['a request without TLS: it is served with it, at https://'])
  t.match(await eras([rows, '--to', played.url, '--ca', path.join(dir, 'none.pem')]), {
    code: 2,
    stderr: 'cannot be read',
  })
})

t.test('what cannot be used: exit code 2, a word on stderr, nothing on stdout', async t => {
  const file = files(t, { 'a.jsonl': text(hellos(1, 1)), 'foreign.jsonl': 'hello\n', 'app.js': 'process.exit(3)' })
  const taken = net.createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => taken.once('listening', resolve))
  t.teardown(() => taken.close())
  const { port } = taken.address() as net.AddressInfo
  const to = ['--to', 'http://127.0.0.1:1']
  const refused: [args: string[], said: string][] = [
    [[], 'no FILE given'],
    [['merge'], 'merge takes the results to join'],
    [[file('a.jsonl')], 'say where: --to URL, --handler SCRIPT or --serve PORT'],
    [[file('a.jsonl'), ...to, '--serve', '1'], '--to and --serve exclude each other'],
    [[file('a.jsonl'), '--to', 'nowhere'], '--to takes http://HOST:PORT or https://HOST:PORT'],
    [[file('a.jsonl'), ...to, '--compare', 'all'], "--compare takes bytes, body, headers, status, not 'all'"],
    [[file('a.jsonl'), ...to, '--compare', 'bytes,body'], 'give it alone'],
    [[file('a.jsonl'), ...to, '--engine', 'undici', '--compare', 'bytes'], 'undici shows no bytes'],
    [[file('a.jsonl'), ...to, '--engine', 'other'], "--engine takes bytes or undici, not 'other'"],
    [[file('a.jsonl'), ...to, '--speed', '0'], '--speed takes a number above 0, or max'],
    [[file('a.jsonl'), ...to, '--rate', 'x/s'], '--rate takes a number above 0'],
    [[file('a.jsonl'), ...to, '--concurrency', '1.5'], '--concurrency takes a whole number from 1'],
    [[file('a.jsonl'), ...to, '--timeout', '2147483648'], '--timeout takes 2147483647 at most'],
    [[file('a.jsonl'), ...to, '--shard', '9/8'], '--shard takes N/OF'],
    [[file('a.jsonl'), ...to, '--host', 'http://h'], '--host takes HOST or HOST:PORT'],
    [[file('a.jsonl'), ...to, '--set', 'x'], '--set takes NAME=VALUE'],
    [[file('a.jsonl'), '--serve', 'x'], '--serve takes PORT or HOST:PORT'],
    [[file('a.jsonl'), '--serve', '0', '--tls'], '--tls takes --cert FILE and --key FILE'],
    [[file('a.jsonl'), '--serve', '0', '--repeat', 'x'], '--repeat takes last or none'],
    [[file('a.jsonl'), '--serve', `127.0.0.1:${port}`], `cannot listen on 127.0.0.1:${port}: the port is taken`],
    [[file('none.jsonl'), ...to], 'there is no such file'],
    [[file('foreign.jsonl'), ...to], 'is no recorded traffic'],
    [[file('foreign.jsonl'), '--serve', '0'], 'is no recorded traffic'],
    [[file('a.jsonl'), '--handler', file('app.js'), '--as', '0.99'], "unknown version '0.99'"],
    [[file('a.jsonl'), ...to, '--html', '/no/such/directory/x.html'], 'cannot be written'],
  ]
  t.match(await eras([file('a.jsonl'), '--handler', file('app.js'), '--as', '0.10']), {
    code: 1,
    stdout: '',
    stderr: /ended with 3 before it listened/,
  })
  for (let at = 0; at < refused.length; at += 4) {
    const some = refused.slice(at, at + 4)
    const outcomes = await Promise.all(some.map(([args]) => eras(args)))
    for (const [i, { code, stdout, stderr }] of outcomes.entries()) {
      const [args, said] = some[i]
      t.same({ code, stdout }, { code: 2, stdout: '' }, args.slice(1).join(' '))
      t.ok(stderr.includes(said), stderr)
    }
  }
})

t.test('the manifests of docs/scale.md are YAML, and give each share once', async t => {
  const blocks = [...readFileSync(path.join(root, 'docs/scale.md'), 'utf8').matchAll(/```yaml\n(.*?)```/gs)]
  const [job, workflow] = blocks.map(([, yaml]) => {
    const [document, ...more] = parseAllDocuments(yaml)
    t.same([document.errors, document.warnings, more], [[], [], []])
    return document.toJS() as unknown
  }) as [Job, Workflow]
  const { completions, parallelism, completionMode, template } = job.spec
  t.match([job.kind, completionMode, completions, parallelism], ['Job', 'Indexed', 8, 8])
  t.match(template.spec.containers[0].args[0], `--shard "$((JOB_COMPLETION_INDEX + 1))/${completions}"`)
  const { share, whole } = workflow.jobs
  const shares = share.strategy?.matrix.share ?? []
  t.same(shares, [1, 2, 3, 4])
  t.ok(share.steps.some(({ run }) => run?.includes(`--shard \${{ matrix.share }}/${shares.length}`)))
  t.equal(whole.needs, 'share')
  t.ok(whole.steps.some(({ run }) => run?.includes('replay merge')))
})

interface Job {
  kind: string
  spec: {
    completions: number
    parallelism: number
    completionMode: string
    template: { spec: { containers: { args: string[] }[] } }
  }
}

interface Workflow {
  jobs: Record<
    'share' | 'whole',
    { needs?: string; strategy?: { matrix: { share: number[] } }; steps: { run?: string }[] }
  >
}
