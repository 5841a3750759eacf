/**
 * The readers of traffic, fed with changed files: rows, HAR and captures. Whatever the bytes are, a reader gives rows that are in
 * order or an error of the catalogue, the same however the bytes are cut, and takes no time that grows faster than they do.
 */

import { Readable } from 'node:stream'
import { ErasError } from '../../src/errors'
import { harEntries, harFrame } from '../../src/traffic/formats/har/export'
import { readHar } from '../../src/traffic/formats/har/import'
import { readCapture } from '../../src/traffic/formats/pcap/capture'
import { readTraffic } from '../../src/traffic/rows/read'
import { printRow } from '../../src/traffic/rows/write'
import { wrongIn } from '../../src/transcript/check'
import type { Traffic } from '../../src/transcript/types'
import { messageOf } from './grammar'
import { type Random, randomFrom } from './random'

/** Milliseconds that no file of these sizes takes. */
const MOST_TIME = 100

const NAME = 'the file'

function rowOf(random: Random, id: string): Traffic {
  const turns = [
    { from: 'client' as const, bytes: [messageOf(random, 'REQUEST')] },
    { from: 'server' as const, bytes: [messageOf(random, 'RESPONSE')] },
  ]
  return { format: 'wire-transcript/1', id, connections: [{ closed: 'client', turns }], events: [] }
}

const u16 = (n: number) => Buffer.from([n >> 8, n & 255])
const u32 = (n: number) => Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255])

/** One TCP segment over IPv4, as a packet of a capture. */
function packet(fromClient: boolean, seq: number, flags: number, text: string): Buffer {
  const ports = fromClient ? [50000, 80] : [80, 50000]
  const tcp = [u16(ports[0]), u16(ports[1]), u32(seq), u32(1), Buffer.from([0x50, flags, 1, 0]), u32(0)]
  const payload = Buffer.concat([...tcp, Buffer.from(text, 'latin1')])
  const hosts = fromClient ? [1, 2] : [2, 1]
  const head = [Buffer.from([0x45, 0]), u16(20 + payload.length), u32(0), Buffer.from([64, 6, 0, 0])]
  const ip = Buffer.concat([...head, ...hosts.map(last => Buffer.from([10, 0, 0, last])), payload])
  return Buffer.concat([u32(1_700_000_000), u32(0), u32(ip.length), u32(ip.length), ip])
}

function captureOf(random: Random): Buffer {
  const [asked, answer] = [messageOf(random, 'REQUEST'), messageOf(random, 'RESPONSE')]
  const head = [u32(0xa1b2c3d4), u32(0x00020004), u32(0), u32(0), u32(65535), u32(101)]
  const packets = [
    packet(true, 0, 0x02, ''),
    packet(false, 0, 0x12, ''),
    packet(true, 1, 0x10, asked),
    packet(false, 1, 0x10, answer),
    packet(true, 1 + asked.length, 0x11, ''),
    packet(false, 1 + answer.length, 0x11, ''),
  ]
  return Buffer.concat([...head, ...packets])
}

/** Entries need messages that can be read. */
function harOf(random: Random): Buffer {
  const { start, end } = harFrame('1')
  const size = random.below(40)
  const turns = [
    { from: 'client' as const, bytes: [`POST /a?b=${size} HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc`] },
    { from: 'server' as const, bytes: [`HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\n\r\n${'z'.repeat(size)}`] },
  ]
  const row: Traffic = { ...rowOf(random, 'a'), connections: [{ closed: 'client', turns }] }
  return Buffer.from(`${start}${harEntries(row).join(',\n')}${end}`)
}

async function gather(rows: AsyncIterable<Traffic | { row: Traffic }>): Promise<Traffic[]> {
  const all: Traffic[] = []
  for await (const row of rows) all.push('row' in row ? row.row : row)
  return all
}

/** A reader, and files that it reads. */
interface Format {
  readonly name: string
  make(random: Random): Buffer
  read(source: Readable): Promise<Traffic[]>
}

export const readers: readonly Format[] = [
  {
    name: 'rows',
    make: random => Buffer.from(printRow(rowOf(random, 'a')) + printRow(rowOf(random, 'b'))),
    read: source => gather(readTraffic(source, { name: NAME })),
  },
  { name: 'har', make: harOf, read: source => gather(readHar(source, { name: NAME })) },
  { name: 'capture', make: captureOf, read: source => gather(readCapture(source, { name: NAME })) },
]

/** Bytes that mean something in one of the formats. */
const TELLING = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '\0',
  '\xff',
  'null',
  '-1',
  '1e999',
  '"__proto__":',
  '\\ud800',
]

function changed(random: Random, file: Buffer): Buffer {
  let bytes = file
  for (let more = random.below(4); more >= 0; more--) {
    const at = random.below(bytes.length + 1)
    const size = random.below(random.once(4) ? bytes.length : 5)
    const put = random.once(2) ? Buffer.from(random.pick(TELLING), 'latin1') : Buffer.from([random.below(256)])
    const kept = random.once(3) ? bytes.subarray(at, at + size) : put
    bytes = Buffer.concat([bytes.subarray(0, at), kept, bytes.subarray(random.once(2) ? at : at + size)])
  }
  return bytes
}

/** What a reader makes of bytes in pieces: its rows, or its error. */
async function outcomeOf({ read }: Format, pieces: readonly Buffer[]): Promise<{ rows: Traffic[]; text: string }> {
  try {
    const rows = await read(Readable.from(pieces, { objectMode: false }))
    return { rows, text: JSON.stringify(rows) }
  } catch (error) {
    if (!(error instanceof ErasError)) return { rows: [], text: `threw ${(error as Error).stack}` }
    return { rows: [], text: `${error.code}: ${error.message}` }
  }
}

/** What is wrong with how a file is read; nothing if all is well. */
export async function wrongWith(format: Format, file: Buffer, cut: number): Promise<string | undefined> {
  const before = process.cpuUsage()
  const whole = await outcomeOf(format, [file])
  const { user } = process.cpuUsage(before)
  if (user / 1000 > MOST_TIME) return `takes ${user / 1000} ms`
  if (whole.text.startsWith('threw')) return whole.text
  const bad = whole.rows.map(wrongIn).find(wrong => wrong !== undefined)
  if (bad !== undefined) return `gives a row that is none: ${bad}`
  const pieces = await outcomeOf(
    format,
    [file.subarray(0, cut), file.subarray(cut)].filter(piece => piece.length > 0),
  )
  return pieces.text === whole.text ? undefined : 'goes by how it is cut'
}

interface FoundInFile {
  readonly format: string
  readonly number: number
  readonly wrong: string
  readonly file: Buffer
}

/** Reads so many changed files of each format. */
export async function fuzzTraffic(seed: number, from: number, count: number): Promise<FoundInFile[]> {
  const found: FoundInFile[] = []
  for (let number = from; number < from + count; number++) {
    for (const format of readers) {
      const random = randomFrom(seed, number)
      const file = changed(random, format.make(random))
      const wrong = await wrongWith(format, file, random.below(file.length + 1))
      if (wrong !== undefined) found.push({ format: format.name, number, wrong, file })
    }
  }
  return found
}
