import { type AddressInfo, connect, type Socket } from 'node:net'
import t, { type Test } from 'tap'
import { pace } from '../../shared/pace'
import { createHttp } from '../create-http'

// Between requests a connection may rest, as long as keepAliveTimeout says.

interface Rested {
  server: import('node:http').Server
  /** The server's side of the connection. */
  served: Socket
  peer: Socket
  /** Milliseconds from now until the server closes the connection. */
  closes(): Promise<number>
  /** One request, answered. */
  exchange(): Promise<void>
}

async function rested(t: Test, keepAliveTimeout: number, timeout: number): Promise<Rested> {
  const http = createHttp('12', { faithful: true }) as unknown as typeof import('node:http')
  const server = http.createServer((_req, res) => res.end('ok'))
  server.keepAliveTimeout = keepAliveTimeout
  server.timeout = timeout
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const connected = new Promise<Socket>(resolve => server.once('connection', resolve))
  const peer = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const served = await connected
  t.teardown(() => {
    peer.destroy()
    server.close()
  })
  const exchange = () =>
    new Promise<void>(resolve => {
      peer.once('data', () => resolve())
      peer.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    })
  let closed = false
  peer.once('close', () => {
    closed = true
  })
  const closes = async () => {
    const since = performance.now()
    t.ok(await pace.until(() => closed, 20_000), 'it is closed')
    return performance.now() - since
  }
  peer.resume()
  return { server, served, peer, closes, exchange }
}
/** Gives way by the clock on the wall, as the timers of the connection do. @returns how long it really took */
const later = async (milliseconds: number) => {
  const since = performance.now()
  await new Promise(resolve => setTimeout(resolve, milliseconds))
  return performance.now() - since
}

t.test('a rest that is too long closes the connection, counted from the last answer', async t => {
  const rests = 600
  for (;;) {
    const { served, peer, closes, exchange } = await rested(t, rests, 10_000)
    t.equal(served.timeout, 10_000)
    let late = false
    const begun = performance.now()
    for (let i = 0; i < 4 && !late; i++) {
      await exchange()
      t.equal(served.timeout, rests, 'while it rests')
      late = (await later(200)) > rests / 2
    }
    // A machine that kept this process from its work for so long may have let the connection rest too long: once more.
    if (late) {
      peer.destroy()
      continue
    }
    await closes()
    t.ok(performance.now() - begun > 600 + rests, 'four requests, and a rest')
    break
  }
})

t.test('a part of a head, even an empty line, ends the rest; then the timeout of the server counts', async t => {
  for (const part of ['GET / HT', '\r\n']) {
    const { peer, closes, exchange } = await rested(t, 100, 400)
    await exchange()
    peer.write(part)
    const time = await closes()
    t.ok(time > 300, `${time} ms later`)
  }
})

t.test('a request ends the rest; then the timeout of the server counts', async t => {
  const { server, served, peer, closes, exchange } = await rested(t, 100, 10_000)
  await exchange()
  server.removeAllListeners('request')
  peer.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await later(300)
  t.equal(served.timeout, 10_000)
  t.notOk(served.destroyed, 'the answer may take longer than a rest')
  // The program may set a time of its own.
  served.setTimeout(100)
  await closes()
})

t.test('what the program sets on the socket while it rests counts', async t => {
  const { served, closes, exchange } = await rested(t, 100, 10_000)
  await exchange()
  served.setTimeout(400)
  const time = await closes()
  t.ok(time > 300, `${time} ms later`)
})

t.test('a rest longer than the timeout of the server, a shorter one after a longer one, and none', async t => {
  const long = await rested(t, 400, 100)
  await long.exchange()
  const time = await long.closes()
  t.ok(time > 300, `${time} ms later`)

  const shorter = await rested(t, 5000, 10_000)
  await shorter.exchange()
  shorter.server.keepAliveTimeout = 100
  await shorter.exchange()
  await shorter.closes()

  const endless = await rested(t, 0, 10_000)
  await endless.exchange()
  t.equal(endless.served.timeout, 10_000)
})

t.test('what connections read at the same time stays apart', async t => {
  const http = createHttp('0.10', { faithful: true }) as unknown as typeof import('node:http')
  const server = http.createServer((req, res) => {
    const pieces: Buffer[] = []
    req.on('data', piece => pieces.push(piece))
    req.on('end', () => setTimeout(() => res.end(Buffer.concat(pieces)), 5))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const upload = (letter: string, size: number) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      let all = ''
      socket.on('data', piece => (all += piece))
      socket.on('end', () => resolve(all.slice(all.indexOf('\r\n\r\n') + 4))).on('error', reject)
      socket.write(`POST / HTTP/1.0\r\nContent-Length: ${size}\r\n\r\n`)
      for (let sent = 0; sent < size; sent += 5000) socket.write(letter.repeat(Math.min(5000, size - sent)))
    })
  const letters = [...'abcdefghij']
  const bodies = await Promise.all(letters.map((letter, i) => upload(letter, 100 + i * 30_000)))
  t.same(
    bodies.map(body => [body[0].repeat(body.length) === body, body.length]),
    letters.map((_, i) => [true, 100 + i * 30_000]),
  )
  server.close()
})
