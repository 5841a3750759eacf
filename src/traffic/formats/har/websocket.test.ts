/** Messages of WebSockets in a HAR: out of frames, and into frames that an independent client understands. */

import { once } from 'node:events'
import { Readable } from 'node:stream'
import { constants, createDeflateRaw } from 'node:zlib'
import fc from 'fast-check'
import t from 'tap'
import { WebSocket } from 'undici'
import { playServer } from '../../../replay/serve/play-server'
import { linesOf, type Side, type Traffic } from '../../../transcript/types'
import { frameOf, framesOf, messagesOf } from '../../exchanges/websocket'
import { harEntries } from './export'
import { readHar } from './import'
import type { HarMessage } from './websocket'

const key = Buffer.from([1, 200, 3, 4])
const ask = 'GET /chat HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
const switched = (extensions = ''): string =>
  `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n${extensions && `Sec-WebSocket-Extensions: ${extensions}\r\n`}\r\n`

const rowOf = (said: readonly (readonly [Side, string | Buffer, number])[]): Traffic => ({
  format: 'wire-transcript/1',
  id: 'a',
  at: '2026-01-31T12:00:00.000Z',
  connections: [
    {
      closed: 'client',
      turns: said.map(([from, bytes, ms]) => ({
        from,
        bytes: linesOf(typeof bytes === 'string' ? bytes : bytes.toString('latin1')),
        chunks: [[ms, bytes.length]],
      })),
    },
  ],
  events: [],
})

const messagesIn = (row: Traffic): HarMessage[] => JSON.parse(harEntries(row)[0])._webSocketMessages

/** Messages of one side, compressed so that each refers to those before. */
async function deflated(texts: readonly string[]): Promise<Buffer[]> {
  const deflate = createDeflateRaw()
  const all: Buffer[] = []
  for (const text of texts) {
    deflate.write(text)
    await new Promise<void>(resolve => deflate.flush(constants.Z_SYNC_FLUSH, resolve))
    const parts: Buffer[] = []
    for (let part = deflate.read(); part; part = deflate.read()) parts.push(part)
    all.push(Buffer.concat(parts).subarray(0, -4))
  }
  return all
}

const compressed = (data: Buffer): Buffer => {
  const frame = frameOf(1, data, undefined)
  frame[0] |= 0x40
  return frame
}

t.test('out: texts, binary, messages in several frames, control frames between them, by their times', async t => {
  const first = frameOf(1, Buffer.from('hel'), key)
  first[0] &= 0x7f
  const row = rowOf([
    ['client', ask, 1],
    ['server', switched(), 2],
    ['client', first, 3],
    ['server', frameOf(2, Buffer.from([0, 255]), undefined), 4],
    ['client', Buffer.concat([frameOf(9, Buffer.from('p'), key), frameOf(0, Buffer.from('lo ä'), key)]), 5],
    ['server', Buffer.concat([frameOf(8, Buffer.from([3, 232]), undefined), Buffer.from([0x81, 0x05, 0x61])]), 6],
  ])
  const began = Date.parse('2026-01-31T12:00:00.000Z')
  t.same(messagesIn(row), [
    { type: 'receive', time: (began + 4) / 1000, opcode: 2, data: 'AP8=' },
    { type: 'send', time: (began + 5) / 1000, opcode: 9, data: 'cA==' },
    { type: 'send', time: (began + 5) / 1000, opcode: 1, data: 'hello ä' },
    { type: 'receive', time: (began + 6) / 1000, opcode: 8, data: 'A+g=' },
  ])
  t.equal(JSON.parse(harEntries(row)[0])._resourceType, 'websocket')
  t.notOk('_webSocketMessages' in JSON.parse(harEntries(rowOf([['client', 'GET / HTTP/1.1\r\n\r\n', 1]]))[0]))
})

t.test('out: compressed messages are taken apart as was agreed, or say that they are compressed', async t => {
  const texts = ['hello hello hello', 'hello hello', 'x'.repeat(70_000)]
  const frames = (await deflated(texts)).map(compressed)
  const row = (extensions: string, all: readonly Buffer[]) =>
    rowOf([['client', ask, 1], ['server', switched(extensions), 2], ...all.map(one => ['server', one, 3] as const)])
  t.same(
    messagesIn(row('permessage-deflate', frames)).map(({ data }) => data),
    texts,
  )
  const alone = await Promise.all(texts.map(async text => compressed((await deflated([text]))[0])))
  t.same(
    messagesIn(row('permessage-deflate; server_no_context_takeover', alone)).map(({ data }) => data),
    texts,
  )
  const [broken] = messagesIn(row('permessage-deflate', [compressed(Buffer.from([0xff, 0xff]))]))
  t.same([broken.data, broken._coding], ['//8=', 'permessage-deflate'])
  t.match(messagesIn(row('', [frames[0]])), [{ _coding: 'permessage-deflate' }], 'nothing was agreed upon')
})

const harOf = (messages: unknown, status = 101) => {
  const headers = [
    { name: 'Connection', value: 'Upgrade' },
    { name: 'Upgrade', value: 'websocket' },
  ]
  const request = { method: 'GET', url: 'ws://h/chat', headers }
  const entry = {
    startedDateTime: '2026-01-31T12:00:00.000Z',
    request,
    response: { status, headers },
    _webSocketMessages: messages,
  }
  return JSON.stringify({ log: { version: '1.2', entries: [entry] } })
}

async function read(har: string) {
  const faults: string[] = []
  const rows: Traffic[] = []
  for await (const row of readHar(Readable.from([Buffer.from(har)]), { onFault: fault => faults.push(fault) }))
    rows.push(row)
  return { row: rows[0], faults }
}

const sideOf = (row: Traffic, side: Side): Buffer =>
  Buffer.from(
    row.connections[0].turns
      .filter(({ from }) => from === side)
      .flatMap(({ bytes }) => bytes)
      .join('')
      .split('\r\n\r\n')
      .slice(1)
      .join('\r\n\r\n'),
    'latin1',
  )

t.test('in: a frame a message, masked from the client only, with its time; what is none is named', async t => {
  const time = Date.parse('2026-01-31T12:00:01.000Z') / 1000
  const { row, faults } = await read(
    harOf([
      { type: 'send', time, opcode: 1, data: 'hällo' },
      { type: 'receive', time: time + 0.5, opcode: 2, data: 'AP8=' },
      { type: 'receive', time: time + 1, opcode: 1, data: 'x'.repeat(70_000) },
      { type: 'error', time, opcode: -1, data: 'lost' },
      { type: 'send', time, opcode: 0, data: 'x' },
      { type: 'send', time, opcode: 2, data: 'no base64!' },
      { type: 'send', time, opcode: 9, data: Buffer.alloc(126).toString('base64') },
      { type: 'send', time: 'now', opcode: 1, data: 'late' },
      { type: 'send', time, opcode: 1, data: 5 },
      null,
    ]),
  )
  t.same(
    framesOf(sideOf(row, 'client')).map(({ opcode, payload }) => [opcode, String(payload)]),
    [
      [1, 'hällo'],
      [1, 'late'],
    ],
  )
  t.same(sideOf(row, 'client')[1] & 0x80, 0x80)
  const [binary, long] = framesOf(sideOf(row, 'server'))
  t.same([binary.opcode, [...binary.payload], long.payload.length], [2, [0, 255], 70_000])
  t.same(
    row.connections[0].turns.flatMap(({ chunks }) => chunks?.map(([ms]) => ms) ?? []),
    [0, 0, 1000, 1500, 2000, 2000],
  )
  t.match(faults, [
    /_webSocketMessages\[3\]\.type is neither "send" nor "receive": "error"/,
    /\[4\]\.opcode is of no message: 0/,
    /\[5\]\.data is no base64/,
    /\[6\]\.data has 126 bytes, and a frame of opcode 9 has 125 at most/,
    /\[7\]\.time is not a time: "now"/,
    /\[8\]\.data is not a text: 5/,
    /\[9\]\.type/,
  ])
  t.match((await read(harOf([], 200))).faults, [/follow no switch to a WebSocket, but status 200/])
  t.match((await read(harOf('x'))).faults, [/_webSocketMessages is not a list: "x"/])
})

t.test(
  'in and out again: the same messages, whatever they are; frames cut anywhere give whole messages only',
  async t => {
    const message = fc.record({
      type: fc.constantFrom('send' as const, 'receive' as const),
      text: fc.option(fc.string({ unit: 'grapheme' })),
      bytes: fc.uint8Array({ maxLength: 300 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 8 }), fc.nat(), async (all, cut) => {
        const given = all.map(({ type, text, bytes }, k) => ({
          type,
          time: Date.parse('2026-01-31T12:00:01.000Z') / 1000 + k,
          ...(text === null ? { opcode: 2, data: Buffer.from(bytes).toString('base64') } : { opcode: 1, data: text }),
        }))
        const { row, faults } = await read(harOf(given))
        const sent = sideOf(row, 'client')
        const part = messagesOf(sent.subarray(0, cut % (sent.length + 1)), undefined).length
        return faults.length === 0 && part <= given.length && JSON.stringify(messagesIn(row)) === JSON.stringify(given)
      }),
      { numRuns: 60 },
    )
    t.pass()
  },
)

t.test('a client of today is served what a HAR has', async t => {
  const time = Date.parse('2026-01-31T12:00:00.000Z') / 1000
  const { row } = await read(
    harOf([
      { type: 'send', time, opcode: 1, data: 'hello' },
      { type: 'receive', time, opcode: 1, data: 'wörld' },
      { type: 'receive', time, opcode: 2, data: 'AQI=' },
    ]),
  )
  const played = await playServer([row], { speed: 'max' })
  t.teardown(() => played.close())
  const socket = new WebSocket(`ws://127.0.0.1:${played.port}/chat`)
  socket.binaryType = 'arraybuffer'
  const heard: unknown[] = []
  const done = new Promise<void>(resolve => {
    socket.addEventListener('message', ({ data }) => {
      heard.push(typeof data === 'string' ? data : [...new Uint8Array(data as ArrayBuffer)])
      if (heard.length === 2) resolve()
    })
  })
  await once(socket as unknown as NodeJS.EventEmitter, 'open')
  socket.send('hello')
  await done
  socket.close()
  t.same(heard, ['wörld', [1, 2]])
})
