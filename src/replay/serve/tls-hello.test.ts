/** TLS where it cannot be answered: said with its host, its CONNECT and a way out, never as mere bytes. */

import net, { type AddressInfo, type Socket } from 'node:net'
import tls from 'node:tls'
import t, { type Test } from 'tap'
import type { Traffic } from '../../transcript/types'
import { get, ok, row } from '../replay.test.helper'
import { type PlayedServer, playServer } from './play-server'
import { hostOfHello, isHello, ownHello } from './tls-hello'

const connect = 'CONNECT site.test:443 HTTP/1.1\r\nHost: site.test:443\r\n\r\n'
const opened = 'HTTP/1.1 200 Connection established\r\n\r\n'

/** What a TLS client says first. */
function helloOf(t: Test, servername?: string): Promise<Buffer> {
  return new Promise(resolve => {
    const server = net.createServer(socket => socket.once('data', bytes => resolve(bytes)))
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      const client = tls.connect({ port, host: '127.0.0.1', servername }).on('error', () => {})
      t.teardown(() => {
        client.destroy()
        server.close()
      })
    })
  })
}

/** Says pieces, each after as many bytes as stand before it; gives what came until the end. */
function talk({ port }: PlayedServer, pieces: [after: number, said: Buffer | string][]): Promise<string> {
  const socket: Socket = net.connect(port, '127.0.0.1')
  let heard = ''
  const go = () => {
    while (pieces.length > 0 && heard.length >= pieces[0][0]) socket.write(pieces.shift()?.[1] ?? '', 'latin1')
  }
  return new Promise(resolve => {
    socket.on('connect', go)
    socket.on('data', bytes => {
      heard += bytes.toString('latin1')
      go()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(heard))
  })
}

const serve = async (t: Test, rows: Traffic[]) => {
  const played = await playServer(rows, { speed: 'max' })
  t.teardown(() => played.close())
  return played
}

t.test('a ClientHello and its host are known, whole or cut', async t => {
  const hello = await helloOf(t, 'site.test')
  t.ok(isHello(hello))
  t.equal(hostOfHello(hello), 'site.test')
  t.equal(hostOfHello(await helloOf(t)), undefined, 'an address is not said')
  t.notSame(ownHello(hello), ownHello(await helloOf(t, 'site.test')))
  for (let end = 0; end < hello.length; end++) {
    const host = hostOfHello(hello.subarray(0, end))
    if (host !== undefined && !'site.test'.startsWith(host)) t.fail(`${host} of ${end} bytes`)
  }
  for (const text of ['', '\x16', 'GET / HTTP/1.1\r\n', '\x16\x03\x01\x00\x05\x02']) {
    t.notOk(isHello(Buffer.from(text, 'latin1')), JSON.stringify(text))
  }
})

t.test('TLS is told as such: without --tls, within a CONNECT, before one', async t => {
  const hello = await helloOf(t, 'site.test')
  const aside = 'ask for http:// URLs through this proxy, or serve with --tls and ask without a proxy'
  const cannot = `what is said in it cannot be read or answered here; ${aside}`
  const rows = [
    row('connect', [
      ['client', connect],
      ['server', opened],
    ]),
    row('plain', [
      ['client', 'GET / HTTP/1.1\r\nHost: other.test\r\n\r\n'],
      ['server', ok('hello')],
    ]),
  ]
  const played = await serve(t, rows)
  t.equal(await talk(played, [[0, hello]]), '')
  t.equal(
    await talk(played, [
      [0, connect],
      [opened.length, hello],
    ]),
    opened,
  )
  t.match(await talk(played, [[0, connect.replaceAll('site', 'other')]]), `502 Not Recorded`)
  t.match(await talk(played, [[0, connect.replaceAll('site', 'third')]]), `502 Not Recorded`)
  t.same(played.unmatched, [
    'TLS for site.test: it is served without; --tls --cert FILE --key FILE serves with TLS',
    `TLS within CONNECT site.test:443 for site.test: ${cannot}`,
    `CONNECT other.test:443: not recorded, but requests to that host are: ${aside}`,
    'CONNECT third.test:443: not recorded',
  ])
})

t.test('recorded TLS is for the client that began it; HTTP within a CONNECT is answered', async t => {
  const [hello, other] = [await helloOf(t, 'site.test'), await helloOf(t, 'site.test')]
  const secret = '\x16\x03\x03\x00\x02\x02\x00'
  const played = await serve(t, [
    row(
      'tls',
      [
        ['client', connect],
        ['server', opened],
        ['client', hello.toString('latin1')],
        ['server', secret],
      ],
      { closed: 'server' },
    ),
  ])
  t.equal(
    await talk(played, [
      [0, connect],
      [opened.length, hello.subarray(0, 9)],
      [opened.length, hello.subarray(9)],
    ]),
    opened + secret,
  )
  t.same(played.unmatched, [])
  t.equal(
    await talk(played, [
      [0, connect],
      [opened.length, other],
    ]),
    opened,
  )
  t.match(played.unmatched, [/^TLS within CONNECT site\.test:443 for site\.test: what is said in it cannot be read/])
  const plain = await serve(t, [
    row('a', [
      ['client', connect],
      ['server', opened],
    ]),
    row('b', [
      ['client', get('/', 'Connection: close\r\n')],
      ['server', ok('hello')],
    ]),
  ])
  const said = await talk(plain, [
    [0, connect],
    [opened.length, get('/', 'Connection: close\r\n')],
  ])
  t.equal(said, opened + ok('hello'))
  t.same(plain.unmatched, [])
})
