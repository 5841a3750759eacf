// Servers on real connections: the queue of answers, bad bytes, other protocols, times, closing.

import { type AddressInfo, connect, type Socket } from 'node:net'
import t, { type Test } from 'tap'
import { pace } from '../../shared/pace'
import { createHttp } from '../create-http'

const specs = ['0.4.12', '0.6.21', '0.10.48', 'iojs-3.3.1', '12.22.12'] as const
type Spec = (typeof specs)[number]
type Http = typeof import('node:http')
type Server = import('node:http').Server
type Listener = import('node:http').RequestListener

const http = (spec: Spec) => createHttp(spec, { faithful: true }) as unknown as Http
const table = <T>(values: readonly T[]): [Spec, T][] => specs.map((spec, i) => [spec, values[i]])
const wait = (milliseconds: number) => pace.sleep(milliseconds)
const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'

interface Peer {
  readonly socket: Socket
  /** All that came so far, as Latin-1. */
  text: string
  ended: boolean
  /** Waits until the text holds a piece. */
  until(piece: string): Promise<void>
  /** Waits until the server has closed. */
  closed(): Promise<void>
}

async function listen(t: Test, server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    try {
      server.close()
    } catch {}
  })
  return (server.address() as AddressInfo).port
}

function call(t: Test, port: number, bytes = ''): Peer {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  t.teardown(() => socket.destroy())
  const waiting: { piece: string; found: () => void }[] = []
  const ended = new Promise<void>(resolve => {
    socket.once('end', resolve)
    socket.once('close', () => resolve())
  })
  const peer: Peer = {
    socket,
    text: '',
    ended: false,
    until: piece =>
      new Promise(found => {
        if (peer.text.includes(piece)) found()
        else waiting.push({ piece, found })
      }),
    closed: () => ended,
  }
  ended.then(() => {
    peer.ended = true
  })
  socket.on('data', data => {
    peer.text += data.toString('latin1')
    for (const { piece, found } of waiting) if (peer.text.includes(piece)) found()
  })
  socket.on('error', () => {})
  if (bytes) socket.write(bytes)
  return peer
}

async function serve(t: Test, spec: Spec, listener: Listener, bytes = GET): Promise<Peer & { server: Server }> {
  const server = http(spec).createServer(listener)
  return Object.assign(call(t, await listen(t, server), bytes), { server })
}

t.test('answers go out in the order of their requests', async t => {
  const three = ['/1', '/2', '/3'].map(url => `GET ${url} HTTP/1.1\r\nHost: x\r\n\r\n`).join('')
  for (const spec of ['0.4.12', '0.6.21', '0.10.48', '12.22.12'] as const) {
    const times: Record<string, number> = { '/1': 40, '/2': 5, '/3': 20 }
    const peer = await serve(
      t,
      spec,
      (req, res) => {
        setTimeout(
          () => {
            res.setHeader('Content-Length', 2)
            res.end(req.url)
          },
          times[req.url as string],
        )
      },
      three,
    )
    await peer.until('\r\n\r\n/3')
    t.match(peer.text, /\r\n\r\n\/1HTTP.*\r\n\r\n\/2HTTP.*\r\n\r\n\/3$/s, spec)
  }
})

t.test('a connection costs no listener for each request', async t => {
  for (const spec of specs) {
    let most = 0
    const peer = await serve(t, spec, (req, res) => {
      const { socket } = req
      most = Math.max(most, ...socket.eventNames().map(name => socket.listenerCount(name)))
      res.writeHead(200, { 'Content-Length': 1 })
      res.end('x')
    })
    for (let i = 1; i < 20; i++) {
      const { length } = peer.text
      await peer.until('\r\n\r\nx')
      while (peer.text.length === length) await wait(1)
      peer.text = ''
      peer.socket.write(GET)
    }
    t.ok(most <= 3, `${spec}: ${most}`)
  }
})

t.test('bytes that are no request', async t => {
  for (const [spec, answer] of table(['', '', '', '', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'])) {
    const peer = await serve(t, spec, () => {}, 'NONSENSE\r\n\r\n')
    await peer.closed()
    t.equal(peer.text, answer, spec)
  }
  t.test('are told by clientError, with the connection where the listener may use it', async t => {
    for (const [spec, told] of table([1, 1, 2, 2, 2])) {
      const { server, socket } = await serve(t, spec, () => {}, '')
      const given = new Promise<unknown[]>(resolve => {
        server.on('clientError', (...args: unknown[]) => {
          ;(args[1] as Socket | undefined)?.destroy()
          resolve(args)
        })
      })
      socket.write('NONSENSE\r\n\r\n')
      t.equal((await given).length, told, spec)
    }
  })
})

t.test('a connection that goes away', async t => {
  const all = 'aborted, close, res close'
  const names = table(['aborted, close', all, all, all, all])
  for (const [spec, expected] of names) {
    const heard: string[] = []
    const peer = await serve(t, spec, (req, res) => {
      for (const name of ['aborted', 'close']) req.on(name, () => heard.push(name))
      res.on('close', () => heard.push('res close'))
      peer.socket.destroy()
    })
    while (!heard.includes('close')) await wait(5)
    await wait(10)
    t.equal(heard.join(', '), expected, spec)
  }
})

t.test('another protocol', async t => {
  const ask = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: chat\r\n\r\nfirst'
  t.test('is handed over with the bytes that came with the request', async t => {
    for (const spec of specs) {
      const { server, socket, until } = await serve(t, spec, () => t.fail('no request'), '')
      server.on('upgrade', (_req, connection: Socket, head: Buffer) => {
        connection.on('data', data => connection.write(`echo ${data}`))
        connection.write(`head ${head}`)
      })
      socket.write(ask)
      await until('head first')
      socket.write('more')
      await until('echo more')
      t.equal(server.listenerCount('upgrade'), 1, spec)
    }
  })
  t.test('that nobody speaks', async t => {
    for (const [spec, answered] of table([false, false, false, false, true])) {
      const peer = await serve(t, spec, (_req, res) => res.end('plain'), ask.replace('first', ''))
      await (answered ? peer.until('plain') : peer.closed())
      t.equal(peer.text.includes('plain'), answered, spec)
    }
  })
  t.test('CONNECT is upgrade at first', async t => {
    for (const [spec, event] of table(['upgrade', 'upgrade', 'connect', 'connect', 'connect'])) {
      const { server, socket } = await serve(t, spec, () => {}, '')
      const heard = new Promise(resolve => {
        for (const name of ['upgrade', 'connect'])
          server.on(name, (_req, connection: Socket) => {
            connection.destroy()
            resolve(name)
          })
      })
      socket.write('CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n')
      t.equal(await heard, event, spec)
    }
  })
})

t.test('100-continue', async t => {
  const post = 'POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n'
  for (const spec of specs) {
    const peer = await serve(t, spec, (req, res) => req.on('data', data => res.end(data)), post)
    await peer.until('HTTP/1.1 100 Continue\r\n\r\n')
    peer.socket.write('ok')
    await peer.until('ok')
    t.match(peer.text, 'HTTP/1.1 200 OK', spec)
  }
})

t.test('times', async t => {
  t.test('timeout: request, response and server are asked before the connection is destroyed', async t => {
    for (const spec of ['0.10.48', 'iojs-3.3.1', '12.22.12'] as const) {
      const { server, socket, closed } = await serve(t, spec, () => {}, '')
      server.setTimeout(30)
      const before = call(t, (server.address() as AddressInfo).port, GET)
      await before.closed()
      t.equal(before.text, '', spec)
      server.on('timeout', (connection: Socket) => connection.end('late'))
      const after = call(t, (server.address() as AddressInfo).port, GET)
      await after.until('late')
      socket.destroy()
      await closed()
    }
  })
  t.test('headersTimeout: a head that comes too slowly', async t => {
    const server = http('12.22.12').createServer((_req, res) => res.end('x'))
    server.headersTimeout = 40
    const slow = call(t, await listen(t, server), 'GET / HTTP/1.1\r\n')
    await wait(90)
    slow.socket.write('X-More: 1\r\n')
    await slow.closed()
    t.equal(slow.text, '')
    const silent = call(t, (server.address() as AddressInfo).port)
    await wait(90)
    silent.socket.write(GET)
    await silent.until('200 OK')
  })
})

t.test('options name the classes of messages', async t => {
  const module = http('12.22.12')
  class Mine extends module.ServerResponse {
    mine = true
  }
  const listener = (_req: unknown, res: unknown) => (res as Mine).end(`mine: ${(res as Mine).mine}`)
  const server = module.createServer({ ServerResponse: Mine as never }, listener)
  await call(t, await listen(t, server), GET).until('mine: true')
  t.throws(() => new module.Server('x' as never), { code: 'ERR_INVALID_ARG_TYPE' })
})

t.test('a server made by inheritance', async t => {
  for (const spec of specs) {
    const module = http(spec)
    function Mine(this: Server) {
      ;(module.Server as unknown as Function).call(this, (_req: unknown, res: import('node:http').ServerResponse) =>
        res.end('inherited'),
      )
    }
    Object.setPrototypeOf(Mine.prototype, module.Server.prototype)
    const server = new (Mine as unknown as new () => Server)()
    t.ok(server instanceof module.Server, spec)
    await call(t, await listen(t, server), GET).until('inherited')
  }
})

t.test('close', async t => {
  t.test('of a server that does not listen', async t => {
    for (const spec of ['0.4.12', '0.6.21', '0.10.48'] as const) {
      t.throws(() => http(spec).createServer().close(), { message: 'Not running' }, spec)
    }
    for (const [spec, expected] of [
      ['iojs-3.3.1', { message: 'Not running', code: undefined }],
      ['12.22.12', { code: 'ERR_SERVER_NOT_RUNNING' }],
    ] as const) {
      const error = await new Promise<unknown>(resolve => http(spec).createServer().close(resolve))
      t.match(error, expected, spec)
    }
  })
  t.test('waits for connections, but for the first era', async t => {
    for (const [spec, waits] of table([false, true, true, true, true])) {
      const peer = await serve(t, spec, (_req, res) => res.end('x'))
      await peer.until('x')
      let closed = false
      peer.server.on('close', () => {
        closed = true
      })
      peer.server.close()
      t.equal(closed, !waits, spec)
      peer.socket.destroy()
      while (!closed) await wait(5)
    }
  })
})
