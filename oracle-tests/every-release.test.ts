/**
 * Every release that differs from the one before it serves and asks: no combination of behaviours that the data makes
 * may fall over. What each of them puts on the wire is the recordings' affair; here a server and a client of the same
 * release must understand each other, and a raw client gets what the release's own cannot ask for.
 */

import type { EventEmitter } from 'node:events'
import { type AddressInfo, connect, type Server, type Socket } from 'node:net'
import t, { type Test } from 'tap'
import { createHttp } from '../src'
import type { Line } from '../src/profile/line'
import { nameOf } from '../src/profile/release'
import { releasesOf } from '../src/profile/releases'
import { lines } from '../versions'

interface Message extends EventEmitter {
  url: string
  method: string
  statusCode: number
  headers: Record<string, string>
  trailers: Record<string, string>
  connection: Socket
}
interface Answer {
  writeHead(status: number, headers: object): void
  write(chunk: string | Buffer): boolean
  addTrailers(headers: object): void
  end(chunk?: string): void
}
interface Request extends EventEmitter {
  write(chunk: string | Buffer): boolean
  end(chunk?: string): void
  abort(): void
}
interface Agent {
  maxSockets: number
  destroy?(): void
}
interface Http {
  createServer(listener: (req: Message, res: Answer) => void): Server
  request(options: object, listener?: (res: Message) => void): Request
  Agent: new (options: object) => Agent
  getAgent?(host: string, port: number): Agent
}

/** The releases that the data tells apart, and the ends of the line. The one before each is as the one told apart before. */
function distinct(line: Line): string[] {
  const all = releasesOf(line)
  const chosen = new Set([0, all.length - 1])
  for (const [, , since] of line.changes) {
    const at = all.indexOf(since)
    chosen.add(at)
  }
  return all.filter((_, at) => chosen.has(at)).map(release => nameOf(line.runtime, release))
}

/** The server: one answer of each kind, by path. */
function makeServer(http: Http, aborted: () => void): Server {
  let slow: Answer | undefined
  const answers: Record<string, (req: Message, res: Answer) => void> = {
    '/kept': (_, res) => res.end('kept'),
    '/posted': (req, res) => {
      let body = ''
      req.on('data', chunk => (body += chunk))
      req.on('end', () => res.end(body))
    },
    '/chunked': (_, res) => {
      res.writeHead(200, { 'Content-Type': 'text/plain' })
      res.write('one ')
      setImmediate(() => {
        res.write(Buffer.from('two '))
        setImmediate(() => res.end('three'))
      })
    },
    // Answered when the next request has been, so that the next answer has to wait in the queue.
    '/slow': (_, res) => (slow = res),
    '/queued': (_, res) => {
      res.write('one ')
      res.write(Buffer.from('two '))
      res.end('three')
      setImmediate(() => slow?.end('first'))
    },
    '/headed': (_, res) => {
      res.writeHead(200, { 'Content-Length': 5 })
      res.end()
    },
    '/missing': (_, res) => {
      res.writeHead(404, { Trailer: 'X-Sum' })
      res.write('none')
      res.addTrailers({ 'X-Sum': '4' })
      res.end()
    },
    '/aborted': (req, res) => {
      req.connection.on('close', aborted)
      res.writeHead(200, {})
      res.write('begun')
    },
  }
  return http.createServer((req, res) => answers[req.url](req, res))
}

/** All that a raw client gets for some bytes, until the server has closed. */
const raw = (port: number, bytes: string) =>
  new Promise<string>((resolve, reject) => {
    let got = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('latin1').on('data', text => (got += text))
    socket.on('error', reject).on('close', () => resolve(got))
  })

const asRaw = (method: string, path: string, more = '') => `${method} ${path} HTTP/1.1\r\nHost: me\r\n${more}\r\n`

/** What a release does with each kind of exchange. */
async function exchange(http: Http, server: Server, sockets: Set<Socket>, gone: Promise<string>, t: Test) {
  const { port } = server.address() as AddressInfo
  const agent = http.getAgent?.('127.0.0.1', port) ?? new http.Agent({ keepAlive: true })
  agent.maxSockets = 1
  t.teardown(() => agent.destroy?.())
  const options = { host: '127.0.0.1', port, agent, headers: { Connection: 'keep-alive' } }

  const ask = (method: string, path: string, send = (req: Request) => req.end()) =>
    new Promise<{ status: number; body: string; length?: string }>((resolve, reject) => {
      const req = http.request({ ...options, method, path }, res => {
        let body = ''
        res.on('data', chunk => (body += chunk))
        res.on('end', () => resolve({ status: res.statusCode, body, length: res.headers['content-length'] }))
      })
      req.on('error', reject)
      send(req)
    })

  const kept = await Promise.all([ask('GET', '/kept'), ask('GET', '/kept')])
  const connections = sockets.size
  const posted = await ask('POST', '/posted', req => {
    req.write('one ')
    req.write(Buffer.from('two '))
    req.end('three')
  })
  const chunked = await ask('GET', '/chunked')
  const head = await ask('HEAD', '/headed')
  const missing = await ask('GET', '/missing')
  const pair = await raw(port, asRaw('GET', '/slow') + asRaw('GET', '/queued', 'Connection: close\r\n'))
  const trailer = await raw(port, asRaw('GET', '/missing', 'Connection: close\r\n'))
  await new Promise<void>((resolve, reject) => {
    const req = http.request({ ...options, path: '/aborted', agent: false }, res => {
      // That the answer was cut off may be told; it is no news.
      res.on('error', () => {})
      res.on('data', () => {
        req.abort()
        resolve()
      })
    })
    req.on('error', reject)
    req.end()
  })
  return {
    kept: kept.map(({ status, body }) => `${status} ${body}`),
    connections,
    posted: posted.body,
    chunked: chunked.body,
    head: [head.status, head.length, head.body],
    missing: [missing.status, missing.body],
    pair: bodies(pair),
    trailer: [/^HTTP\/1\.1 404 Not Found\r\n/.test(trailer), trailer.endsWith('\r\n0\r\nX-Sum: 4\r\n\r\n')],
    aborted: await gone,
  }
}

/** The bodies of an answer of known length and a chunked one, or of two chunked ones, in a row. */
function bodies(text: string): string[] {
  return text
    .split(/(?=HTTP\/1\.1 200 OK\r\n)/)
    .map(answer => [answer.split('\r\n\r\n')[0], answer.split('\r\n\r\n').slice(1).join('\r\n\r\n')])
    .map(([head, body]) =>
      /chunked/.test(head) ? body.replace(/(^|\r\n)[0-9a-f]+\r\n/g, '').replace(/\r\n$/, '') : body,
    )
}

const expected = {
  kept: ['200 kept', '200 kept'],
  connections: 1,
  posted: 'one two three',
  chunked: 'one two three',
  head: [200, '5', ''],
  missing: [404, 'none'],
  pair: ['first', 'one two three'],
  trailer: [true, true],
  aborted: 'gone',
}

// The lines wait beside each other: small writes wait for each other's acknowledgement.
t.jobs = lines.length
for (const line of lines) {
  t.test(`the releases of ${line.name}`, { buffered: true }, async t => {
    for (const release of distinct(line)) {
      await t.test(release, async t => {
        const http = createHttp(release, { faithful: true }) as unknown as Http
        let aborted = () => {}
        const gone = new Promise<string>(resolve => (aborted = () => resolve('gone')))
        const server = makeServer(http, () => aborted())
        const sockets = new Set<Socket>()
        server.on('connection', (socket: Socket) => sockets.add(socket))
        await new Promise<void>(ready => server.listen(0, '127.0.0.1', () => ready()))
        t.teardown(() => {
          for (const socket of sockets) socket.destroy()
          return new Promise<void>(closed => server.on('close', () => closed()).close())
        })
        t.same(await exchange(http, server, sockets, gone, t), expected)
      })
    }
  })
}
