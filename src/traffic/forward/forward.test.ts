/** The forward proxy: what it sends on, what it refuses, and rows that are as if it had not been there. */

import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import net, { type AddressInfo, type Socket } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { replay } from '../../replay/replay'
import { playServer } from '../../replay/serve/play-server'
import type { Side, Traffic } from '../../transcript/types'
import { wholeConnections } from '../rows/parts'
import type { RowSink } from '../rows/write'
import { ForwardProxy } from './forward-proxy'
import { answeredOf, askedOf } from './head'

const host = '127.0.0.1'
const hasCurl = spawnSync('curl', ['--version']).status === 0
const curl = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)('curl', ['-sS', '--max-time', '20', ...args], { encoding: 'latin1', maxBuffer: 1 << 26 }))
    .stdout

async function listen(t: Test, server: net.Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  await new Promise<void>(resolve => server.listen(0, host, resolve))
  t.teardown(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

async function stage(t: Test, probeEvery?: number) {
  const rows: Traffic[] = []
  const told: string[] = []
  const sink: RowSink = { backlog: 0, write: async row => void rows.push(row), close: async () => {} }
  const proxy = await ForwardProxy.start({ listen: { host, port: 0 }, sink, probeEvery, talk: line => told.push(line) })
  t.teardown(() => proxy.stop())
  return { proxy, rows, told, at: `http://${host}:${proxy.port}` }
}

/** Answers with what it heard. */
const echo = (): Server =>
  http.createServer((request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      response.setHeader('Connection-Count', '1')
      if (request.url === '/chunks') {
        for (const part of ['one ', 'two ', 'three']) response.write(part)
        response.end()
      } else response.end(JSON.stringify({ url: request.url, headers: request.headers, size: body.length }))
    })
  })

const said = (row: Traffic, side: Side): string =>
  row.connections[0].turns
    .filter(({ from }) => from === side)
    .flatMap(({ bytes }) => bytes)
    .join('')

/** Says something to the proxy, and hears until it ends, or has said enough. */
function talk(port: number, text: string, enough: RegExp = /$^/): Promise<string> {
  return new Promise(resolve => {
    const socket = net.connect(port, host, () => socket.write(text, 'latin1'))
    let heard = ''
    socket.on('data', bytes => {
      heard += bytes.toString('latin1')
      if (enough.test(heard)) socket.destroy()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(heard))
  })
}

const until = async (met: () => boolean): Promise<void> => {
  while (!met()) await new Promise(resolve => setTimeout(resolve, 5))
}

t.test('heads: targets, Host, fields of one hop, Via, Max-Forwards; what is doubtful is refused', async t => {
  const ask = (text: string) => askedOf(text, 'me')
  const head = (text: string): string => (ask(text) as { head: string }).head
  t.equal(
    head(
      'GET http://u:p@a.example:81?x=1 HTTP/1.1\r\nHost: other\r\nConnection: close, X-Hop\r\nx-hop: 1\r\nProxy-Connection: a\r\nProxy-Authorization: Basic x\r\nTE: trailers\r\nKeep-Alive: 5\r\nX-Stay:  y\r\nVia: 1.0 before\r\n\r\n',
    ),
    'GET /?x=1 HTTP/1.1\r\nHost: a.example:81\r\nX-Stay: y\r\nVia: 1.0 before, 1.1 me\r\n\r\n',
  )
  t.equal(
    head('GET http://a/ HTTP/1.1\r\nConnection: content-length\r\nContent-Length: 0\r\n\r\n'),
    'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nVia: 1.1 me\r\n\r\n',
  )
  t.equal(
    head('OPTIONS http://a HTTP/1.1\r\nMax-Forwards: 3\r\n\r\n'),
    'OPTIONS * HTTP/1.1\r\nHost: a\r\nMax-Forwards: 2\r\nVia: 1.1 me\r\n\r\n',
  )
  t.match(
    head('GET http://a/ HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n'),
    /Connection: Upgrade\r\nUpgrade: websocket\r\n/,
  )
  t.match(ask('CONNECT [::1]:443 HTTP/1.1\r\n\r\n'), { host: '::1', port: 443 })
  for (const [text, status] of [
    ['GET / HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['GET https://a/ HTTP/1.1\r\n\r\n', 501],
    ['GET http:///x HTTP/1.1\r\n\r\n', 400],
    ['GET http://a:0/ HTTP/1.1\r\n\r\n', 400],
    ['CONNECT a HTTP/1.1\r\n\r\n', 400],
    ['GET http://a/ HTTP/1.1\r\nVia: 1.1 x, 1.1 me (again)\r\n\r\n', 508],
    ['OPTIONS http://a/ HTTP/1.1\r\nMax-Forwards: 0\r\n\r\n', 200],
    ['TRACE http://a/ HTTP/1.1\r\nMax-Forwards: 0\r\n\r\n', 405],
    ['POST http://a/ HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
    ['POST http://a/ HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    ['POST http://a/ HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n', 400],
    ['POST http://a/ HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
    ['GET http://a/ HTTP/1.1\r\nA : b\r\n\r\n', 400],
    ['GET http://a/ HTTP/1.1\r\nA: b\r\n c\r\n\r\n', 400],
    ['GET http://a/ HTTP/1.1\nA: b\n\n', 400],
  ] as const)
    t.match(ask(text), { status }, JSON.stringify(text))
  t.match(answeredOf('HTTP/1.0 200 Fine\r\nConnection: x\r\nX: 1\r\nProxy-Authenticate: y\r\n\r\n', 'me'), {
    lines: ['HTTP/1.1 200 Fine', 'Via: 1.0 me'],
    keeps: false,
    unframed: true,
  })
  t.equal(typeof answeredOf('HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n', 'me'), 'string')
})

t.test(
  'curl: requests over one connection, bodies, HEAD, HTTP/1.0, a tunnel; the rows are replayed and served',
  { skip: !hasCurl && 'no curl here' },
  async t => {
    const { proxy, rows, at, told } = await stage(t)
    const file = path.join(t.testdir({ body: 'x'.repeat(300_000) }), 'body')
    const [one, two] = [await listen(t, echo()), await listen(t, echo())]
    const both = await curl(
      '-x',
      at,
      `http://${host}:${one}/a?x=1`,
      `http://${host}:${one}/b`,
      `http://${host}:${two}/c`,
    )
    t.same(both.match(/"url":"[^"]*"/g), ['"url":"/a?x=1"', '"url":"/b"', '"url":"/c"'])
    t.notMatch(both, /proxy-connection/i)
    t.match(both, /"via":"1\.1 http-eras-/)
    await until(() => rows.length === 2)
    t.same(rows.map(({ server }) => server).sort(), [`${host}:${one}`, `${host}:${two}`].sort())
    const first = rows.find(({ server }) => server === `${host}:${one}`) as Traffic
    t.match(
      said(first, 'client'),
      new RegExp(`^GET /a\\?x=1 HTTP/1\\.1\r\nHost: ${host}:${one}\r\n[\\s\\S]*GET /b HTTP`),
    )

    t.match(await curl('-x', at, '-d', `@${file}`, `http://${host}:${one}/p`), /"size":300000/)
    t.match(
      await curl(
        '-x',
        at,
        '-T',
        file,
        '-H',
        'Transfer-Encoding: chunked',
        '-H',
        'Expect: 100-continue',
        `http://${host}:${one}/u`,
      ),
      /"transfer-encoding":"chunked"/,
    )
    t.match(await curl('-x', at, '-I', `http://${host}:${one}/h`), /^HTTP\/1\.1 200 OK\r\n/)
    const old = await curl('-x', at, '-0', '-i', `http://${host}:${one}/chunks`)
    t.match(old, /\r\n\r\none two three$/)
    t.notMatch(old, /transfer-encoding/i)
    t.match(
      await curl('-x', at, '-p', '-i', `http://${host}:${one}/t`),
      /^HTTP\/1\.1 200 Connected\r\n\r\nHTTP\/1\.1 200 OK\r\n/,
    )
    await t.rejects(curl('-x', at, '-k', `https://${host}:${one}/`))
    t.match(told, [/TLS to .* passes through a tunnel: it is recorded as it came, and nobody can read it/])
    await proxy.stop()
    const tunnel = rows.find(row => said(row, 'client').startsWith('GET /t ')) as Traffic
    t.notOk(tunnel.notHttp, 'HTTP within a tunnel is read')
    const opaque = rows.filter(row => row.notHttp)
    t.equal(opaque.length, 1)
    t.match(opaque[0], { server: `${host}:${one}`, notHttp: { client: 0 } })

    const whole: Traffic[] = []
    const parts = async function* () {
      for (const row of rows) yield { row }
    }
    for await (const { row } of wholeConnections(parts())) whole.push(row)
    const asked = whole.filter(row => row.server === `${host}:${one}`)
    const result = await replay(asked, { to: `http://${host}:${one}` })
    t.same([result.different, result.errors], [0, 0], JSON.stringify(result.differences).slice(0, 500))
    t.ok(result.same >= 7)
    t.same(result.reasons, { 'not playable': 1 }, 'TLS')
    const served = await playServer(whole, { speed: 'max' })
    t.teardown(() => served.close())
    t.match(await curl('-x', served.url, `http://${host}:${two}/c`), /"url":"\/c"/)
    t.equal(served.misses, 0)
  },
)

t.test('what is refused shows no user, no password and no parameters', async t => {
  for (const target of [
    'CONNECT u:HUSH@h',
    'CONNECT h?token=HUSH',
    'GET /?token=HUSH',
    'GET /a;token=HUSH',
    'GET http://u:HUSH@h:99999/',
    'GET http://u:HUSH@/',
    'GET u:HUSH@h/x',
    'GET https://u:HUSH@h/?token=HUSH',
  ]) {
    const refusal = askedOf(`${target} HTTP/1.1\r\n\r\n`, 'me')
    t.ok('why' in refusal, target)
    t.notMatch(JSON.stringify(refusal), 'HUSH')
  }
})

t.test('refused: loops, what is no proxy request, servers that are not there or do not keep to HTTP', async t => {
  const { proxy, rows, at, told } = await stage(t)
  t.match(
    await talk(proxy.port, `GET ${at}/ HTTP/1.1\r\n\r\n`),
    /^HTTP\/1\.1 508 Loop Detected\r\n[\s\S]*it leads to this proxy itself/,
  )
  t.match(await talk(proxy.port, `CONNECT ${host}:${proxy.port} HTTP/1.1\r\n\r\n`), /^HTTP\/1\.1 508/)
  t.match(await talk(proxy.port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'), /^HTTP\/1\.1 400 [\s\S]*this is a proxy/)
  t.match(await talk(proxy.port, 'nonsense\r\n\r\n'), /^HTTP\/1\.1 400/)
  t.match(await talk(proxy.port, `GET http://a/ HTTP/1.1\r\nX: ${'x'.repeat(300_000)}`), /^HTTP\/1\.1 431/)
  const closed = net.createServer()
  const gone = await listen(t, closed)
  await new Promise(resolve => closed.close(resolve))
  t.match(await talk(proxy.port, `GET http://${host}:${gone}/ HTTP/1.1\r\n\r\n`), /^HTTP\/1\.1 502 [\s\S]*ECONNREFUSED/)
  const bad = await listen(
    t,
    net.createServer(socket => socket.on('data', () => socket.end('what?\r\n\r\n'))),
  )
  t.match(
    await talk(proxy.port, `GET http://${host}:${bad}/ HTTP/1.1\r\n\r\n`),
    /^HTTP\/1\.1 502 [\s\S]*its answer cannot be read/,
  )
  const silent = await listen(
    t,
    net.createServer(socket => socket.on('data', () => socket.end())),
  )
  t.match(
    await talk(proxy.port, `GET http://${host}:${silent}/ HTTP/1.1\r\n\r\n`),
    /502 [\s\S]*it ended the connection before its answer did/,
  )
  const half = await listen(
    t,
    net.createServer(socket => socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab'))),
  )
  t.match(await talk(proxy.port, `GET http://${host}:${half}/ HTTP/1.1\r\n\r\n`), /\r\n\r\nab$/, 'and then a reset')
  t.same([proxy.refused, proxy.unreached], [3, 3])
  t.ok(told.length > 0)
  await proxy.stop()
  t.match(
    rows.find(({ server }) => server === `${host}:${gone}`),
    { failed: /ECONNREFUSED/ },
  )
})

t.test(
  'pipelined requests in order, an answer before its request is whole, until the end, interim ones, a switch',
  async t => {
    const { proxy, rows } = await stage(t)
    let count = 0
    const port = await listen(
      t,
      net.createServer(socket => {
        let heard = ''
        socket.on('data', bytes => {
          heard += bytes.latin1Slice()
          if (/^GET \/end/.test(heard)) socket.end('HTTP/1.1 200 OK\r\nX: 1\r\n\r\nto the end')
          else if (/^GET \/ws/.test(heard)) {
            if (heard.endsWith('\r\n\r\n'))
              socket.write('HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nhello')
            else socket.end(`:${heard.slice(heard.indexOf('\r\n\r\n') + 4)}`)
          } else if (/^POST \/early/.test(heard)) socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n')
          else
            for (let end = heard.indexOf('\r\n\r\n'); end >= 0; end = heard.indexOf('\r\n\r\n')) {
              heard = heard.slice(end + 4)
              socket.write(
                `HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n${++count}`,
              )
            }
        })
      }),
    )
    const url = `http://${host}:${port}`
    const get = (target: string) => `GET ${url}${target} HTTP/1.1\r\n\r\n`
    const pipelined = await talk(proxy.port, get('/1') + get('/2') + get('/3'), /\r\n\r\n3$/)
    t.same(pipelined.match(/\r\n\r\n\d/g), ['\r\n\r\n1', '\r\n\r\n2', '\r\n\r\n3'])
    t.equal(pipelined.match(/103 Early Hints/g)?.length, 3)
    t.notMatch(await talk(proxy.port, get('/4').replace('HTTP/1.1', 'HTTP/1.0')), /103/)
    t.match(await talk(proxy.port, get('/end')), /Connection: close\r\n\r\nto the end$/)
    t.match(
      await talk(proxy.port, `POST ${url}/early HTTP/1.1\r\nContent-Length: 9\r\n\r\nab`),
      /^HTTP\/1\.1 413 [\s\S]*Connection: close/,
    )
    const socket = net.connect(proxy.port, host)
    let heard = ''
    socket.on('data', bytes => {
      heard += bytes
      if (heard.endsWith('hello')) socket.write('there')
    })
    socket.write(`GET ${url}/ws HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n`)
    await once(socket, 'end')
    t.match(heard, /101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\nVia: [\s\S]*hello:there$/)
    socket.destroy()
    await until(() => rows.length === 5)
    const [first] = rows
    t.equal(said(first, 'client').match(/GET/g)?.length, 3, 'one connection to the server')
  },
)

t.test(
  'a body that goes on after the answer is read past; an end is handed on; who leaves takes the server along',
  async t => {
    const { proxy, rows } = await stage(t)
    let ended = 0
    const port = await listen(
      t,
      net.createServer({ allowHalfOpen: true }, socket => {
        let isFirst = true
        socket.on('data', bytes => {
          if (isFirst && bytes.includes('/early')) socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n')
          isFirst = false
        })
        socket.on('end', () => {
          ended++
          socket.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nbye')
        })
      }),
    )
    const url = `http://${host}:${port}`
    const early = net.connect({ port: proxy.port, host, allowHalfOpen: true })
    let heard = ''
    early.on('error', () => {})
    early.on('data', bytes => {
      if (heard === '') early.write('5\r\nhello\r\n5\r\nhel')
      heard += bytes
    })
    early.write(`POST ${url}/early HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n`)
    await once(early, 'end')
    early.write('lo\r\n0\r\n\r\n')
    early.end()
    t.match(heard, /^HTTP\/1\.1 413 /)
    const half = net.connect({ port: proxy.port, host, allowHalfOpen: true })
    half.end(`GET ${url}/ HTTP/1.1\r\n\r\n`)
    let answer = ''
    half.on('data', bytes => (answer += bytes))
    await once(half, 'end')
    t.match(answer, /\r\n\r\nbye$/)
    const before = ended
    const gone = net.connect({ port: proxy.port, host })
    gone.write(`GET ${url}/ HTTP/1.1\r\n\r\n`)
    await until(() => proxy.bytes.client > 0 && proxy.connections === 3)
    gone.destroy()
    await until(() => ended === before + 1 && rows.length === 3)
    await until(() => proxy.now === 0)
    t.pass()
  },
)

t.test('a client that said all and is gone is noticed, though its server says nothing', async t => {
  const { proxy, rows } = await stage(t, 20)
  let heard = 0
  const silent = net.createServer({ allowHalfOpen: true }, socket => void socket.on('data', () => heard++))
  const port = await listen(t, silent)
  for (const text of [
    `GET http://${host}:${port}/ HTTP/1.1\r\n\r\n`,
    `CONNECT ${host}:${port} HTTP/1.1\r\n\r\nhello`,
  ]) {
    const [asked, rowsBefore] = [heard, rows.length]
    const client = net.connect({ port: proxy.port, host, allowHalfOpen: true })
    client.on('error', () => {})
    client.end(text)
    await until(() => heard > asked)
    // It is asked, and is there: nothing happens to it.
    await new Promise(resolve => setTimeout(resolve, 80))
    t.equal(proxy.now, 1)
    client.resetAndDestroy()
    await until(() => proxy.now === 0 && rows.length === rowsBefore + 1)
  }
})

t.test('who is slow makes the other wait, and all arrives', async t => {
  const { proxy } = await stage(t)
  const size = 20 * 1024 * 1024
  const port = await listen(
    t,
    http.createServer((request, response) => {
      let got = 0
      request.on('data', part => (got += part.length))
      request.on('end', () => {
        response.setHeader('Got', got)
        response.end(Buffer.alloc(size))
      })
    }),
  )
  const request = http.request({
    host,
    port: proxy.port,
    method: 'POST',
    path: `http://${host}:${port}/`,
    agent: false,
  })
  request.end(Buffer.alloc(size))
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  t.equal(response.headers.got, String(size))
  await new Promise(resolve => setTimeout(resolve, 50))
  let heard = 0
  for await (const part of response) heard += (part as Buffer).length
  t.equal(heard, size)
})

t.test('the command: where it may listen, what it records, its exit code', async t => {
  const main = path.join(__dirname, '../../cli/main.js')
  const out = path.join(t.testdir(), 'a.jsonl')
  const refused = (...args: string[]) =>
    spawnSync(process.execPath, [main, 'record', ...args, '-o', out], { encoding: 'utf8' })
  for (const [args, why] of [
    [['--forward', '0.0.0.0:0'], 'would be an open proxy'],
    [['--forward', '[::]:0'], 'would be an open proxy'],
    [['--forward', '0', '--to', 'a:1'], '--to does not belong to it'],
    [['--forward', 'x'], '--forward takes [HOST:]PORT'],
    [['--listen', '0', '--to', 'a:1', '--open-proxy'], '--open-proxy belongs to --forward'],
  ] as const) {
    const { status, stderr } = refused(...args)
    t.equal(status, 2)
    t.match(stderr, why)
  }
  const port = await listen(t, echo())
  const child = spawn(process.execPath, [
    main,
    'record',
    '--forward',
    '0.0.0.0:0',
    '--open-proxy',
    '-o',
    out,
    '--mode',
    'new',
    '--json',
  ])
  t.teardown(() => child.kill('SIGKILL'))
  const lines = createInterface(child.stdout)
  const [line] = (await once(lines, 'line')) as [string]
  const answer = await talk(
    Number(line.split(':').pop()),
    `GET http://${host}:${port}/x HTTP/1.1\r\nConnection: close\r\n\r\n`,
  )
  t.match(answer, '"url":"/x"')
  child.kill('SIGTERM')
  const [summary] = (await once(lines, 'line')) as [string]
  t.match(JSON.parse(summary), { connections: 1, unreached: 0, files: [out] })
  t.equal((await once(child, 'exit'))[0], 0)
})
