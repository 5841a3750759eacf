/** What goes past the stream of a connection leaves the program and the client with what the stream would have left them. */

import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import t from 'tap'
import { keys } from '../../https/certificates.test.helper'
import { createHttp } from '../create-http'

type Http = typeof import('node:http')
type Handler = (res: import('node:http').ServerResponse, socket: net.Socket, log: (what: string) => void) => void

/** A request is answered by `handler`, on a connection whose stream writes all if `byStream`. */
async function exchange(
  spec: string,
  handler: Handler,
  byStream: boolean,
  read: (peer: net.Socket) => Promise<void>,
  asks = 1,
) {
  const log: string[] = []
  const http = createHttp(spec, { faithful: true }) as unknown as Http
  const server = http.createServer((_req, res) => handler(res, res.socket!, what => log.push(what)))
  let gone: Promise<unknown> | undefined
  server.on('connection', (socket: net.Socket) => {
    gone = new Promise(done => socket.on('close', done))
    if (!byStream) return
    const { _write } = socket
    socket._write = function (...args) {
      _write.apply(this, args)
    }
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const peer = net.connect((server.address() as AddressInfo).port, '127.0.0.1')
  // The first answer of a process shows how the host writes.
  peer.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(asks))
  await read(peer)
  peer.destroy()
  await gone
  server.close()
  return log
}

const pieces = 1200
const piece = (i: number): string => `${i}`.padStart(8, '0').repeat(1024)

/** More than the system takes for a client that does not read. */
const floods: Handler = (res, socket, log) => {
  res.writeHead(200, { 'Content-Length': pieces * piece(0).length })
  let refused = 0
  for (let i = 0; i < pieces; i++) {
    if (i % 2) refused += +!res.write(piece(i))
    else refused += +!res.write(Buffer.from(piece(i)))
  }
  log(`refused ${refused > 0}`)
  log(`waits ${socket.writableLength > 1e6}`)
  res.on('finish', () => log('finish'))
  socket.on('close', () =>
    log(`closed after ${socket.bytesWritten - (res as unknown as { _header: string })._header.length}`),
  )
  res.end('')
}

async function readsAll(peer: net.Socket): Promise<void> {
  await new Promise(done => setTimeout(done, 50))
  const expected = Array.from({ length: pieces }, (_, i) => piece(i)).join('')
  const got: Buffer[] = []
  let left = Infinity
  for await (const data of peer) {
    got.push(data)
    if (left === Infinity) left = (data as Buffer).indexOf('\r\n\r\n') + 4 + expected.length
    left -= data.length
    if (left <= 0) break
  }
  if (!Buffer.concat(got).toString().endsWith(`\r\n\r\n${expected}`)) throw new Error('other bytes came')
}

/** Each answer is written in this turn, and the next ones wait for nothing. */
const small: Handler = (res, socket, log) => {
  res.writeHead(200, { Trailer: 'a' })
  log(`first ${res.write('é1')} ${socket.writableLength}`)
  socket.cork()
  log(`corked ${res.write('2', 'latin1')} ${socket.writableLength > 0}`)
  socket.uncork()
  res.write('3', () => log('written'))
  process.nextTick(() => log('tick'))
  res.on('finish', () => log(`finish ${socket.bytesWritten}`))
  res.end('4', () => log('end called back'))
  log('ended')
}

const readsLast = async (peer: net.Socket): Promise<void> => {
  let text = ''
  for await (const data of peer) if ((text += data).includes('\r\n0\r\n')) break
  await new Promise(done => setImmediate(done))
}

/** The client is gone, and the system says so. */
const reset: Handler = (res, socket, log) => {
  for (const event of ['close', 'finish', 'error']) {
    res.on(event, (error?: NodeJS.ErrnoException) => log(`res ${event} ${error?.code ?? ''}`))
  }
  // Whichever of read and write sees it first.
  socket.on('error', ({ code, errno, message, syscall }: NodeJS.ErrnoException) =>
    log(
      `socket error ${/^(ECONNRESET|EPIPE)$/.test(String(code)) && message === `${syscall} ${code}` && Number(errno) < 0}`,
    ),
  )
  socket.on('close', (failed: boolean) => log(`socket close ${failed}`))
  res.writeHead(200, { 'Content-Length': 10 })
  res.write('1')
  const start = Date.now()
  // Nobody reads here, so the loss is seen by a write alone.
  socket.pause()
  const handle = (socket as unknown as { _handle: { readStop(): void } })._handle
  handle.readStop()
  setTimeout(function again() {
    if (socket.destroyed || Date.now() - start > 10_000) return
    res.write('2')
    setTimeout(again, 5)
  }, 20)
}

const resets = async (peer: net.Socket): Promise<void> => {
  await once(peer, 'data')
  peer.resetAndDestroy()
  await new Promise(done => setTimeout(done, 200))
}

const specs = ['0.6', '0.10', '4', '8', '12', '18', '24']
const cases: [string, Handler, (peer: net.Socket) => Promise<void>][] = [
  ['pieces', small, readsLast],
  ['a client that does not read', floods, readsAll],
  ['a client that is gone', reset, resets],
]
for (const [name, handler, read] of cases) {
  t.test(name, async t => {
    for (const spec of specs) {
      const past = await exchange(spec, handler, false, read)
      t.ok(past.length >= 2, `${spec}: ${past.join(', ')}`)
      t.same(past, await exchange(spec, handler, true, read), spec)
    }
  })
}

t.test('a program that replaces write sees every piece', async t => {
  const { write } = net.Socket.prototype
  const seen: string[] = []
  const answer: Handler = res => {
    net.Socket.prototype.write = function (this: net.Socket, ...args: unknown[]) {
      seen.push(String(args[0]))
      return (write as Function).apply(this, args)
    } as typeof write
    res.writeHead(200, { 'Content-Length': 5 })
    res.end('hello')
    net.Socket.prototype.write = write
  }
  for (const spec of specs) {
    seen.length = 0
    await exchange(spec, answer, false, peer => once(peer, 'data').then(() => {}))
    t.match(seen.join(''), /hello$/, spec)
  }
})

t.test('what is told of several writes of one turn comes in their order', async t => {
  // A program may put answers of its own on a connection.
  const answer: Handler = (res, socket, log) => {
    const Answer = res.constructor as typeof import('node:http').ServerResponse
    const say = (text: string) => {
      const own = new Answer({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 } as never)
      own.assignSocket(socket)
      own.on('finish', () => log(`finish ${text}`))
      own.end(text)
      own.detachSocket(socket)
    }
    res.detachSocket(socket)
    socket.on('drain', () => log('drain'))
    say('1')
    socket.write(Buffer.from('own'), () => log('own'))
    say('2')
    socket.write('.'.repeat(20_000), () => log('long'))
  }
  for (const spec of specs) {
    const past = await exchange(spec, answer, false, readsAnswers(2))
    t.same(past, await exchange(spec, answer, true, readsAnswers(2)), `${spec}: ${past}`)
    t.ok(past.includes('finish 2'), spec)
  }
})

/** Reads on until so many answers came. */
const readsAnswers = (count: number) => async (peer: net.Socket) => {
  let text = ''
  for await (const data of peer) if ((text += data).split('200 OK').length > count) break
  await new Promise(done => setImmediate(done))
}

t.test('what the stream refuses is refused as it does, and every callback is called', async t => {
  const odd: unknown[][] = [[null], [undefined], [5], [Buffer.from('a'), 'bogus'], ['a', 'bogus'], [new Uint16Array(1)]]
  const answer: Handler = (res, socket, log) => {
    res.writeHead(200, { 'Content-Length': 3 })
    res.write('1')
    for (const args of odd) {
      try {
        log(`${socket.write(...(args as [string]))}`)
      } catch (error) {
        log(`${(error as NodeJS.ErrnoException).code}`)
      }
    }
    socket.write(Buffer.from('2'), (() => log('called')) as () => void)
    res.end('3')
  }
  for (const spec of specs) {
    const past = await exchange(spec, answer, false, readsAnswers(1))
    t.same(past, await exchange(spec, answer, true, readsAnswers(1)), `${spec}: ${past}`)
    t.ok(past.includes('called'), spec)
  }
})

/** What a process tells that has its first answers in `program`, whose `ask(server, done)` asks a server three times. */
const afresh = (program: string) =>
  new Promise((done, fail) => {
    const code = `
      const [net, { parentPort, workerData }] = [require('node:net'), require('node:worker_threads')]
      const { Socket } = net
      const tell = told => parentPort.postMessage(told)
      const era = () => require(workerData).createEra('12', { faithful: true })
      const ask = (server, done, connect = net.connect) => server.listen(0, '127.0.0.1', function () {
        let left = 3
        const options = { port: this.address().port, host: '127.0.0.1', rejectUnauthorized: false }
        const peer = connect(options, next).on('data', next)
        function next() {
          if (left-- > 0) return peer.write('GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n')
          peer.destroy()
          server.close(done)
        }
      })
      ${program}`
    const worker = new Worker(code, { eval: true, workerData: path.join(__dirname, '../create-http') })
    worker.once('message', done).once('error', fail)
  })

t.test('a method that a program replaced before the first answer is called for every answer', async t => {
  for (const name of ['write', '_write', '_writeGeneric']) {
    const told = await afresh(`
      let calls = 0
      const { ${name} } = Socket.prototype
      Socket.prototype.${name} = function (...args) {
        if (args.some(arg => String(arg).startsWith('HTTP/'))) calls++
        return ${name}.apply(this, args)
      }
      ask(era().http.createServer((req, res) => res.end('ok')), () => tell(calls))`)
    t.equal(told, 3, name)
  }
  const told = await afresh(`
    let calls = 0
    const server = era().http.createServer((req, res) => res.end('ok'))
    server.on('connection', ({ _handle: handle }) => {
      const { writeUtf8String } = handle
      handle.writeUtf8String = function (...args) {
        calls++
        return writeUtf8String.apply(this, args)
      }
    })
    ask(server, () => tell(calls))`)
  t.equal(told, 3, 'of a handle')
})

t.test('a process whose first answers were secure writes as others do', async t => {
  const { key, cert } = keys().own
  const plain = `
    const requests = new Set()
    const server = era().http.createServer((req, res) => res.end('ok'))
    server.once('connection', ({ _handle: handle }) => {
      let shared = handle
      while (!Object.hasOwn(shared, 'writeUtf8String')) shared = Object.getPrototypeOf(shared)
      const { writeUtf8String } = shared
      shared.writeUtf8String = function (request, text) {
        if (text.startsWith('HTTP/')) requests.add(request)
        return writeUtf8String.call(this, request, text)
      }
    })
    ask(server, () => tell(requests.size))`
  const secure = `
    const { createServer } = era().https
    const secure = createServer(${JSON.stringify({ key, cert })}, (req, res) => res.end('ok'))
    ask(secure, () => {${plain}}, require('node:tls').connect)`
  t.equal(await afresh(secure), await afresh(plain))
})
