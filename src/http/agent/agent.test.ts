/** The three kinds of agents, and the clients of before: who gets which connection, and what becomes of it. */

import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import t from 'tap'
import { pace } from '../../shared/pace'
import { createHttp } from '../create-http'
import type { KeepAliveAgent, PerHostAgent } from '../shapes/agent'
import type { ClientRequest } from '../shapes/client'
import type { PoolAgent } from './pool'

interface Http {
  get(options: object, listener?: (res: NodeJS.EventEmitter) => void): ClientRequest
  request(options: object): ClientRequest
  Agent: (new (options?: object) => PoolAgent & KeepAliveAgent) & ((options?: object) => KeepAliveAgent)
  globalAgent: PoolAgent
  getAgent(host: string, port?: number): PerHostAgent
  createClient(
    port?: number,
    host?: string,
  ): NodeJS.EventEmitter & {
    request(method: string, path: string, headers: object): ClientRequest
  }
  cat(url: string, ...rest: unknown[]): void
}
const http = (release: string) => createHttp(release, { faithful: true }) as unknown as Http
const wait = (ms: number) => pace.sleep(ms)
const KEEP = 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na'

/** An origin that answers each GET after a moment; gives the number of connections so far. */
async function origin(t: { teardown(fn: () => void): void }, answer = KEEP) {
  const sockets: Socket[] = []
  const paths: string[] = []
  const server = createServer(socket => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.on('data', data => {
      paths.push(String(data).split(' ')[1])
      setTimeout(() => socket.writable && socket.write(answer), 5)
    })
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  t.teardown(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { sockets, paths, port: (server.address() as AddressInfo).port }
}

const done = (module: Http, options: object): Promise<ClientRequest> =>
  new Promise((over, failed) => {
    const req = module.get(options, res => {
      res.on('data', () => {})
      res.on('end', () => over(req))
    })
    req.on('error', failed)
  })

t.test('agents per host: a queue, and a connection for each until there are too many', async t => {
  const { port, sockets } = await origin(t)
  const module = http('0.4.12')
  const agent = module.getAgent('127.0.0.1', port)
  t.equal(module.getAgent('127.0.0.1', port), agent, 'one for each host and port')
  agent.maxSockets = 2
  const all = [1, 2, 3].map(n => done(module, { host: '127.0.0.1', port, path: `/${n}` }))
  t.equal(agent.sockets.length, 2)
  t.equal(agent.queue.length, 1)
  await Promise.all(all)
  t.equal(sockets.length, 3, 'no connection serves twice')
  await wait(20)
  t.equal(agent.sockets.length, 0)
  t.doesNotThrow(() => module.Agent({ host: 'h' }), 'called without new, it gives nothing')
})

t.test('the pool: a connection goes to who waits, and is closed when nobody does', async t => {
  const { port, sockets, paths } = await origin(t)
  for (const release of ['0.6.21', '0.10.48']) {
    const module = http(release)
    const agent = new module.Agent({ maxSockets: 1 })
    const options = { host: '127.0.0.1', port, agent }
    const before = sockets.length
    const all = [1, 2, 3].map(n => done(module, { ...options, path: `/${n}` }))
    const name = `127.0.0.1:${port}`
    t.equal(agent.sockets[name].length, 1)
    t.equal(agent.requests[name].length, 2)
    await Promise.all(all)
    t.equal(sockets.length - before, 1, release)
    t.same(paths.splice(0), ['/1', '/2', '/3'])
    await wait(20)
    t.same(agent.sockets, {})
    t.throws(() => module.Agent(), TypeError, 'not without new')
  }
})

t.test('the pool replaces a connection that is lost while requests wait', async t => {
  const { port, sockets } = await origin(t, 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\na')
  const module = http('0.10.48')
  const agent = new module.Agent({ maxSockets: 1 })
  await Promise.all([1, 2].map(() => done(module, { host: '127.0.0.1', port, agent })))
  t.equal(sockets.length, 2)
})

t.test('the keeping agent: free connections, limits, order', async t => {
  const { port, sockets } = await origin(t)
  for (const release of ['iojs-3.3.1', '12.22.12']) {
    const module = http(release)
    const agent = module.Agent({ keepAlive: true, maxFreeSockets: 1 })
    const options = { host: '127.0.0.1', port, agent }
    const before = sockets.length
    await done(module, options)
    await wait(5)
    const name = agent.getName(options)
    t.equal(agent.freeSockets[name].length, 1, release)
    await Promise.all([done(module, options), done(module, options)])
    await wait(5)
    t.equal(sockets.length - before, 2, 'one again, one new')
    t.equal(agent.freeSockets[name].length, 1, 'no more than maxFreeSockets are kept')
    agent.destroy()
    await wait(20)
    t.same(agent.freeSockets, {})
  }
})

t.test('scheduling: the connection free for longest, or the one freed last', async t => {
  const { port } = await origin(t)
  const module = http('12.22.12')
  const used = async (scheduling: string) => {
    const agent = new module.Agent({ keepAlive: true, scheduling })
    const options = { host: '127.0.0.1', port, agent }
    const reqs = await Promise.all([done(module, options), done(module, options)])
    await wait(5)
    const free = [...Object.values(agent.freeSockets)[0]]
    const next = await done(module, options)
    agent.destroy()
    t.ok(next.reusedSocket)
    t.same(new Set(free), new Set(reqs.map(req => req.socket)))
    return free.indexOf(next.socket!)
  }
  t.equal(await used('fifo'), 0)
  t.equal(await used('lifo'), 1)
  t.throws(() => new module.Agent({ scheduling: 'random' }), { code: 'ERR_INVALID_OPT_VALUE' })
  t.throws(() => new module.Agent({ maxTotalSockets: 0 }), { code: 'ERR_OUT_OF_RANGE' })
})

t.test('maxTotalSockets: a free place goes to a request to another host', async t => {
  const [one, other] = [await origin(t), await origin(t)]
  const module = http('12.22.12')
  const agent = new module.Agent({ maxTotalSockets: 1 })
  await Promise.all([one, other].map(({ port }) => done(module, { host: '127.0.0.1', port, agent })))
  await wait(20)
  t.equal(agent.totalSocketCount, 0)
})

t.test('names of hosts', async t => {
  const name = (release: string, options: Parameters<KeepAliveAgent['getName']>[0]) =>
    new (http(release).Agent)().getName(options)
  const options = { host: 'h', port: 81, localAddress: 'l', family: 6, socketPath: '/s' }
  t.equal(name('iojs-3.3.1', options), 'h:81:l')
  t.equal(name('12.22.12', options), 'h:81:l:6:/s')
  t.equal(name('12.22.12', {}), 'localhost::')
})

t.test('programs may make the connection', async t => {
  const { port } = await origin(t)
  const seen: Record<string, number> = {}
  for (const release of ['0.6.21', '0.10.48', 'iojs-3.3.1', '12.22.12']) {
    const module = http(release)
    const agent = new module.Agent()
    agent.createConnection = (...args) => {
      seen[release] = args.length
      return connect(port, '127.0.0.1')
    }
    await done(module, { host: 'nowhere.invalid', port: 1, agent })
  }
  t.same(seen, { '0.6.21': 3, '0.10.48': 1, 'iojs-3.3.1': 1, '12.22.12': 2 })

  const module = http('12.22.12')
  const agent = new module.Agent() as unknown as { createConnection: unknown }
  agent.createConnection = (_options: object, callback: (error: null, socket: Socket) => void) => {
    setTimeout(() => callback(null, connect(port, '127.0.0.1')), 5)
  }
  await done(module, { agent })
  agent.createConnection = (_options: object, callback: (error: Error) => void) => callback(new Error('none to be had'))
  await t.rejects(done(module, { agent }), { message: 'none to be had' })
})

t.test('a request aborted in the queue', async t => {
  const { port, paths } = await origin(t)
  for (const release of ['0.4.12', 'iojs-3.3.1', '12.22.12']) {
    const module = http(release)
    const agent = module.getAgent ? module.getAgent('127.0.0.1', port) : new module.Agent()
    agent.maxSockets = 1
    const options = { host: '127.0.0.1', port, agent }
    const first = done(module, { ...options, path: '/1' })
    const second = module.get({ ...options, path: '/2' })
    second.on('error', () => {})
    const third = done(module, { ...options, path: '/3' })
    second.abort()
    await Promise.all([first, third])
    t.same(paths.splice(0), ['/1', '/3'], release)
  }
})

t.test('createClient: the connection itself, then one over http.request, then nothing', async t => {
  const { port } = await origin(t)
  for (const release of ['0.4.12', '0.6.21']) {
    const client = http(release).createClient(port, '127.0.0.1')
    const answered = (path: string) =>
      new Promise(over => {
        const req = client.request('GET', path, { Connection: 'close' })
        req.on('response', (res: NodeJS.EventEmitter) => {
          res.on('data', () => {})
          res.on('end', over)
        })
        req.end()
      })
    await Promise.all([answered('/1'), answered('/2')])
    t.equal('write' in client, release === '0.4.12', release)
  }
  t.notOk(http('12.22.12').createClient)
})

t.test('a client says where nobody listens, on itself', async t => {
  const client = http('0.4.12').createClient(1, '127.0.0.1')
  const error = await new Promise<Error>(over => {
    client.on('error', over)
    client.request('GET', '/', {}).end()
  })
  t.match(error, { code: 'ECONNREFUSED', message: 'ECONNREFUSED, Connection refused' })
})

t.test('cat', async t => {
  const { port } = await origin(t, 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok')
  const { cat } = http('0.4.12')
  const text = await new Promise(over =>
    cat(`http://127.0.0.1:${port}/x`, (_error: unknown, body: string) => over(body)),
  )
  t.equal(text, 'ok')
  const gone = await new Promise(over => cat('http://127.0.0.1:1/', 'utf8', (error: Error) => over(error)))
  t.match(gone, { code: 'ECONNREFUSED' })
})
