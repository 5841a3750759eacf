/** Messages of WebSockets in a HAR: out of frames, and into frames that an independent client understands. */

import { once } from 'node:events'
import { Readable } from 'node:stream'
import { constants, createDeflateRaw, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import t from 'tap'
import { WebSocket } from 'undici'
import { playServer } from '../../../replay/serve/play-server'
import { linesOf, type Side, type Traffic } from '../../../transcript/types'
import { frameOf, messagesOf } from '../../exchanges/websocket'
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

t.test('out: forged frames make no messages, and how many bytes are not told is told', async t => {
  const good = frameOf(1, Buffer.from('good'), undefined)
  const text = (bytes: string | number[]) => Buffer.from(bytes as number[])
  const begins = text([0x01, 1, 0x61])
  const told = (bytes: Buffer, side: Side = 'server', extensions = '') => {
    const row = rowOf([
      ['client', ask, 1],
      ['server', switched(extensions), 2],
      [side, bytes, 3],
    ])
    const entry = JSON.parse(harEntries(row)[0])
    return {
      all: (entry._webSocketMessages as HarMessage[]).map(({ data }) => data),
      comment: entry.comment as string | undefined,
    }
  }
  t.same(told(good), { all: ['good'], comment: undefined })
  for (const [forged, why] of [
    [text([0x91, 0]), 'a reserved bit of a frame is set'],
    [text([0x83, 0]), 'a frame has the opcode 3, which is none'],
    [text([0x8b, 0]), 'a frame has the opcode 11, which is none'],
    [text([0xc9, 0]), 'the bit of compression is set on a frame that begins no message'],
    [frameOf(1, Buffer.from('x'), key), 'a frame of the server has a mask'],
    [text([0x09, 0]), 'a control frame is in pieces'],
    [text([0x89, 126, 0, 126]), 'a control frame has more than 125 bytes'],
    [text([0x80, 1, 0x61]), 'a frame goes on with a message that was not begun'],
    [Buffer.concat([begins, good]), 'a message begins within another one'],
    [Buffer.concat([begins, text([0x89, 0])]), 'a message is not whole'],
    [text([0x81, 127, 0x80, 0, 0, 0, 0, 0, 0, 0]), 'a frame has a length of 2^63 or more'],
    [text([0x81, 127, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1]), 'a frame is not whole'],
    [text([0x81, 127, 0, 0, 0, 0]), 'a frame is not whole'],
    [text([0x81, 5, 0x61]), 'a frame is not whole'],
    [text([0x81]), 'a frame is not whole'],
  ] as const) {
    const { all, comment } = told(Buffer.concat([good, forged]))
    t.same(all.slice(0, 1), ['good'], why)
    t.ok(all.length <= 2, 'a control frame that stood before, at most')
    t.equal(comment, `${forged.length} bytes of the server are not among the messages: ${why}`)
  }
  t.equal(
    told(good, 'client').comment,
    '6 bytes of the client are not among the messages: a frame of the client has no mask',
  )
  t.match(told(Buffer.concat([text([0x88, 0]), good])), { all: [''], comment: /^6 bytes .* behind the close$/ })
})

t.test('out: what cannot be taken apart keeps those that refer to it from it, and memory is bounded', async t => {
  const row = (extensions: string, bytes: Buffer) =>
    rowOf([
      ['client', ask, 1],
      ['server', switched(extensions), 2],
      ['server', bytes, 3],
    ])
  const [one, two, three] = (await deflated(['hello hello hello', 'hello hello', 'hello'])).map(compressed)
  const broken = compressed(Buffer.from([0xff, 0xff]))
  const codings = (extensions: string, ...all: Buffer[]) =>
    messagesIn(row(extensions, Buffer.concat(all))).map(({ data, _coding }) => (_coding ? 'packed' : data))
  t.same(codings('permessage-deflate', one, broken, two, three), ['hello hello hello', 'packed', 'packed', 'packed'])
  t.same(codings('permessage-deflate; server_no_context_takeover', one, broken, one), [
    'hello hello hello',
    'packed',
    'hello hello hello',
  ])
  const trailing = compressed(Buffer.concat([deflateRawSync('end'), Buffer.from('and more')]))
  t.same(codings('permessage-deflate', trailing), ['packed'], 'nothing is left out behind the last block')
  const zeros = deflateRawSync(Buffer.alloc(40 * 1024 * 1024), { finishFlush: constants.Z_SYNC_FLUSH })
  const bomb = compressed(zeros.subarray(0, -4))
  const bombs = codings('permessage-deflate; server_no_context_takeover', bomb, bomb, bomb, one)
  t.same(
    bombs.map(({ length }) => length),
    [40 * 1024 * 1024, 6, 6, 17],
  )
  const flood = messagesIn(row('', Buffer.alloc(300_000, frameOf(1, Buffer.alloc(0), undefined))))
  t.equal(flood.length, 100_000)
})

t.test('out: any bytes at all behind a switch are entries of JSON, and come back as they were', async t => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(fc.constantFrom('client' as const, 'server' as const), fc.uint8Array({ minLength: 1, maxLength: 60 })),
        { maxLength: 6 },
      ),
      fc.boolean(),
      async (said, deflates) => {
        const row = rowOf([
          ['client', ask, 1],
          ['server', switched(deflates ? 'permessage-deflate' : ''), 2],
          ...said.map(([side, bytes]) => [side, Buffer.from(bytes), 3] as const),
        ])
        const har = `{"log":{"version":"1.2","entries":[${harEntries(row).join()}]}}`
        const { row: back, faults } = await read(har)
        return faults.length === 0 && JSON.stringify(back.connections) === JSON.stringify(row.connections)
      },
    ),
    { numRuns: 50 },
  )
  t.pass()
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
    messagesOf(sideOf(row, 'client'), 'client', undefined).messages.map(({ opcode, data }) => [opcode, String(data)]),
    [
      [1, 'hällo'],
      [1, 'late'],
    ],
  )
  t.same(sideOf(row, 'client')[1] & 0x80, 0x80)
  const [binary, long] = messagesOf(sideOf(row, 'server'), 'server', undefined).messages
  t.same([binary.opcode, [...binary.data], long.data.length], [2, [0, 255], 70_000])
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
        const part = messagesOf(sent.subarray(0, cut % (sent.length + 1)), 'client', undefined).messages.length
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
