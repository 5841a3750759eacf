/** The options that keep secrets of targets and bodies out, on the command line and on the wire. */

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import t from 'tap'
import type { Traffic } from '../transcript/types'
import { linesOf } from '../transcript/types'

const main = path.join(__dirname, 'main.js')
const eras = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' })

const body = '{"user":"u","password":"SECRET"}'
const asked = `POST /login?token=SECRET&x=1 HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
const packed =
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: br\r\nContent-Length: 6\r\n\r\nSECRET'

const row = (id: string): Traffic => ({
  format: 'wire-transcript/1',
  id,
  connections: [
    {
      closed: 'client',
      turns: [
        { from: 'client', bytes: linesOf(asked) },
        { from: 'server', bytes: linesOf(packed) },
      ],
    },
  ],
  events: [],
})

const rules = ['--redact-query', 'key,token', '--redact-json', '**.password,user["a,b"]', '--redact-form', 'pass']

t.test('transcript redact: masks, names, counts; the rows are whole', async t => {
  const file = (name: string): string => path.join(directory, name)
  const directory = t.testdir({ 'a.jsonl': [row('a'), row('b')].map(one => `${JSON.stringify(one)}\n`).join('') })
  const { status, stderr } = eras('transcript', 'redact', file('a.jsonl'), ...rules, '-o', file('b.jsonl'))
  t.equal(status, 0)
  t.match(stderr, 'kept out whole, because they could not be looked into: 2 bodies (2 br)')
  const text = readFileSync(file('b.jsonl'), 'utf8')
  t.notMatch(text, /SECRET/)
  const [first] = text.split('\n').map(line => line && (JSON.parse(line) as Traffic)) as Traffic[]
  t.same(first.masked, { query: ['token'], json: ['**.password'], whole: { br: 1 } })
  t.equal(first.connections[0].turns[0].bytes.join(''), asked.replaceAll('SECRET', '******'))
  t.equal(eras('transcript', 'verify', file('b.jsonl')).status, 0)
  const shown = eras('transcript', 'show', file('b.jsonl'), '--id', 'a').stdout
  t.match(shown, 'masked: query token, json **.password, 1 whole (br)')
})

t.test('what names nothing is refused, before anything is begun', async t => {
  for (const [args, said] of [
    [['--redact-json', 'a..b'], "--redact-json takes a path: 'a..b' is none from '..b' on"],
    [['--redact-json', ''], "'' is none"],
    [['--redact-query', ''], '--redact-query takes the name of a query parameter or field'],
    [['--redact-form', ' '], '--redact-form takes the name of a form parameter or field'],
  ] as const) {
    const { status, stderr } = eras('transcript', 'redact', 'x.jsonl', '-o', 'y.jsonl', ...args)
    t.equal(status, 2)
    t.match(stderr, said)
  }
  t.match(eras('record', '--listen', '0', '--to', 'a:1', '--redact-json', '[').stderr, '--redact-json takes a path')
})

t.test('record: the server has the secret, the file has not, however the process ends', async t => {
  const out = path.join(t.testdir(), 'a.jsonl')
  const server = net.createServer(socket => {
    let heard = ''
    socket.on('error', () => {})
    socket.on('data', data => {
      heard += data.latin1Slice()
      if (heard.length >= head.length + size) socket.write(packed)
    })
  })
  // Parts are written while a secret is on its way.
  const filler = 'x'.repeat(70_000)
  const begun = `{"a":"${filler}","password":"SEC`
  const rest = `RET","b":"${filler}"}`
  const size = begun.length + rest.length
  const head = `POST /?token=SECRET HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: ${size}\r\n\r\n`
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const record = async () => {
    const args = [
      'record',
      '--listen',
      '0',
      '--to',
      `127.0.0.1:${port}`,
      '-o',
      out,
      '--mode',
      'new',
      '--json',
      ...rules,
    ]
    const child = spawn(process.execPath, [main, ...args, '--verbose'])
    t.teardown(() => child.kill('SIGKILL'))
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    return { child, socket: net.connect(Number(line.split(':').pop()), '127.0.0.1') }
  }
  const killed = await record()
  killed.socket.on('error', () => {})
  killed.socket.write(head + begun)
  // It tells of the part that is in the file.
  await once(createInterface(killed.child.stderr), 'line')
  killed.child.kill('SIGKILL')
  await once(killed.child, 'exit')
  t.match(readFileSync(out, 'utf8'), /"masked":\{"query":\["token"\]/)
  t.notMatch(readFileSync(out, 'utf8'), /SEC/)

  const { child, socket } = await record()
  let told = ''
  let said = ''
  child.stdout.on('data', data => (said += data))
  child.stderr.on('data', data => (told += data))
  socket.write(head + begun)
  socket.write(rest)
  await once(socket, 'data')
  socket.end()
  child.kill('SIGTERM')
  await once(child, 'close')
  server.close()
  const text = readFileSync(out, 'utf8')
  t.notMatch(text, /SEC|RET/)
  t.match(text, /"password\\":\\"\*{3}/)
  t.match(told, '1 body (1 br)')
  t.same((JSON.parse(said.trim()) as { maskedWhole: unknown }).maskedWhole, { br: 1 })
  writeFileSync(out, text)
  t.equal(eras('transcript', 'verify', out).stdout.includes('torn'), false)
})
