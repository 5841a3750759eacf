/** Long pieces come out as they would from the stream alone, and nothing of one connection comes out of another. */

import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import t from 'tap'
import { createHttp } from '../create-http'
import type { TappedSocket } from '../shapes/socket'
import { leavePiece, pieceOf } from './long-pieces'

type Http = typeof import('node:http')
type Response = import('node:http').ServerResponse

const listen = async (server: net.Server): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

const bodies: Readonly<Record<string, string | Buffer>> = {
  ASCII: 'abcdefgh'.repeat(12_800),
  'Latin-1': 'é~'.repeat(20_000),
  wide: '€'.repeat(8000),
  'wide, few characters': '€'.repeat(6000),
  pairs: '😀a'.repeat(9000),
  'halves of pairs': '\ud83da\ude00'.repeat(5000),
  'more than the block': 'é'.repeat(400_000),
  bytes: Buffer.alloc(50_000, 'xyz'),
}
const encodings = [undefined, 'latin1', 'base64'] as const

/** Programs that name no encoding give no argument for it. */
const given = (body: string | Buffer, encoding?: BufferEncoding) =>
  (encoding ? [body, encoding] : [body]) as [string, BufferEncoding]

/** All ways to send a body, and what the program sees of it. */
const sendings: Readonly<Record<string, (res: Response, body: string | Buffer, encoding?: BufferEncoding) => unknown>> =
  {
    end: (res, body, encoding) => res.end(...given(body, encoding)),
    write: (res, body, encoding) => [res.write(...given(body, encoding)), res.end()],
    'write twice': (res, body, encoding) => [
      res.write(...given(body, encoding)),
      res.write(...given(body, encoding)),
      res.end('last'),
    ],
    'end after a head': (res, body, encoding) => {
      res.writeHead(200, { 'Content-Length': Buffer.byteLength(body, encoding) })
      return res.end(...given(body, encoding))
    },
  }

/** @param byStream a method of the connection is the program's own: then the stream writes all */
async function answersOf(http: Http, byStream: boolean): Promise<unknown[]> {
  const seen: unknown[] = []
  for (const [way, send] of Object.entries(sendings)) {
    for (const [kind, body] of Object.entries(bodies)) {
      for (const encoding of typeof body === 'string' ? encodings : [undefined]) {
        const log: unknown[] = []
        const server = http.createServer((_req, res) => {
          res.setHeader('Date', '')
          const socket = res.socket as net.Socket
          socket.on('drain', () => log.push('drain'))
          res.on('finish', () => log.push('finish', socket.bytesWritten))
          const answer = send(res, body, encoding)
          log.push(answer === res ? 'itself' : answer === undefined ? 'nothing' : answer, socket.writableLength > 0)
        })
        server.on('connection', (socket: net.Socket) => {
          const { _write } = socket
          if (byStream) {
            socket._write = function (...args) {
              _write.apply(this, args)
            }
          }
        })
        const peer = net.connect(await listen(server), '127.0.0.1')
        peer.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
        const got: Buffer[] = []
        peer.on('data', piece => got.push(piece))
        await once(peer, 'close')
        server.close()
        seen.push([way, kind, encoding, Buffer.concat(got).toString('base64'), log.flat()])
      }
    }
  }
  return seen
}

for (const spec of ['0.6', '0.10', '12', '24']) {
  t.test(`${spec}: what comes out, and what the program sees`, async t => {
    const http = createHttp(spec, { faithful: true }) as unknown as Http
    const [long, stream] = [await answersOf(http, false), await answersOf(http, true)] as [unknown[][], unknown[][]]
    t.equal(long.length, Object.keys(sendings).length * (7 * encodings.length + 1))
    for (const [i, answer] of long.entries()) {
      const same = JSON.stringify(answer) === JSON.stringify(stream[i])
      if (!same) t.same(answer.slice(4), stream[i].slice(4), `${answer.slice(0, 3)}`)
      t.ok(same, `${answer.slice(0, 3)}`)
    }
  })
}

t.test('clients that do not read get their own bytes', async t => {
  const http = createHttp('12', { faithful: true }) as unknown as Http
  const body = (name: string) => name.repeat(150_000)
  const server = http.createServer((req, res) => res.end(body((req.url as string)[1])))
  const port = await listen(server)
  const times = 40
  const read = async (name: string, wait: number): Promise<string> => {
    const peer = net.connect(port, '127.0.0.1').pause()
    peer.write(`GET /${name} HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(times))
    await new Promise(done => setTimeout(done, wait))
    let text = ''
    for await (const piece of peer) {
      text += piece
      if (
        text.length > times * 150_000 + times * 60 &&
        text.split('HTTP/1.1').at(-1)!.split('\r\n\r\n')[1]?.length === 150_000
      )
        break
    }
    return text
  }
  const names = [...'abcdefgh']
  const all = await Promise.all(names.map((name, i) => read(name, i % 2 ? 100 : 0)))
  for (const [i, name] of names.entries()) {
    const got = all[i].split(/HTTP\/1\.1 200 OK\r\n(?:.+\r\n)+\r\n/).slice(1)
    t.ok(got.length === times && got.every(one => one === body(name)), name)
  }
  server.close()
})

t.test('the block is free again when the system has all of it, or its connection is closed', async t => {
  const sockets: net.Socket[] = []
  const server = net.createServer(socket => sockets.push(socket))
  const port = await listen(server)
  const peers = await Promise.all(
    [0, 1].map(async () => {
      const peer = net.connect(port, '127.0.0.1').pause()
      await once(peer, 'connect')
      return peer
    }),
  )
  while (sockets.length < 2) await once(server, 'connection')
  const [one, two] = sockets as unknown as TappedSocket[]
  const text = 'a'.repeat(300_000)
  let written = 0
  for (let piece = pieceOf(one, [text], undefined); piece; piece = pieceOf(one, [text], undefined)) {
    one.write(piece as never)
    leavePiece(one)
    if (++written > 1000) break
  }
  t.ok(written > 0 && written < 1000 && one.writableLength > 0, 'the system takes no more')
  t.notOk(pieceOf(two, [text], undefined), 'nobody else gets it meanwhile')
  peers[0].resume()
  while (one.writableLength > 0) await new Promise(done => setTimeout(done, 5))
  t.ok(pieceOf(two, [text], undefined), 'written')
  for (const kind of ['ucs2', 'base64', () => {}]) t.notOk(pieceOf(two, [text], kind), `${kind}`)

  peers[0].pause()
  while (one.writableLength === 0) {
    one.write(pieceOf(one, [text], undefined) as never)
    leavePiece(one)
  }
  one.destroy()
  t.ok(pieceOf(two, [text], undefined), 'closed')
  for (const peer of peers) peer.destroy()
  two.destroy()
  server.close()
})
