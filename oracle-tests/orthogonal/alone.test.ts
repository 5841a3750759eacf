/** What a behaviour does in its own releases it does in others as well, when it alone is taken into them. */

import { EventEmitter, once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import t from 'tap'
import { createHttp } from '../../src/http/create-http'

// biome-ignore lint/suspicious/noExplicitAny: eras of all kinds are called as their programs call them
type Any = any

const era = (spec: string): Any => createHttp(spec, { faithful: true })

/** Notes which of some events an emitter emits. */
function listen(log: string[], emitter: EventEmitter, ...names: string[]): void {
  for (const name of names) emitter.on(name, () => log.push(name))
}

/** Resolves when nothing has been noted any more for a while. */
async function settled(log: readonly string[]): Promise<void> {
  for (let quiet = 0, before = -1; quiet < 5; quiet = log.length === before ? quiet + 1 : 0) {
    before = log.length
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

async function listening(server: Any): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** What a request that was read hears, and when it is answered. */
async function readRequest(spec: string): Promise<string> {
  const log: string[] = []
  const http = era(spec)
  const server = http.createServer((req: Any, res: Any) => {
    listen(log, req, 'end', 'close')
    req.on('end', () =>
      setTimeout(() => {
        log.push('answer')
        res.end('ok')
      }, 30),
    )
    req.resume()
  })
  const port = await listening(server)
  const answered = new EventEmitter()
  http.get({ host: '127.0.0.1', port, agent: false }, (res: Any) => res.on('end', () => answered.emit('end')).resume())
  await once(answered, 'end')
  await settled(log)
  server.close()
  return log.join(' ')
}

t.test('requests close themselves, or with their answer, once', async t => {
  const first = 'end answer close'
  const itself = 'end close answer'
  const expected = {
    '12.22.12': first,
    '14.21.3': first,
    '16.20.2': itself,
    '14.21.3 with incoming.autoDestroy@16.20.2': itself,
    '16.20.2 with incoming.autoDestroy@14.21.3': first,
    '14.21.3 with server.closes@16.20.2': first,
    '16.20.2 with server.closes@14.21.3': itself,
    '24.22.3 with incoming.autoDestroy@14.21.3': first,
  }
  for (const [spec, events] of Object.entries(expected)) t.equal(await readRequest(spec), events, spec)
})

/** What a request hears whose client goes away, within its body or after it. */
async function cutRequest(spec: string, body: string): Promise<string> {
  const log: string[] = []
  let socket: Socket | undefined
  const server = era(spec).createServer((req: Any) => {
    listen(log, req, 'end', 'aborted', 'error', 'close')
    req.resume()
    setTimeout(() => socket?.destroy(), 30)
  })
  const port = await listening(server)
  socket = connect(port, '127.0.0.1').on('error', () => {})
  socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n${body}`)
  await once(socket, 'close')
  await settled(log)
  server.close()
  return log.join(' ')
}

t.test('a request whose client goes away hears what the release of the behaviour told', async t => {
  const expected = {
    '14.21.3': 'aborted close',
    '16.20.2': 'aborted error close',
    '12.22.12 with server.cutRequests@15.0.0': 'aborted error close',
    '12.22.12 with server.cutRequests@16.0.0': 'aborted error close',
    '14.21.3 with server.cutRequests@16.0.0': 'aborted error close',
    '16.20.2 with server.cutRequests@14.21.3': 'aborted close',
  }
  for (const [spec, events] of Object.entries(expected)) t.equal(await cutRequest(spec, 'ab'), events, spec)
  t.equal(await cutRequest('16.20.2', 'abc'), 'end close', 'one that was read has closed by then')
  const told = await cutRequest('16.20.2 with server.cutRequests@14.21.3', 'abc')
  t.equal(told, 'end close aborted', 'and does not close again')
})

/** What a response hears that is cut off. */
async function cutAnswer(spec: string): Promise<string> {
  const log: string[] = []
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc')
      setTimeout(() => socket.destroy(), 30)
    })
  })
  const port = await listening(server)
  const closed = new EventEmitter()
  era(spec)
    .get({ host: '127.0.0.1', port, agent: false }, (res: Any) => {
      listen(log, res, 'aborted', 'end', 'error', 'close')
      res.on('close', () => closed.emit('close')).resume()
    })
    .on('error', () => log.push('error of the request'))
  await once(closed, 'close')
  await settled(log)
  server.close()
  return log.join(' ')
}

t.test('a response that is cut off hears what the release of the behaviour told', async t => {
  const expected = {
    '12.22.12': 'aborted end close',
    '13.0.0': 'aborted close',
    '15.0.0': 'aborted error close',
    '16.20.2': 'aborted error close',
    '12.22.12 with client.cutResponse@16.0.0': 'aborted error close',
    '14.21.3 with client.cutResponse@16.0.0': 'aborted error close',
    '24.22.3 with client.cutResponse@12.22.12': 'aborted end close',
    '24.22.3 with client.cutResponse@13.0.0': 'aborted close',
  }
  for (const [spec, events] of Object.entries(expected)) t.equal(await cutAnswer(spec), events, spec)
})

t.test('close of a server ends idle connections where that alone is taken', async t => {
  for (const [spec, ends] of Object.entries({
    '16.20.2': false,
    '16.20.2 with server.closesIdle@19.0.0': true,
    '6.17.1 with server.closesIdle@19.0.0': true,
    '19.0.0 with server.connectionsCheckingInterval@16.20.2': true,
    '19.0.0 with server.closesIdle@16.20.2': false,
  })) {
    const server = era(spec).createServer((_req: Any, res: Any) => res.end('ok'))
    const port = await listening(server)
    const socket = connect(port, '127.0.0.1')
    let ended = false
    socket.on('end', () => (ended = true))
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    await once(socket, 'data')
    await new Promise(resolve => setTimeout(resolve, 30))
    server.close()
    if (ends) await once(socket, 'end')
    else await new Promise(resolve => setTimeout(resolve, 100))
    t.equal(ended, ends, spec)
    socket.destroy()
  }
})

/** What a server's listener gives. */
async function served(spec: string, use: (res: Any) => unknown): Promise<unknown> {
  const done = new EventEmitter()
  const server = era(spec).createServer((_req: Any, res: Any) => done.emit('used', use(res)))
  const port = await listening(server)
  const socket = connect(port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  const [used] = await once(done, 'used')
  socket.resume()
  await once(socket, 'close')
  server.close()
  return used
}

t.test('connections and streams hold their measures apart', async t => {
  const write = (res: Any) => {
    const more = res.write(Buffer.alloc(40_000))
    res.end()
    return more
  }
  t.equal(await served('20.20.2', write), false)
  t.equal(await served('20.20.2 with socket.highWaterMark@22.0.0', write), true)
  t.equal(await served('20.20.2 with stream.highWaterMark@22.0.0', write), false)
  t.equal(await served('22.23.5 with socket.highWaterMark@20.20.2', write), false)
})

t.test('end gives the message, and knows its length, where messages finish inside end', async t => {
  const gives = (res: Any) => res.end('ok') === res
  t.equal(await served('0.10.48', gives), false)
  t.equal(await served('0.10.48 with outgoing.endReturnsSelf@12.22.12', gives), true)
  const head = (res: Any) => {
    res.end('ok')
    return /content-length: 2/i.test(res._header)
  }
  t.equal(await served('0.10.48', head), false)
  t.equal(await served('0.10.48 with outgoing.knowsLength@12.22.12', head), true)
})

t.test('an agent without scheduling uses first what it is told to', async t => {
  for (const [spec, first] of Object.entries({ '14.0.0': 'fifo', '14.0.0 with agent.usesFirst@16.0.0': 'lifo' })) {
    const http = era(spec)
    const agent = new http.Agent({ keepAlive: true })
    const ports: number[] = []
    const server = http.createServer((req: Any, res: Any) => {
      ports.push(req.socket.remotePort)
      setTimeout(() => res.end('ok'), req.url === '/2' ? 80 : 20)
    })
    const port = await listening(server)
    const ask = (path: string) =>
      new Promise(resolve =>
        http.get({ host: '127.0.0.1', port, agent, path }, (res: Any) => res.on('end', resolve).resume()),
      )
    await Promise.all([ask('/1'), ask('/2')])
    await new Promise(resolve => setTimeout(resolve, 30))
    await ask('/3')
    // The second answer came last, so its connection was freed last.
    t.equal(ports[2] === ports[0] ? 'fifo' : 'lifo', first, spec)
    agent.destroy()
    server.close()
  }
})

/** What a message tells of pieces that wait, and of those that wait no more. */
function toldOfWaiting(spec: string): string {
  const told: string[] = []
  const http = era(spec)
  const message = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} })
  message._onPendingData = (amount: number) => told.push(amount > 0 ? 'more' : 'less')
  message.useChunkedEncodingByDefault = false
  message.write('text')
  const none = () => true
  const socket = { writable: true, write: none, cork: none, uncork: none, destroySoon: none, _writableState: {} }
  message.assignSocket(Object.assign(new EventEmitter(), socket))
  return [...new Set(told)].join(' ')
}

t.test('pieces that wait no more are told of, or not, whatever lists them and whatever methods there are', async t => {
  const expected = {
    '4.2.1': 'more',
    '4.2.2': 'more less',
    '8.17.0': 'more less',
    '12.22.12': 'more less',
    '4.2.1 with outgoing.tellsFlushed@4.2.2': 'more less',
    '4.2.2 with outgoing.tellsFlushed@4.2.1': 'more',
    '8.17.0 with outgoing.tellsFlushed@4.2.1': 'more',
    '12.22.12 with outgoing.tellsFlushed@4.2.1': 'more',
  }
  for (const [spec, told] of Object.entries(expected)) t.equal(toldOfWaiting(spec), told, spec)
})

t.test(
  'bytes on a free connection destroy it, and those of its next answer do not, whether an agent has hooks or not',
  async t => {
    const destroys = 'agent.globalKeeps@20.10.0, agent.idleBytes@22.23.2'
    for (const spec of [`0.12.18 with ${destroys}`, `4.9.1 with ${destroys}`, `12.22.12 with ${destroys}`]) {
      const http = era(spec)
      const connections = new Set<Socket>()
      const server = http.createServer((req: Any, res: Any) => req.on('end', () => res.end('ok')).resume())
      server.on('connection', (socket: Socket) => connections.add(socket))
      const port = await listening(server)
      const ask = async () => {
        const req = http.get({ host: '127.0.0.1', port })
        const [res] = (await once(req, 'response')) as Any[]
        await once(res.resume(), 'end')
        await new Promise(resolve => setImmediate(resolve))
      }
      await ask()
      await ask()
      t.equal(connections.size, 1, `${spec}: the connection is used again`)
      const [first] = connections
      first.write('surplus')
      await once(first, 'close')
      await ask()
      t.equal(connections.size, 2, `${spec}: and closed by bytes that nobody asked for`)
      http.globalAgent.destroy()
      server.close()
    }
  },
)

/** The first line that a server sends to a raw client. */
async function firstLine(port: number, request: string): Promise<string> {
  let got = ''
  const socket = connect(port, '127.0.0.1').on('data', bytes => (got += bytes))
  socket.write(request)
  await once(socket, 'close')
  return got.split('\r\n')[0]
}

t.test('a server refuses requests without Host, whether messages have their lines or not', async t => {
  for (const release of ['0.4.12', '0.10.48', '12.22.12']) {
    const spec = `${release} with server.takesOptions@8.12.0, server.requireHostHeader@20.10.0`
    const server = era(spec).createServer((_req: Any, res: Any) => res.end('ok'))
    const port = await listening(server)
    t.match(await firstLine(port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'), / 400 /, spec)
    t.match(await firstLine(port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'), / 200 /, spec)
    server.close()
  }
})

t.test('the grace of kept connections is a property, whether times are options or not', async t => {
  for (const times of ['0.10.48', '20.20.2']) {
    const server = era(`22.22.1 with server.timeOptions@${times}`).createServer((_req: Any, res: Any) => res.end('ok'))
    t.equal(server.keepAliveTimeoutBuffer, 1000, times)
    const port = await listening(server)
    const socket = connect(port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    const [bytes] = await once(socket, 'data')
    t.match(String(bytes), / 200 OK/)
    socket.destroy()
    server.close()
  }
})

t.test('a default that is written into the options is no wish of the program', async t => {
  for (const release of ['0.6.21', '20.20.2']) {
    const http = era(`${release} with client.optionsWritten@0.6.21, client.setHost@0.10.48`)
    const server = http.createServer((req: Any, res: Any) => res.end(String(req.headers.host !== undefined)))
    const port = await listening(server)
    const options: Any = { host: '127.0.0.1', port, method: 'GET', path: '/', headers: { Connection: 'close' } }
    const told = new EventEmitter()
    http.request(options, (res: Any) => res.on('data', (bytes: Buffer) => told.emit('host', String(bytes)))).end()
    t.same(await once(told, 'host'), ['true'], release)
    t.equal(options.setHost, true, release)
    server.close()
  }
})

t.test('a message without statusMessage has no such field', async t => {
  for (const [spec, has] of Object.entries({
    '0.10.48': false,
    '0.10.48 with incoming.statusMessage@4.9.1': true,
    '4.9.1 with incoming.statusMessage@0.10.48': false,
    '4.9.1': true,
  })) {
    const http = era(spec)
    const server = http.createServer((_req: Any, res: Any) => res.end('ok'))
    const port = await listening(server)
    const answered = new EventEmitter()
    http.get({ host: '127.0.0.1', port, agent: false }, (res: Any) => {
      res.resume()
      answered.emit('response', res)
    })
    const [res] = (await once(answered, 'response')) as Any[]
    t.equal(res.statusMessage, has ? 'OK' : undefined, spec)
    t.equal('statusMessage' in res, has, spec)
    server.close()
  }
})
