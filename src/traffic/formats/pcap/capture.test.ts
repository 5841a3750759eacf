/** Captures are read as they are written by others: every kind of file, and every kind of trouble on the way. */

import { execFile } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { wrongIn } from '../../../transcript/check'
import type { Traffic } from '../../../transcript/types'
import { joinParts } from '../../rows/parts'
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

const magics: Record<string, number> = { usual: 0xa1b2c3d4, nano: 0xa1b23c4d, 'long heads': 0xa1b2cd34 }

function pcap(sent: Sent[], { link = 101, wrap = raw, network = ip }: Make = {}, big = false, kind = 'usual'): Buffer {
  const put = (n: number) => (big ? u32(n) : u32(n).reverse())
  const nano = kind === 'nano'
  const magic = put(magics[kind])
  const file: Buffer[] = [magic, put(0x00020004), put(0), put(0), put(65535), put(link)]
  sent.forEach((one, k) => {
    const packet = wrap(network(one))
    const kept =
      one.kept === undefined ? packet : packet.subarray(0, packet.length - (one.text?.length ?? 0) + one.kept)
    const ms = start + (one.ms ?? k)
    const fraction = (ms % 1000) * (nano ? 1e6 : 1e3)
    file.push(put(Math.floor(ms / 1000)), put(fraction), put(kept.length), put(packet.length))
    // The interface, the protocol and the direction of the packet.
    if (kind === 'long heads') file.push(put(2), Buffer.alloc(4, 255))
    file.push(kept)
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
    'pcap, nanoseconds': pcap(exchange, {}, false, 'nano'),
    'pcap, longer heads of packets': pcap(exchange, {}, false, 'long heads'),
    'pcap, longer heads of packets, big endian': pcap(exchange, {}, true, 'long heads'),
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

t.test('whatever IP is wrapped in', async t => {
  const { client: _c, server: _s, id: _id, ...expected } = (await rows(pcap(exchange)))[0]
  const bytes = (...all: number[]) => Buffer.from(all)
  const ipType = (packet: Buffer) => type(packet)
  const tagged = (packet: Buffer) => Buffer.concat([u16(0x8100), u16(7), ipType(packet), packet])
  const ether = (kind: number, body: Buffer) => Buffer.concat([Buffer.alloc(12), u16(kind), body])
  const snap = (packet: Buffer) => Buffer.concat([bytes(0xaa, 0xaa, 3, 0, 0, 0), ipType(packet), packet])
  const label = (last: boolean) => bytes(0, 1, last ? 0x11 : 0x10, 64)
  const ppp = (packet: Buffer) => Buffer.concat([bytes(0xff, 3, 0, packet[0] >> 4 === 4 ? 0x21 : 0x57), packet])
  const outer4 = (protocol: number, body: Buffer) =>
    Buffer.concat([bytes(0x45, 0), u16(20 + body.length), u32(0), bytes(64, protocol, 0, 0), u32(1), u32(2), body])
  const outer6 = (next: number, body: Buffer) =>
    Buffer.concat([u32(0x60000000), u16(body.length), bytes(next, 64), Buffer.alloc(32), body])
  const gre = (flags: number, extra: number, kind: number, body: Buffer) =>
    Buffer.concat([u16(flags), u16(kind), Buffer.alloc(extra), body])
  const inner = (packet: Buffer) => (packet[0] >> 4 === 4 ? 4 : 41)
  const wireless = (packet: Buffer, control: number, head: number) =>
    Buffer.concat([bytes(control & 255, control >> 8), Buffer.alloc(head - 2), snap(packet)])
  const wraps: Record<string, [link: number, wrap: Wrap]> = {
    'two VLAN tags': [1, packet => ether(0x88a8, Buffer.concat([u16(1), u16(0x8100), tagged(packet).subarray(2)]))],
    'a VLAN tag in SLL': [113, packet => Buffer.concat([Buffer.alloc(14), tagged(packet)])],
    'a VLAN tag in SLL2': [276, packet => Buffer.concat([u16(0x8100), Buffer.alloc(18), tagged(packet).subarray(2)])],
    'LLC in SLL': [113, packet => Buffer.concat([Buffer.alloc(14), u16(4), snap(packet)])],
    'LLC and SNAP': [1, packet => ether(snap(packet).length, snap(packet))],
    'LLC and SNAP of ATM': [100, snap],
    'one MPLS label': [1, packet => ether(0x8847, Buffer.concat([label(true), packet]))],
    'two MPLS labels': [1, packet => ether(0x8847, Buffer.concat([label(false), label(true), packet]))],
    'Ethernet over MPLS': [1, packet => ether(0x8847, Buffer.concat([label(true), u32(0), ethernet(packet)]))],
    'MPLS alone': [219, packet => Buffer.concat([label(true), packet])],
    PPP: [9, ppp],
    'PPP without its address': [9, packet => ppp(packet).subarray(2)],
    'PPP with a short protocol': [9, packet => ppp(packet).subarray(3)],
    'PPP in HDLC': [50, ppp],
    PPPoE: [1, packet => ether(0x8864, Buffer.concat([Buffer.alloc(6), ppp(packet).subarray(2)]))],
    'Cisco HDLC': [104, packet => Buffer.concat([bytes(15, 0), ipType(packet), packet])],
    'IP in IPv4': [101, packet => outer4(inner(packet), packet)],
    'IP in IPv6': [101, packet => outer6(inner(packet), packet)],
    GRE: [101, packet => outer4(47, gre(0, 0, ipType(packet).readUInt16BE(), packet))],
    'GRE with everything': [101, packet => outer4(47, gre(0xb000, 12, ipType(packet).readUInt16BE(), packet))],
    'Ethernet in GRE in IPv6': [101, packet => outer6(47, gre(0x2000, 4, 0x6558, ethernet(packet)))],
    'PPP in GRE': [101, packet => outer4(47, gre(0x3081, 12, 0x880b, ppp(packet)))],
    '802.11': [105, packet => wireless(packet, 0x0108, 24)],
    '802.11 with QoS': [105, packet => wireless(packet, 0x0188, 26)],
    '802.11 between stations': [105, packet => wireless(packet, 0x0308, 30)],
    radiotap: [127, packet => Buffer.concat([bytes(0, 0, 8, 0, 0, 0, 0, 0), wireless(packet, 0x0108, 24)])],
    'radiotap, padded': [
      127,
      packet => Buffer.concat([bytes(0, 0, 9, 0, 2, 0, 0, 0, 0x20), wireless(packet, 0x0188, 28)]),
    ],
    NFLOG: [
      239,
      packet =>
        Buffer.concat([
          bytes(2, 0, 0, 0),
          bytes(5, 0, 10, 0, 0, 0, 0, 0),
          u16(packet.length + 4).reverse(),
          bytes(9, 0),
          packet,
        ]),
    ],
    'NFLOG, big endian': [
      239,
      packet =>
        Buffer.concat([bytes(2, 0, 0, 0), bytes(0, 5, 0, 10, 0, 0, 0, 0), u16(packet.length + 4), bytes(0, 9), packet]),
    ],
  }
  for (const [name, [link, wrap]] of Object.entries(wraps)) {
    for (const network of [ip, ip6]) {
      const [row, ...others] = await rows(pcap(exchange, { link, wrap, network }))
      t.ok(row, name)
      t.same(row?.connections, expected.connections, name)
      t.same(others, [])
    }
  }
  let counts: object = {}
  const onUnread = (unread: object) => {
    counts = unread
  }
  const none = (link: number, wrap: Wrap) => rows(pcap(exchange.slice(0, 3), { link, wrap }), { onUnread })
  t.same(await none(105, packet => wireless(packet, 0x4108, 24)), [], 'what is encrypted')
  t.match(counts, { other: 3 })
  t.same(await none(999, raw), [])
  t.match(counts, { link: 3 })
  t.same(await none(101, packet => Array.from({ length: 12 }).reduce<Buffer>(within => outer4(4, within), packet)), [])
  t.match(counts, { damaged: 3 })
})

/** Requests and answers on one connection: in each exchange a segment each way; those of `lost` were not captured. */
function talk(count: number, lost: readonly number[]): Sent[] {
  const sent: Sent[] = [...exchange.slice(0, 3)]
  let [mine, theirs] = [after(0), far + 1]
  for (let k = 1; k <= count; k++) {
    const asked = `GET /${k} HTTP/1.1\r\nHost: a\r\n\r\n`
    sent.push({ seq: mine, ack: theirs, text: asked })
    mine = (mine + asked.length) >>> 0
    sent.push({ from: S, to: C, seq: theirs, ack: mine, text: ok })
    theirs += ok.length
  }
  return sent.filter((_, at) => !lost.includes(at - 3))
}
const said = (all: readonly Traffic[]) =>
  all.map(row => [
    textOf(row, 'client')
      .match(/(?<=GET )\/\d+/g)
      ?.join(' ') ?? '',
    textOf(row, 'server').split(ok).length - 1,
  ])

t.test('after a hole a new row begins where both sides can be read again, and the loss is counted', async t => {
  const read = async (...lost: number[]) => {
    const counts: Record<string, number> = {}
    const all = await rows(pcap(talk(5, lost)), { onUnread: unread => Object.assign(counts, unread) })
    return { all, counts }
  }
  t.same(said((await read()).all), [['/1 /2 /3 /4 /5', 5]])
  // An answer, then a request, then both.
  const answer = await read(3)
  t.same(said(answer.all), [
    ['/1 /2', 1],
    ['/3 /4 /5', 3],
  ])
  t.match(answer.all[0].missing, { from: 'server', at: ok.length, why: 'lost' })
  t.match(answer.all[1], { midway: true, client: C, server: S, connections: [{}] })
  const request = await read(4)
  t.same(said(request.all).at(-1), ['/4 /5', 2])
  t.match(request.all[0].missing, { from: 'client', why: 'lost' })
  t.same(said((await read(4, 5)).all).at(-1), ['/4 /5', 2])
  t.same(
    said((await read(3, 7)).all).map(([, answers]) => answers),
    [1, 1, 1],
    'two holes',
  )
  const cut = await rows(pcap(talk(3, []).map((one, at) => (at === 4 ? { ...one, kept: 5 } : one))))
  t.same(said(cut).at(-1), ['/2 /3', 2])
  // What is not HTTP cannot be read again.
  const foreign = talk(4, [3]).map(one => ({ ...one, text: one.text?.replace(/[A-Z]/g, '?') }))
  const counts: Record<string, number> = {}
  t.equal((await rows(pcap(foreign), { onUnread: unread => Object.assign(counts, unread) })).length, 1)
})

t.test('one port used again, late copies, and what is far from a connection', async t => {
  const shifted = exchange.map(one => ({
    ...one,
    seq: (one.seq + 500_000) >>> 0,
    ...(one.ack !== undefined && { ack: (one.ack + 500_000) >>> 0 }),
  }))
  const again = await rows(pcap([...exchange, ...shifted.slice(3)]))
  t.same(
    again.map(row => [textOf(row, 'client'), textOf(row, 'server'), row.midway]),
    [
      [get, ok, undefined],
      [get, ok, true],
    ],
  )
  const [syn, synAck, ack, request, ...others] = exchange
  t.same(said(await rows(pcap([syn, synAck, ack, request, syn, ...others, syn]))), [['', 1]], 'a late copy of SYN')
  const stray: Sent = { from: S, to: C, seq: far + 50_000_000, flags: 'R' }
  const [row] = await rows(pcap([syn, synAck, ack, request, stray, ...others]))
  t.match(row.connections[0].closed, 'client', 'a reset out of nowhere')
})

t.test('times that no Date holds are left out', async t => {
  const file = pcapng(exchange)
  // The upper half of each time of an enhanced packet block.
  for (let at = 0; at + 8 < file.length; at += file.readUInt32LE(at + 4)) {
    if (file.readUInt32LE(at) === 6) file.writeUInt32LE(0xffffffff, at + 12)
  }
  const micro = Buffer.from(file)
  // Nanoseconds since 1970 reach the year 2554; seconds go beyond.
  micro[micro.indexOf(Buffer.from([9, 0, 1, 0, 9])) + 4] = 0
  const [row] = await rows(micro)
  t.equal(row.at, undefined)
  t.equal(textOf(row, 'server'), ok)
})

t.test('memory stays flat: 600,000 bare SYNs, and connections that never end', async t => {
  const written = t.testdir({})
  const file = `${written}/many.pcap`
  const fd = openSync(file, 'w')
  const head = pcap([])
  writeSync(fd, head)
  /** Writes a packet again and again, each from an address and a port of its own, a millisecond after the one before. */
  const write = (count: number, net: number, sent: Sent) => {
    const one = pcap([sent]).subarray(head.length)
    const block = Buffer.concat(Array<Buffer>(5000).fill(one))
    for (let k = 0; k < count; k++) {
      const record = (k % 5000) * one.length
      block.writeUInt32LE(Math.floor((start + k) / 1000), record)
      block.writeUInt32LE(((start + k) % 1000) * 1000, record + 4)
      const [address, port, seq] = [28, 36, 40].map(at => record + at)
      block.set([net, (k >> 15) & 255, (k >> 7) & 255, 1], address)
      block.writeUInt16BE(1024 + (k & 127), port)
      block.writeUInt32BE(k, seq)
      if (k % 5000 === 4999) writeSync(fd, block)
    }
  }
  write(600_000, 10, { seq: 0, flags: 'S' })
  write(60_000, 11, { seq: 0, ack: 1, text: get.padEnd(1400, 'x') })
  closeSync(fd)
  const program = `
    const { readCapture } = require(${JSON.stringify(require.resolve('./capture'))})
    let [rows, most] = [0, 0]
    const look = () => { most = Math.max(most, process.memoryUsage.rss()) }
    ;(async () => {
      for await (const row of readCapture(${JSON.stringify(file)})) if (++rows % 500 === 0) look()
      look()
      console.log(JSON.stringify({ rows, most }))
    })()`
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program])
  const { rows: given, most } = JSON.parse(stdout) as { rows: number; most: number }
  t.equal(given, 60_000)
  t.ok(most < 250e6, `${Math.round(most / 1e6)} MB`)
})
