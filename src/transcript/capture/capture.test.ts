/** Captures are read as they are written by others: every kind of file, and every kind of trouble on the way. */

import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { wrongIn } from '../traffic/check'
import { joinParts } from '../traffic/parts'
import type { Traffic } from '../transcript'
import { type CaptureOptions, readCapture } from './capture'
import { PacketReader } from './packets'

const C = '10.0.0.1:50000'
const S = '10.0.0.2:80'

interface Sent {
  from?: string
  to?: string
  seq: number
  ack?: number
  flags?: string
  text?: string
  ms?: number
  /** Bytes of the payload that the capture kept. */
  kept?: number
}

const u16 = (n: number) => Buffer.from([n >> 8, n & 255])
const u32 = (n: number) => Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255])

function tcp({ from = C, to = S, seq, ack, flags = '', text = '' }: Sent): Buffer {
  const port = (address: string) => u16(Number(address.slice(address.lastIndexOf(':') + 1)))
  const bits =
    (flags.includes('F') ? 1 : 0) |
    (flags.includes('S') ? 2 : 0) |
    (flags.includes('R') ? 4 : 0) |
    (ack === undefined ? 0 : 16)
  const head = [port(from), port(to), u32(seq), u32(ack ?? 0), Buffer.from([6 << 4, bits, 1, 0]), u32(0), u32(0)]
  return Buffer.concat([...head, Buffer.from(text, 'latin1')])
}

function ip(sent: Sent): Buffer {
  const { from = C, to = S } = sent
  const body = tcp(sent)
  const address = (text: string) => Buffer.from(text.split(':')[0].split('.').map(Number))
  const head = [Buffer.from([0x45, 0]), u16(20 + body.length), u32(0), Buffer.from([64, 6, 0, 0])]
  return Buffer.concat([...head, address(from), address(to), body])
}

function ip6(sent: Sent): Buffer {
  const body = tcp(sent)
  const address = (last: number) => Buffer.from([0x20, 1, 0xd, 0xb8, ...Array(11).fill(0), last])
  const options = Buffer.from([6, 0, 1, 4, 0, 0, 0, 0])
  const length = u16(body.length + options.length)
  const [from, to] = sent.from === S ? [2, 1] : [1, 2]
  return Buffer.concat([u32(0x60000000), length, Buffer.from([0, 64]), address(from), address(to), options, body])
}

type Wrap = (packet: Buffer) => Buffer
const raw: Wrap = packet => packet
const type = (packet: Buffer) => (packet[0] >> 4 === 4 ? u16(0x0800) : u16(0x86dd))
const ethernet: Wrap = packet => Buffer.concat([Buffer.alloc(12), type(packet), packet])
const vlan: Wrap = packet => Buffer.concat([Buffer.alloc(12), u16(0x8100), u16(7), type(packet), packet])
const cooked: Wrap = packet => Buffer.concat([Buffer.alloc(14), type(packet), packet])
const cooked2: Wrap = packet => Buffer.concat([type(packet), Buffer.alloc(18), packet])
const loop: Wrap = packet => Buffer.concat([u32(packet[0] >> 4 === 4 ? 2 : 30), packet])
const start = 1_700_000_000_000

interface Make {
  link?: number
  wrap?: Wrap
  network?: (sent: Sent) => Buffer
}

function pcap(sent: Sent[], { link = 101, wrap = raw, network = ip }: Make = {}, big = false, nano = false): Buffer {
  const put = (n: number) => (big ? u32(n) : u32(n).reverse())
  const magic = put(nano ? 0xa1b23c4d : 0xa1b2c3d4)
  const file: Buffer[] = [magic, put(0x00020004), put(0), put(0), put(65535), put(link)]
  sent.forEach((one, k) => {
    const packet = wrap(network(one))
    const kept =
      one.kept === undefined ? packet : packet.subarray(0, packet.length - (one.text?.length ?? 0) + one.kept)
    const ms = start + (one.ms ?? k)
    const fraction = (ms % 1000) * (nano ? 1e6 : 1e3)
    file.push(put(Math.floor(ms / 1000)), put(fraction), put(kept.length), put(packet.length), kept)
  })
  return Buffer.concat(file)
}

function pcapng(sent: Sent[], { link = 101, wrap = raw, network = ip }: Make = {}, big = false): Buffer {
  const put = (n: number) => (big ? u32(n) : u32(n).reverse())
  const half = (n: number) => (big ? u16(n) : u16(n).reverse())
  const block = (kind: number, ...body: Buffer[]) => {
    const bytes = Buffer.concat(body)
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
    return Buffer.concat([put(kind), put(12 + padded.length), padded, put(12 + padded.length)])
  }
  const nanoseconds = Buffer.concat([half(9), half(1), Buffer.from([9, 0, 0, 0])])
  const file: Buffer[] = [
    block(0x0a0d0d0a, put(0x1a2b3c4d), put(0x00010000), put(0xffffffff), put(0xffffffff)),
    block(1, half(link), half(0), put(0), nanoseconds, put(0)),
    block(0x0bad, Buffer.from('an unknown block')),
  ]
  sent.forEach((one, k) => {
    const packet = wrap(network(one))
    const units = BigInt(start + (one.ms ?? k)) * 1_000_000n
    const time = [put(Number(units >> 32n)), put(Number(units & 0xffffffffn))]
    file.push(block(6, put(0), ...time, put(packet.length), put(packet.length), packet))
  })
  return Buffer.concat(file)
}

async function rows(file: Buffer, options: CaptureOptions = {}, cut = 7): Promise<Traffic[]> {
  const chunks: Buffer[] = []
  for (let at = 0; at < file.length; at += cut) chunks.push(file.subarray(at, at + cut))
  const all: Traffic[] = []
  for await (const row of readCapture(Readable.from(chunks), { name: 'x.pcap', ...options })) all.push(row)
  return all
}

const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

/** A handshake, a request, a response in two segments, and both ends; sequence numbers begin near their greatest. */
const seq = 0xfffffff0
const far = 1000
const after = (n: number) => (seq + 1 + n) >>> 0
const exchange: Sent[] = [
  { seq, flags: 'S' },
  { from: S, to: C, seq: far, ack: after(0), flags: 'S' },
  { seq: after(0), ack: far + 1 },
  { seq: after(0), ack: far + 1, text: get },
  { from: S, to: C, seq: far + 1, ack: after(get.length), text: ok.slice(0, 20) },
  { from: S, to: C, seq: far + 21, ack: after(get.length), text: ok.slice(20) },
  { seq: after(get.length), ack: far + 1 + ok.length, flags: 'F' },
  { from: S, to: C, seq: far + 1 + ok.length, ack: after(get.length + 1), flags: 'F' },
  { seq: after(get.length + 1), ack: far + 2 + ok.length },
]

const textOf = (row: Traffic, side: string) =>
  row.connections[0].turns
    .filter(turn => turn.from === side)
    .flatMap(turn => turn.bytes)
    .join('')

t.test('an exchange is one row, with its cuts, times and ends', async t => {
  const [row, ...others] = await rows(pcap(exchange))
  t.same(others, [])
  t.match(row, {
    format: 'wire-transcript/1',
    at: new Date(start).toISOString(),
    client: C,
    server: S,
    connections: [
      {
        closed: 'client',
        turns: [
          { from: 'client', bytes: ['GET / HTTP/1.1\r\n', 'Host: a\r\n', '\r\n'], chunks: [[3, get.length]] },
          {
            from: 'server',
            chunks: [
              [4, 20],
              [5, ok.length - 20],
            ],
          },
        ],
        ends: [
          { from: 'client', how: 'end', ms: 6 },
          { from: 'server', how: 'end', ms: 7 },
        ],
      },
    ],
  })
  t.equal(textOf(row, 'server'), ok)
  t.notOk(row.missing ?? row.midway)
})

t.test('every kind of file and link gives the same row', async t => {
  const { client: _c, server: _s, id: _id, ...expected } = (await rows(pcap(exchange)))[0]
  const files: Record<string, Buffer> = {
    'pcap, big endian': pcap(exchange, {}, true),
    'pcap, nanoseconds': pcap(exchange, {}, false, true),
    pcapng: pcapng(exchange),
    'pcapng, big endian': pcapng(exchange, {}, true),
    'two sections': Buffer.concat([
      pcapng(exchange.slice(0, 4)),
      pcapng(
        exchange.slice(4).map((one, k) => ({ ...one, ms: k + 4 })),
        {},
        true,
      ),
    ]),
    ethernet: pcap(exchange, { link: 1, wrap: ethernet }),
    vlan: pcap(exchange, { link: 1, wrap: vlan }),
    cooked: pcap(exchange, { link: 113, wrap: cooked }),
    'cooked 2': pcap(exchange, { link: 276, wrap: cooked2 }),
    loopback: pcapng(exchange, { link: 108, wrap: loop }),
    IPv6: pcap(exchange, { link: 1, wrap: ethernet, network: ip6 }),
    'padding of short frames': pcap(exchange, {
      link: 1,
      wrap: packet => Buffer.concat([ethernet(packet), Buffer.alloc(6)]),
    }),
  }
  for (const [name, file] of Object.entries(files)) {
    const [row, ...others] = await rows(file)
    const { client, server, id: _, ...rest } = row
    t.same(rest, expected, name)
    t.same(others, [], name)
    if (name === 'IPv6') t.same([client, server], ['[2001:db8::1]:50000', '[2001:db8::2]:80'])
  }
  t.same(
    (await rows(gzipSync(pcap(exchange)), { name: 'x.pcap.gz' }))[0].connections,
    expected.connections,
    'compressed',
  )
})

t.test('what was sent again, overlaps or comes late is put in order', async t => {
  const [syn, synAck, , request, first, second, fin, farFin] = exchange
  const whole: Sent = { ...first, text: ok }
  const orders: Record<string, Sent[]> = {
    'sent again': [syn, syn, synAck, synAck, request, request, first, second, first, whole, fin, fin, farFin, farFin],
    'late segments': [syn, synAck, request, second, first, fin, farFin],
    'a late request': [syn, synAck, first, request, second, fin, farFin],
    overlapping: [syn, synAck, request, first, whole, fin, farFin],
    'the end before the rest': [syn, synAck, request, farFin, second, first, fin],
    'the answer of SYN first': [synAck, syn, request, first, second, fin, farFin],
    'a probe of whether it lives': [
      syn,
      synAck,
      request,
      { ...request, seq: after(get.length - 1), text: '' },
      { ...request, seq: after(get.length - 1), text: '\0' },
      first,
      second,
      fin,
      farFin,
    ],
  }
  for (const [name, sent] of Object.entries(orders)) {
    const [row, ...others] = await rows(pcap(sent))
    t.same([textOf(row, 'client'), textOf(row, 'server'), others.length], [get, ok, 0], name)
    t.notOk(row.missing, name)
  }
})

t.test('what was not captured ends the row', async t => {
  const without = await rows(pcap(exchange.filter((_, k) => k !== 4)))
  t.match(without[0], { missing: { from: 'server', at: 0, why: 'lost' }, connections: [{ closed: 'open' }] })
  t.equal(textOf(without[0], 'client'), get)
  const cut = await rows(pcap(exchange.map((one, k) => (k === 4 ? { ...one, kept: 5 } : one))))
  t.match(cut[0], { missing: { from: 'server', at: 5, why: 'cut' } })
  t.equal(textOf(cut[0], 'server'), 'HTTP/')
  const late = await rows(pcap(exchange.slice(3, 6)))
  t.match(late[0], { midway: true, client: C, connections: [{ closed: 'open' }] })
  t.equal(textOf(late[0], 'server'), ok)
  const later = await rows(pcap(exchange.slice(4)))
  t.match(later[0], { midway: true, client: C, server: S }, 'a response tells who the server is')
})

t.test('connections are told apart', async t => {
  const reset: Sent[] = [...exchange.slice(0, 6), { from: S, to: C, seq: far + 1 + ok.length, flags: 'R' }]
  const again = exchange.map(one => ({ ...one, seq: one.from ? one.seq : (one.seq + 5000) >>> 0 }))
  const other = exchange.map(one => (one.from ? { ...one, to: '10.0.0.1:50001' } : { ...one, from: '10.0.0.1:50001' }))
  const mixed = [...reset, ...again].flatMap((one, k) => (other[k] ? [one, other[k]] : [one]))
  const found = await rows(pcap(mixed))
  t.same(found.map(row => [row.client, row.connections[0].closed, textOf(row, 'server') === ok]).sort(), [
    [C, 'client', true],
    [C, 'server reset', true],
    ['10.0.0.1:50001', 'client', true],
  ])
  t.equal(new Set(found.map(row => row.id)).size, 3)
  t.same(await rows(pcap(mixed), { ports: [8080] }), [])
  t.equal((await rows(pcap(mixed), { ports: [50001] })).length, 1)
})

t.test('a long connection comes in parts', async t => {
  const block = 'x'.repeat(40_000)
  const count = 250
  const long: Sent[] = [
    ...exchange.slice(0, 4),
    ...Array.from(
      { length: count },
      (_, k): Sent => ({ from: S, to: C, seq: far + 1 + k * block.length, text: block }),
    ),
  ]
  const parts = await rows(pcap(long), {}, 100_000)
  t.same(
    parts.map(({ part, more }) => [part, more]),
    [
      [1, true],
      [2, true],
      [3, undefined],
    ],
  )
  t.equal(parts.map(row => textOf(row, 'server')).join('').length, count * block.length)
  t.equal(new Set(parts.map(row => row.id)).size, 1)
})

t.test('trouble with the file is named, and what can be read is read', async t => {
  const fails = async (file: Buffer, message: RegExp, name = 'x.pcap') =>
    t.rejects(rows(file, { name }), { code: 'ERAS_NOT_CAPTURE', message })
  await fails(Buffer.from('GET / HTTP/1.1\r\n\r\n'), /x\.pcap .*begins neither as pcap nor as pcapng/)
  await fails(Buffer.alloc(0), /it is empty/)
  await fails(Buffer.from([0xd4, 0xc3]), /lacks its beginning/)
  await fails(
    Buffer.concat([pcap(exchange), Buffer.alloc(16, 0xff)]),
    /damaged: a packet of 4294967295 bytes \(byte \d+\)/,
  )
  await fails(Buffer.concat([pcapng(exchange), Buffer.alloc(16, 0xfe)]), /damaged: a block of/)
  await fails(pcap(exchange), /cannot be unpacked/, 'x.pcap.gz')
  await t.rejects(
    async () => {
      for await (const _ of readCapture('/nonexistent/x.pcap'));
    },
    { code: 'ERAS_CANNOT_READ', message: /no such file/ },
  )
  let counts = {}
  const onUnread = (unread: object) => {
    counts = unread
  }
  const torn = pcap([...exchange, ...exchange]).subarray(0, pcap(exchange).length + 20)
  t.equal((await rows(torn, { onUnread })).length, 1)
  t.match(counts, { torn: 1 })
  const odd = pcap(exchange, { wrap: packet => (packet.length === 44 ? packet.fill(0x11, 9, 10) : packet) })
  await rows(odd, { onUnread })
  t.match(counts, { other: 6, torn: 0 })
})

t.test('bytes of any kind never do harm', async t => {
  const files = [
    pcap(exchange, { link: 1, wrap: ethernet }),
    pcapng(exchange, { link: 276, wrap: cooked2, network: ip6 }),
  ]
  let seed = 1
  const random = (n: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % n
  }
  for (let run = 0; run < 2000; run++) {
    const file = Buffer.from(files[run % 2])
    for (let k = 0; k <= random(4); k++) file[random(file.length)] = random(256)
    try {
      const reader = new PacketReader()
      reader.push(file)
      await rows(file, {}, 1000)
    } catch (error) {
      if (!/is no packet capture|it is damaged|it begins neither/.test((error as Error).message)) throw error
    }
  }
  t.pass('2,000 files with wrong bytes')
})

t.test('its rows are rows, as one or in parts', async t => {
  const [whole] = await rows(pcap(exchange))
  const [lost] = await rows(pcap(exchange.filter((_, k) => k !== 4)))
  const [midway] = await rows(pcap(exchange.slice(3)))
  for (const row of [whole, lost, midway]) t.equal(wrongIn(row), undefined)
  t.match(wrongIn({ ...lost, missing: { from: 'client', at: 1, why: 'gone' } }), /missing\.why is "gone"/)
  const parts = [
    { ...whole, part: 1, more: true as const },
    { ...lost, id: whole.id, part: 2 },
  ]
  t.same(joinParts(parts).missing, lost.missing)
})
