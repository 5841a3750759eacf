import { once } from 'node:events'
import net from 'node:net'
import { Duplex } from 'node:stream'
import t from 'tap'
import { unguarded } from '../../guard/era-guard'
import { resolve } from '../../profile/resolve'
import { pace } from '../../shared/pace'
import { makeStreams } from '../../stream/streams'
import { makeParsers } from '../parser-pool'
import type { HttpParser, HttpSocket, IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { makeSocketAdapter } from '../socket/adapter'
import { makeIncomingMessage } from './incoming'

const SPECS = ['0.4.12', '0.6.21', '0.10.48', 'iojs-3.3.1', '12.22.12']
const OLD = ['0.4.12', '0.6.21']
const LATER = ['iojs-3.3.1', '12.22.12']

/** The receiving half of an era. */
function receiver(spec: string): Era {
  const profile = resolve(spec)
  const era = { profile, guard: unguarded(profile), streams: makeStreams(profile) } as Era
  era.socketAdapter = makeSocketAdapter(era)
  era.IncomingMessage = era.ServerRequest = era.ClientResponse = makeIncomingMessage(era)
  era.parsers = makeParsers(era)
  return era
}

/** A parser of requests on `socket`, its messages handed to `onMessage`. */
function listen(era: Era, socket: HttpSocket, onMessage: (message: IncomingMessage) => void): HttpParser {
  const parser = era.parsers.alloc('request')
  parser.socket = socket
  parser.maxHeaderPairs = 2000
  parser.onIncoming = message => void onMessage(message)
  return parser
}

const pause = (ms = 15) => pace.sleep(ms)
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const POST = 'POST /up HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n'

/** Serves one connection with the adapter of an era; gives what was heard and the two ends. */
async function connected(
  t: { teardown(fn: () => void): void },
  spec: string,
  onMessage: (message: IncomingMessage, log: unknown[]) => void,
) {
  const era = receiver(spec)
  const log: unknown[] = []
  const server = net.createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const peer = net.connect((server.address() as net.AddressInfo).port, '127.0.0.1')
  const [socket] = (await once(server, 'connection')) as [HttpSocket]
  peer.on('error', () => {})
  t.teardown(() => {
    peer.destroy()
    socket.destroy()
    server.close()
  })
  const parser = listen(era, socket, message => onMessage(message, log))
  era.socketAdapter.attach(
    socket,
    chunk => void parser.execute(chunk),
    () => log.push('connection end'),
  )
  return { era, log, socket, peer, parser }
}
t.test('a message: its fields and their order', async t => {
  const common = ['socket', 'connection', 'httpVersion', 'complete', 'headers', 'trailers', 'readable', 'url', 'method']
  const own = (spec: string) => {
    const { IncomingMessage } = receiver(spec)
    return Object.keys(new IncomingMessage({} as HttpSocket)).filter(name => !name.startsWith('_'))
  }
  t.same(own('0.4.12'), [...common, 'statusCode', 'client', 'httpVersionMajor', 'httpVersionMinor', 'upgrade'])
  t.same(own('12.22.12'), [
    ...['readable', 'socket', 'connection', 'httpVersionMajor', 'httpVersionMinor', 'httpVersion', 'complete'],
    ...['headers', 'rawHeaders', 'trailers', 'rawTrailers', 'aborted', 'upgrade', 'url', 'method'],
    ...['statusCode', 'statusMessage', 'client'],
  ])
})

t.test('a body reaches its listeners, trailers come with the end', async t => {
  for (const spec of SPECS) {
    const { log, peer } = await connected(t, spec, (message, log) => {
      log.push(message.method, message.url, message.httpVersion)
      message.on('data', chunk => log.push(String(chunk)))
      message.on('end', () => log.push(message.complete, message.trailers))
    })
    peer.write(`${POST}3\r\nabc\r\n`)
    await pause()
    peer.write('2\r\nde\r\n0\r\nX-T: 1\r\n\r\n')
    await pause()
    peer.end()
    await pause()
    t.same(log, ['POST', '/up', '1.1', 'abc', 'de', true, { 'x-t': '1' }, 'connection end'], spec)
  }
})

t.test('trailers of a line each: where the first era put them', async t => {
  const era = receiver('0.4.12')
  let message: IncomingMessage | undefined
  listen(era, {} as HttpSocket, m => {
    message = m
  }).execute(latin1(`${POST}0\r\nX-A: 1\r\nX-B: 2\r\n\r\n`))
  t.same(message?.trailers, { 'x-b': '2' })
  t.match(message?.headers, { 'x-a': '1' })
})

t.test('the limit on headers', async t => {
  const limited = (spec: string) => {
    const parser = listen(receiver(spec), {} as HttpSocket, m => {
      got = m
    })
    let got: IncomingMessage | undefined
    parser.maxHeaderPairs = 4
    parser.execute(latin1('GET / HTTP/1.1\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\n'))
    return [Object.keys(got!.headers), got!.rawHeaders?.length]
  }
  t.same(limited('0.10.48'), [['a', 'b'], undefined])
  t.same(limited('iojs-3.3.1'), [['a', 'b'], 4])
  t.same(limited('12.22.12'), [['a', 'b'], 6])
})

t.test('a message that stops its connection does not stop the next one', async t => {
  for (const spec of OLD) {
    const { log, peer } = await connected(t, spec, (message, log) => {
      message.on('data', () => message.pause())
      message.on('end', () => log.push(message.url))
    })
    peer.write('POST /1 HTTP/1.1\r\nContent-Length: 1\r\n\r\na')
    while (log.length === 0) await pause()
    peer.end('GET /2 HTTP/1.1\r\n\r\n')
    while (log.at(-1) !== 'connection end') await pause()
    t.same(log, ['/1', '/2', 'connection end'], spec)
  }
})

t.test('pause of a message', async t => {
  const paused = async (spec: string) => {
    const { log, peer } = await connected(t, spec, (message, log) => {
      message.on('data', chunk => log.push(String(chunk)))
      message.on('end', () => log.push('end'))
      message.pause()
      void pause(60).then(() => {
        log.push('resume')
        message.resume()
      })
    })
    peer.write(`${POST}1\r\na\r\n`)
    await pause(25)
    peer.write('1\r\nb\r\n0\r\n\r\n')
    await pause(70)
    return log
  }
  for (const spec of OLD) t.same(await paused(spec), ['a', 'resume', 'b', 'end'], `${spec}: what was read comes`)
  t.same(await paused('0.10.48'), ['resume', 'ab', 'end'])
  for (const spec of LATER) t.same(await paused(spec), ['resume', 'a', 'b', 'end'], spec)
})

t.test('a message nobody reads stops its connection, and reading it starts it again', async t => {
  for (const spec of ['0.10.48', ...LATER]) {
    let message: IncomingMessage | undefined
    const { peer, socket } = await connected(t, spec, m => {
      message = m
    })
    const size = 8 << 20
    peer.write(`POST / HTTP/1.1\r\nContent-Length: ${size}\r\n\r\n`)
    peer.write(Buffer.alloc(size))
    await pause(60)
    const stopped = socket.bytesRead
    t.ok(stopped < 4 << 20, `${spec}: stopped after ${stopped}`)
    let got = 0
    message!.on('data', (chunk: Buffer) => {
      got += chunk.length
    })
    await once(message!, 'end')
    t.equal(got, size)
  }
})

t.test('who else hears the bytes', async t => {
  const heard = async (spec: string) => {
    const { log, peer, socket } = await connected(t, spec, (_, log) => log.push('request'))
    const before = [socket.listeners('data').length, typeof socket.ondata]
    socket.on('data', chunk => log.push(String(chunk).slice(0, 3)))
    peer.write('GET / HTTP/1.1\r\n\r\n')
    await pause()
    peer.write('GET / HTTP/1.1\r\n\r\n')
    await pause()
    return [before, log]
  }
  for (const spec of OLD)
    t.same(
      await heard(spec),
      [
        [0, 'function'],
        ['GET', 'request', 'GET', 'request'],
      ],
      spec,
    )
  t.same(await heard('0.10.48'), [
    [0, 'function'],
    ['request', 'request'],
  ])
  for (const spec of LATER)
    t.same(
      await heard(spec),
      [
        [1, 'undefined'],
        ['request', 'GET', 'request', 'GET'],
      ],
      spec,
    )
})

t.test('after http has let go, the connection is an ordinary one', async t => {
  for (const spec of SPECS) {
    const { era, peer, socket } = await connected(t, spec, () => {})
    peer.write('GET / HTTP/1.1\r\n\r\n')
    await pause()
    era.socketAdapter.detach(socket)
    t.equal(socket.listeners('data').length, 0)
    const got: string[] = []
    socket.on('data', chunk => got.push(String(chunk)))
    socket.on('end', () => got.push('end'))
    peer.write('bytes')
    await pause()
    peer.end()
    await pause()
    t.same(got, ['bytes', 'end'], spec)
  }
  t.test('the program may set ondata and onend instead', async t => {
    for (const spec of ['0.4.12', '0.6.21', '0.10.48']) {
      const { era, peer, socket } = await connected(t, spec, () => {})
      era.socketAdapter.detach(socket)
      t.equal(socket.ondata, null)
      const got: unknown[] = []
      socket.ondata = (data, start, end) => got.push(data.toString('latin1', start, end))
      socket.onend = () => got.push('end')
      peer.write('bytes')
      await pause()
      peer.end()
      await pause()
      t.same(got, ['bytes', 'end'], spec)
    }
  })
})

t.test('a connection that is not a socket', async t => {
  for (const spec of SPECS) {
    const era = receiver(spec)
    const log: unknown[] = []
    const stream = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() }) as unknown as HttpSocket
    const parser = listen(era, stream, message => log.push(message.url))
    era.socketAdapter.attach(
      stream,
      chunk => void parser.execute(chunk),
      () => log.push('end'),
    )
    const bytes = Buffer.from('GET /injected HTTP/1.1\r\n\r\n')
    stream.push(bytes)
    await pause(5)
    stream.push(null)
    await pause(5)
    if (!LATER.includes(spec)) {
      // A stream that is not a socket calls nothing of itself: whoever made it has to.
      t.same(log, [], spec)
      stream.ondata?.(bytes, 0, bytes.length)
      stream.onend?.()
    }
    t.same(log, ['/injected', 'end'], spec)
  }
})

t.test('parsers are used again, but not while they parse', async t => {
  const { parsers } = receiver('12.22.12')
  const first = parsers.alloc()
  parsers.free(first)
  t.equal(parsers.alloc(), first)
  first.socket = { parser: first } as unknown as HttpSocket
  const { socket } = first
  first.onIncoming = () => {
    parsers.free(first)
    return 0
  }
  first.execute(latin1('GET / HTTP/1.1\r\n\r\n'))
  t.equal(socket!.parser, null)
  t.not(parsers.alloc(), first)
})

t.test('setEncoding before Readable', async t => {
  const texts = (spec: string, ...pieces: string[]) => {
    const got: unknown[] = []
    const parser = listen(receiver(spec), {} as HttpSocket, message => {
      message.setEncoding('utf8')
      message.on('data', text => got.push(text))
      message.on('end', () => got.push('end'))
    })
    parser.execute(latin1('POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n'))
    for (const piece of pieces) parser.execute(latin1(piece))
    return got
  }
  t.same(texts('0.6.21', 'a\xe2', '\x82\xacb'), ['a', '€b', 'end'])
  t.same(texts('0.6.21', '\xe2', '\x82', '\xacb\xc3'), ['€b', 'end'], 'no empty text, nothing at the end')
})

t.test('ticks between the pieces of a body that came together', async t => {
  const order = async (spec: string) => {
    const { log, peer } = await connected(t, spec, (message, log) => {
      message.on('data', chunk => {
        log.push(String(chunk))
        process.nextTick(() => log.push('tick'))
      })
      message.resume()
    })
    peer.write(`${POST}1\r\na\r\n`)
    await pause()
    peer.write('1\r\nb\r\n1\r\nc\r\n')
    await pause()
    return log.join(' ')
  }
  t.equal(await order('iojs-3.3.1'), 'a tick b c tick tick')
  t.equal(await order('12.22.12'), 'a tick b tick c tick')
})

t.test('pause and resume of a connection that http reads from', async t => {
  const paused = async (spec: string, when: 'at once' | 'later') => {
    const { log, peer, socket } = await connected(t, spec, (_, log) => log.push('request'))
    if (when === 'later') await pause()
    socket.pause()
    peer.write('GET / HTTP/1.1\r\n\r\n')
    await pause(30)
    log.push('resume')
    socket.resume()
    await pause(30)
    return log.join(' ')
  }
  for (const spec of [...OLD, ...LATER]) t.equal(await paused(spec, 'later'), 'resume request', spec)
  t.equal(await paused('0.10.48', 'later'), 'request resume', 'ondata is called all the same')
  for (const spec of LATER) t.equal(await paused(spec, 'at once'), 'request resume', `${spec}: undone when it flows`)
})

t.test('errors of connections', async t => {
  const refused = async (spec: string) => {
    const era = receiver(spec)
    const closed = net.createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as net.AddressInfo
    closed.close()
    await once(closed, 'close')
    const socket = net.connect(port, '127.0.0.1') as HttpSocket
    era.socketAdapter.attach(
      socket,
      () => {},
      () => {},
    )
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException & { address?: string }]
    return [error.message.replace(String(port), 'PORT'), typeof error.errno, error.code, error.address]
  }
  t.same(await refused('0.4.12'), ['ECONNREFUSED, Connection refused', 'number', 'ECONNREFUSED', undefined])
  t.same(await refused('0.10.48'), ['connect ECONNREFUSED', 'string', 'ECONNREFUSED', undefined])
  t.same(await refused('12.22.12'), ['connect ECONNREFUSED 127.0.0.1:PORT', 'string', 'ECONNREFUSED', '127.0.0.1'])

  const reset = async (spec: string) => {
    const { socket, peer, log } = await connected(t, spec, () => {})
    socket.on('error', error => log.push(error.message))
    socket.on('close', () => log.push('close'))
    peer.write('GET / HTTP/1.1\r\n\r\n')
    await pause()
    peer.resetAndDestroy()
    await pause(30)
    return log
  }
  for (const spec of OLD) t.same(await reset(spec), ['close'], `${spec}: silent`)
  for (const spec of ['0.10.48', ...LATER]) t.same(await reset(spec), ['read ECONNRESET', 'close'], spec)
})
