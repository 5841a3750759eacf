/** Recorded clients played against live servers: what goes out, what comes back, and servers that behave badly. */

import { execFile } from 'node:child_process'
import { appendFileSync, readFileSync, statSync } from 'node:fs'
import type { Socket } from 'node:net'
import path from 'node:path'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import Ajv2020 from 'ajv/dist/2020'
import t, { type Test } from 'tap'
import { root } from '../shared/facts'
import type { Traffic } from '../transcript/types'
import { startHandler } from './play/handler'
import { type ReplayOptions, replay } from './replay'
import { answering, get, hellos, ok, row, type Said, server, text } from './replay.test.helper'
import { page } from './report/html'
import { flawInShares, mergeResults } from './report/merge'
import { agrees, type ReplayResult } from './report/result'
import { summary } from './report/summary'

const hello = answering(() => ok('hello'))
const play = (rows: Traffic[], to: string, options: Partial<ReplayOptions> = {}): Promise<ReplayResult> =>
  replay(rows, { to, timeout: 20_000, ...options })
const counts = ({ same, different, errors, failures }: ReplayResult) => ({ same, different, errors, failures })
const all = (same: number) => ({ same, different: 0, errors: 0, failures: {} })
const why = ({ differences }: ReplayResult) => differences.map(one => one.why)

t.test('requests go out as recorded, one after the answer to the other', async t => {
  let heard = ''
  const to = await server(t, socket => {
    socket.on('data', bytes => (heard += bytes))
    hello(socket)
  })
  const result = await play(hellos(1, 3), to)
  t.same(counts(result), all(3))
  t.equal(heard, get('/0/0') + get('/0/1') + get('/0/2'))
  t.match(result, {
    format: 'replay-result/1',
    target: to,
    connections: 1,
    requests: 3,
    engine: 'bytes',
    compare: ['bytes'],
  })
  t.match(result, { bytes: { sent: heard.length, received: 3 * ok('hello').length }, latency: { count: 3 } })
  t.ok(agrees(result))
})

t.test(
  'pipelined requests go out together; interim responses, HEAD and bodies until the end are understood',
  async t => {
    const post = 'POST /p HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n'
    const go = 'HTTP/1.1 100 Continue\r\n\r\n'
    const old = 'HTTP/1.0 200 OK\r\n\r\nuntil the end'
    const rows = [
      row('a', [
        ['client', get('/1') + get('/2')],
        ['server', ok('hello') + ok('hello')],
      ]),
      row('b', [
        ['client', 'HEAD / HTTP/1.1\r\nHost: h\r\n\r\n'],
        ['server', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n'],
        ['client', get('/')],
        ['server', ok('hello')],
      ]),
      row('c', [
        ['client', post],
        ['server', go],
        ['client', 'hi'],
        ['server', ok('thanks')],
      ]),
      row(
        'd',
        [
          ['client', get('/old')],
          ['server', old],
        ],
        { closed: 'server' },
      ),
    ]
    const seen: string[] = []
    const to = await server(t, socket => {
      socket.on('data', bytes => {
        const said = bytes.toString()
        seen.push(said)
        if (said === 'hi') socket.write(ok('thanks'))
        else if (said.startsWith('POST')) setTimeout(() => socket.write(go), 20)
        else if (said.startsWith('HEAD')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n')
        else if (said.includes('/old')) socket.end(old)
        else socket.write(ok('hello').repeat(said.split('\r\n\r\n').length - 1))
      })
      socket.on('end', () => socket.end())
    })
    t.same(counts(await play(rows, to, { concurrency: 1 })), all(6))
    t.same(seen.slice(0, 1), [get('/1') + get('/2')])
    t.same(seen.slice(-3, -1), [post, 'hi'])
  },
)

t.test('half-closes, resets, upgrades, CONNECT and bytes that are no HTTP are played', async t => {
  const log: string[] = []
  const ask = get('/chat', 'Connection: Upgrade\r\nUpgrade: x\r\n')
  const yes = 'HTTP/1.1 101 Yes\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'
  const rows = [
    row(
      'half',
      [
        ['client', get('/')],
        ['server', ok('after the end')],
      ],
      {
        ends: [
          { from: 'client', how: 'end', ms: 0 },
          { from: 'server', how: 'end', ms: 9 },
        ],
      },
    ),
    row(
      'reset',
      [
        ['client', get('/')],
        ['server', ok('hello')],
      ],
      { closed: 'client reset' },
    ),
    row('upgrade', [
      ['client', ask],
      ['server', yes],
      ['client', 'ping'],
      ['server', 'pong'],
    ]),
    row(
      'smtp',
      [
        ['server', '220 hi\r\n'],
        ['client', 'QUIT\r\n'],
        ['server', '221 bye\r\n'],
      ],
      { closed: 'server' },
    ),
  ]
  rows[0].connections[0].turns[0].chunks = [[0, get('/').length]]
  rows[0].connections[0].turns[1].chunks = [[8, ok('after the end').length]]
  const acts: ((socket: Socket) => void)[] = [
    socket => {
      socket.resume()
      socket.on('end', () => log.push('half-closed') && socket.end(ok('after the end')))
    },
    socket => {
      hello(socket)
      socket.on('error', ({ code }: NodeJS.ErrnoException) => log.push(String(code)))
    },
    socket => {
      socket.on('data', bytes => socket.write(bytes.toString() === 'ping' ? 'pong' : yes))
      socket.on('end', () => socket.end())
    },
    socket => {
      socket.write('220 hi\r\n')
      socket.on('data', bytes => log.push(bytes.toString()) && socket.end('221 bye\r\n'))
    },
  ]
  const to = await server(t, (socket, nth) => acts[nth - 1](socket))
  t.same(counts(await play(rows, to, { concurrency: 1 })), all(5))
  t.same(log, ['half-closed', 'ECONNRESET', 'QUIT\r\n'])
})

t.test('at a pace, cuts and times are those of the recording', async t => {
  const times: number[] = []
  const to = await server(t, socket => {
    socket.on('data', () => times.push(performance.now()))
    hello(socket)
  })
  const first = get('/slow')
  const rows = [
    row(
      'b',
      [
        [
          'client',
          first,
          [
            [0, 10],
            [1200, first.length - 10],
          ],
        ],
        ['server', ok('hello')],
      ],
      { at: '2026-01-01T00:00:01.000Z' },
    ),
    row(
      'a',
      [
        ['client', get('/first')],
        ['server', ok('hello')],
      ],
      { at: '2026-01-01T00:00:00.000Z' },
    ),
  ]
  const result = await play(rows, to, { speed: 2 })
  t.same(counts(result), all(2))
  t.equal(times.length, 3, 'the connection that began first, then both pieces of the other')
  t.ok(times[1] - times[0] > 400, 'a second between connections, at twice the speed')
  t.ok(times[2] - times[1] > 500, 'and 1.2 seconds between pieces')
})

t.test('no more connections at once, and no more requests a second, than were asked for', async t => {
  let open = 0
  let most = 0
  const to = await server(t, socket => {
    most = Math.max(most, ++open)
    socket.on('close', () => open--)
    hello(socket)
  })
  t.same(counts(await play(hellos(20, 2), to, { concurrency: 3 })), all(40))
  t.equal(most, 3)
  const began = performance.now()
  const result = await play(hellos(10, 5), to, { rate: 100 })
  t.same(counts(result), all(50))
  t.ok(performance.now() - began > 450, 'fifty requests at a hundred a second')
})

t.test('what differs is shown as recorded and as played', async t => {
  const to = await server(
    t,
    answering(head => (head.includes('/0/1') ? ok('HELLO', 'X: y\r\n') : ok('hello'))),
  )
  const result = await play(hellos(1, 3), to)
  t.same(counts(result), { ...all(2), different: 1 })
  t.match(result.differences, [{ outcome: 'different', place: 'transcript 1, exchange 2', title: 'GET /0/1' }])
  const shown = summary(result, (_style, text) => text)
  t.match(shown, '    - hello\n    + HELLO')
  t.match(shown, '    + X: y\\r\\n')
  t.match(shown, 'same 2, different 1, errors 0; compared: bytes')
  t.same(counts(await play(hellos(1, 3), to, { compare: ['status'] })), all(3))
  t.same(counts(await play(hellos(1, 3), to, { compare: ['headers'], ignore: ['X'] })), all(3))
  t.same(counts(await play(hellos(1, 3), to, { compare: ['body'] })), { ...all(2), different: 1 })
  t.equal((await play(hellos(5, 3), to, { compare: ['headers'], show: 2 })).differences.length, 1)
  const html = page(result)
  t.match(html, '<span class="second">+ HELLO</span>')
  t.notMatch(page({ ...result, target: '<script>' }), '<script>')
  t.notMatch(html, /(src|href)=/, 'it needs nothing else')
})

t.test('a server that is down, slow, silent, resets, closes, or says what is not HTTP', async t => {
  const broken = async (name: string, greet: (socket: Socket) => void, options: Partial<ReplayOptions> = {}) => {
    const result = await play(hellos(1, 2), await server(t, greet), options)
    return { name, ...counts(result), why: why(result)[0] }
  }
  const error = (errors: number, failure: string) => ({ errors, failures: { [failure]: errors } })
  t.match(await broken('closes at once', socket => socket.end()), error(2, 'closed'))
  t.match(await broken('resets', socket => socket.once('data', () => socket.resetAndDestroy())), error(2, 'reset'))
  t.match(
    await broken(
      'closes after one',
      answering((_, nth) => (nth === 1 ? ok('hello') : undefined)),
      { timeout: 100 },
    ),
    { same: 1, ...error(1, 'timeout') },
  )
  t.match(
    await broken('half an answer', socket => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel'))
    }),
    { ...error(2, 'closed'), why: 'the server closed the connection' },
  )
  t.match(
    await broken(
      'no HTTP',
      answering(() => 'SSH-2.0-x\r\n\r\n'),
    ),
    error(2, 'no HTTP'),
  )
  t.match(await broken('never', socket => socket.resume(), { timeout: 100 }), error(2, 'timeout'))
  t.match(
    await broken('slow', socket => {
      socket.on('data', () => {
        const bytes = ok('hello')
        for (const [i, letter] of [...bytes].entries()) setTimeout(() => socket.write(letter), i)
      })
      socket.on('end', () => socket.end())
    }),
    { same: 2 },
  )
  t.match(
    await broken('without end', socket => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        const more = () => socket.writable && socket.write('x'.repeat(65536), more)
        more()
      })
    }),
    error(2, 'longer'),
  )
  t.match(
    await broken(
      'more than recorded',
      answering(() => `${ok('hello')}and more`),
    ),
    { different: 1, ...error(1, 'no HTTP') },
  )
  const last = await broken(
    'more at the end',
    answering((_, nth) => (nth === 2 ? ok('hello') + ok('again') : ok('hello'))),
  )
  t.match(last, { same: 1, different: 1, errors: 0 })
  t.match(last.why, /^\d+ bytes came after all that was recorded/)
})

t.test('a server that cannot be reached stops the replay', async t => {
  const result = await play(hellos(500, 1), 'http://127.0.0.1:1', { concurrency: 4 })
  t.ok(result.connections < 100, `${result.connections} connections`)
  t.same(result.failures, { refused: result.errors })
  t.match(result.stopped, 'ECONNREFUSED')
  t.notOk(agrees(result))
  t.match(await play(hellos(1, 1), 'http://no.such.host.invalid'), { failures: { unreachable: 1 } })
})

t.test('how the server ends a connection is compared', async t => {
  const rows = [
    row(
      'a',
      [
        ['client', get('/')],
        ['server', ok('hello')],
      ],
      { closed: 'server' },
    ),
  ]
  t.same(
    counts(await play(rows, await server(t, socket => void socket.once('data', () => socket.end(ok('hello')))))),
    all(1),
  )
  const open = await play(rows, await server(t, hello), { timeout: 100 })
  t.match(open, { different: 1, differences: [{ why: 'the connection ends otherwise' }] })
  const reset = [
    row(
      'a',
      [
        ['client', get('/')],
        ['server', ok('hello').slice(0, -2)],
      ],
      { closed: 'server reset' },
    ),
  ]
  const abrupt = (socket: Socket) => {
    socket.once('data', () =>
      socket.write(ok('hello').slice(0, -2), () => setTimeout(() => socket.resetAndDestroy(), 30)),
    )
  }
  t.same(counts(await play(reset, await server(t, abrupt))), all(1), 'an answer that was cut off is cut off again')
  t.match(await play(reset, await server(t, hello), { timeout: 100 }), { different: 1 })
})

t.test('dates, placeholders of secrets, and what two plays give differently are no differences', async t => {
  let id = 41
  const to = await server(
    t,
    answering(() => {
      id++
      const body = `{"id": ${id}, "name": "n"}`
      return ok(body, `Date: ${new Date().toUTCString()}\r\nSet-Cookie: s=${'x'.repeat(4)}\r\nX-Id: ${id}\r\n`)
    }),
  )
  const recorded = (name: string) =>
    ok(`{"id": 7, "name": "${name}"}`, 'Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nSet-Cookie: ******\r\nX-Id: 7\r\n')
  const rows = (name: string) => [
    row(
      'a',
      [
        ['client', get('/')],
        ['server', recorded(name)],
        ['client', get('/')],
        ['server', recorded(name)],
      ],
      { redacted: ['set-cookie'] },
    ),
  ]
  t.same(counts(await play(rows('n'), to)), { ...all(0), different: 2 })
  t.same(counts(await play(rows('n'), to, { learnNoise: true })), all(2))
  const other = await play(rows('m'), to, { learnNoise: true })
  t.same(counts(other), { ...all(0), different: 2 })
  t.match(other.differences[0].lines, [{}, {}, {}, {}, { kind: 'first', text: /"m"/ }, { kind: 'second', text: /"n"/ }])
})

t.test('of bodies with content codings, what two plays give differently is learnt from what they say', async t => {
  const codings: Record<string, (text: string) => Buffer> = {
    gzip: text => {
      const bytes = gzipSync(text)
      // When it was packed, as most servers say.
      bytes.writeUInt32LE(++packed, 4)
      return bytes
    },
    'x-gzip': gzipSync,
    deflate: deflateSync,
    br: brotliCompressSync,
    'deflate, gzip': text => gzipSync(deflateRawSync(text)),
  }
  let [packed, id] = [0, 41]
  const bodyOf = (name: string, id: number) => `{"id": ${id}, "name": "${name}", "more": "${'x'.repeat(300)}"}`
  const coded = (coding: string, text: string) => {
    const bytes = codings[coding](text).toString('latin1')
    return ok(bytes, `Content-Type: application/json\r\nContent-Encoding: ${coding}\r\n`)
  }
  const to = await server(
    t,
    answering(head => {
      const [, steady, coding] = /\/(steady)?,(\S+)/.exec(decodeURIComponent(head)) ?? []
      return coded(coding.replace('+', ' '), bodyOf('n', steady ? 7 : ++id))
    }),
  )
  for (const coding of Object.keys(codings)) {
    const asked = `,${coding.replace(' ', '+')}`
    const recorded = (target: string, name: string, rebuilt?: 'har') => {
      const text = bodyOf(name, 7)
      const answer = rebuilt ? ok(text, 'Content-Type: application/json\r\n') : coded(coding, text)
      const one = row('a', [
        ['client', get(`/${target}${asked}`)],
        ['server', answer],
      ])
      return [rebuilt ? { ...one, rebuilt } : one]
    }
    const ways: Partial<ReplayOptions>[] = [
      {},
      { compare: ['body'] },
      { compare: ['headers', 'body'], engine: 'undici' },
    ]
    for (const rebuilt of [undefined, 'har'] as const) {
      for (const [at, way] of ways.entries()) {
        const name = `${coding}, way ${at}, ${rebuilt}`
        const learning = { ...way, learnNoise: true }
        t.same(counts(await play(recorded('', 'n', rebuilt), to, way)), { ...all(0), different: 1 }, name)
        t.same(counts(await play(recorded('', 'n', rebuilt), to, learning)), all(1), name)
        t.same(counts(await play(recorded('steady', 'n', rebuilt), to, learning)), all(1), `${name}, steady`)
        const other = await play(recorded('', 'm', rebuilt), to, learning)
        t.same(counts(other), { ...all(0), different: 1 }, `${name}, another word`)
        t.match(other.differences[0].lines.slice(-2), [{ text: /"name": "m"/ }, { text: /"name": "n"/ }])
      }
    }
  }
})

t.test('fields of requests get other values', async t => {
  const heard: string[] = []
  const to = await server(
    t,
    answering(head => {
      heard.push(head)
      return ok('hello')
    }),
  )
  const rows = [
    row('a', [
      ['client', get('/a', 'Authorization: ****\r\n')],
      ['server', ok('hello')],
    ]),
  ]
  t.same(
    counts(await play(rows, to, { rewriteHost: true, setHeaders: { Authorization: 'Bearer t', Absent: 'x' } })),
    all(1),
  )
  t.same(heard, [`GET /a HTTP/1.1\r\nHost: ${to.slice(7)}\r\nAuthorization: Bearer t`])
})

t.test('undici: by meaning, over kept connections, with the same verdicts', async t => {
  let connections = 0
  const heard: string[] = []
  const to = await server(t, socket => {
    connections++
    answering(head => {
      heard.push(head)
      return ok(head.includes('/3/') ? 'HELLO' : 'hello')
    })(socket)
  })
  const post = 'POST /p HTTP/1.1\r\nHost: h\r\nX-Own: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n'
  const upgrade = get('/u', 'Connection: Upgrade\r\nUpgrade: x\r\n')
  const rows = [
    ...hellos(10, 3),
    row('p', [
      ['client', post],
      ['server', ok('hello')],
      ['client', upgrade],
      ['server', ok('hello')],
    ]),
  ]
  const result = await play(rows, to, { engine: 'undici', concurrency: 4, pipelining: 2 })
  t.match(result, { same: 28, different: 3, errors: 0, notPlayed: 1, engine: 'undici', compare: ['headers', 'body'] })
  t.ok(connections <= 4, `${connections} connections`)
  const own = heard.find(head => head.startsWith('POST'))
  t.match(own, /\r\nX-Own: 1/i)
  t.match(own, /\r\nHost: h/i)
  t.match(own, /\r\ncontent-length: 2/i)
  const down = await play(hellos(1, 2), 'http://127.0.0.1:1', { engine: 'undici' })
  t.match(down, { errors: 2, failures: { refused: 2 } })
})

t.test('shares of a corpus are played apart, and joined they are the whole', async t => {
  const to = await server(
    t,
    answering(head => ok(head.includes('/1 ') ? 'HELLO' : 'hello')),
  )
  const rows = hellos(40, 3)
  const whole = await play(rows, to, { show: 100 })
  const shares: ReplayResult[] = []
  for (const shard of ['1/3', '2/3', '3/3']) shares.push(await play(rows, to, { shard, show: 100 }))
  t.ok(shares.every(({ connections }) => connections > 0 && connections < 40))
  const merged = mergeResults(shares)
  const facts = ({ connections, requests, same, different, errors, bytes, latency }: ReplayResult) => [
    connections,
    requests,
    same,
    different,
    errors,
    bytes,
    latency.count,
  ]
  t.same(facts(merged), facts(whole))
  t.equal(merged.differences.length, whole.differences.length)
  t.same(merged.shards, ['1/3', '2/3', '3/3'])
})

t.test('results are as their published schema says', async t => {
  const schema = JSON.parse(readFileSync(path.join(root, 'schemas/replay-result.schema.json'), 'utf8')) as object
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, validateFormats: false })
  const isResult = ajv.compile(schema)
  const to = await server(
    t,
    answering((_, nth) => (nth === 1 ? ok('HELLO') : nth === 2 ? ok('hello') : 'no\r\n\r\n')),
  )
  const results = [
    await play(hellos(3, 4), to, { shard: '1/2', show: 3 }),
    await play(hellos(30, 1), 'http://127.0.0.1:1'),
    await play([], to, { engine: 'undici', compare: ['status'] }),
  ]
  for (const result of [...results, mergeResults(results)]) {
    t.ok(isResult(JSON.parse(JSON.stringify(result))), ajv.errorsText(isResult.errors))
  }
  const { latency: _, ...less } = results[0]
  t.notOk(isResult(less))
  t.notOk(isResult({ ...results[0], failures: { other: 1 } }))
})

t.test('files of any kind, and what is wrong with some', async t => {
  const to = await server(t, hello)
  const rows = text(hellos(4, 2))
  const dir = t.testdir({
    'a.jsonl': rows,
    'torn.jsonl': rows + rows.slice(0, 100),
    'empty.jsonl': '',
    'foreign.jsonl': 'once upon a time\n',
    'version.jsonl': rows.replaceAll('wire-transcript/1', 'wire-transcript/9'),
    'foreign.json': '{"once": {}}',
    'har.json': '{"log": {}}',
    'broken.json': '{',
    'huge.jsonl': `${JSON.stringify(row('h', [['client', get(`/${'x'.repeat(5000)}`)]]))}\n`,
  })
  const at = (name: string) => path.join(dir, name)
  const notes: string[] = []
  const run = (name: string, options: Partial<ReplayOptions> = {}) =>
    replay(at(name), { to, note: said => notes.push(said), ...options })
  t.same(counts(await run('a.jsonl')), all(8))
  t.same(counts(await run('torn.jsonl')), all(8))
  t.match(notes, [/torn\.jsonl, line 5: a row was cut off/])
  t.same(counts(await run('empty.jsonl')), all(0))
  t.match(await run('empty.jsonl', { speed: 10 }), { connections: 0, perSecond: 0, latency: { p99: 0 } })
  await t.rejects(run('foreign.jsonl'), { code: 'ERAS_NOT_TRAFFIC' })
  await t.rejects(run('version.jsonl'), { code: 'ERAS_WRONG_FORMAT' })
  await t.rejects(run('version.jsonl', { speed: 1 }), { code: 'ERAS_WRONG_FORMAT' })
  for (const name of ['foreign.json', 'broken.json']) await t.rejects(run(name), { code: 'ERAS_NOT_TRANSCRIPT' }, name)
  for (const name of ['none.json', 'none.jsonl', 'none.jsonl.gz']) {
    await t.rejects(run(name), { code: 'ERAS_CANNOT_READ' }, name)
  }
  await t.rejects(run('har.json'), { code: 'ERAS_NOT_HAR' }, 'a format is told by content')
  await t.rejects(run('none.jsonl', { speed: 1 }), { code: 'ERAS_CANNOT_READ' })
  await t.rejects(run('huge.jsonl', { maxRow: 1000 }), { code: 'ERAS_LONG_ROW' })
  for (const odd of ['ftp://h', 'h:80', 'http://h/path'])
    await t.rejects(replay([], { to: odd }), { code: 'ERAS_BAD_OPTION' }, odd)
})

t.test('what was never compared is not the same, and nothing compared is no success', async t => {
  const to = await server(t, hello)
  const left = row('left', [['client', get('/left')]])
  const lost = {
    ...row('lost', [['client', get('/lost')]], { closed: 'open' }),
    missing: { from: 'server', at: 0, why: 'lost' },
  }
  const half = row(
    'half',
    [
      ['client', get('/a')],
      ['server', ok('hello')],
      ['client', 'POST / HTTP/1.1\r\nContent-Le'],
    ],
    { closed: 'open' },
  )
  const cases: [Traffic[], Partial<ReplayOptions>, object][] = [
    [[left], {}, { notCompared: 1, notPlayed: 0, reasons: { 'client left': 1 } }],
    [[lost as Traffic], {}, { notCompared: 1, reasons: { 'no answer recorded': 1 } }],
    [[{ ...left, rebuilt: 'har' } as Traffic], {}, { notCompared: 1 }],
    [
      [{ ...half, missing: { from: 'client', at: 50, why: 'cut' } } as Traffic],
      {},
      { same: 1, notPlayed: 1, reasons: { 'request not whole': 1 } },
    ],
    [
      [
        row('mid', [
          ['server', 'lo'],
          ['client', get('/')],
          ['server', ok('hello')],
        ]),
      ].map(one => ({ ...one, midway: true })),
      {},
      { notPlayed: 1, reasons: { 'begun midway': 1 } },
    ],
    [
      [{ ...row('none', [], { closed: 'server reset' }), failed: 'connect ECONNREFUSED' }],
      {},
      { connections: 1, notPlayed: 1, reasons: { 'server not reached': 1 } },
    ],
    [
      [
        row('raw', [
          ['client', 'PING\r\n'],
          ['server', 'PONG\r\n'],
        ]),
      ],
      { compare: ['status'], timeout: 200 },
      { errors: 1 },
    ],
    [[], {}, { connections: 0 }],
  ]
  for (const [rows, options, expected] of cases) {
    const result = await play(rows, to, options)
    const { id } = rows[0] ?? { id: 'nothing' }
    t.match(result, { same: 0, different: 0, ...expected }, id)
    t.equal(agrees(result), result.same > 0, id)
    t.match(
      summary(result, (_style, text) => text),
      result.same + result.errors > 0 ? /^same /m : /^nothing was compared$/m,
      id,
    )
  }
  const tunnel = [
    get('/u', 'Connection: Upgrade\r\nUpgrade: x\r\n'),
    'HTTP/1.1 101 Yes\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
  ]
  const upgrading = await server(t, socket => {
    socket.on('data', bytes => socket.write(bytes.toString() === 'ping' ? 'pong' : tunnel[1]))
    socket.on('end', () => socket.end())
  })
  const up = [
    row('up', [
      ['client', tunnel[0]],
      ['server', tunnel[1]],
      ['client', 'ping'],
      ['server', 'pong'],
    ]),
  ]
  t.match(await play(up, upgrading), { same: 2, notCompared: 0 })
  t.match(await play(up, upgrading, { compare: ['status'] }), { same: 1, notCompared: 1, reasons: { 'no HTTP': 1 } })
  const refused = await play([left], 'http://127.0.0.1:1')
  t.match(refused, { same: 0, notCompared: 0, errors: 1, failures: { refused: 1 } }, 'a server that is not there')
  let nth = 0
  const restless = await server(
    t,
    answering(() => ok('a '.repeat(++nth))),
  )
  const noise = await play(hellos(1, 1), restless, { learnNoise: true, compare: ['body'] })
  t.match(noise, { same: 0, notCompared: 1, reasons: { noise: 1 } })
  t.notOk(agrees(noise))
  t.match(page(noise), 'Nothing was compared')
  t.match(mergeResults([refused, noise]), { notCompared: 1, reasons: { noise: 1 }, failures: { refused: 1 } })
})

t.test('an answer without end ends by the time that a silence may take, whatever the engine', async t => {
  const endless = await server(t, socket => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      const timer = setInterval(() => socket.write('9\r\ndata: 1\n\n\r\n'), 20)
      socket.on('close', () => clearInterval(timer))
    })
    socket.on('end', () => socket.end())
  })
  const whole = hellos(1, 1)
  const stream = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n'
  const left = [
    row('left', [
      ['client', get('/')],
      ['server', stream],
    ]),
  ]
  for (const engine of ['bytes', 'undici'] as const) {
    const options = { engine, timeout: 300, compare: ['status'] } as const
    t.match(await play(whole, endless, options), { errors: 1, failures: { timeout: 1 } }, engine)
    t.match(await play(left, endless, options), { errors: 0, notCompared: 1, reasons: { 'client left': 1 } }, engine)
  }
  const flood = await server(t, socket => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      const more = () => socket.writable && socket.write('x'.repeat(65536), more)
      more()
    })
  })
  t.match(await play(whole, flood, { engine: 'undici' }), { errors: 1, failures: { longer: 1 } })
})

t.test('a missing answer is shown by its head and first lines', async t => {
  const body = Array.from({ length: 3700 }, (_, line) => `line ${line}\n`).join('')
  const rows = [
    row('long', [
      ['client', get('/')],
      ['server', ok(body)],
    ]),
  ]
  const result = await play(rows, 'http://127.0.0.1:1')
  const shown = summary(result, (_style, text) => text)
  t.match(shown, /- HTTP\/1\.1 200 OK.*- line 0\\n.*- line 7\\n\n.*… 3692 lines more/s)
  t.ok(shown.split('\n').length < 25)
  const other = await play(
    rows,
    await server(
      t,
      answering(() => ok(body.replaceAll('line', 'row'))),
    ),
  )
  t.match(
    summary(other, (_style, text) => text),
    /… \d+ lines more/,
  )
  t.ok(summary(other, (_style, text) => text).split('\n').length < 80)
})

t.test('where answers look stateful, the order of connections may be the cause', async t => {
  let nth = 0
  const to = await server(
    t,
    answering(() => ok(`${++nth}`)),
  )
  const counter = ['2', '1'].map(body =>
    row(body, [
      ['client', get('/count')],
      ['server', ok(body)],
    ]),
  )
  const hint = 'try --concurrency 1 or --speed 1'
  const told = async (rows: Traffic[], options: Partial<ReplayOptions> = {}) => {
    nth = 0
    return summary(await play(rows, to, options), (_style, text) => text)
  }
  t.match(await told(counter), hint)
  t.notMatch(await told(counter, { concurrency: 1 }), hint)
  t.notMatch(await told(counter.slice(1)), hint, 'one connection alone is in order')
  const post = (id: string) =>
    row(id, [
      ['client', `POST /${id} HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n`],
      ['server', ok('hello')],
    ])
  t.match(await told([post('a'), post('b')]), hint)
  t.notMatch(await told(hellos(3, 1)), hint)
})

t.test('nothing of one connection gets into another, though buffers are used again', async t => {
  const heard: string[] = []
  const to = await server(
    t,
    answering(head => {
      heard.push(head)
      return ok(/ \/(\S*)/.exec(head)?.[1].padEnd(30, '.') ?? '')
    }),
  )
  const rows = Array.from({ length: 200 }, (_, n) => {
    const name = `${n}${'x'.repeat(n % 20)}`
    // Some are cut off within an answer, some ask for what the server answers otherwise.
    const answer = n % 7 === 0 ? ok(name.padEnd(30, '.')).slice(0, -5) : ok(name.padEnd(30, '.'))
    return row(
      `c${n}`,
      [
        ['client', get(`/${name}`)],
        ['server', answer],
      ],
      { closed: 'client' },
    )
  })
  const result = await play(rows, to, { concurrency: 50, show: 200 })
  t.match(result, { different: 0, errors: 0, notCompared: 29, same: 171 })
  t.equal(new Set(heard).size, 200)
})

t.test('shares that lack, or are there twice, are no whole', async t => {
  const to = await server(t, hello)
  const share = (shard: string) => play(hellos(9, 1), to, { shard })
  const [a, b] = [await share('1/2'), await share('2/2')]
  t.equal(flawInShares([a, b]), undefined)
  t.equal(flawInShares([await play(hellos(1, 1), to)]), undefined)
  t.equal(flawInShares([a]), 'share 2/2 is missing')
  t.equal(flawInShares([a, a, b]), 'share 1/2 is there twice')
  t.match(flawInShares([a, await share('2/3')]), 'shares of 2 and of 3')
  t.match(flawInShares([a, b, await play(hellos(1, 1), to)]), 'others a whole')
})

/** Runs code in a process of its own, and gives what it prints. */
const alone = (code: string, ...args: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const run = ['-e', code, path.join(__dirname, '..', 'index.js'), ...args]
    execFile(process.execPath, run, (error, stdout) => (error ? reject(error) : resolve(stdout)))
  })

t.test('memory does not grow with the file, whether its clients or its server are played', async t => {
  const body = 'x'.repeat(20_000)
  const to = await server(
    t,
    answering(() => ok(body)),
  )
  const file = path.join(t.testdir({}), 'large.jsonl')
  for (let c = 0; c < 80; c++) {
    const said = Array.from({ length: 50 }, (_, r): Said[] => [
      ['client', get(`/${c}/${r}`)],
      ['server', ok(body)],
    ])
    appendFileSync(file, text([row(`c${c}`, said.flat())]))
  }
  const bytes = statSync(file).size
  t.ok(bytes > 80e6, `${bytes} bytes`)
  const most = 'console.log(process.resourceUsage().maxRSS)'
  const replayed = await alone(
    `const [, index, file, to] = process.argv
     require(index).replay(file, { to }).then(result => { console.log(result.same); ${most} })`,
    file,
    to,
  )
  const [same, peak] = replayed.split('\n').map(Number)
  t.equal(same, 4000)
  t.ok(peak < 250_000, `${peak} kB for a file of ${bytes} bytes`)
  const served = await alone(
    `const [, index, file] = process.argv
     require(index).playServer(file).then(server => server.close()).then(() => { ${most} })`,
    file,
  )
  t.ok(Number(served) < 250_000, `${served} kB`)
})

const program = (t: Test, listen: string) =>
  path.join(
    t.testdir({
      'app.js': `var http = require('http');
        http.createServer(function (req, res) {
          res.writeHead(200, { 'Content-Length': 5 });
          res.end('hello');
        }).${listen};`,
    }),
    'app.js',
  )

t.test('a program under a profile, on whatever port it takes', async t => {
  const handler = await startHandler(program(t, 'listen(process.env.PORT || 80)'), { as: '0.6' })
  t.teardown(() => handler.stop())
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello'
  const rows = [
    row('a', [
      ['client', get('/')],
      ['server', answer],
      ['client', get('/')],
      ['server', answer],
    ]),
  ]
  t.same(counts(await play(rows, handler.url)), all(2), 'byte for byte what that version says')
  t.equal(handler.ended, undefined)
  t.equal(await handler.stop(), undefined)
  t.match(handler.ended, 'SIGTERM')
})

t.test('a program that does not listen', async t => {
  const failing = (script: string, patience?: number) => startHandler(script, { as: '0.10', patience })
  await t.rejects(failing(program(t, 'setTimeout(100)')), { code: 'ERAS_HANDLER' })
  await t.rejects(failing(path.join(t.testdir({}), 'none.js')), { code: 'ERAS_SCRIPT_NOT_FOUND' })
  const idle = path.join(t.testdir({ 'idle.js': 'setInterval(function () {}, 1000)' }), 'idle.js')
  await t.rejects(failing(idle, 300), { code: 'ERAS_HANDLER', message: /did not listen within 300 ms/ })
  const interrupted = new AbortController()
  const waiting = startHandler(idle, { as: '0.10', patience: 600_000, signal: interrupted.signal })
  interrupted.abort()
  await t.rejects(waiting, { code: 'ERAS_HANDLER', message: /was interrupted before it listened/ })
})
