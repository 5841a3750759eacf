/** Recorded servers for live clients: what is matched, what is said and when, what is not recorded. */

import { writeFileSync } from 'node:fs'
import net, { type Socket } from 'node:net'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { corpusRecording, scenarioNames } from '../../oracle/scenario'
import type { Traffic } from '../../transcript/types'
import { replay } from '../replay'
import { answering, get, hellos, ok, row, server, text } from '../replay.test.helper'
import { HashChains } from './hash-chains'
import { playServer, type ServeOptions } from './play-server'

const serve = async (t: Test, transcripts: Parameters<typeof playServer>[0], options: ServeOptions = {}) => {
  const played = await playServer(transcripts, { speed: 'max', ...options })
  t.teardown(() => played.close())
  return played
}

/** Says something, and hears until the other side has ended or has said enough. */
function talk(port: number, said: string, enough = Infinity): Promise<string> {
  return new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(said, 'latin1'))
    let heard = ''
    const finish = (how: string) => {
      socket.destroy()
      resolve(heard + how)
    }
    socket.on('data', bytes => {
      heard += bytes.toString('latin1')
      if (heard.length >= enough) finish('')
    })
    socket.on('end', () => finish('|end'))
    socket.on('error', ({ code }: NodeJS.ErrnoException) => finish(`|${code}`))
  })
}

const post = (body: string, more = '') =>
  `POST /p HTTP/1.1\r\nHost: h\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`

t.test('all that was recorded of every scenario, served and replayed, is what was recorded', async t => {
  const names = scenarioNames()
  const wrong: string[] = []
  const unasked: string[] = []
  let connections = 0
  const one = async (name: string) => {
    const recording = corpusRecording(name)
    const variant = recording.variants[recording.variants.length - 1]
    if (recording.role === 'api' || variant.connections.length === 0) return
    if (variant.connections.some(({ turns }) => turns[0]?.from === 'server')) {
      unasked.push(name)
      return
    }
    const played = await playServer([recording], { speed: 'max', repeat: 'none' })
    const result = await replay([recording], { to: played.url, concurrency: 1, timeout: 20_000 })
    connections += result.connections
    if (result.different + result.errors + played.misses > 0)
      wrong.push(`${name}: ${JSON.stringify(result.differences)}`)
    if (played.unusedCount > 0) wrong.push(`${name}: not asked for: ${played.unused}`)
    await played.close()
  }
  const workers = Array.from({ length: 4 }, async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) await one(name)
  })
  await Promise.all(workers)
  t.same(wrong, [])
  t.same(
    unasked.sort(),
    ['client/queued-request-destroyed', 'client/signal-already-aborted'],
    'a peer that answers before it is asked cannot be served: which connection it was for, nothing says',
  )
  t.ok(connections > 600, `${connections} connections`)
})

t.test('matched by method, target and body; equals in the order of the recording', async t => {
  const rows = [
    row('a', [
      ['client', get('/x')],
      ['server', ok('first')],
      ['client', post('one')],
      ['server', ok('1')],
    ]),
    row('b', [
      ['client', get('/x')],
      ['server', ok('second')],
      ['client', post('two')],
      ['server', ok('2')],
    ]),
  ]
  const { port, url, ...played } = await serve(t, rows)
  t.equal(url, `http://127.0.0.1:${port}`)
  t.equal(await talk(port, get('/x'), ok('first').length), ok('first'))
  t.equal(await talk(port, post('two', 'Transfer-X: y\r\n'), ok('2').length), ok('2'))
  t.equal(
    await talk(port, get('/x') + get('/x'), 2 * ok('second').length),
    ok('second') + ok('second'),
    'the last one repeats',
  )
  const chunked = 'POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n2\r\nne\r\n0\r\n\r\n'
  t.equal(await talk(port, chunked, ok('1').length), ok('1'), 'however the body is framed')
  t.match(await talk(port, post('three')), /^HTTP\/1\.1 502 .*\|end$/s)
  t.same(played.recorded, 4)
})

t.test('what is not recorded, once too often, or not asked for', async t => {
  const said: string[] = []
  const played = await serve(t, hellos(1, 3), { repeat: 'none', missed: one => said.push(one) })
  t.equal(await talk(played.port, get('/0/0'), ok('hello').length), ok('hello'))
  const missed = await talk(played.port, get('/0/0'))
  t.match(missed, 'http-eras: GET /0/0: recorded, but not with this body or these fields, or not so often\n|end')
  t.match(await talk(played.port, 'HEAD /none HTTP/1.1\r\n\r\n'), /^HTTP\/1\.1 502 .*close\r\n\r\n\|end$/s)
  t.equal(await talk(played.port, '\x00\x01\r\n\r\n'), '|end')
  t.same([played.answered, played.misses, played.unusedCount, played.recorded], [1, 3, 2, 3])
  t.same(played.unmatched, said)
  t.same(played.unused, ['GET /0/1 (transcript 1)', 'GET /0/2 (transcript 1)'])
})

t.test('chosen fields must match, unless their recorded values are hidden', async t => {
  const rows = (redacted?: string[]) => [
    row(
      'a',
      [
        ['client', get('/', 'Accept: a\r\nX: ****\r\n')],
        ['server', ok('A')],
      ],
      { redacted },
    ),
    row(
      'b',
      [
        ['client', get('/', 'Accept: b\r\nX: ****\r\n')],
        ['server', ok('B')],
      ],
      { redacted },
    ),
  ]
  const plain = await serve(t, rows(), { matchHeaders: ['ACCEPT'] })
  t.equal(await talk(plain.port, get('/', 'accept: b\r\n'), ok('B').length), ok('B'))
  t.match(await talk(plain.port, get('/', 'accept: c\r\n')), '502')
  const hidden = await serve(t, rows(['x']), { matchHeaders: ['accept', 'x'] })
  t.equal(await talk(hidden.port, get('/', 'Accept: b\r\nX: secret\r\n'), ok('B').length), ok('B'))
  const any = await serve(
    t,
    [
      row('a', [
        ['client', post('a')],
        ['server', ok('A')],
      ]),
    ],
    { ignoreBody: true },
  )
  t.equal(await talk(any.port, post('other'), ok('A').length), ok('A'))
})

t.test('cuts, pauses and the end are those of the recording', async t => {
  const answer = 'HTTP/1.1 200 OK\r\n\r\nhello'
  const rows = [
    row(
      'a',
      [
        ['client', get('/slow'), [[0, get('/slow').length]]],
        [
          'server',
          answer,
          [
            [200, 10],
            [1000, answer.length - 10],
          ],
        ],
      ],
      { closed: 'server', ends: [{ from: 'server', how: 'end', ms: 1200 }] },
    ),
    row(
      'b',
      [
        ['client', get('/reset')],
        ['server', ok('hello').slice(0, -1)],
      ],
      { closed: 'server reset' },
    ),
  ]
  const { port } = await serve(t, rows, { speed: 2 })
  const times: number[] = []
  const pieces: string[] = []
  await new Promise<void>(resolve => {
    const began = performance.now()
    const socket = net.connect(port, '127.0.0.1', () => socket.write(get('/slow')))
    socket.on('data', bytes => {
      pieces.push(bytes.toString())
      times.push(performance.now() - began)
    })
    socket.on('end', () => {
      times.push(performance.now() - began)
      socket.destroy()
      resolve()
    })
  })
  t.same(pieces, [answer.slice(0, 10), answer.slice(10)])
  for (const [at, least] of [95, 495, 595].entries()) t.ok(times[at] >= least, `${times[at]} ms`)
  t.equal(await talk(port, get('/reset')), `${ok('hello').slice(0, -1)}|ECONNRESET`)
})

t.test('a client that wants leave to send its body, pipelines, upgrades, or speaks no HTTP', async t => {
  const ask = get('/chat', 'Connection: Upgrade\r\nUpgrade: x\r\n')
  const yes = 'HTTP/1.1 101 Yes\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'
  const go = 'HTTP/1.1 100 Continue\r\n\r\n'
  const big = 'POST /p HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n'
  const rows = [
    row('a', [
      ['client', big],
      ['server', go],
      ['client', 'hi'],
      ['server', ok('thanks')],
    ]),
    row(
      'b',
      [
        ['client', ask],
        ['server', yes],
        ['client', 'ping'],
        ['server', 'pong'],
      ],
      { closed: 'server' },
    ),
    row(
      'c',
      [
        ['client', '\x16\x03raw'],
        ['server', 'bytes'],
      ],
      { closed: 'server' },
    ),
  ]
  const { port, ...played } = await serve(t, rows)
  let heard = ''
  const socket = net.connect(port, '127.0.0.1', () => socket.write(big))
  await new Promise<void>(resolve => {
    socket.on('data', bytes => {
      heard += bytes
      if (heard === go) socket.write('hi')
      if (heard.length >= (go + ok('thanks')).length) resolve()
    })
  })
  socket.destroy()
  t.equal(heard, go + ok('thanks'))
  t.equal(await talk(port, `${ask}ping`), `${yes}pong|end`)
  t.equal(await talk(port, '\x16\x03raw'), 'bytes|end')
  t.same(played.unmatched, [])
})

t.test('what is not recorded is passed on', async t => {
  const heard: string[] = []
  const up = await server(
    t,
    answering(head => {
      heard.push(head)
      return head.startsWith('POST') ? `${ok('').slice(0, -4)}` : ok('from there')
    }),
  )
  const played = await serve(t, hellos(1, 1), { onMiss: up })
  t.equal(
    await talk(played.port, get('/0/0') + get('/new') + get('/0/0'), 2 * ok('hello').length + ok('from there').length),
    ok('hello') + ok('from there') + ok('hello'),
  )
  t.match(heard[0], `Host: ${up.slice(7)}`)
  t.same([played.answered, played.passedOn, played.misses], [2, 1, 0])
  const down = await serve(t, hellos(1, 1), { onMiss: 'http://127.0.0.1:1' })
  t.match(await talk(down.port, get('/new')), '502')
  t.match(down.unmatched, [/^GET \/new: not recorded; http:\/\/127\.0\.0\.1:1 did not answer it: .*ECONNREFUSED/])
  const silent = await serve(t, hellos(1, 1), {
    onMiss: await server(t, (socket: Socket) => void socket.resume()),
    timeout: 100,
  })
  t.match(await talk(silent.port, get('/new')), '502')
})

t.test('files, compressed ones too, connections in parts, and bodies larger than a socket takes', async t => {
  const big = 'x'.repeat(3_000_000)
  const whole = row('parts', [
    ['client', get('/parts')],
    ['server', ok('hello')],
  ])
  const cut = ok('hello').length - 3
  const part = (number: number, turns: Traffic['connections'][0]['turns'], more?: true): Traffic => ({
    ...whole,
    part: number,
    ...(more ? { more } : {}),
    connections: [{ closed: more ? null : 'client', turns }],
  })
  const rows: Traffic[] = [
    part(1, [whole.connections[0].turns[0], { from: 'server', bytes: [ok('hello').slice(0, cut)] }], true),
    row('big', [
      ['client', get('/big')],
      ['server', ok(big)],
    ]),
    part(2, [{ from: 'server', bytes: [ok('hello').slice(cut)] }]),
  ]
  const dir = t.testdir({ 'a.jsonl': text(rows) })
  writeFileSync(path.join(dir, 'a.jsonl.gz'), gzipSync(text(rows)))
  for (const file of ['a.jsonl', 'a.jsonl.gz']) {
    const { port, recorded } = await serve(t, path.join(dir, file))
    t.equal(recorded, 2)
    t.equal(await talk(port, get('/parts'), ok('hello').length), ok('hello'))
    t.ok((await talk(port, get('/big') + get('/parts'), ok(big).length + ok('hello').length)) === ok(big) + ok('hello'))
  }
})

t.test('of a recording of many runtimes, the one that is named', async t => {
  const recording = corpusRecording('server/keepalive-timeout')
  const ask = recording.variants[0].connections[0].turns[0].bytes.join('')
  const early = await serve(t, [recording], { runtime: '0.4.12' })
  t.notMatch(await talk(early.port, ask, 60), 'Date:')
  const later = await serve(t, [recording], { runtime: '0.8.28' })
  t.match(await talk(later.port, ask, 60), 'Date:')
  const notes: string[] = []
  const none = await serve(t, [recording], { runtime: '0.1.90', note: said => notes.push(said) })
  t.equal(none.recorded, 0)
  t.match(notes, ['transcript 1: server/keepalive-timeout has no connections of 0.1.90; it is left out'])
})

t.test('what cannot be served', async t => {
  const { port } = await serve(t, hellos(1, 1))
  await t.rejects(playServer(hellos(1, 1), { port }), { code: 'ERAS_CANNOT_LISTEN', message: 'the port is taken' })
  await t.rejects(playServer(path.join(t.testdir({}), 'none.jsonl')), { code: 'ERAS_CANNOT_READ' })
  await t.rejects(playServer(path.join(t.testdir({ 'a.jsonl': 'once' }), 'a.jsonl')), { code: 'ERAS_NOT_TRAFFIC' })
  await t.rejects(playServer([], { onMiss: 'nowhere' }), { code: 'ERAS_BAD_OPTION' })
  await t.rejects(playServer([], { tls: { cert: 'no', key: 'no' } }), { code: 'ERAS_BAD_OPTION' })
  const empty = await serve(t, path.join(t.testdir({ 'empty.jsonl': '' }), 'empty.jsonl'))
  t.match(await talk(empty.port, get('/')), '502')
})

t.test('chains of entries: as a map would have them, whatever the keys', t => {
  const chains = new HashChains()
  const expected = new Map<number, number[]>()
  for (let entry = 0; entry < 5000; entry++) {
    // Many that want the same place, and large ones.
    const key = (entry % 3 ? entry % 1700 : 1024 * (entry % 1100)) * (entry % 2 ? 2 ** 30 : 1)
    const before = expected.get(key) ?? []
    if (chains.add(key, entry) !== before[before.length - 1]) t.fail(`entry ${entry}`)
    expected.set(key, [...before, entry])
  }
  for (const [key, [first]] of expected) if (chains.next(key) !== first) t.fail(`key ${key}`)
  t.equal(chains.next(2 ** 51 + 1), undefined)
  const [key] = expected.keys()
  chains.setNext(key, 7)
  t.equal(chains.next(key), 7)
  chains.setNext(key, undefined)
  t.equal(chains.next(key), undefined)
  t.end()
})
