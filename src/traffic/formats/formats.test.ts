/** Files of traffic of any format: told by content, and what their connections lack. */

import path from 'node:path'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { printTranscript } from '../../transcript/format'
import type { Traffic } from '../../transcript/types'
import { printRow } from '../rows/write'
import { readAny } from './formats'
import { Losses } from './losses'
import { formatShown, unpackedStart } from './sniff'

const row = (id: string): Traffic => ({
  format: 'wire-transcript/1',
  id,
  connections: [{ closed: 'client', turns: [{ from: 'client', bytes: ['GET / HTTP/1.1\r\n', '\r\n'] }] }],
  events: [],
})

t.test('a format is told by the first bytes of a file, and by its name where they say nothing', async t => {
  const line = printRow(row('a'))
  const har = '{"log":{"version":"1.2","creator":{},"entries":[]}}'
  const pcap = Buffer.from('d4c3b2a1020004000000000000000000ffff000001000000', 'hex')
  const shown: [string | Buffer, string | undefined][] = [
    [line, 'rows'],
    [`\ufeff\n${line}`, 'rows'],
    [printTranscript(row('a')), 'json'],
    ['{ "format": "wire-transcript/1", "scenario": "a/b", "connections": [] }', 'json'],
    ['{"format":"recording/1","scenario":"a/b"}', 'json'],
    [har, 'har'],
    ['\ufeff{\n "log" : {', 'har'],
    [pcap, 'capture'],
    [Buffer.from('0a0d0d0a', 'hex'), 'capture'],
    ['', undefined],
    ['{"format":"wire-tr', undefined],
    ['once upon a time', undefined],
  ]
  for (const [bytes, format] of shown)
    t.equal(formatShown(Buffer.from(bytes as string)), format, String(bytes).slice(0, 40))
  t.equal(formatShown(unpackedStart(gzipSync(line.repeat(9999)))), 'rows', 'compressed')
  t.equal(formatShown(unpackedStart(Buffer.from([0x1f, 0x8b, 1, 2, 3]))), undefined)
  const dir = t.testdir({
    'rows.har': line,
    'har.jsonl': har,
    'rows.json': line,
    'empty.pcap': '',
    empty: '',
    odd: 'once',
  })
  const ids = async (name: string) => {
    const found: string[] = []
    for await (const read of readAny(path.join(dir, name))) found.push(read.row.id)
    return found
  }
  t.same(await ids('rows.har'), ['a'])
  t.same(await ids('rows.json'), ['a'])
  t.same(await ids('har.jsonl'), [])
  t.same(await ids('empty'), [])
  await t.rejects(ids('empty.pcap'), { code: 'ERAS_NOT_CAPTURE' })
  await t.rejects(ids('odd'), { code: 'ERAS_NO_FORMAT' })
  await t.rejects(ids('.'), { code: 'ERAS_CANNOT_READ' })
  await t.rejects(ids('none'), { code: 'ERAS_CANNOT_READ' })
})

t.test('what connections lack is told once, after the last row', async t => {
  const rows = async function* () {
    const missing = { from: 'server', at: 3, why: 'lost' } as const
    yield { row: { ...row('a'), missing } }
    yield { row: { ...row('b'), missing: { ...missing, why: 'cut' as const }, midway: true as const } }
    yield { row: { ...row('c'), part: 1, more: true as const } }
    yield { row: { ...row('d'), failed: 'refused' } }
  }
  const notes: string[] = []
  let passed = 0
  for await (const _ of Losses.toldOf(rows(), 'x', said => notes.push(said))) {
    passed++
    t.same(notes, [])
  }
  t.equal(passed, 4)
  t.match(notes, [
    /^x: 1 connection with a hole: packets were not/,
    /cut|without their end/,
    /had begun/,
    /did not reach/,
    /cut off/,
  ])
})
