/** What of a recorded answer depends on the request that is there now, and which answer a request gets. */

import { createHash } from 'node:crypto'
import net from 'node:net'
import t, { type Test } from 'tap'
import { WebSocket } from 'undici'
import type { Traffic } from '../../transcript/types'
import { answering, get, ok, row, type Said, server } from '../replay.test.helper'
import { playServer, type ServeOptions } from './play-server'

const serve = async (t: Test, rows: Traffic[], options: ServeOptions = {}) => {
  const played = await playServer(rows, { speed: 'max', ...options })
  t.teardown(() => played.close())
  return played
}

/** Says something, and hears until the server ends, or until there is what was waited for. */
function talk(port: number, said: string, until?: string): Promise<string> {
  return new Promise(resolve => {
    const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => socket.write(said, 'latin1'))
    let heard = ''
    const finish = (how: string) => {
      socket.destroy()
      resolve(heard + how)
    }
    socket.on('data', bytes => {
      heard += bytes.toString('latin1')
      if (until !== undefined && heard.endsWith(until)) finish('')
    })
    socket.on('end', () => finish('|end'))
    socket.on('error', ({ code }: NodeJS.ErrnoException) => finish(`|${code}`))
  })
}

const one = (request: string, answer: string, options: Parameters<typeof row>[2] = {}): Traffic => {
  const said: Said[] = [
    ['client', request],
    ['server', answer],
  ]
  return row(`r${request.length}-${answer.length}`, said, options)
}
const har = (request: string, answer: string): Traffic => ({
  ...one(request, answer, { closed: 'open' }),
  rebuilt: 'har',
})
const acceptOf = (key: string) =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
const ask = (key: string) =>
  get('/ws', `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n`)
const yes = (accept: string) =>
  `HTTP/1.1 101 Yes\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nsec-websocket-accept:  ${accept}\r\nX: y\r\n\r\n`

t.test('a WebSocket handshake proves that the key of this client was read', async t => {
  const rows = [
    row('ws', [
      ['client', ask('recorded-key')],
      ['server', yes(acceptOf('recorded-key'))],
      ['client', '\x81\x82abcd12'],
      ['server', '\x81\x02hi'],
    ]),
  ]
  const { port } = await serve(t, rows)
  t.equal(await talk(port, `${ask('live-key')}\x81\x82wxyz34`, 'hi'), `${yes(acceptOf('live-key'))}\x81\x02hi`)
  t.equal(await talk(port, ask('recorded-key'), 'X: y\r\n\r\n'), yes(acceptOf('recorded-key')), 'as recorded')
  const bare = await serve(t, [har(ask('k'), 'HTTP/1.1 101 \r\nX: y\r\n\r\n')])
  t.equal(
    await talk(bare.port, ask('live'), `${acceptOf('live')}\r\n\r\n`),
    `HTTP/1.1 101 \r\nX: y\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: ${acceptOf('live')}\r\n\r\n`,
    'a HAR lacks the fields of the connection',
  )
  const real = new WebSocket(`ws://127.0.0.1:${port}/ws`)
  t.teardown(() => real.close())
  await new Promise<void>((resolve, reject) => {
    real.onopen = () => resolve()
    real.onerror = () => reject(new Error('the handshake failed'))
  })
  t.pass('a WebSocket of today opens')
  t.match(await talk(port, get('/ws')), '502', 'nobody else is answered by 101')
})

t.test('a client that wants the connection to end is closed on, and HTTP/1.0 gets what it understands', async t => {
  const chunked =
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX: y\r\n\r\n5;a=b\r\nhello\r\n6\r\n world\r\n0\r\nT: 1\r\n\r\n'
  const early = 'HTTP/1.1 103 Early\r\nLink: x\r\n\r\n'
  const rows = [
    one(get('/a'), ok('hello')),
    one(get('/chunked'), early + chunked),
    one(get('/kept'), ok('hello', 'Connection: keep-alive\r\n')),
    one(get('/closed'), ok('hello', 'Connection: close\r\n')),
    one('GET /old HTTP/1.0\r\n\r\n', ok('hello')),
  ]
  const { port, ...played } = await serve(t, rows)
  t.equal(await talk(port, get('/a', 'Connection: close\r\n')), `${ok('hello')}|end`)
  t.equal(await talk(port, get('/a', 'Connection: close\r\n') + get('/a')), `${ok('hello')}|end`, 'nothing after it')
  t.equal(await talk(port, 'GET /a HTTP/1.0\r\n\r\n'), `${ok('hello')}|end`)
  t.equal(
    await talk(port, 'GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n'),
    `${ok('hello')}|end`,
    'not kept by the answer',
  )
  const kept = ok('hello', 'Connection: keep-alive\r\n')
  t.equal(await talk(port, 'GET /kept HTTP/1.0\r\nConnection: keep-alive\r\n\r\n'.repeat(2), kept + kept), kept + kept)
  t.equal(await talk(port, get('/chunked'), 'T: 1\r\n\r\n'), early + chunked)
  t.equal(await talk(port, 'GET /chunked HTTP/1.0\r\n\r\n'), 'HTTP/1.1 200 OK\r\nX: y\r\n\r\nhello world|end')
  t.equal(
    await talk(port, 'GET /chunked HTTP/1.0\r\nConnection: keep-alive\r\n\r\n'),
    'HTTP/1.1 200 OK\r\nX: y\r\n\r\nhello world|end',
  )
  t.equal(await talk(port, get('/closed')), `${ok('hello', 'Connection: close\r\n')}|end`, 'as the answer says')
  t.equal(await talk(port, 'GET /old HTTP/1.0\r\n\r\n'), `${ok('hello')}|end`)
  t.same(played.unmatched, [])
})

t.test(
  'the target may be written as a client writes it to a proxy; hosts are told apart if there are several',
  async t => {
    const at = (host: string, target = '/') => `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`
    const rows = [
      har(at('a.test'), ok('page of a')),
      har(at('b.test:8080'), ok('page of b')),
      har(at('b.test:8080', '/b'), ok('b')),
    ]
    const { port, ...played } = await serve(t, rows)
    const body = async (request: string) =>
      /\r\n\r\n(.*)$/s.exec(await talk(port, request.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')))?.[1]
    t.equal(await body(at('a.test')), 'page of a|end')
    t.equal(await body(at('B.test:8080')), 'page of b|end')
    t.equal(await body(at('b.test')), 'page of b|end', 'by its name where the port says nothing')
    t.equal(await body(at('a.test:80')), 'page of a|end')
    t.equal(await body(at('other', 'http://b.test:8080/')), 'page of b|end', 'as to a proxy: the target counts')
    t.equal(await body(at('other', 'HTTP://a.test')), 'page of a|end')
    t.equal(await body(at('a.test', '/b')), 'http-eras: GET /b: recorded of b.test:8080 only\n|end')
    t.equal(await body(at('127.0.0.1:9', '/b')), 'b|end', 'a host that was not recorded means any')
    t.equal(await body(at('localhost')), 'page of b|end', 'the last of them again')
    t.equal(await body('GET /b HTTP/1.0\r\n\r\n'), 'b|end')
    t.same(played.unmatched, ['GET /b: recorded of b.test:8080 only'])
    const proxied = await serve(t, [one(at('a.test', 'http://a.test/x?y#z'), ok('x'))])
    t.equal(await talk(proxied.port, at('a.test', '/x?y#z'), 'x'), ok('x'), 'recorded at a proxy, asked of a server')
  },
)

t.test('leave to send a body: given, refused as recorded, not asked by HTTP/1.0, not told twice', async t => {
  const post = (more = '', body = 'hi', version = '1.1') =>
    `POST /p HTTP/${version}\r\nHost: h\r\n${more}Content-Length: 2\r\n\r\n${body}`
  const expects = 'Expect: 100-continue\r\n'
  const go = 'HTTP/1.1 100 Continue\r\n\r\n'
  const said: Said[] = [
    ['client', post(expects, '')],
    ['server', go],
    ['client', 'hi'],
    ['server', ok('thanks')],
  ]
  const given = await serve(t, [row('given', said)])
  t.equal(await talk(given.port, post(), 'thanks'), ok('thanks'), 'who did not ask is not told')
  t.equal(
    await talk(given.port, post(expects), 'thanks'),
    go + ok('thanks'),
    'as recorded, if the body is there at once',
  )
  t.equal(await talk(given.port, post(`${expects}Connection: close\r\n`, 'hi', '1.0')), `${ok('thanks')}|end`)
  const no = 'HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno'
  const refused = await serve(t, [one(post(`X: recorded\r\n${expects}`, ''), no, { closed: 'server' })])
  t.equal(await talk(refused.port, post(`X: live\r\n${expects}`, '')), `${no}|end`, 'a refusal comes before the body')
  t.same([refused.answered, refused.unusedCount, refused.misses], [1, 0, 0])
})

t.test('HEAD is answered as GET was, if it was not recorded itself', async t => {
  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n'
  const rows = [
    one(get('/a'), ok('hello')),
    one(get('/c'), chunked),
    one('HEAD /own HTTP/1.1\r\nHost: h\r\n\r\n', 'HTTP/1.1 204 Own\r\n\r\n'),
    one(get('/own'), ok('x')),
  ]
  const { port } = await serve(t, rows)
  const head = (target: string) => `HEAD ${target} HTTP/1.1\r\nHost: h\r\n\r\n`
  t.equal(
    await talk(port, head('/a') + get('/a'), 'hello'),
    ok('hello').slice(0, -5) + ok('hello'),
    'the connection goes on',
  )
  t.equal(await talk(port, head('/c'), '\r\n\r\n'), 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
  t.equal(await talk(port, head('/own'), '\r\n\r\n'), 'HTTP/1.1 204 Own\r\n\r\n')
})

t.test('answers to conditions and ranges are for those who asked so', async t => {
  const tag = (value: string) => `If-None-Match: "${value}"\r\n`
  const not = 'HTTP/1.1 304 Not Modified\r\n\r\n'
  const part = 'HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-1/5\r\nContent-Length: 2\r\n\r\nhe'
  const rows = [
    one(get('/a', tag('1')), not),
    one(get('/a'), ok('hello')),
    one(get('/a', 'Range: bytes=0-1\r\n'), part),
    one(get('/only', tag('1')), not),
    one(get('/changed', tag('old')), ok('new')),
  ]
  const { port, ...played } = await serve(t, rows)
  t.equal(await talk(port, get('/a'), 'hello'), ok('hello'))
  t.equal(await talk(port, get('/a', tag('1')), '\r\n\r\n'), not)
  t.equal(await talk(port, get('/a', tag('2')), 'hello'), ok('hello'), 'another tag')
  t.equal(await talk(port, get('/a', 'Range: bytes=0-1\r\n'), 'he'), part)
  t.equal(await talk(port, get('/a', 'Range: bytes=3-\r\n'), 'hello'), ok('hello'), 'a range may be passed over')
  t.match(await talk(port, get('/only')), '502')
  t.equal(await talk(port, get('/changed'), 'new'), ok('new'))
  t.same(played.unmatched, ['GET /only: recorded, but not with this body or these fields, or not so often'])
})

t.test(
  'CONNECT: a recorded tunnel, HTTP in one of which nothing was recorded, and one that was not recorded',
  async t => {
    const connect = (host: string, version = '1.1') => `CONNECT ${host} HTTP/${version}\r\nHost: ${host}\r\n\r\n`
    const yes = 'HTTP/1.1 200 Connected\r\n\r\n'
    const rows = [
      row('t', [
        ['client', connect('t:1')],
        ['server', yes],
        ['client', 'ping'],
        ['server', 'pong'],
      ]),
      one(connect('h:80'), yes),
      one(get('/in'), ok('inside')),
    ]
    const { port } = await serve(t, rows)
    t.equal(await talk(port, `${connect('t:1')}PING`, 'pong'), `${yes}pong`)
    t.equal(await talk(port, `${connect('t:1', '1.0')}PING`, 'pong'), `${yes}pong`, 'a tunnel has no version')
    t.equal(await talk(port, connect('h:80') + get('/in'), 'inside'), yes + ok('inside'))
    t.match(await talk(port, connect('other:443')), /^HTTP\/1\.1 502 .*CONNECT other:443: not recorded\n\|end$/s)
  },
)

t.test('what was recorded without its answer is not said to be recorded', async t => {
  const lost: Traffic = {
    ...one(get('/lost'), ok('hello').slice(0, -2), { closed: 'open' }),
    missing: { from: 'server', at: 9, why: 'lost' },
  }
  const { port, recorded, ...played } = await serve(t, [lost, har(get('/never'), '')])
  t.equal(recorded, 0)
  t.match(await talk(port, get('/lost')), '502')
  t.match(await talk(port, get('/never')), '502')
  t.same(played.unmatched, [
    'GET /lost: recorded, but without its answer',
    'GET /never: recorded, but without its answer',
  ])
})

t.test('an upgrade that is passed on goes both ways', async t => {
  const up = await server(t, socket => {
    socket.once('data', head => {
      socket.write(head.toString().startsWith('GET /ws') ? yes('x') : 'HTTP/1.1 400 No\r\n\r\n')
      socket.on('data', bytes => socket.write(`<${bytes}>`))
    })
    socket.on('end', () => socket.end('bye'))
  })
  const { port, passedOn } = await serve(t, [one(get('/'), ok('a'))], { onMiss: up })
  t.equal(passedOn, 0)
  t.equal(await talk(port, `${ask('k')}ping`, '<ping>'), `${yes('x')}<ping>`)
  const heads: string[] = []
  const plain = await server(
    t,
    answering(head => {
      heads.push(head)
      return ok('from there')
    }),
  )
  const other = await serve(t, [one(get('/'), ok('a'))], { onMiss: plain })
  await talk(other.port, 'GET http://x.test/new?a HTTP/1.1\r\nHost: x.test\r\n\r\n', 'there')
  t.match(heads, [`GET /new?a HTTP/1.1\r\nHost: ${plain.slice(7)}`])
})

t.test('what a client says without end is not kept', async t => {
  const played = await serve(t, [one(get('/'), ok('a'))])
  const heard = await new Promise<string>(resolve => {
    let said = ''
    const socket = net.connect(played.port, '127.0.0.1', () => {
      socket.write('POST /big HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999\r\n\r\n')
      const piece = Buffer.alloc(1 << 20)
      const more = () => socket.writable && socket.write(piece, more)
      more()
    })
    socket.on('data', bytes => (said += bytes))
    socket.on('error', () => {})
    socket.on('close', () => resolve(said))
  })
  t.match(heard, /^HTTP\/1\.1 502 .*longer than all that was recorded/s)
  t.same(played.misses, 1)
})
