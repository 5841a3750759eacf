/** WebSocket's early drafts, served from a recording: the example of hixie-76, and clients with other keys, hosts and cuts. */

import { createHash } from 'node:crypto'
import net from 'node:net'
import t, { type Test } from 'tap'
import { get, ok, row } from '../replay.test.helper'
import { begunWith, hasKeys, proofOf } from './hixie'
import { playServer } from './play-server'

// draft-hixie-thewebsocketprotocol-76, 1.2.
const example = {
  key1: '4 @1  46546xW%0l 1 5',
  key2: '12998 5 Y3 1  .P00',
  bytes: '^n:ds[4U',
  proof: "8jKS'y:G*Co,Wxa-",
}
const other = {
  key1: '18x 6]8vM;54 *(5:  {   U1]8  z [  8',
  key2: '1_ tx7X d  <  nw  334J702) 7]o}` 0',
  bytes: 'Tm[K T2u',
}
const fieldsOf = ({ key1, key2 }: typeof other) => ['Sec-WebSocket-Key1', key1, 'sec-websocket-key2', key2]
const open = ({ key1, key2 }: typeof other, host = 'example.com', origin = 'http://example.com') =>
  [
    'GET /demo HTTP/1.1',
    `Host: ${host}`,
    'Connection: Upgrade',
    `Sec-WebSocket-Key2: ${key2}`,
    'Upgrade: WebSocket',
    `Sec-WebSocket-Key1: ${key1}`,
    `Origin: ${origin}`,
    '',
    '',
  ].join('\r\n')
const yes = (host = 'example.com', origin = 'http://example.com', prefix = 'Sec-') =>
  [
    'HTTP/1.1 101 WebSocket Protocol Handshake',
    'Upgrade: WebSocket',
    'Connection: Upgrade',
    `${prefix}WebSocket-Origin: ${origin}`,
    `${prefix}WebSocket-Location: ws://${host}/demo`,
    '',
    '',
  ].join('\r\n')
const said = (text: string) => `\0${text}\xff`

/** Says its pieces, each when the server has said so much as stands before it; gives all that was heard up to `until`. */
function talk(t: Test, port: number, pieces: [after: string, say: string][], until: string): Promise<string> {
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true })
  t.teardown(() => socket.destroy())
  const left = [...pieces]
  let heard = ''
  return new Promise((resolve, reject) => {
    const go = () => {
      while (left.length > 0 && heard.endsWith(left[0][0])) socket.write(left.shift()?.[1] ?? '', 'latin1')
      if (left.length === 0 && heard.endsWith(until)) resolve(heard)
    }
    socket.on('connect', go)
    socket.on('data', bytes => {
      heard += bytes.toString('latin1')
      go()
    })
    socket.on('close', () => reject(new Error(`it ended after ${JSON.stringify(heard)}`)))
  })
}

t.test('the proof is that of the draft', async t => {
  t.equal(proofOf(fieldsOf({ ...example }), Buffer.from(example.bytes)).toString('latin1'), example.proof)
  const numbers = Buffer.from([0x09, 0x47, 0xfa, 0x63, 0x0a, 0x55, 0x10, 0xd3])
  t.same(
    proofOf(fieldsOf(other), Buffer.from(other.bytes)),
    createHash('md5').update(numbers).update(other.bytes).digest(),
  )
  t.ok(hasKeys(fieldsOf(other)))
  for (const key1 of ['', 'no digits', '1234', '1 2 3', '99999999999 9']) {
    t.notOk(hasKeys(fieldsOf({ ...other, key1 })), key1)
  }
  const parts = ['ab', '', 'cdef'].map(text => ({ bytes: Buffer.from(text), n: text.length }))
  t.same(
    begunWith(parts, Buffer.from('XYZ')).map(({ bytes, n }) => [bytes.toString(), n]),
    [
      ['XY', 2],
      ['', 0],
      ['Zdef', 4],
    ],
  )
})

t.test('sixteen bytes are made of the keys of the client that is there now', async t => {
  const proof = proofOf(fieldsOf(other), Buffer.from(other.bytes)).toString('latin1')
  const rows = {
    'at once': row('a', [
      ['client', open(example) + example.bytes + said('ping')],
      ['server', yes() + example.proof + said('pong')],
    ]),
    'head first': row('b', [
      ['client', open(example)],
      ['server', yes()],
      ['client', example.bytes],
      ['server', example.proof],
      ['client', said('ping')],
      ['server', said('pong')],
    ]),
    'a proof in two pieces': row('c', [
      ['client', open(example) + example.bytes],
      [
        'server',
        yes() + example.proof + said('pong'),
        [
          [0, yes().length + 5],
          [0, 11 + 6],
        ],
      ],
    ]),
  }
  for (const [name, recorded] of Object.entries(rows)) {
    const { port, ...played } = await playServer([recorded], { speed: 'max' })
    t.teardown(() => played.close())
    const end = said('pong')
    const live = yes('localhost:8080', 'http://live.test') + proof + end
    const ask = open(other, 'localhost:8080', 'http://live.test')
    t.equal(await talk(t, port, [['', ask + other.bytes + said('ping')]], end), live, `${name}; all in one piece`)
    const pieces: [string, string][] = [
      ['', ask],
      ['\r\n\r\n', other.bytes.slice(0, 3)],
      ['\r\n\r\n', other.bytes.slice(3) + said('ping')],
    ]
    t.equal(await talk(t, port, pieces, end), live, `${name}; the eight bytes after the head of the answer`)
    const same = yes() + example.proof + end
    t.equal(
      await talk(t, port, [['', open(example) + example.bytes + said('ping')]], end),
      same,
      `${name}; as recorded`,
    )
  }
})

t.test('without keys, origin and location are said again; what is no proof stays as it was', async t => {
  const old = (host: string, origin: string) =>
    `GET /demo HTTP/1.1\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\nHost: ${host}\r\nOrigin: ${origin}\r\n\r\n`
  const rows = [
    row('75', [
      ['client', old('example.com:80', 'http://example.com')],
      ['server', yes('example.com', 'http://example.com', '') + said('sixteen bytes and more')],
    ]),
    row('odd', [
      ['client', get('/odd', 'Connection: Upgrade\r\nUpgrade: other\r\n')],
      ['server', `HTTP/1.1 101 Yes\r\n\r\n${said('sixteen bytes and more')}`],
    ]),
    row('plain', [
      ['client', get('/')],
      ['server', ok('hello')],
    ]),
  ]
  const { port, ...played } = await playServer(rows, { speed: 'max' })
  t.teardown(() => played.close())
  const more = said('sixteen bytes and more')
  t.equal(
    await talk(t, port, [['', old('localhost:1', 'http://live.test')]], more),
    yes('localhost:1', 'http://live.test', '') + more,
  )
  const odd = get(
    '/odd',
    `Connection: Upgrade\r\nUpgrade: other\r\nSec-WebSocket-Key1: ${other.key1}\r\nSec-WebSocket-Key2: ${other.key2}\r\n`,
  )
  t.equal(await talk(t, port, [['', odd]], more), `HTTP/1.1 101 Yes\r\n\r\n${more}`)
})
