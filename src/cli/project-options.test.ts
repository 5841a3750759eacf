/** record, transcript redact and replay heed what the environment and package.json say, in the order of all options. */

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import t from 'tap'
import { withProject } from './project-options'

const main = path.join(__dirname, 'main.js')

const env = { ...process.env, NODE_OPTIONS: '', CI: '' }

/** Runs a command beside the server of this process. */
async function spawned(words: string[], cwd: string) {
  const child = spawn(process.execPath, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const told = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', text => {
      told[name] += text
    })
  }
  const [code] = await once(child, 'close')
  return { code, ...told }
}

/** What the recorder writes of one connection that says a text. */
async function recorded(folder: string, to: number, text: string): Promise<string> {
  const words = [main, 'record', '--listen', '127.0.0.1:0', '--to', `127.0.0.1:${to}`, '-o', 'a.jsonl', '--mode', 'new']
  const child = spawn(process.execPath, words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [told] = (await once(child.stdout, 'data')) as [Buffer]
  const client = net.connect(Number(/:(\d+)/.exec(String(told))?.[1]), '127.0.0.1', () => client.write(text))
  client.resume()
  await once(client, 'close')
  child.kill('SIGINT')
  await once(child, 'exit')
  return readFileSync(path.join(folder, 'a.jsonl'), 'utf8')
}

t.test('the environment, then the file, then the line; lists add up, and of compare the last counts', async t => {
  const folder = t.testdir({
    'package.json': JSON.stringify({ 'http-eras': { redact: ['x-key'], ignore: 'date, etag', compare: 'headers' } }),
    below: {},
  })
  const env = { HTTP_ERAS_REDACT: 'x-env', HTTP_ERAS_IGNORE: 'server', HTTP_ERAS_COMPARE: 'status' }
  const below = path.join(folder, 'below')
  const of = (command: string, options: object, words: string[], given: NodeJS.ProcessEnv = env) =>
    withProject(command, options as never, words, given, below)
  const record = of('record', { listen: '1', redact: ['x-line'] }, [])
  t.same(record.options.redact, ['x-env', 'x-key', 'x-line'])
  t.match(record.reported, [
    /^redact: x-line \(--redact\), with x-env \(HTTP_ERAS_REDACT\), x-key \("http-eras" in .*package\.json\)$/,
  ])
  const replay = of('replay', { to: 'http://a' }, ['a.jsonl'])
  t.same([replay.options.ignore, replay.options.compare], [['server', 'date', 'etag'], ['headers']])
  t.match(replay.reported[1], /^compare: headers \("http-eras" in .*\), before status \(HTTP_ERAS_COMPARE\)$/)
  t.same(of('replay', { to: 'http://a', compare: ['body'] }, ['a.jsonl']).options.compare, ['body'])
  t.same(of('transcript', {}, ['redact', 'a.jsonl'], {}).options.redact, ['x-key'])
  const parted = withProject(
    'record',
    { forward: '1', 'redact-json': ['a.b'] },
    [],
    { HTTP_ERAS_REDACT: 'x-env,query:token,json:**.pin,form:pass' },
    '/',
  ).options
  t.same(
    ['redact', 'redact-query', 'redact-json', 'redact-form'].map(name => parted[name]),
    [['x-env'], ['token'], ['a.b', '**.pin'], ['pass']],
    'of targets and bodies, too',
  )
  // Where they mean nothing, they say nothing.
  for (const [command, options, words] of [
    ['replay', { serve: '1' }, ['a.jsonl']],
    ['replay', {}, ['merge', 'a.json']],
    ['record', { as: '4' }, []],
    ['transcript', {}, ['show', 'a.jsonl']],
    ['diff', {}, ['4', '6']],
  ] as const)
    t.same(of(command, options, [...words]), { options, reported: [] })
})

t.test('what cannot be is refused in the name of its place', async t => {
  for (const field of [{ redact: true }, { redact: ['a b'] }, { redact: [] }]) {
    const folder = t.testdir({ 'package.json': JSON.stringify({ 'http-eras': field }) })
    t.throws(() => withProject('record', { listen: '1' }, [], {}, folder), {
      code: 'ERAS_BAD_PLACE',
      message: 'package.json: "redact" is to be names',
    })
  }
  const env = { HTTP_ERAS_COMPARE: 'everything' }
  t.throws(() => withProject('replay', { to: 'x' }, [], env, t.testdir({ 'package.json': '{}' })), {
    code: 'ERAS_BAD_PLACE',
    message: 'HTTP_ERAS_COMPARE: "compare" is to be ',
  })
})

t.test('the commands: a secret of the project is kept out of a file, and a field of it is not compared', async t => {
  const server = net.createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () =>
      socket.end(`HTTP/1.1 200 OK\r\nX-Id: ${Math.random()}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const folder = t.testdir({ 'package.json': JSON.stringify({ 'http-eras': { redact: 'x-key', ignore: ['x-id'] } }) })
  const text = 'GET / HTTP/1.1\r\nHost: a\r\nX-Key: secret\r\nConnection: close\r\n\r\n'
  const port = (server.address() as AddressInfo).port
  const rows = await recorded(folder, port, text)
  t.notMatch(rows, 'secret')
  t.match(rows, 'X-Key: ******')
  const words = [main, 'replay', 'a.jsonl', '--to', `http://127.0.0.1:${port}`, '--explain']
  const same = await spawned(words, folder)
  t.match(same, { code: 0, stderr: /^http-eras: ignore: x-id \("http-eras" in / }, same.stdout)
  writeFileSync(path.join(folder, 'package.json'), '{}')
  t.equal((await spawned(words, folder)).code, 1, 'without it, the field differs')
  t.equal(spawnSync(process.execPath, words.slice(0, 3), { cwd: folder, encoding: 'utf8' }).status, 2)
})
