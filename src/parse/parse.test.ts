/** How bytes are read: servers and clients, groups, changes with their causes, cuts, small bytes, and the text of bytes. */

import fc from 'fast-check'
import t from 'tap'
import { lines } from '../../versions'
import { everyProfile } from '../profile/every-release'
import { resolve } from '../profile/resolve'
import { explainReading } from './causes'
import { cutReadings } from './cuts'
import { escaped, unescaped, unhexed } from './escaped'
import { readingKey } from './key'
import { disagreement, minimizeBytes } from './minimize'
import { parseWith } from './parse-with'
import { readBytes } from './read-bytes'
import { shrunk } from './shrink'
import { versionsOf } from './versions'
import { spansOf, summaryOf } from './words'

const names = lines.map(({ name }) => name)
const POST = 'POST /a HTTP/1.1\r\nHost: x\r\n'
const GET = 'GET /b HTTP/1.1\r\nHost: y\r\n\r\n'

t.test('a message has its place, lines, body and framing', async t => {
  const { error, left, messages, state } = parseWith(
    '12',
    `\r\n${POST}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-T: 1\r\n\r\nGET /`,
  )
  const [first] = messages
  t.equal(messages.length, 1)
  t.match(first, { from: 0, to: 80, told: 'request', method: 'POST', target: '/a', version: '1.1', complete: true })
  t.same(first.headers, [
    ['host', 'x'],
    ['transfer-encoding', 'chunked'],
  ])
  t.same(first.lines, ['Host', 'x', 'Transfer-Encoding', 'chunked'])
  t.same(first.body, { framing: 'chunks', length: 3, text: 'abc' })
  t.same(first.trailers, [['x-t', '1']])
  t.same([error, left, state], [null, null, { is: 'waits', within: 'head', from: 80 }])
})

t.test('where the bytes end is told by the part of a message, and how much is due', async t => {
  const stateOf = (bytes: string, options = {}) => parseWith('18', bytes, options).state
  t.same(stateOf(''), { is: 'nothing' })
  t.same(stateOf('\r\n'), { is: 'waits', within: 'before a head', from: 0 })
  t.same(stateOf(`${POST}Content-Length: 5\r\n\r\nab`), { is: 'waits', within: 'body', from: 0, missing: 3 })
  t.same(stateOf(`${POST}Transfer-Encoding: chunked\r\n\r\n5\r\nab`), {
    is: 'waits',
    within: 'body',
    from: 0,
    missing: 3,
  })
  t.same(stateOf(`${POST}Transfer-Encoding: chunked\r\n\r\n5`), { is: 'waits', within: 'chunk line', from: 0 })
  t.same(stateOf(`${POST}Transfer-Encoding: chunked\r\n\r\n0\r\n`), { is: 'waits', within: 'trailers', from: 0 })
  t.same(stateOf('HTTP/1.1 200 OK\r\n\r\nab', { client: true }), { is: 'waits', within: 'body', from: 0, missing: -1 })
  t.same(stateOf('HTTP/1.1 200 OK\r\n\r\nab', { client: true, end: true }), { is: 'closed' })
  t.same(stateOf('HTTP/1.1 100 Continue\r\n\r\n', { client: true }), { is: 'waits', within: 'before a head', from: 25 })
})

t.test('an answer that closes the connection comes between pieces', async t => {
  const close = 'GET /a HTTP/1.1\r\nConnection: close\r\n\r\n'
  t.equal(summaryOf(parseWith('0.10', close + GET)), 'two requests')
  t.equal(summaryOf(parseWith('0.10', [close, GET])), 'one request, then closes the connection, 28 bytes not read')
  t.match(parseWith('26', close + GET), { error: { code: 'HPE_CLOSED_CONNECTION', at: 39, answer: 400 } })
})

t.test('a client reads one answer by the method of its request', async t => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n'
  for (const name of names) {
    const read = (bytes: string, method?: string) => parseWith(name, bytes, { client: true, ...(method && { method }) })
    t.match(read(`${answer}abc`), { count: 1, state: { is: 'complete' }, left: null }, name)
    t.match(read(answer, 'HEAD'), { count: 1, state: { is: 'complete' } }, name)
    t.match(read(`${answer}abc${answer}abc`), { count: 1, state: { is: 'destroyed' }, left: { what: 'surplus' } }, name)
  }
  const tunnel = (name: string) => parseWith(name, 'HTTP/1.1 200 OK\r\n\r\nTUNNEL', { client: true, method: 'CONNECT' })
  t.match(tunnel('0.6'), { messages: [{ told: 'response', body: { text: 'TUNNEL' } }] })
  t.match(tunnel('0.10'), { messages: [{ told: 'nobody' }], error: { code: 'HPE_INVALID_CONSTANT', at: 19 } })
  t.match(tunnel('26'), { state: { is: 'switched' }, left: { from: 19, length: 6, what: 'other protocol' } })
})

t.test('the fix of the guard that refuses is named', async t => {
  const bytes = `${POST}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`
  t.match(parseWith('io.js', bytes, { guarded: true }).error, { fix: 'length-and-coding', answer: 400 })
  t.equal(parseWith('io.js', bytes).error, null)
  const { groups } = readBytes(bytes, { as: ['io.js'], guarded: true })
  t.match(groups[0].guarded, [{ versions: ['io.js'], same: false }])
  const tunnel = 'CONNECT x:1 HTTP/1.1\r\nHost: x:1\r\nContent-Length: 3\r\n\r\nabc'
  t.match(parseWith('8', tunnel, { guarded: true, upgrades: true }).error, { fix: 'upgrade-body' })
  const switching = 'HTTP/1.1 101 X\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'
  t.match(parseWith('10', switching, { guarded: true, client: true }).error, { fix: 'unasked-upgrade', answer: null })
})

t.test('versions are told apart by how they refuse only where that is asked for', async t => {
  const bytes = 'BAD\r\n\r\n'
  const { groups } = readBytes(bytes)
  t.equal(groups.length, 1)
  t.ok(groups[0].errors.length > 1)
  t.ok(readBytes(bytes, { errors: true }).groups.length > 1)
})

t.test('a change is explained by behaviours with their release and source', async t => {
  const { changes } = await explainReading('GET / HTTP/1.1\r\nHost: x\r\nBad\r\n\r\n', { as: ['0.12..4'] })
  t.match(changes, [
    {
      from: '0.12',
      to: 'io.js',
      causes: [
        {
          behaviours: [{ path: 'wire.colonlessLines', from: 'glued', to: 'refused', since: 'iojs-1.8.2' }],
          release: 'iojs-1.8.2',
          necessary: true,
          partly: false,
        },
      ],
    },
  ])
  t.match(changes[0].causes[0].behaviours[0].source, /^\w+: /)
})

t.test('profiles of all releases are those that resolve gives', async t => {
  const all = everyProfile()
  t.ok(all.size > 800, `${all.size} releases`)
  for (const name of ['0.4.0', '0.10.48', '0.11.14', 'iojs-1.8.2', '12.22.12', '20.19.2', '26.12.1']) {
    t.same({ ...all.get(name) }, { ...resolve(name) }, name)
  }
})

t.test('versions are asked for by specs, spans and ranges', async t => {
  const asked = (...texts: string[]) => versionsOf(texts).map(({ name }) => name)
  t.same(asked('12,0.10', '12'), ['0.10', '12'])
  t.same(asked('0.10..4'), ['0.10', '0.12', 'io.js', '4'])
  t.same(asked('0.10.4 … 0.12'), ['0.10.4', '0.12'])
  t.same(asked('>=4 <8'), ['4', '6', '7.10.1'])
  t.same(asked('24 with wire@0.10, agent@18'), ['24 with wire@0.10, agent@18'])
  t.same(
    versionsOf(undefined).map(({ name }) => name),
    names,
  )
  t.equal(versionsOf(['0.10'], true).length, versionsOf(['0.9.0..0.10'], true).length)
  t.throws(() => asked('12..0.10'), { code: 'ERAS_BAD_RANGE', message: /write 0\.10\.\.12/ })
  t.throws(() => asked('>99'), { code: 'ERAS_BAD_RANGE' })
  t.throws(() => asked('7.99'), { code: 'ERAS_UNKNOWN_VERSION' })
  t.equal(spansOf(['0.4', '0.6', '0.8', '4'], names), '0.4 … 0.8, 4')
})

t.test('text of bytes comes back as the same bytes, and shows no control character', async t => {
  fc.assert(
    fc.property(fc.uint8Array(), bytes => {
      const text = escaped(Buffer.from(bytes).toString('latin1'))
      return /^[ -~]*$/.test(text) && Buffer.compare(unescaped(text, 'x'), bytes) === 0
    }),
  )
  fc.assert(
    fc.property(
      fc.uint8Array(),
      bytes => Buffer.compare(unhexed(Buffer.from(bytes).toString('hex'), 'x'), bytes) === 0,
    ),
  )
  t.equal(escaped('\u{1f600}\x9b\x1b'), '\\u{1f600}\\x9b\\x1b')
  t.same(unescaped('é\\xe9', 'x'), Buffer.from([0xc3, 0xa9, 0xe9]))
  t.same(unhexed('0x47:45 54\n', 'x'), Buffer.from('GET'))
  for (const wrong of ['\\q', '\\x1', '\\'])
    t.throws(() => unescaped(`ab${wrong}`, '--request'), { code: 'ERAS_BAD_BYTES', message: /character 3/ })
  t.throws(() => unhexed('4g', 'x'), { code: 'ERAS_BAD_BYTES', message: /"g"/ })
  t.throws(() => unhexed('474', 'x'), { code: 'ERAS_BAD_BYTES' })
})

t.test('a text is made as small as can be in which something holds', async t => {
  t.equal(
    shrunk('one\ntwo x\nthree y\n', text => text.includes('x') && text.includes('y')),
    'xy',
  )
})

/** Parts of messages, odd and plain. */
const PARTS = [
  ...[
    'GET / HTTP/1.1',
    'POST /a HTTP/1.1',
    'GET / HTTP/1.0',
    'CONNECT x:1 HTTP/1.1',
    'HTTP/1.1 200 OK',
    'HTTP/1.1 101 X',
  ],
  ...[
    '\r\n',
    '\n',
    '\r',
    '\r\n\r\n',
    ' ',
    '\t',
    ':',
    ';',
    ',',
    '\0',
    '\x7f',
    '\xff',
    'abc',
    '3',
    '0',
    '1\r\nZ\r\n0\r\n\r\n',
  ],
  ...['Host: x', 'Content-Length: 3', 'Content-Length: 0', 'Transfer-Encoding: chunked', 'Transfer-Encoding: gzip'],
  ...[
    'Connection: close',
    'Connection: upgrade',
    'Upgrade: x',
    'Expect: 100-continue',
    'Expect: x',
    'X: y',
    '__proto__: z',
  ],
]
const junk = fc.oneof(
  fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map(parts => parts.join('')),
  fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map(parts => parts.join('\r\n')),
  fc.uint8Array({ maxLength: 60 }).map(bytes => Buffer.from(bytes).toString('latin1')),
)
/** Heads with lines that releases read otherwise, and a body that may be chunks or not. */
const ODD_LINES = [
  ...[
    'Transfer-Encoding: chunked',
    'Transfer-Encoding : chunked',
    'Transfer-Encoding: gzip, chunked',
    'Transfer-Encoding: x',
  ],
  ...[
    'Content-Length: 3',
    'Content-Length: 1 0',
    'Content-Length:',
    'Content-Length: 18446744073709551617',
    'Connection: close',
  ],
  ...[
    'X',
    'A: b\0c',
    'A: b\rc',
    ' X: y',
    'A: b\r\n c',
    'A: \x01',
    'A B: c',
    'Upgrade: x\r\nConnection: upgrade',
    'Expect: x',
  ],
]
const odd = fc
  .tuple(
    fc.constantFrom('POST / HTTP/1.1\r\n', 'GET / HTTP/1.0\r\n', 'GET / HTTP/2.5\r\n', 'QUERY / HTTP/1.1\r\nHost: x\n'),
    fc.array(fc.constantFrom(...ODD_LINES), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', 'abc', '1\r\nZ\r\n0\r\n\r\n', '1 ;a\r\nZXX0\r\n\r\n', GET),
  )
  .map(([first, own, body]) => `${first}${own.join('\r\n')}\r\n\r\n${body}${GET}`)
const choices = fc.record({
  client: fc.boolean(),
  upgrades: fc.boolean(),
  end: fc.boolean(),
  guarded: fc.boolean(),
  method: fc.constantFrom('GET', 'HEAD', 'CONNECT'),
})

t.test('no bytes make a reading throw, and all of them are accounted for', async () => {
  fc.assert(
    fc.property(fc.oneof(junk, odd), choices, fc.constantFrom(...names), (bytes, options, name) => {
      const { count, error, left, messages, state } = parseWith(name, bytes, options)
      const ends = messages.map(({ from, to }) => [from, to ?? bytes.length])
      return (
        messages.length === count &&
        (error === null) === (state.is !== 'refused') &&
        (error === null || (error.at >= 0 && error.at <= bytes.length)) &&
        (left === null || left.from + left.length === bytes.length) &&
        ends.every(([from, to], k) => from <= to && to <= bytes.length && (k === 0 || from >= ends[k - 1][1]))
      )
    }),
    { numRuns: 1000 },
  )
})

t.test('each version is in one group, with those that read alike and no others', async () => {
  fc.assert(
    fc.property(fc.oneof(junk, odd), fc.boolean(), (bytes, client) => {
      const { changes, groups, versions } = readBytes(bytes, { client })
      const keys = groups.map(({ reading }) => readingKey(reading))
      const all = groups.flatMap(group => group.versions)
      return (
        new Set(keys).size === groups.length &&
        all.length === versions.length &&
        new Set(all).size === versions.length &&
        groups.every((group, k) =>
          group.versions.every(name => readingKey(parseWith(name, bytes, { client })) === keys[k]),
        ) &&
        changes.every(({ differences }) => differences.length > 0) &&
        changes.length > 0 === groups.length > 1
      )
    }),
    { numRuns: 60 },
  )
})

t.test('small bytes disagree as those that they were made of, and no byte of them can go', async t => {
  let made = 0
  fc.assert(
    fc.property(odd, fc.constantFrom(...names), fc.constantFrom(...names), (bytes, a, b) => {
      const small = minimizeBytes([a, b], bytes)
      const wayOf = (text: string) => disagreement(parseWith(a, text), parseWith(b, text))
      if (!small && wayOf(bytes) !== undefined) return false
      // Bytes that two versions read alike do not count as a run: others are drawn in their place.
      fc.pre(small !== undefined)
      made++
      const { text } = small
      const shorter = Array.from({ length: text.length }, (_, k) => text.slice(0, k) + text.slice(k + 1))
      return wayOf(text) === wayOf(bytes) && shorter.every(one => wayOf(one) !== small.disagreement)
    }),
    { numRuns: 20 },
  )
  t.equal(made, 20, 'each run made bytes small')
})

/** Messages of which no release says that their reading goes by how they are cut. */
const plain = fc
  .array(
    fc.constantFrom(
      GET,
      `${POST}Content-Length: 3\r\n\r\nabc`,
      `${POST}Transfer-Encoding: chunked\r\n\r\n1;a=b\r\nZ\r\n0\r\nX: y\r\n\r\n`,
      `${POST}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`,
      'GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n',
      'GET / HTTP/1.1\r\nHost : x\r\n\r\n',
      '\r\n',
      'BAD',
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(parts => parts.join(''))

t.test('what no release reads by its cuts, is read alike however it is cut', async t => {
  fc.assert(
    fc.property(plain, fc.constantFrom(...names), (bytes, name) => {
      const { all, differing, tried } = cutReadings(versionsOf([name]), Buffer.from(bytes), {})
      return all && tried === bytes.length && differing.length === 0
    }),
    { numRuns: 60 },
  )
  const closing = Buffer.from(`GET / HTTP/1.0\r\n\r\n${GET}`)
  t.match(cutReadings(versionsOf(['0.10']), closing, {}).differing, [{ version: '0.10' }])
})

t.test('a long body and many messages are counted, and their beginnings kept', async t => {
  const body = Buffer.alloc(300_000, 'a')
  const { messages } = parseWith('12', Buffer.concat([Buffer.from(`${POST}Content-Length: 300000\r\n\r\n`), body]))
  t.match(messages[0].body, { length: 300_000, digest: /^[0-9a-f]{64}$/ })
  t.equal(messages[0].body.text.length, 65536)
  const many = GET.repeat(1500)
  const a = parseWith('12', many)
  t.same([a.count, a.messages.length], [1500, 1000])
  t.not(readingKey(a), readingKey(parseWith('12', `${GET.repeat(1499)}${GET.replace('/b', '/c')}`)))
})
