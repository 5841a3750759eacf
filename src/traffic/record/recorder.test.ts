/** The recording proxy on the wire: all that passes passes unharmed, and stands in the rows as it was. */

import { execFileSync, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import path from 'node:path'
import tls from 'node:tls'
import t, { type Test } from 'tap'
import { called } from '../../cli/called.test.helper'
import { merge, unpack } from '../../oracle/merge'
import { corpusRecording, scenarioNames } from '../../oracle/scenario'
import { pack, parse, printRecording } from '../../transcript/format'
import type { Recording, Side, Traffic, Transcript } from '../../transcript/types'
import { joinParts } from '../rows/parts'
import { readTraffic } from '../rows/read'
import { openSink } from '../rows/sink'
import type { RowSink } from '../rows/write'
import { Recorder, type RecorderOptions } from './recorder'
import { clientTls, serverTls } from './tls'

const host = '127.0.0.1'
const main = path.join(__dirname, '../../cli/main.js')

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>(resolve => server.listen(0, host, resolve))
  return (server.address() as AddressInfo).port
}

/** A server that does something with each connection, and a recorder before it. */
async function stage(
  t: Test,
  serve: (socket: Socket) => void,
  options: Partial<RecorderOptions> = {},
): Promise<{ port: number; rows: Traffic[]; recorder: Recorder; stop: () => Promise<Traffic[]> }> {
  const sockets = new Set<Socket>()
  const server = net.createServer({ allowHalfOpen: true }, socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    serve(socket)
  })
  const rows: Traffic[] = []
  const sink: RowSink = { backlog: 0, write: async row => void rows.push(row), close: async () => {} }
  const to = { host, port: await listen(server) }
  const recorder = await Recorder.start({ listen: { host, port: 0 }, to, sink, ...options })
  const stop = async () => {
    await recorder.stop()
    for (const socket of sockets) socket.destroy()
    server.close()
    return rows
  }
  t.teardown(stop)
  return { port: recorder.port, rows, recorder, stop }
}

const connect = async (port: number): Promise<Socket> => {
  const socket = net.connect({ port, host, allowHalfOpen: true })
  await once(socket, 'connect')
  return socket
}

const until = async (met: () => boolean): Promise<void> => {
  while (!met()) await new Promise(resolve => setTimeout(resolve, 5))
}

const said = (row: Traffic, side: Side): string =>
  row.connections[0].turns
    .filter(turn => turn.from === side)
    .map(turn => turn.bytes.join(''))
    .join('')

const digest = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex')

t.test('a half-close is a half-close, and bytes still come from the other side', async t => {
  const { port, rows } = await stage(t, socket => {
    socket.resume()
    socket.on('end', () => {
      socket.write('after ')
      setTimeout(() => socket.end('the end'), 20)
    })
  })
  const client = await connect(port)
  let heard = ''
  client.on('data', data => (heard += data))
  client.end('all')
  await once(client, 'close')
  t.equal(heard, 'after the end')
  await until(() => rows.length === 1)
  const [{ closed, ends = [] }] = rows[0].connections
  t.equal(closed, 'client')
  t.same(
    ends.map(({ from, how }) => [from, how]),
    [
      ['client', 'end'],
      ['server', 'end'],
    ],
  )
  t.equal(said(rows[0], 'server'), 'after the end')
  t.same(rows[0].notHttp, { client: 0, server: 0 })
})

t.test('a reset of either side is a reset to the other; bytes before it arrive', async t => {
  const ends: string[] = []
  let heardX = false
  const { port, rows } = await stage(t, socket => {
    socket.on('error', (error: NodeJS.ErrnoException) => ends.push(String(error.code)))
    socket.on('data', data => {
      if (String(data) === 'x') heardX = true
      if (String(data) === 'reset me') {
        socket.write('last words')
        setTimeout(() => socket.resetAndDestroy(), 30)
      }
    })
  })
  const [first, second] = [await connect(port), await connect(port)]
  let heard = ''
  first.on('data', data => (heard += data))
  first.write('reset me')
  const [error] = (await once(first, 'error')) as [NodeJS.ErrnoException]
  t.equal(error.code, 'ECONNRESET')
  t.equal(heard, 'last words')
  second.write('x')
  await until(() => rows.length === 1 && heardX)
  second.resetAndDestroy()
  await until(() => rows.length === 2 && ends.length > 0)
  const third = await connect(port)
  third.write('y')
  third.resetAndDestroy() // which the host of the proxy takes for an end, because it comes with bytes
  await until(() => rows.length === 3)
  t.same(ends, ['ECONNRESET'])
  t.same(
    rows.map(row => row.connections[0].closed),
    ['server reset', 'client reset', 'client reset'],
  )
})

t.test('chunk cuts and times are kept; turns follow the order of arrival', async t => {
  const { port, rows } = await stage(t, socket => {
    socket.on('data', data => socket.write(`got ${data}`))
    socket.on('end', () => socket.end())
  })
  const client = await connect(port)
  client.setNoDelay()
  for (const text of ['a', 'bc']) {
    client.write(text)
    await once(client, 'data')
  }
  client.end()
  await until(() => rows.length === 1)
  const { turns } = rows[0].connections[0]
  t.same(
    turns.map(({ from, bytes, chunks }) => [from, bytes, chunks?.map(([, length]) => length)]),
    [
      ['client', ['a'], [1]],
      ['server', ['got a'], [5]],
      ['client', ['bc'], [2]],
      ['server', ['got bc'], [6]],
    ],
  )
  const times = turns.flatMap(turn => turn.chunks?.map(([ms]) => ms) ?? [])
  t.same(
    times,
    times.toSorted((a, b) => a - b),
  )
})

t.test('1,000 connections at once: every byte arrives, and every byte is recorded', async t => {
  const file = path.join(t.testdir({}), 'many.jsonl')
  const sink = await openSink(file, { mode: 'new' })
  const { port, stop } = await stage(
    t,
    socket => {
      socket.on('data', data => {
        if (!socket.write(Buffer.from(data).reverse())) socket.pause()
      })
      socket.on('drain', () => socket.resume())
      socket.on('end', () => socket.end())
    },
    { sink, memory: 4 * 1024 * 1024 },
  )
  const sent = new Map<string, string>()
  const count = 1000
  let open = 0
  let allOpen: () => void = () => {}
  const gate = new Promise<void>(resolve => (allOpen = resolve))
  const talk = async (): Promise<boolean> => {
    const socket = await connect(port)
    if (++open === count) allOpen()
    await gate
    const bytes = randomBytes(1 + Math.floor(Math.random() * 40_000))
    const pieces: Buffer[] = []
    socket.on('data', data => pieces.push(data))
    socket.write(bytes.subarray(0, bytes.length / 2))
    await new Promise(resolve => setTimeout(resolve, Math.random() * 20))
    socket.end(bytes.subarray(bytes.length / 2))
    await once(socket, 'close')
    const heard = Buffer.concat(pieces)
    sent.set(digest(bytes), digest(heard))
    return heard.length === bytes.length
  }
  const lengths = await Promise.all(Array.from({ length: count }, talk))
  t.ok(lengths.every(Boolean))
  await stop()
  const parts = new Map<string, Traffic[]>()
  for await (const { row } of readTraffic(file)) parts.set(row.id, [...(parts.get(row.id) ?? []), row])
  t.equal(parts.size, count)
  const recorded = [...parts.values()].map(joinParts).map(row => {
    const [client, server] = (['client', 'server'] as const).map(side => digest(Buffer.from(said(row, side), 'latin1')))
    return sent.get(client) === server && row.connections[0].closed === 'client'
  })
  t.ok(recorded.every(Boolean))
})

t.test(
  'back-pressure: a client that does not read stops the server; nothing is held but what sockets hold',
  async t => {
    const block = Buffer.alloc(65536, 'x')
    let written = 0
    const { port, recorder } = await stage(t, socket => {
      const write = () => {
        while (socket.writable && written < 512e6) {
          written += block.length
          if (!socket.write(block)) return
        }
      }
      socket.on('drain', write)
      write()
    })
    const client = await connect(port)
    client.pause()
    let before = -1
    while (before !== written) {
      before = written
      await new Promise(resolve => setTimeout(resolve, 150))
    }
    t.ok(written < 128e6, `${written} bytes were taken of a server whose client does not read`)
    t.ok(recorder.bytes.server <= written)
    client.destroy()
  },
)

t.test('a long connection is written in parts of bounded size; together they are all of it', async t => {
  const bytes = randomBytes(3_000_000)
  const { port, rows } = await stage(t, socket => socket.resume().end(bytes), { memory: 256 * 1024 })
  const client = await connect(port)
  const pieces: Buffer[] = []
  client.on('data', data => pieces.push(data)).on('end', () => client.end('bye'))
  await once(client, 'close')
  await until(() => rows.some(row => !row.more))
  t.ok(Buffer.concat(pieces).equals(bytes))
  t.ok(rows.length > 5)
  t.same(
    rows.map(row => row.part),
    rows.map((_, k) => k + 1),
  )
  t.same(
    rows.map(row => row.more ?? false),
    rows.map((_, k) => k < rows.length - 1),
  )
  const whole = joinParts(rows)
  t.ok(Buffer.from(said(whole, 'server'), 'latin1').equals(bytes))
  t.equal(said(whole, 'client'), 'bye')
  t.same(whole.notHttp, { client: 0, server: 0 })
  const size = whole.connections[0].turns
    .flatMap(turn => turn.chunks ?? [])
    .reduce((sum, [, length]) => sum + length, 0)
  t.equal(size, bytes.length + 3)
})

t.test('secrets do not reach the file, and do reach the server', async t => {
  let heard = ''
  const { port, rows } = await stage(t, socket => {
    socket.on('data', data => {
      heard += data
      if (heard.endsWith('\r\n\r\n')) socket.end('HTTP/1.1 200 OK\r\nSet-Cookie: s=1\r\nContent-Length: 0\r\n\r\n')
    })
  })
  const client = await connect(port)
  let answer = ''
  client.on('data', data => (answer += data)).on('end', () => client.end())
  client.write('GET / HTTP/1.1\r\nAuthoriz')
  await until(() => heard.length > 0)
  client.write('ation: Basic abc\r\n\r\n')
  await once(client, 'close')
  await until(() => rows.length === 1)
  t.match(heard, 'Authorization: Basic abc\r\n')
  t.match(answer, 'Set-Cookie: s=1')
  t.match(said(rows[0], 'client'), 'Authorization: *********\r\n')
  t.match(said(rows[0], 'server'), 'Set-Cookie: ***\r\n')
  t.same(rows[0].redacted, ['authorization', 'set-cookie'])
  t.notOk(rows[0].notHttp)
})

t.test('an upgrade and a tunnel pass as they are, byte for byte', async t => {
  const secret = 'Cookie: not a header\r\n\0\xff'
  for (const [ask, answer] of [
    [
      'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n',
    ],
    ['CONNECT a:1 HTTP/1.1\r\nProxy-Authorization: abc\r\n\r\n', 'HTTP/1.1 200 OK\r\n\r\n'],
  ]) {
    const { port, rows } = await stage(t, socket => {
      let heard = ''
      socket.on('data', data => {
        heard += data.toString('latin1')
        if (heard === ask) socket.write(answer)
        else if (heard === ask + secret) socket.end(secret, 'latin1')
      })
    })
    const client = await connect(port)
    let heard = ''
    client.on('data', data => {
      heard += data.toString('latin1')
      if (heard === answer) client.write(secret, 'latin1')
    })
    client.on('end', () => client.end())
    client.write(ask)
    await once(client, 'close')
    await until(() => rows.length === 1)
    t.equal(heard, answer + secret)
    t.equal(said(rows[0], 'client'), ask.replace('abc', '***') + secret)
    t.equal(said(rows[0], 'server'), answer + secret)
    t.same(rows[0].notHttp, { client: ask.length, server: answer.length })
  }
})

t.test('a server that is down: the client is reset, the row says why', async t => {
  const talk: string[] = []
  const closed = net.createServer()
  const port = await listen(closed)
  closed.close()
  const {
    port: proxy,
    rows,
    recorder,
  } = await stage(t, () => {}, { to: { host, port }, talk: line => talk.push(line) })
  for (let k = 0; k < 7; k++) {
    const client = net.connect({ port: proxy, host })
    const [error] = (await once(client, 'error')) as [NodeJS.ErrnoException]
    t.equal(error.code, 'ECONNRESET')
  }
  await until(() => rows.length === 7)
  t.match(rows[0], { failed: /ECONNREFUSED/, connections: [{ closed: 'server reset', turns: [] }] })
  t.equal(recorder.unreached, 7)
  t.equal(talk.length, 5, 'and says so a few times')
})

t.test('stopped while connections are open: their rows say so', async t => {
  const { port, recorder, stop } = await stage(t, socket => socket.on('data', () => {}))
  const client = await connect(port)
  client.on('error', () => {})
  client.write('GET /')
  await until(() => recorder.bytes.client === 5)
  const all = await stop()
  t.equal(all[0].connections[0].closed, 'open')
  t.equal(said(all[0], 'client'), 'GET /')
  client.destroy()
})

/** A certificate for this host, made by openssl; undefined where there is none. */
function certificate(directory: string): { key: Buffer; cert: Buffer } | undefined {
  const [key, cert] = [path.join(directory, 'key.pem'), path.join(directory, 'cert.pem')]
  try {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-days', '3650']
    const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
    execFileSync('openssl', ['req', ...kind, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  return { key: readFileSync(key), cert: readFileSync(cert) }
}

t.test('TLS on both sides: plain bytes in the rows, half-close and reset as they were', async t => {
  const directory = t.testdir({})
  const own = certificate(directory)
  if (!own) {
    t.comment('no openssl: no certificate to try it with')
    return
  }
  const ends: string[] = []
  const server = tls.createServer({ ...own, allowHalfOpen: true }, socket => {
    socket.on('error', (error: NodeJS.ErrnoException) => ends.push(String(error.code)))
    socket.on('data', data => socket.write(`got ${data}`))
    socket.on('end', () => socket.end(' and the end'))
  })
  const port = await listen(server)
  t.teardown(() => server.close())
  const refused: string[] = []
  const {
    port: proxy,
    rows,
    recorder,
  } = await stage(t, () => {}, {
    to: { host, port },
    tlsListen: serverTls(own, error => refused.push(error.message)),
    tlsTo: clientTls({ ca: own.cert }),
  })
  const open = async () => {
    const socket = tls.connect({ port: proxy, host, ca: own.cert, allowHalfOpen: true } as tls.ConnectionOptions)
    await once(socket, 'secureConnect')
    return socket
  }
  const first = await open()
  let heard = ''
  first.on('data', data => (heard += data))
  first.end('x')
  await once(first, 'end')
  t.equal(heard, 'got x and the end')
  await until(() => rows.length === 1)
  t.match(rows[0], { tls: true, connections: [{ closed: 'client', ends: [{ how: 'end' }, { how: 'end' }] }] })
  t.equal(said(rows[0], 'client'), 'x')
  const raw = net.connect(proxy, host)
  const second = tls.connect({ socket: raw, host, ca: own.cert })
  await once(second, 'secureConnect')
  second.on('error', () => {})
  second.write('y')
  await once(second, 'data')
  raw.resetAndDestroy()
  await until(() => rows.length === 2 && ends.length > 0)
  t.equal(rows[1].connections[0].closed, 'client reset')
  t.same(ends, ['ECONNRESET'])
  const plain = await connect(proxy)
  plain.on('error', () => {})
  plain.write('GET / HTTP/1.1\r\n\r\n')
  await until(() => refused.length === 1 && recorder.now === 0)
  const distrusting = await stage(t, () => {}, { to: { host, port }, tlsTo: clientTls({}) })
  const third = net.connect(distrusting.port, host)
  await once(third, 'error')
  await until(() => distrusting.rows.length === 1)
  t.match(distrusting.rows[0].failed, 'self-signed certificate')
})

/** The command, listening. */
async function started(t: Test, args: string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [main, 'record', '--listen', '0', ...args], {
    env: { ...process.env, CI: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let talk = ''
  child.stdout.on('data', data => (out += data))
  child.stderr.on('data', data => (talk += data))
  const ended = once(child, 'close')
  t.teardown(() => child.kill('SIGKILL'))
  await until(() => out.includes('\n') || child.exitCode !== null)
  return {
    child,
    port: Number(/listening on 127\.0\.0\.1:(\d+)/.exec(out)?.[1]),
    end: async (signal: NodeJS.Signals | 0 = 'SIGTERM') => {
      if (signal) child.kill(signal)
      const [code] = await ended
      return { code, out, talk }
    },
  }
}

const ask = async (port: number, text = 'GET / HTTP/1.1\r\nCookie: abc\r\nX-Key: def\r\n\r\n'): Promise<string> => {
  const client = await connect(port)
  let heard = ''
  client.on('error', () => {})
  client.on('data', data => (heard += data)).on('end', () => client.end())
  client.write(text)
  await once(client, 'close')
  return heard
}

t.test('the command: modes, secrets, rotation, the summary', async t => {
  const directory = t.testdir({})
  const server = net.createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end('HTTP/1.1 204 No Content\r\n\r\n'))
  })
  const to = `${host}:${await listen(server)}`
  t.teardown(() => server.close())
  const out = path.join(directory, 'a.jsonl')
  const lines = (file = out) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : -1)
  const run = async (args: string[], times: number, env?: NodeJS.ProcessEnv) => {
    const { port, end } = await started(t, ['--to', to, ...args], env)
    for (let k = 0; k < times; k++) t.equal(await ask(port), 'HTTP/1.1 204 No Content\r\n\r\n')
    return end('SIGINT')
  }
  const first = await run(['-o', out], 2)
  t.same({ code: first.code, talk: first.talk }, { code: 0, talk: '' })
  t.match(first.out, /\n2 connections, .* from clients, .* from the server; recorded in .*a\.jsonl\n$/)
  t.equal(lines(), 2)
  t.match(readFileSync(out, 'utf8'), 'Cookie: ***')
  const second = await run(['-o', out, '--fsync', '--verbose', '--redact', 'X-Key', '--keep-secrets'], 1)
  t.match(second.talk, /^recorded [0-9a-f]{8}-1\n$/)
  t.equal(lines(), 3, 'new goes on after what is there')
  t.match(readFileSync(out, 'utf8'), 'Cookie: abc\\r\\n","X-Key: ***')
  await run(['-o', out, '--mode', 'update'], 0)
  t.equal(lines(), 3, 'update replaces nothing by nothing')
  const ci = await run(['-o', out], 1, { CI: 'true' })
  t.match(ci.talk, 'CI is set, so nothing is recorded')
  t.match(ci.out, 'nothing was recorded')
  t.equal(lines(), 3)
  await run(['-o', out, '--mode', 'update'], 1, { CI: 'true' })
  t.equal(lines(), 1, 'update replaces')
  t.same(JSON.parse((await run(['--mode', 'none', '--json'], 1)).out.split('\n')[1]).connections, 1)
  const big = path.join(directory, 'b.jsonl.gz')
  const rotated = await run(['-o', big, '--rotate', '1k', '--json'], 6)
  const { files } = JSON.parse(rotated.out.split('\n')[1]) as { files: string[] }
  t.ok(files.length > 1)
  t.equal(files[1], path.join(directory, 'b.2.jsonl.gz'))
  let rows = 0
  for (const file of files) for await (const _ of readTraffic(file)) rows++
  t.equal(rows, 6)
})

t.test('the command: what it cannot do is refused with exit code 2', async t => {
  const directory = t.testdir({ text: 'no certificate' })
  const file = (name: string) => path.join(directory, name)
  const refused = async (args: string[], message: string) => {
    const { code, out, talk } = await (await started(t, args)).end(0)
    t.same({ code, out }, { code: 2, out: '' }, args.join(' '))
    t.match(talk, message)
  }
  const to = ['--to', `${host}:1`]
  await refused([], '--to or --tls-to is missing')
  await refused(['--to', 'nowhere'], "--to takes HOST:PORT, with a port up to 65535, not 'nowhere'")
  await refused(to, '-o FILE is missing')
  await refused([...to, '-o', 'x.txt'], "ends in .jsonl or .jsonl.gz, not 'x.txt'")
  await refused([...to, '-o', file('no/x.jsonl')], 'there is no such directory')
  await refused([...to, '-o', file('x.jsonl'), '--mode', 'all'], "--mode takes new, update, none, not 'all'")
  await refused([...to, '-o', file('x.jsonl'), '--rotate', 'much'], 'takes a size such as')
  await refused([...to, '-o', file('x.jsonl'), '--redact', 'a b'], "not 'a b'")
  await refused([...to, '-o', file('x.jsonl'), '--cert', file('text')], 'belong to --tls-listen')
  await refused([...to, '-o', file('x.jsonl'), '--insecure'], 'belong to --tls-to')
  await refused([...to, '-o', file('x.jsonl'), '--tls-listen', '0'], 'give --listen or --tls-listen')
  await refused([...to, '--as', '0.10'], '--as and --runtime record scenarios')
  const taken = net.createServer()
  const port = await listen(taken)
  t.teardown(() => taken.close())
  await refused([...to, '-o', file('x.jsonl'), '--listen', String(port)], 'cannot be listened on: listen EADDRINUSE')
  t.notOk(existsSync(file('x.jsonl')))
})

t.test('a file that may not grow: the command stops, says so, and the file is whole', async t => {
  if (process.platform === 'win32') return
  const directory = t.testdir({})
  const out = path.join(directory, 'full.jsonl')
  const server = net.createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(700)}`))
  })
  const to = `${host}:${await listen(server)}`
  t.teardown(() => server.close())
  // One block is 512 or 1,024 bytes, as the shell has it. Without the environment, because the test runner would put a
  // handler of its own into the command that ends it at the signal.
  const script = `ulimit -f 8; exec env -i "${process.execPath}" "${main}" record --listen 0 --to ${to} -o "${out}"`
  const child = spawn('sh', ['-c', script], { env: { ...process.env, CI: '' } })
  let [heard, talk] = ['', '']
  child.stdout.on('data', data => (heard += data))
  child.stderr.on('data', data => (talk += data))
  const ended = once(child, 'close')
  await until(() => heard.includes('\n'))
  const port = Number(/:(\d+)\n/.exec(heard)?.[1])
  // The first row is in the file before others follow: those that wait for each other go into one write, which fails as a whole.
  await ask(port)
  await until(() => readFileSync(out, 'utf8') !== '')
  for (let k = 0; k < 40 && child.exitCode === null; k++) await ask(port).catch(() => {})
  const [code] = await ended
  t.equal(code, 1)
  t.match(talk, 'cannot be written: a file may not grow that large here; it ends with its last whole row')
  const torn: unknown[] = []
  let rows = 0
  for await (const _ of readTraffic(out, { onTorn: one => torn.push(one) })) rows++
  t.ok(rows > 0)
  t.same(torn, [])
  t.ok(readFileSync(out, 'utf8').endsWith('\n'))
  writeFileSync(out, '')
})

t.test('taken apart by runtime and put together again, every recording is what it was', async t => {
  const changed = scenarioNames().filter(name => {
    const recording = corpusRecording(name)
    return printRecording(pack(unpack(recording))) !== printRecording(recording)
  })
  t.same(changed, [])
})

t.test('a run takes the place of what its runtime did before, in the order of releases', async t => {
  const run = (runtime: string, body: string): Transcript => ({
    ...{ format: 'wire-transcript/1', scenario: 's', title: 't', role: 'api', connections: [] },
    runtime,
    events: [['body', body]],
  })
  const runtimes = (recording: Recording) => recording.variants.map(variant => variant.runtimes.join(' '))
  const first = pack([run('0.4.12', 'a'), run('0.10.48', 'a'), run('12.0.0', 'b')])
  t.equal(merge(first, run('0.10.48', 'a')), first)
  t.same(runtimes(merge(first, run('iojs-1.8.1', 'b'))), ['0.4.12 0.10.48', 'iojs-1.8.1 12.0.0'])
  t.same(runtimes(merge(first, run('0.4.12', 'b'))), ['0.4.12 12.0.0', '0.10.48'])
  t.same(runtimes(merge(first, run('http-eras 0.4.12', 'a'))), ['0.4.12 0.10.48 http-eras 0.4.12', '12.0.0'])
  t.same(runtimes(merge(undefined, run('0.4.12', 'b'))), ['0.4.12'])
})

t.test('the command records scenarios, merges them, and compares', async t => {
  const directory = t.testdir({
    own: { 'mine.js': "exports.title = 'mine'; exports.main = function (t) { t.log('x', 1); t.done() }" },
  })
  const out = path.join(directory, 'recordings')
  const run = (...args: string[]) => called('record', ...args)
  const name = 'server/date-header-off'
  const file = path.join(out, `${name}.json`)
  t.same((await run('--as', '0.10', '-o', out, name)).stdout, `http-eras 0.10.48  ${name}: recorded\n1 recorded\n`)
  const text = readFileSync(file, 'utf8')
  t.same(await run('--as', '0.10.48', '-o', out, name), { status: 0, stdout: '1 as recorded\n', stderr: '' })
  t.equal(readFileSync(file, 'utf8'), text)
  t.same((await run('--as', '0.10', '--check', name)).stdout, '1 as recorded\n', 'of the real release, too')
  t.equal((await run('--runtime', process.execPath, '-o', out, name)).status, 0)
  const both = parse(readFileSync(file, 'utf8')) as Recording
  t.same(
    both.variants.flatMap(variant => variant.runtimes).sort(),
    ['http-eras 0.10.48', process.version.slice(1)].sort(),
  )
  writeFileSync(file, text.replace('HTTP/1.1 200 OK', 'HTTP/1.1 201 OK'))
  const differs = await run('--as', '0.10', '-o', out, '--check', name)
  t.equal(differs.status, 1)
  t.match(differs.stdout, '+ server: HTTP/1.1 200 OK')
  t.match((await run('--as', '0.10', '-o', out, name)).stdout, '1 recorded anew')
  t.equal(readFileSync(file, 'utf8'), text)
  t.match(await run('--as', '0.10', '-o', out, '--check', 'api/status-codes'), {
    status: 1,
    stdout: 'there is no recording of it',
  })
  const own = await run('--as', '0.10', '-o', out, '--json', path.join(directory, 'own/mine.js'))
  t.same(JSON.parse(own.stdout), { results: [{ runtime: 'http-eras 0.10.48', scenario: 'mine', result: 'new' }] })
  t.match(readFileSync(path.join(out, 'mine.json'), 'utf8'), '["x",1]')
  t.match(await run('--as', '0.10', '-o', out, 'nosuch'), {
    status: 2,
    stderr: "no scenario, area or pattern 'nosuch'",
  })
  t.match(await run('--as', '0.10', name), { status: 2, stderr: '-o DIR is missing' })
  t.match(await run('--as', '0.10', '-o', out), { status: 2, stderr: 'say which scenarios' })
  t.match(await run('--runtime', '/no/node', '-o', out, name), {
    status: 2,
    stderr: '--runtime /no/node cannot be run',
  })
  t.match(await run(), { status: 2, stderr: 'say what to record' })
  writeFileSync(path.join(out, 'mine.json'), 'no JSON')
  t.match(await run('--as', '0.10', '-o', out, path.join(directory, 'own/mine.js')), {
    status: 2,
    stderr: 'mine.json is not a transcript: it is not JSON',
  })
})
