/** The command that works on recorded traffic: shown, verified, converted, redacted, split. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import t from 'tap'
import { hashOf } from '../replay/corpus/shard'
import { redactRows } from '../traffic/rows/redact'
import { showRow } from '../traffic/rows/show'
import { flawsIn, Ids } from '../traffic/rows/verify'
import { printRow } from '../traffic/rows/write'
import type { Traffic } from '../transcript/types'
import { linesOf } from '../transcript/types'
import { called } from './called.test.helper'

const eras = (...args: string[]) => called('transcript', ...args)

const request = 'GET /é HTTP/1.1\r\nCookie: abc\r\n\r\n'
const response = 'HTTP/1.1 200 OK\r\nSet-Cookie: x\r\nContent-Length: 2\r\n\r\nhi'

const printed = (row: Traffic): string[] => [`${JSON.stringify(row)}\n`]

const rowOf = (id: string, more: Partial<Traffic> = {}): Traffic => ({
  format: 'wire-transcript/1',
  id,
  at: '2026-01-31T12:00:00.000Z',
  server: '127.0.0.1:80',
  connections: [
    {
      closed: 'client',
      turns: [
        {
          from: 'client',
          bytes: linesOf(request),
          chunks: [
            [0.5, 20],
            [1, request.length - 20],
          ],
        },
        { from: 'server', bytes: linesOf(response), chunks: [[2, response.length]] },
      ],
      ends: [{ from: 'client', how: 'end', ms: 3 }],
    },
  ],
  events: [],
  ...more,
})

async function* given(rows: Traffic[]) {
  for (const [k, row] of rows.entries()) yield { row, line: k + 1 }
}

t.test('show: the requests as a list, decoded, as a page, filtered', async t => {
  const file = path.join(t.testdir(), 'two.jsonl')
  writeFileSync(file, [...printed(rowOf('c1')), ...printed(rowOf('c2', { tls: true }))].join(''))
  const list = await eras('show', file, '--list')
  t.equal(list.status, 0)
  t.match(list.stdout, /^12:00:00\.\d+ {2}c1#1 +200 +GET 127\.0\.0\.1:80\/é .*\n12:00:00\.\d+ {2}c2#1 .*\n$/)
  const [one, two] = (await eras('show', file, '--list', '--json')).stdout.split('\n').slice(0, 2)
  t.match(
    [one, two].map(line => JSON.parse(line)),
    [
      { id: 'c1', status: 200 },
      { id: 'c2', method: 'GET' },
    ],
  )
  t.match(
    (await eras('show', file, '--decode', '--id', 'c2')).stdout,
    /> GET \/é HTTP\/1\.1\n> Cookie: abc\n>\n< HTTP\/1\.1 200 OK\n[\s\S]*\n {2}hi\n/,
  )
  t.match(JSON.parse((await eras('show', file, '--decode', '--json', '--id', 'c1')).stdout), {
    messages: [{ text: '' }, { text: 'hi' }],
  })
  t.match((await eras('show', file, '--status', '200')).stdout, 'closed: ', 'the wire of connections that have one')
  const html = path.join(path.dirname(file), 'page.html')
  t.match(await eras('show', file, '--html', html), { status: 0, stdout: `2 requests in ${html}\n` })
  t.match(readFileSync(html, 'utf8'), '<title>')
  t.match(await eras('show', file, '--method', 'POST'), { status: 1, stdout: '', stderr: 'there are no such requests' })
  for (const [args, said] of [
    [['--list', '--decode'], '--list and --decode: one of them'],
    [['--status', '20'], '--status takes 404'],
    [['--host', ''], 'a text that is not empty'],
    [['--html', 'x', '--json'], '--html and --json'],
  ] as const)
    t.match(await eras('show', file, ...args), { status: 2, stdout: '', stderr: said })
})

t.test('show: every byte, times, cuts, ends', async t => {
  const shown = [
    ...showRow(rowOf('a', { redacted: ['cookie'], notHttp: { server: 3 }, client: '[::1]:5', failed: 'no' })),
  ]
  t.same(shown, [
    'a  2026-01-31T12:00:00.000Z  [::1]:5 → 127.0.0.1:80  redacted: cookie  server: no HTTP from byte 3 on',
    '            not reached: no',
    '      0.50  client  GET /\\xe9 HTTP/1.1\\r\\n',
    '                    Coo‖kie: abc\\r\\n',
    '                    \\r\\n',
    '      2.00  server  HTTP/1.1 200 OK\\r\\n',
    '                    Set-Cookie: x\\r\\n',
    '                    Content-Length: 2\\r\\n',
    '                    \\r\\n',
    '                    hi',
    '      3.00  client  (end)',
    '            closed: client',
  ])
  t.match([...showRow(rowOf('a'), { most: 5 })][1], 'GET / … 12 bytes more')
})

t.test('verify: lengths, times, cuts, ids, parts', async t => {
  const flaws = async (...rows: Traffic[]) => {
    const said: string[] = []
    for await (const flaw of flawsIn(given(rows), new Ids())) said.push(`${flaw.line} ${flaw.message}`)
    return said
  }
  const changed = (change: (row: Traffic) => void) => {
    const row = structuredClone(rowOf('a'))
    change(row)
    return flaws(row)
  }
  t.same(await flaws(rowOf('a'), rowOf('b')), [])
  t.same(await changed(row => (row.connections[0].turns[0].bytes[1] = 'Cookie: ab\r\n')), [
    `1 connections[0].turns[0].chunks add up to ${request.length} bytes, and the turn has ${request.length - 1}`,
  ])
  t.match(await changed(row => (row.connections[0].turns[1].chunks = [[0, response.length]])), [
    /turns\[1\]\.chunks\[0\] came at 0 ms/,
  ])
  t.match(await changed(row => row.connections[0].ends?.push({ from: 'server', how: 'end', ms: 1 })), [
    /ends\[1\] came at 1 ms/,
  ])
  t.match(await changed(row => (row.connections[0].turns[1].bytes = [response])), [/turns\[1\]\.bytes\[0\] is not cut/])
  t.same(await flaws(rowOf('a'), rowOf('a')), ['2 id "a" is of another connection, too'])
  const part = (number: number, more?: true) => rowOf('p', { part: number, more })
  t.same(await flaws(part(1, true), rowOf('a'), part(2)), [])
  t.same(await flaws(part(1, true), part(3)), ['2 part is 3, and part 2 of "p" is due'])
  t.same(await flaws(part(1, true), part(2, true)), ['2 connection "p" lacks its last part, after part 2'])
  t.same(await flaws(part(1), part(2)), [
    '2 id "p" is of another connection, too',
    '2 part is 2, and part 1 of "p" is due',
  ])
})

t.test('redact: across the parts of a connection, each row by itself', async t => {
  const part = (number: number, text: string, more?: true): Traffic =>
    rowOf('p', {
      part: number,
      more,
      connections: [{ closed: null, turns: [{ from: 'client', bytes: linesOf(text) }] }],
    })
  const rows = [
    part(1, 'GET / HTTP/1.1\r\nCook', true),
    rowOf('b'),
    part(2, 'ie: abc', true),
    part(3, 'def\r\n\r\nno HTTP'),
  ]
  const out: Traffic[] = []
  for await (const { row } of redactRows(given(rows), new Set(['cookie']))) out.push(row)
  t.same(
    out.map(row => row.connections[0].turns[0].bytes.join('')),
    ['GET / HTTP/1.1\r\nCook', request.replace('abc', '***'), 'ie: ***', '***\r\n\r\nno HTTP'],
  )
  t.same(
    out.map(row => row.redacted),
    [undefined, ['cookie'], ['cookie'], ['cookie']],
  )
  t.same(
    out.map(row => row.notHttp),
    [undefined, undefined, undefined, { client: 7 }],
  )
})

t.test('the command converts between all formats and loses nothing', async t => {
  const rows = [rowOf('a'), rowOf('b', { failed: 'in part' }), rowOf('c')]
  const directory = t.testdir({ 'a.jsonl': rows.map(printRow).join('') })
  const file = (name: string) => path.join(directory, name)
  const text = readFileSync(file('a.jsonl'), 'utf8')
  t.same((await eras('convert', file('a.jsonl'), '-o', file('b.jsonl.gz'))).stdout, `3 rows in ${file('b.jsonl.gz')}\n`)
  t.equal(gunzipSync(readFileSync(file('b.jsonl.gz'))).toString(), text)
  t.equal((await eras('convert', file('b.jsonl.gz'), '-o', file('c.har'))).status, 0)
  t.equal((await eras('convert', file('c.har'), '-o', file('d.jsonl'))).status, 0)
  t.equal(readFileSync(file('d.jsonl'), 'utf8'), text)
  t.equal(
    (await eras('convert', file('a.jsonl'), '--id', 'b', '-o', file('b.json'))).stdout,
    `1 connection in ${file('b.json')}\n`,
  )
  t.equal((await eras('convert', file('b.json'), '-o', file('e.jsonl'))).status, 0)
  t.equal(readFileSync(file('e.jsonl'), 'utf8'), printRow(rows[1]))
  const recording = path.join(__dirname, '../../../recordings/pair/client-expect-continue.json')
  t.match((await eras('show', recording)).stdout, /^pair\/client-expect-continue@0\.4\.12#1 {2}rebuilt from scenario\n/)
  t.equal((await eras('convert', recording, '-o', file('f.jsonl'))).status, 0)
  t.equal((await eras('verify', file('f.jsonl'))).status, 0)
  const files = readdirSync(directory).sort()
  const refused = async (message: string, ...args: string[]) =>
    t.match(await eras(...args), { status: 2, stdout: '', stderr: message }, message)
  await refused(
    'a .json file holds one connection, and there are more',
    'convert',
    file('a.jsonl'),
    '-o',
    file('x.json'),
  )
  for (const name of ['x.json', 'x.jsonl', 'x.har']) {
    t.match(await eras('convert', file('a.jsonl'), '--id', 'z', '-o', file(name)), {
      status: 1,
      stdout: '',
      stderr: 'there is no connection z in ',
    })
  }
  await refused('-o FILE is missing', 'convert', file('a.jsonl'))
  await refused('its name says no format that can be written', 'convert', file('a.jsonl'), '-o', file('x.pcap'))
  writeFileSync(file('a.txt'), 'once upon a time\n')
  await refused('neither its first bytes nor its name say what it is', 'show', file('a.txt'))
  await refused('there is no such directory', 'convert', file('a.jsonl'), '-o', file('no/x.jsonl'))
  await refused("has no action 'frob'", 'frob', file('a.jsonl'))
  await refused('show needs a FILE', 'show')
  await refused('cannot be read: there is no such file', 'show', file('no.jsonl'))
  writeFileSync(file('bad.jsonl'), `${text}{"format":"wire-transcript/2"}\n`)
  await refused('line 4: the format is "wire-transcript/2"', 'convert', file('bad.jsonl'), '-o', file('x.jsonl'))
  await refused(
    'line 1: the row is longer than 100 bytes',
    'convert',
    file('a.jsonl'),
    '--max-row',
    '100',
    '-o',
    file('x.jsonl'),
  )
  t.same(readdirSync(directory).sort(), [...files, 'a.txt', 'bad.jsonl'].sort(), 'nothing half-written stays behind')
})

t.test('the command shows, verifies and redacts', async t => {
  const rows = [rowOf('a'), rowOf('b')]
  const text = rows.map(printRow).join('')
  const directory = t.testdir({
    'a.jsonl': text,
    'torn.jsonl': text.slice(0, -20),
    'bad.jsonl': text + text,
    'empty.jsonl': '',
  })
  const file = (name: string) => path.join(directory, name)
  t.equal((await eras('show', file('a.jsonl'), '--json')).stdout, text)
  t.match((await eras('show', file('a.jsonl'), '--id', 'b')).stdout, /^b {2}2026/)
  t.match(await eras('show', file('a.jsonl'), '--id', 'z'), { status: 1, stderr: 'there is no connection z' })
  t.match(await eras('verify', file('a.jsonl')), {
    status: 0,
    stdout: `${file('a.jsonl')}: 2 connections, nothing wrong\n`,
  })
  t.match(await eras('verify', file('torn.jsonl')), { status: 1, stdout: 'torn.jsonl, line 2: a row was cut off' })
  t.match(await eras('verify', file('empty.jsonl')), { status: 1, stdout: 'it has no connections' })
  const bad = await eras('verify', '--json', file('bad.jsonl'))
  t.equal(bad.status, 1)
  t.match(JSON.parse(bad.stdout), {
    files: [{ connections: 2, flaws: [{ line: 3, said: 'id "a" is of another connection, too' }, { line: 4 }] }],
  })
  t.equal((await eras('redact', file('a.jsonl'), '-o', file('a.jsonl'))).status, 0, 'in place')
  const clean = readFileSync(file('a.jsonl'), 'utf8')
  t.equal(clean.length > text.length, true)
  t.notMatch(clean, 'Cookie: abc')
  t.match(clean, /Cookie: \*\*\*.*"redacted":\["cookie","set-cookie"\]/)
  t.equal(
    (await eras('redact', file('torn.jsonl'), '--keep-secrets', '--redact', 'content-length', '-o', file('c.jsonl')))
      .status,
    0,
  )
  t.match(readFileSync(file('c.jsonl'), 'utf8'), /Cookie: abc.*Content-Length: \*/)
})

t.test('the command splits by number, size and share; parts stay together', async t => {
  const rows = Array.from({ length: 20 }, (_, k) => rowOf(`r${k}`))
  rows.splice(3, 0, rowOf('long', { part: 1, more: true }))
  rows.push(rowOf('long', { part: 2 }))
  const directory = t.testdir({ 'a.jsonl': rows.map(printRow).join('') })
  const file = (name: string) => path.join(directory, name)
  const ids = (name: string) =>
    readFileSync(file(name), 'utf8')
      .split('\n')
      .slice(0, -1)
      .map(line => (JSON.parse(line) as Traffic).id)
  t.match(
    (await eras('split', file('a.jsonl'), '--connections', '8', '-o', file('n.jsonl'))).stdout,
    '22 rows in 3 files',
  )
  t.same(
    [1, 2, 3].map(k => ids(`n.${k}.jsonl`).length),
    [9, 8, 5],
  )
  t.equal(ids('n.1.jsonl').at(-1), 'long')
  t.equal((await eras('split', file('a.jsonl'), '--shards', '3', '-o', file('s.jsonl'))).status, 0)
  for (const k of [1, 2, 3]) t.ok(ids(`s.${k}.jsonl`).every(id => hashOf(id) % 3 === k - 1))
  t.equal([1, 2, 3].flatMap(k => ids(`s.${k}.jsonl`)).length, 22)
  t.equal((await eras('split', file('a.jsonl'), '--size', '4k', '-o', file('z.jsonl.gz'))).status, 0)
  t.ok(existsSync(file('z.2.jsonl.gz')))
  t.match(await eras('split', file('a.jsonl'), '-o', file('x.jsonl')), { status: 2, stderr: 'needs one of' })
  t.match(await eras('split', file('a.jsonl'), '--shards', '0', '-o', file('x.jsonl')), { status: 2, stderr: 'from 1' })
})
