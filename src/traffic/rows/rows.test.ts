/** Rows of traffic: what is one, read as a stream, written so that nothing that counts is lost. */

import { spawnSync } from 'node:child_process'
import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import t from 'tap'
import { killMany, startRecorder, startServer, startWriter } from '../../../bench/kill-writers'
import type { ErasError } from '../../errors'
import { wrongIn } from '../../transcript/check'
import { linesOf, type Traffic } from '../../transcript/types'
import { joinParts, wholeConnections } from './parts'
import { LineBytes } from './print-row'
import { type ReadOptions, readTraffic } from './read'
import { printRow, TrafficWriter } from './write'

const rowOf = (id: string, bytes = 'GET / HTTP/1.1\r\n\r\n'): Traffic => ({
  format: 'wire-transcript/1',
  id,
  at: '2026-01-31T12:00:00.000Z',
  client: '127.0.0.1:50000',
  server: '127.0.0.1:80',
  connections: [
    {
      closed: 'client',
      turns: [{ from: 'client', bytes: bytes.split(/(?<=\n)/), chunks: [[0.5, bytes.length]] }],
      ends: [{ from: 'client', how: 'end', ms: 1 }],
    },
  ],
  events: [],
})

/** The ids of the rows of a file, and what was said of torn and bad ones. */
async function look(source: string | Readable, options: ReadOptions = {}) {
  const ids: string[] = []
  const torn: number[] = []
  for await (const { row } of readTraffic(source, { onTorn: ({ line }) => torn.push(line), ...options }))
    ids.push(row.id)
  return { ids, torn }
}

const refusal = async (source: string | Readable, options?: ReadOptions): Promise<string> =>
  look(source, options).then(
    () => 'not refused',
    (error: ErasError) => `${error.code} ${error.message}`,
  )

t.test('what is wrong with a row is told by its field', async t => {
  // biome-ignore lint/suspicious/noExplicitAny: what is wrong on purpose has no type
  type Odd = Record<string, any>
  const wrong = (change: (row: Odd) => void) => {
    const row: Odd = structuredClone(rowOf('a'))
    change(row)
    return wrongIn(row)
  }
  t.equal(
    wrong(() => {}),
    undefined,
  )
  t.equal(
    wrong(row => delete row.id),
    'id is missing, not a text with something in it',
  )
  t.equal(
    wrong(row => (row.connections[0].turns[0].from = 7)),
    'connections[0].turns[0].from is 7, not "client" or "server"',
  )
  t.match(
    wrong(row => (row.connections[0].turns[0].bytes = ['€'])),
    'connections[0].turns[0].bytes[0] is "€", not a text of one',
  )
  t.match(
    wrong(row => (row.connections[0].turns[0].chunks = [[1]])),
    'chunks[0] is [1], not a pair',
  )
  t.match(
    wrong(row => (row.connections[0].turns[0].chunks = [[-1, 2]])),
    'chunks[0] is [-1,2]',
  )
  t.match(
    wrong(row => (row.connections[0].ends[0].how = 'x')),
    'ends[0].how is "x", not "end" or "reset"',
  )
  t.match(
    wrong(row => row.connections.push(row.connections[0])),
    'connections has 2 connections',
  )
  t.match(
    wrong(row => (row.connections = [])),
    'connections has 0 connections',
  )
  t.match(
    wrong(row => (row.at = 'today')),
    'at is "today", not a time',
  )
  t.match(
    wrong(row => (row.more = false)),
    'more is false, not true',
  )
  t.match(
    wrong(row => (row.part = 0)),
    'part is 0',
  )
  t.match(
    wrong(row => (row.notHttp = { client: -1 })),
    'notHttp.client is -1',
  )
  t.equal(
    wrong(row => (row.extra = 1)),
    undefined,
    'fields of others are left alone',
  )
  t.equal(wrongIn(null), 'the row is null, not an object')
  t.equal(wrongIn([]), 'the row is [], not an object')
})

t.test('rows come back as they were written, plain and compressed, from files and from streams', async t => {
  const directory = t.testdir({})
  const odd = rowOf('odd', Array.from({ length: 256 }, (_, k) => String.fromCharCode(k)).join(''))
  for (const name of ['a.jsonl', 'a.jsonl.gz']) {
    const file = path.join(directory, name)
    const writer = await TrafficWriter.open(file, { fsync: true })
    await Promise.all([rowOf('a'), odd].map(row => writer.write(row)))
    await writer.write(rowOf('c'))
    t.equal(writer.backlog, 0)
    t.equal(writer.rows, 3)
    await writer.close()
    const rows: Traffic[] = []
    const lines: number[] = []
    for await (const { row, line } of readTraffic(file)) {
      rows.push(row)
      lines.push(line)
    }
    t.same(rows, [rowOf('a'), odd, rowOf('c')], name)
    t.same(lines, [1, 2, 3])
    t.same(await look(createReadStream(file), { name }), { ids: ['a', 'c'].toSpliced(1, 0, 'odd'), torn: [] })
  }
})

t.test('rows are found however the bytes are cut; byte order mark, CR LF and empty lines are passed over', async t => {
  const text = `\ufeff${printRow(rowOf('a', 'é\n')).replace('\n', '\r\n')}\n\n${printRow(rowOf('b'))}`
  const bytes = Buffer.from(text)
  const single = Readable.from(Array.from(bytes, byte => Buffer.from([byte])))
  t.same(await look(single), { ids: ['a', 'b'], torn: [] })
  const packed = gzipSync(bytes)
  const cut = Readable.from([packed.subarray(0, 5), packed.subarray(5)])
  t.same(await look(cut, { name: 'x.jsonl.gz' }), { ids: ['a', 'b'], torn: [] })
})

t.test('a row cut off at any byte is told, never fatal, and a later writer goes on after it', async t => {
  const directory = t.testdir({})
  const one = printRow(rowOf('a'))
  for (let cut = 1; cut < one.length - 1; cut += 7) {
    const file = path.join(directory, `${cut}.jsonl`)
    writeFileSync(file, one + one.replace('"a"', '"b"').slice(0, cut))
    t.same(await look(file), { ids: ['a'], torn: [2] }, `cut at ${cut}`)
    const writer = await TrafficWriter.open(file)
    await writer.write(rowOf('c'))
    await writer.close()
    t.same(await look(file), { ids: ['a', 'c'], torn: [2] })
  }
  const first = path.join(directory, 'first.jsonl')
  writeFileSync(first, one.slice(0, 40))
  t.same(await look(first), { ids: [], torn: [1] })
  writeFileSync(first, one + '\0'.repeat(100))
  t.same(await look(first), { ids: ['a'], torn: [2] }, 'zeros of a disk that lost its power')
  writeFileSync(first, one + one.slice(0, -1).replace('"a"', '"b"'))
  t.same(await look(first), { ids: ['a', 'b'], torn: [] }, 'only the line feed lacks')
})

t.test('a compressed file cut off at any byte keeps its whole rows, and a later writer goes on', async t => {
  const directory = t.testdir({})
  const [a, b] = ['a', 'b'].map(id => gzipSync(printRow(rowOf(id))))
  for (let cut = 0; cut < b.length; cut += cut < 25 || cut > b.length - 12 ? 1 : 13) {
    const file = path.join(directory, `${cut}.jsonl.gz`)
    writeFileSync(file, Buffer.concat([a, b.subarray(0, cut)]))
    const { ids, torn } = await look(file)
    t.equal(ids[0], 'a', `cut at ${cut}`)
    if (ids.length === 1 && cut > 0) t.same(torn, [2])
    const writer = await TrafficWriter.open(file)
    await writer.write(rowOf('c'))
    await writer.close()
    t.same(await look(file), { ids: ['a', 'c'], torn: [] })
  }
})

t.test('foreign files are refused by what they are', async t => {
  const directory = t.testdir({
    'text.jsonl': 'hello\nworld\n',
    'har.jsonl': '{\n "log": {}\n}\n',
    'two.jsonl': printRow(rowOf('a')).replace('transcript/1', 'transcript/2'),
    'second.jsonl': `${printRow(rowOf('a'))}{"format":"recording/1"}\n`,
    'middle.jsonl': `${printRow(rowOf('a'))}nonsense\n`,
    'field.jsonl': `${printRow(rowOf('a'))}${printRow(rowOf('b')).replace('"from":"client"', '"from":"cleint"')}`,
    'packed.jsonl': gzipSync('x'),
    'plain.jsonl.gz': printRow(rowOf('a')),
    'damaged.jsonl.gz': Buffer.concat([gzipSync(printRow(rowOf('a'))), Buffer.from('nonsense')]),
    'empty.jsonl': '',
    'none.jsonl.gz': '',
  })
  const file = (name: string) => path.join(directory, name)
  t.match(
    await refusal(file('text.jsonl')),
    /^ERAS_NOT_TRAFFIC .*text\.jsonl is no recorded traffic: line 1: it is not JSON/,
  )
  t.match(await refusal(file('har.jsonl')), /^ERAS_NOT_TRAFFIC /)
  t.match(await refusal(file('two.jsonl')), /^ERAS_WRONG_FORMAT .*line 1: the format is "wire-transcript\/2"/)
  t.match(
    await refusal(file('second.jsonl')),
    /^ERAS_BAD_ROW .*line 2: format is "recording\/1", not "wire-transcript\/1"/,
  )
  t.match(await refusal(file('middle.jsonl')), /^ERAS_BAD_ROW .*line 2: it is not JSON/)
  t.match(await refusal(file('field.jsonl')), /^ERAS_BAD_ROW .*line 2: connections\[0\]\.turns\[0\]\.from is "cleint"/)
  t.match(await refusal(file('packed.jsonl')), 'it is compressed, and its name does not end in .gz')
  t.match(await refusal(file('plain.jsonl.gz')), 'it is not compressed, though its name says so')
  t.match(await refusal(file('damaged.jsonl.gz')), 'it is damaged after line ')
  t.match(await refusal(file('none.jsonl')), /^ERAS_CANNOT_READ .*there is no such file/)
  t.match(await refusal(directory), /^ERAS_CANNOT_READ /)
  t.same(await look(file('empty.jsonl')), { ids: [], torn: [] })
  t.same(await look(file('none.jsonl.gz')), { ids: [], torn: [] })
  const bad: string[] = []
  t.same(await look(file('field.jsonl'), { onBad: ({ code }, line) => bad.push(`${line} ${code}`) }), {
    ids: ['a'],
    torn: [],
  })
  t.same(bad, ['2 ERAS_BAD_ROW'])
})

t.test('a row longer than the limit is told without being held', async t => {
  const text = printRow(rowOf('a')) + printRow(rowOf('b', 'x'.repeat(5000))) + printRow(rowOf('c'))
  const source = () => Readable.from([Buffer.from(text.slice(0, 1000)), Buffer.from(text.slice(1000))])
  t.match(await refusal(source(), { maxRow: 2000 }), /^ERAS_LONG_ROW .*line 2: the row is longer than 2000 bytes/)
  const bad: number[] = []
  t.same(await look(source(), { maxRow: 2000, onBad: (_, line) => bad.push(line) }), { ids: ['a', 'c'], torn: [] })
  t.same(bad, [2])
})

t.test('a full disk stops the writer, with the file valid up to the last whole row', async t => {
  for (const name of ['full.jsonl', 'full.jsonl.gz']) {
    const file = path.join(t.testdir({}), name)
    let room = 1200
    /** A disk with so much room: a write beyond it is cut short, the next one fails. */
    const small = async (...args: Parameters<typeof open>): Promise<FileHandle> => {
      const handle = await open(...args)
      const write = handle.write.bind(handle) as (
        bytes: Buffer,
        at: number,
        size: number,
      ) => Promise<{ bytesWritten: number }>
      handle.write = (async (bytes: Buffer, at = 0) => {
        const size = Math.min(room, bytes.length - at)
        if (size === 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
        room -= size
        return write(bytes, at, size)
      }) as typeof handle.write
      return handle
    }
    const writer = await TrafficWriter.open(file, { open: small })
    const written: string[] = []
    const refused: string[] = []
    for (let k = 0; k < 9; k++) {
      await writer.write(rowOf(`r${k}`, `GET /${Math.random()} HTTP/1.1\r\n\r\n`)).then(
        () => written.push(`r${k}`),
        (error: ErasError) => refused.push(error.message),
      )
    }
    t.ok(written.length > 0 && refused.length > 0)
    t.match(refused[0], `${name} cannot be written: the disk is full; it ends with its last whole row`)
    t.equal(writer.backlog, 0)
    await writer.close()
    t.same(await look(file), { ids: written, torn: [] })
  }
})

t.test('a file that cannot be opened, is there already, or is no row file of ours', async t => {
  const directory = t.testdir({
    'there.jsonl': '',
    'notes.jsonl': 'my notes',
    'own.jsonl.gz': gzipSync('{}').fill(9, 4, 8),
  })
  const opened = (name: string, how?: 'exclusive') =>
    TrafficWriter.open(path.join(directory, name), { how }).then(
      async writer => {
        await writer.close()
        return 'opened'
      },
      (error: ErasError) => error.message,
    )
  t.match(await opened('no/where.jsonl'), 'there is no such directory; nothing was written')
  t.match(await opened('there.jsonl', 'exclusive'), 'it is there already; nothing was written')
  t.match(await opened('notes.jsonl'), 'it has something else than recorded traffic; nothing was changed')
  t.equal(readFileSync(path.join(directory, 'notes.jsonl'), 'utf8'), 'my notes')
  t.match(await opened('own.jsonl.gz'), 'rows cannot be appended to a compressed file that http-eras did not write')
})

t.test('rows given at once are written in their order, in members of whole rows', async t => {
  const file = path.join(t.testdir({}), 'many.jsonl.gz')
  const writer = await TrafficWriter.open(file, { how: 'replace' })
  const ids = Array.from({ length: 3000 }, (_, k) => `r${k}`)
  await Promise.all(ids.map(id => writer.write(rowOf(id))))
  await writer.close()
  t.same((await look(file)).ids, ids)
  t.equal(gunzipSync(readFileSync(file)).toString(), ids.map(id => printRow(rowOf(id))).join(''))
})

t.test('bytes printed into a line are what JSON makes of their text', async t => {
  const line = new LineBytes()
  const any = (below: number): number => Math.floor(Math.random() * below)
  let wrong: unknown
  for (let round = 0; round < 3000 && !wrong; round++) {
    const bytes = Buffer.alloc(any(round % 3 ? 80 : 1500) + 8, 'x')
    const odd = any(bytes.length) * (round % 2 ? 1 : 0.05)
    for (let k = 0; k < odd; k++) bytes[any(bytes.length)] = any(256)
    // At every place of the memory, from four to four.
    const here = bytes.subarray(any(5))
    const from = any(4)
    const count = Math.floor(Math.random() ** 6 * 1e12)
    line.put('{')
    line.texts(here, from, here.length)
    line.put(',')
    line.whole(count)
    line.put(',')
    line.hundredths(count)
    line.utf8('"é…"')
    const said = line.end().toString()
    const texts = JSON.stringify(linesOf(here.latin1Slice(from)))
    if (said !== `{${texts},${count},${count / 100}"é…"\n`) wrong = { texts, count, said }
  }
  t.equal(wrong, undefined)
  line.texts(Buffer.alloc(0), 0, 0)
  t.equal(line.end().toString(), '[""]\n')
})

t.test('parts of connections are put together, those between others and those without an end', async t => {
  const part = (
    id: string,
    number: number,
    more: boolean,
    lines: string[],
    from: 'client' | 'server' = 'client',
  ): Traffic => ({
    ...rowOf(id),
    part: number,
    ...(more ? { more: true } : {}),
    notHttp: number === 2 ? { client: 1 } : undefined,
    connections: [
      { closed: more ? null : 'client', turns: [{ from, bytes: lines, chunks: [[number, lines.join('').length]] }] },
    ],
  })
  const rows = [
    part('a', 1, true, ['x\n', 'y']),
    part('b', 1, true, ['never']),
    rowOf('c'),
    part('a', 2, true, ['y\n']),
    part('a', 3, false, ['z'], 'server'),
  ]
  const whole: Traffic[] = []
  for await (const { row } of wholeConnections(Readable.from(rows.map(row => ({ row }))))) whole.push(row)
  t.same(
    whole.map(row => row.id),
    ['c', 'a', 'b'],
  )
  t.same(whole[1].connections[0].turns, [
    {
      from: 'client',
      bytes: ['x\n', 'yy\n'],
      chunks: [
        [1, 3],
        [2, 2],
      ],
    },
    { from: 'server', bytes: ['z'], chunks: [[3, 1]] },
  ])
  t.same(whole[1].notHttp, { client: 4 })
  t.notOk('part' in whole[1] || 'more' in whole[1])
  t.equal(whole[2].connections[0].closed, 'open')
  t.same(joinParts([rowOf('c')]), rowOf('c'))
})

// `npm run kill -- 200` kills as many.
t.test('writers and recorders killed at random moments lose nothing that was acknowledged', async t => {
  const server = await startServer()
  t.teardown(() => server.close())
  for (const start of [startWriter, startRecorder((server.address() as AddressInfo).port)]) {
    for (const ending of ['.jsonl', '.jsonl.gz']) {
      const { kills, lost, unreadable } = await killMany(start, 2, ending, t.testdir({}))
      t.same({ kills, lost, unreadable }, { kills: 2, lost: [], unreadable: [] })
    }
  }
})

t.test('a large file is read and written with little memory', async t => {
  const file = path.join(t.testdir({}), 'large.jsonl')
  const convert = path.join(__dirname, '../../cli/main.js')
  const writer = await TrafficWriter.open(file)
  const body = `POST / HTTP/1.1\r\nContent-Length: 200000\r\n\r\n${`${'y'.repeat(199)}\n`.repeat(1000)}`
  for (let k = 0; k < 400; k++) await writer.write(rowOf(`r${k}`, body))
  await writer.close()
  const code = `process.argv.splice(1, 1, ${JSON.stringify(convert)}); require(process.argv[1]); process.on('exit', () => console.error(process.resourceUsage().maxRSS))`
  const run = (from: string, to: string) =>
    spawnSync(process.execPath, ['-e', code, '-', 'transcript', 'convert', from, '-o', to], { encoding: 'utf8' })
  const packed = file.replace('large.jsonl', 'packed.jsonl.gz')
  for (const [from, to] of [
    [file, packed],
    [packed, `${file}.again.jsonl`],
  ]) {
    const { status, stderr } = run(from, to)
    t.equal(status, 0, stderr)
    t.ok(Number(stderr) < 250 * 1024, `${path.basename(from)}: ${stderr.trim()} KB for ${writer.size} bytes`)
  }
  t.ok(readFileSync(`${file}.again.jsonl`).equals(readFileSync(file)))
})
