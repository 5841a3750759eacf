/** The pool of parsers: what one connection left in a parser is not for the next one, and a parser serves one at a time. */

import { once } from 'node:events'
import net from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import t from 'tap'
import { pace } from '../shared/pace'
import { createHttp } from './create-http'

type Http = typeof import('node:http')
type Parsers = import('./shapes/connection').ParserPool

const SPECS = [
  '0.4.12',
  '0.6.21',
  '0.8.28',
  '0.10.48',
  '0.12.18',
  'iojs-3.3.1',
  '4.9.1',
  '6.17.1',
  '8.17.0',
  '10.24.1',
  '12.22.12',
]
const http = (spec: string) => createHttp(spec, { faithful: true }) as unknown as Http & { parsers: Parsers }
const latin1 = (text: string) => Buffer.from(text, 'latin1')

async function listening(server: net.Server | import('node:http').Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as net.AddressInfo).port
}

t.test('a stranger who leaves in the middle of a head changes nothing for the next one', async t => {
  for (const spec of SPECS) {
    const module = http(spec)
    const bodies: string[] = []
    const server = module.createServer((req, res) => {
      let body = ''
      req.on('data', chunk => {
        body += chunk
      })
      req.on('end', () => {
        bodies.push(`${req.method} ${body}`)
        res.end('ok')
      })
    })
    const port = await listening(server)
    // What an upstream answers in two pieces, the coding first.
    const upstream = net.createServer(socket => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n')
        void pace.sleep(20).then(() => socket.end('Transfer-Encoding: chunked\r\n\r\n6\r\nsecret\r\n0\r\n\r\n'))
      })
      socket.on('error', () => {})
    })
    const upstreamPort = await listening(upstream)

    const send = async (pieces: string[], answered: boolean) => {
      const socket = net.connect(port, '127.0.0.1')
      socket.on('error', () => {})
      const closed = once(socket, 'close')
      await once(socket, 'connect')
      socket.setNoDelay()
      let text = ''
      socket.on('data', chunk => {
        text += chunk
        if (text.includes('ok')) socket.end()
      })
      for (const piece of pieces) await new Promise(sent => socket.write(piece, () => void pace.sleep(15).then(sent)))
      if (!answered) socket.end()
      await closed
    }
    const ask = () =>
      new Promise<string>((resolve, reject) => {
        const req = module.get({ port: upstreamPort, host: '127.0.0.1', agent: false } as object, res => {
          let text = ''
          res.on('data', chunk => {
            text += chunk
          })
          res.on('end', () => resolve(text))
        })
        req.on('error', reject)
      })

    const stranger = ['GET / HTTP/1.1\r\nX: a\r\n', ' b']
    const client = ['POST /pay HTTP/1.1\r\n', 'Transfer-Encoding: chunked\r\nHost: x\r\n\r\n', '3\r\nabc\r\n0\r\n\r\n']
    await send(client, true)
    await send(stranger, false)
    await send(client, true)
    await send(stranger, false)
    const answer = await ask()
    t.same(bodies, ['POST abc', 'POST abc'], spec)
    t.equal(answer, 'secret', `${spec}: the program's own request after a stranger of its server`)
    server.close()
    upstream.close()
  }
})

t.test('a connection that tells of its close more than once gives its parser back once', async t => {
  for (const spec of SPECS) {
    const module = http(spec)
    const told: string[] = []
    const server = module.createServer((req, res) => {
      told.push(`${req.url} on ${sockets.indexOf(req.socket)}`)
      res.end('ok')
    })
    const sockets: net.Socket[] = []
    server.on('connection', socket => sockets.push(socket))
    const port = await listening(server)
    const open = async () => {
      const peer = net.connect(port, '127.0.0.1')
      peer.on('error', () => {})
      await Promise.all([once(peer, 'connect'), once(server, 'connection')])
      return peer
    }
    const first = await open()
    sockets[0].emit('close')
    const second = await open()
    // The parser of the first one is the second one's by now.
    sockets[0].emit('close')
    sockets[0].emit('close')
    const third = await open()
    first.write('GET /no HTTP/1.1\r\nHost: a\r\nConnection: close\r\n')
    await pace.sleep(15)
    for (const peer of [second, third]) {
      const answered = once(peer, 'data')
      peer.write(`GET /${peer === second ? 'second' : 'third'} HTTP/1.1\r\nHost: x\r\n\r\n`)
      await answered
    }
    t.same(told, ['/second on 1', '/third on 2'], spec)
    for (const peer of [first, second, third]) peer.destroy()
    server.close()
  }
})

t.test('a parser that was given back twice serves one connection at a time', async t => {
  const { parsers } = http('0.10.48')
  const parser = parsers.alloc('request')
  parsers.free(parser)
  parsers.free(parser)
  t.equal(parsers.alloc('request'), parser)
  t.not(parsers.alloc('request'), parser)
})

t.test('idle parsers hold no texts of the connections that they served', async t => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  for (const spec of ['0.4.12', '0.8.28', '0.10.48']) {
    const { parsers } = http(spec)
    const before = used()
    const many = Array.from({ length: 300 }, () => parsers.alloc('request'))
    for (const [i, parser] of many.entries()) {
      // Lines that are remembered, and then a head that is not whole, with other texts in each.
      const one = `GET / HTTP/1.1\r\nHost: ${i}\r\nX-${i}: ${'v'.repeat(1500)}\r\n\r\n`
      for (let k = 0; k < 3; k++) parser.execute(latin1(one))
      parser.execute(latin1(`GET / HTTP/1.1\r\nA: ${`${i} `.repeat(2000).slice(0, 7000)}`))
      parser.execute(latin1('y'))
    }
    const held = used() - before
    for (const parser of many) parsers.free(parser)
    many.length = 0
    t.equal(parsers.list.length, 300)
    const left = used() - before
    t.ok(held > 1.5e6, `${spec}: ${held} bytes while they are used`)
    t.ok(left < 1e6, `${spec}: ${left} bytes when they are idle`)
  }
})
