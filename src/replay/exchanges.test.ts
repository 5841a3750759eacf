/** What is pure in a replay: cutting connections into exchanges, steps and preconditions, rewriting, noise, counting. */

import t from 'tap'
import { corpusRecording, scenarioNames } from '../oracle/scenario'
import { type Exchange, nameOf, splitFlow } from '../traffic/exchanges/exchanges'
import { flowOf } from '../traffic/exchanges/flow'
import { headEnd } from '../traffic/exchanges/messages'
import { type Chunk, type Connection, type End, linesOf, type Side } from '../transcript/types'
import { judgePlayed } from './compare/judge-played'
import { learnBody, steadyBody, steadyHead, steadyRaw } from './compare/noise'
import { learn, type Reply, sameReply } from './compare/verdict'
import { hashOf, inShard, shardOf } from './corpus/shard'
import { noParts } from './parts/words'
import { planOf } from './play/plan'
import { rewriteHeads } from './play/rewrite'
import { scriptOf } from './play/script'
import { Histogram } from './report/histogram'
import { mergeResults } from './report/merge'
import { Tally } from './report/result'

type Said = [from: Side, text: string, chunks?: Chunk[]]

const connection = (said: Said[], closed: string | null = 'client', ends?: End[]): Connection => ({
  closed,
  turns: said.map(([from, text, chunks]) => ({ from, bytes: linesOf(text), ...(chunks ? { chunks } : {}) })),
  ...(ends ? { ends } : {}),
})
const split = (said: Said[], closed?: string) => {
  const flow = flowOf(connection(said, closed))
  return { flow, exchanges: splitFlow(flow) }
}
const show = ({ kind, method, target, request, response, answers, whole, untilEnd }: Exchange) => [
  kind === 'http' ? `${method} ${target}` : kind,
  request.end - request.start,
  response.end - response.start,
  answers.map(({ head }) => head.statusCode).join(' '),
  ...(whole ? [] : ['not whole']),
  ...(untilEnd ? ['until the end'] : []),
]

const get = (target: string, more = '') => `GET ${target} HTTP/1.1\r\nHost: h\r\n${more}\r\n`
const ok = (body: string, more = '') => `HTTP/1.1 200 OK\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`

t.test('requests and responses are paired, with interim responses, HEAD, chunks, pipelining', async t => {
  const head = 'HEAD /h HTTP/1.1\r\nHost: h\r\n\r\n'
  const post = 'POST /p HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n'
  const body = '3\r\nabc\r\n0\r\nX: y\r\n\r\n'
  const { exchanges } = split([
    ['client', get('/a') + head],
    ['server', ok('hello')],
    ['server', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n'],
    ['client', post],
    ['server', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['client', `${body}${get('/c')}`],
    [
      'server',
      'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n',
    ],
    ['server', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n'],
  ])
  t.same(exchanges.map(show), [
    ['GET /a', get('/a').length, ok('hello').length, '200'],
    ['HEAD /h', head.length, 38, '200'],
    ['POST /p', post.length + body.length, 25 + 28 + 52 + 12, '100 103 201'],
    ['GET /c', get('/c').length, 48, '304'],
  ])
  t.equal(Buffer.concat(exchanges[2].asked?.body ?? []).toString(), 'abc')
  t.equal(Buffer.concat(exchanges[2].answers[2].body).toString(), 'hi')
})

t.test('bodies until the end, answers cut short, no answer at all', async t => {
  const rows = (said: Said[], closed?: string) => split(said, closed).exchanges.map(show)
  const open = 'HTTP/1.0 200 OK\r\n\r\nall of this'
  t.same(
    rows(
      [
        ['client', get('/a')],
        ['server', open],
      ],
      'server',
    ),
    [['GET /a', 28, open.length, '200', 'until the end']],
  )
  const cut = ok('hello').slice(0, -2)
  t.same(
    rows(
      [
        ['client', get('/a')],
        ['server', cut],
      ],
      'server reset',
    ),
    [['GET /a', 28, cut.length, '200', 'not whole']],
  )
  t.same(rows([['client', get('/a')]]), [['GET /a', 28, 0, '', 'not whole']])
  t.same(
    rows([
      ['client', get('/a')],
      ['server', 'HTTP/1.1 2'],
    ]),
    [['raw', 28, 10, '']],
    'half a head is bytes',
  )
  t.same(rows([]), [])
})

t.test('tunnels after an upgrade and CONNECT, and HTTP after one that was declined', async t => {
  const ask = get('/chat', 'Connection: Upgrade\r\nUpgrade: websocket\r\n')
  const yes = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
  t.same(
    split([
      ['client', ask],
      ['server', `${yes}\x81\x01a`],
      ['client', '\x81\x02bc'],
    ]).exchanges.map(show),
    [
      ['GET /chat', ask.length, yes.length, '101'],
      ['tunnel', 4, 3, ''],
    ],
  )
  t.same(
    split([
      ['client', ask],
      ['server', ok('no')],
      ['client', get('/b')],
      ['server', ok('b')],
    ]).exchanges.map(show),
    [
      ['GET /chat', ask.length, ok('no').length, '200'],
      ['GET /b', 28, ok('b').length, '200'],
    ],
  )
  const connect = 'CONNECT h:1 HTTP/1.1\r\nHost: h:1\r\n\r\n'
  t.same(
    split([
      ['client', connect],
      ['server', 'HTTP/1.1 200 Fine\r\n\r\n'],
      ['client', 'GET?'],
      ['server', 'yes'],
    ]).exchanges.map(show),
    [
      ['CONNECT h:1', connect.length, 21, '200'],
      ['tunnel', 4, 3, ''],
    ],
  )
  t.same(
    split([
      ['client', connect],
      ['server', 'HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n'],
      ['client', get('/')],
      ['server', ok('')],
    ]).exchanges.map(show),
    [
      ['CONNECT h:1', connect.length, 38, '403'],
      ['GET /', 27, ok('').length, '200'],
    ],
  )
})

t.test('what is not HTTP is one exchange of bytes', async t => {
  t.same(
    split([
      ['server', '220 hello\r\n'],
      ['client', 'EHLO me\r\n'],
      ['server', '250 ok\r\n'],
    ]).exchanges.map(show),
    [['raw', 9, 19, '']],
  )
  t.same(
    split([
      ['client', `${get('/a')}\x00\x01\x02`],
      ['server', `${ok('a')}HTTP/1.1 400 Bad Request\r\n\r\n`],
    ]).exchanges.map(show),
    [
      ['GET /a', 28, ok('a').length, '200'],
      ['raw', 3, 28, ''],
    ],
  )
  t.same(
    split([
      ['client', get('/a')],
      ['server', ok('a') + ok('more')],
    ]).exchanges.map(show),
    [
      ['GET /a', 28, ok('a').length, '200'],
      ['raw', 0, ok('more').length, ''],
    ],
  )
  t.equal(nameOf(split([['client', '\0']]).exchanges[0]), 'bytes that are no HTTP')
})

t.test('of everything that was ever recorded, no byte is lost and none is counted twice', async t => {
  let connections = 0
  const kinds: Record<string, number> = { http: 0, tunnel: 0, raw: 0 }
  const wrong: string[] = []
  for (const name of scenarioNames()) {
    const { variants, role } = corpusRecording(name)
    for (const variant of variants) {
      for (const one of variant.connections) {
        connections++
        const flow = flowOf(one, role)
        const exchanges = splitFlow(flow)
        let [c, s] = [0, 0]
        for (const { kind, request, response } of exchanges) {
          kinds[kind]++
          if (request.start !== c || response.start !== s) wrong.push(name)
          ;[c, s] = [request.end, response.end]
        }
        if (c !== flow.client.length || s !== flow.server.length) wrong.push(`${name} at its end`)
        const sent = scriptOf(flow, exchanges).map(({ act }) => (typeof act === 'string' ? 0 : act.end - act.start))
        if (sent.reduce((a, b) => a + b, 0) !== flow.client.length) wrong.push(`${name}: steps`)
      }
    }
  }
  t.same([...new Set(wrong)], [])
  t.ok(connections > 1000, `${connections} connections`)
  t.ok(kinds.http > 1000 && kinds.tunnel > 10 && kinds.raw > 10, JSON.stringify(kinds))
})

t.test('steps wait for the messages that had come before them', async t => {
  const post = 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n'
  const go = 'HTTP/1.1 100 Continue\r\n\r\n'
  const answer = ok('0123456789')
  const flow = flowOf(
    connection(
      [
        [
          'client',
          post,
          [
            [0, 10],
            [5, post.length - 10],
          ],
        ],
        ['server', go, [[6, go.length]]],
        ['client', `hi${get('/b')}`, [[7, 30]]],
        [
          'server',
          answer + ok('b').slice(0, 9),
          [
            [8, 20],
            [9, answer.length - 11],
          ],
        ],
        ['client', get('/c'), [[10, 28]]],
        ['server', ok('b').slice(9) + ok('c'), [[11, 2 * ok('b').length - 9]]],
      ],
      'client',
      [
        { from: 'client', how: 'end', ms: 10 },
        { from: 'server', how: 'end', ms: 12 },
      ],
    ),
  )
  t.same(flow.pieces.map(({ start, end, ms }) => [start, end, ms]).slice(0, 2), [
    [0, 10, 0],
    [10, post.length, 5],
  ])
  t.same(
    scriptOf(flow, splitFlow(flow)).map(({ act, ms, precondition }) => [
      typeof act === 'string' ? act : act.end - act.start,
      ms,
      precondition,
    ]),
    [
      [10, 0, { messages: 0, begun: false, raw: 0 }],
      [post.length - 10, 5, { messages: 0, begun: false, raw: 0 }],
      [30, 7, { messages: 1, begun: false, raw: 0 }],
      [28, 10, { messages: 2, begun: true, raw: 0 }],
      ['end', 10, { messages: 2, begun: true, raw: 0 }],
    ],
  )
})

t.test('who ended, by what live traffic and scenarios say', async t => {
  const ends = (closed: string | null, role?: 'server' | 'client' | 'pair') =>
    flowOf(connection([['client', 'x']], closed), role).ends.map(({ from, how }) => `${from} ${how}`)
  t.same(ends('client'), ['client end'])
  t.same(ends('server reset'), ['server reset'])
  t.same(ends('open'), [])
  t.same(ends(null), [])
  t.same(
    [ends('end', 'server'), ends('peer end', 'server'), ends('peer destroy', 'server')],
    [['server end'], ['client end'], ['client end']],
  )
  t.same([ends('end', 'client'), ends('peer reset', 'client')], [['client end'], ['server reset']])
  t.same(flowOf(connection([['client', 'abc', [[0, 1]]]])).pieces.length, 1, 'cuts that do not add up are none')
})

t.test('fields get other values, and every offset moves with them', async t => {
  const text = get('/a', 'Authorization: xxxx\r\n') + get('/b')
  const { flow, exchanges } = split([
    ['client', text],
    ['server', ok('a') + ok('b')],
  ])
  const { bytes, offset } = rewriteHeads(flow.client, exchanges, { host: 'example.org:80', authorization: 't' })
  const wanted = text.replaceAll('Host: h', 'Host: example.org:80').replace('xxxx', 't')
  t.equal(bytes.toString(), wanted)
  t.equal(bytes.subarray(0, offset(exchanges[0].request.end)).toString(), wanted.slice(0, wanted.indexOf('GET /b')))
  t.equal(offset(text.length), wanted.length)
  t.equal(offset(5), 5)
  const inside = text.indexOf('xxxx') + 2
  t.equal(wanted.slice(0, offset(inside)).endsWith('Authorization: t'), true, 'a cut within a value comes after it')
  t.equal(rewriteHeads(flow.client, exchanges, {}).bytes, flow.client)
})

t.test('heads end at a blank line, whatever ends lines', async t => {
  t.equal(headEnd(Buffer.from('\r\nA\r\nB: c\r\n\r\nrest')), 13)
  t.equal(headEnd(Buffer.from('A\nB: c\n\nrest')), 8)
  t.equal(headEnd(Buffer.from('A\r\nB: c\r\n')), -1)
})

const noise = { ignored: new Set(['x-id']), redacted: new Set(['set-cookie']), learnt: undefined }

t.test('dates, ignored and redacted fields are noise; their absence is not', async t => {
  const date = 'Date: Sat, 21 Nov 2020 10:00:00 GMT\r\n'
  t.equal(
    steadyHead(`HTTP/1.1 200 OK\r\n${date}X-Id: 1\r\n folded: too\r\nset-cookie: abc\r\nA: b\r\n\r\n`, noise),
    'HTTP/1.1 200 OK\r\nDate: {date}\r\nset-cookie: {redacted}\r\nA: b\r\n\r\n',
  )
  t.equal(steadyHead('HTTP/1.1 200 OK\r\nDate: {date}\r\n\r\n', noise), 'HTTP/1.1 200 OK\r\nDate: {date}\r\n\r\n')
  t.equal(steadyHead('HTTP/1.1 200 OK\r\nDate: never\r\n\r\n', noise), 'HTTP/1.1 200 OK\r\nDate: never\r\n\r\n')
  t.equal(steadyRaw(`x\r\n${date}date: no\r\n`), 'x\r\nDate: {date}\r\ndate: no\r\n')
})

const reply = (text: string): Reply => {
  const { exchanges, flow } = split([
    ['client', get('/')],
    ['server', text],
  ])
  return {
    bytes: flow.server,
    answers: exchanges[0].answers.map(one => ({ ...one, bytes: flow.server.subarray(one.start, one.end) })),
  }
}

t.test('what is compared: bytes, body, headers, status', async t => {
  const same = (a: string, b: string, ...what: ('bytes' | 'body' | 'headers' | 'status')[]) =>
    sameReply(reply(a), reply(b), new Set(what), { ...noise, ignored: new Set() })
  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n'
  const cut = chunked.replace('2\r\nhi\r\n', '1\r\nh\r\n1\r\ni\r\n')
  t.notOk(same(chunked, cut, 'bytes'))
  t.ok(same(chunked, cut, 'body', 'headers'))
  t.notOk(same(chunked, chunked.replace('hi', 'ho'), 'body'))
  t.ok(same(chunked, chunked.replace('hi', 'ho'), 'headers'))
  t.ok(same(ok('a', 'A: 1\r\nB: 2\r\n'), ok('a', 'b: 2\r\na: 1\r\n'), 'headers'), 'in any order and case')
  t.notOk(same(ok('a', 'A: 1\r\nA: 2\r\n'), ok('a', 'A: 2\r\nA: 1\r\n'), 'headers'), 'those of one name in theirs')
  t.notOk(same(ok('a'), ok('a').replace('200 OK', '404 Not Found'), 'status'))
  t.ok(same(ok('a'), ok('b').replace('OK', 'Fine'), 'status'))
})

t.test('what two plays give differently does not count', async t => {
  const text = (id: string, more = '') => ok(`{"id": "${id}", "name": "n"${more}}`, `X-Request-Id: ${id}\r\n`)
  const learnt = learn(reply(text('17')), reply(text('18')))
  t.same([...(learnt?.fields ?? [])], ['x-request-id'])
  const judge = (a: string, b: string) => sameReply(reply(a), reply(b), new Set(['bytes']), { ...noise, learnt })
  t.ok(judge(text('9'), text('18')), 'though the length differs')
  t.notOk(judge(text('9'), text('18').replace('"n"', '"m"')))
  t.notOk(judge(text('9'), text('18', ', "more": 1')))
  t.equal(learn(reply(text('1')), reply(text('1'))), undefined)
  t.equal(learnBody('a b', 'a b c'), 'all')
  t.equal(steadyBody('a b', 'all'), steadyBody('c', 'all'))
  t.equal(learn(reply(ok('')), reply(ok('').replace('200', '500')))?.status, true)
})

t.test('percentiles are within their bucket, and histograms add up', async t => {
  const whole = new Histogram()
  const shares = [new Histogram(), new Histogram(), new Histogram()]
  const times = Array.from({ length: 10_000 }, (_, i) => ((i * 7919) % 10_000) / 10 + 0.05)
  for (const [i, time] of times.entries()) {
    whole.record(time)
    shares[i % 3].record(time)
  }
  const sorted = times.sort((a, b) => a - b)
  for (const share of [0.5, 0.9, 0.99, 0.999]) {
    const exact = sorted[Math.ceil(share * times.length) - 1] * 1000
    const given = whole.percentile(share)
    t.ok(given >= exact * 0.99 && given <= exact * 1.012, `${share}: ${given} for ${exact}`)
  }
  t.equal(whole.percentile(1), Math.round(sorted[sorted.length - 1] * 1000))
  const joined = new Histogram()
  for (const one of shares) joined.add(JSON.parse(JSON.stringify(one.data)))
  t.same(joined.data, whole.data)
  t.same(new Histogram().percentile(0.5), 0)
})

t.test('shares are stable, even and disjoint', async t => {
  const ids = Array.from({ length: 4000 }, (_, i) => `connection-${i}`)
  const counts = [1, 2, 3, 4, 5, 6, 7, 8].map(index => ids.filter(inShard({ index, of: 8 })).length)
  t.equal(
    counts.reduce((a, b) => a + b),
    4000,
  )
  t.ok(Math.min(...counts) > 400 && Math.max(...counts) < 600, counts.join(' '))
  t.same(['a', 'b', '0193-x'].map(hashOf), ['a', 'b', '0193-x'].map(hashOf))
  t.equal(hashOf('connection-1'), 118123837, 'and the same in every release')
  t.same(shardOf('3/8'), { index: 3, of: 8 })
  for (const odd of ['0/8', '9/8', '3', '3/', 'a/b', '1/0'])
    t.throws(() => shardOf(odd), { code: 'ERAS_BAD_OPTION' }, odd)
})

t.test('joined results are the result of the whole', async t => {
  const plan = planOf({
    place: 'here:1',
    id: 'a',
    at: undefined,
    connection: connection([
      ['client', get('/')],
      ['server', ok('x')],
    ]),
    redacted: [],
    placeholders: false,
  })
  const nothing = { failure: undefined, message: '', serverEnd: undefined, waitedForEnd: false, extra: Buffer.alloc(0) }
  const play = (ms: number, body: string) => ({
    ...nothing,
    seen: [{ ...reply(ok(body)), whole: true, ms }],
    sentBytes: 10,
    receivedBytes: 20,
  })
  const whole = new Tally(100)
  const shares = [new Tally(100), new Tally(100)]
  for (let i = 0; i < 40; i++) {
    const played = play(i + 1, i % 5 === 0 ? 'y' : 'x')
    const verdicts = judgePlayed(plan, played, { compared: new Set(['bytes']), ignored: noParts }, [])
    for (const tally of [whole, shares[i % 2]]) tally.add(plan, played, verdicts)
  }
  const what = { target: 'http://h:1', engine: 'bytes', compare: ['bytes'], at: '2026-01-01T00:00:00.000Z', seconds: 2 }
  const merged = mergeResults(
    shares.map((share, at) => share.result({ ...what, seconds: at + 1, shards: [`${at + 1}/2`] })),
  )
  const { shards, differences, ...rest } = merged
  const { differences: all, ...expected } = whole.result(what)
  t.same(rest, expected)
  t.same(shards, ['1/2', '2/2'])
  t.equal(differences.length, all.length)
  t.match(differences[0].lines, [{ kind: 'both' }, {}, {}, { kind: 'first', text: 'x' }, { kind: 'second', text: 'y' }])
})
