/** The recorder and a replay read HTTP alike: what one takes for a head, a body or the end of a message, so does the other. */

import t from 'tap'
import type { Head } from '../../wire/head'
import { secretFields } from '../record/secrets'
import { Watch } from '../record/watch'
import { isDoubtfullyFramed } from './doubtful'
import { type Exchange, splitFlow } from './exchanges'
import { MessageReader } from './messages'

interface Read {
  exchanges: Exchange[]
  client: string
  server: string
}

const read = (client: string, server: string): Read => ({
  exchanges: splitFlow({
    client: Buffer.from(client, 'latin1'),
    server: Buffer.from(server, 'latin1'),
    pieces: [],
    ends: [],
  }),
  client,
  server,
})

/** What the recorder writes down, and from where on it takes either side for no HTTP. */
function recorded({ exchanges, client, server }: Read, cut: (text: string) => string[]) {
  const watch = new Watch(secretFields)
  const said = { client: '', server: '' }
  // In the order in which it passes: a request, then what came back.
  for (const { request, response } of exchanges) {
    for (const part of cut(client.slice(request.start, request.end)))
      said.client += watch.text('client', Buffer.from(part, 'latin1'))
    for (const part of cut(server.slice(response.start, response.end)))
      said.server += watch.text('server', Buffer.from(part, 'latin1'))
  }
  return { said, notHttp: [watch.notHttp('client'), watch.notHttp('server')] }
}

const isDoubtful = (head: Head | undefined): boolean => head !== undefined && isDoubtfullyFramed(head)

/** A body; its length alone where another reader may see messages in it, whose secrets are kept out too. */
const bodyText = (head: Head | undefined, body: readonly Buffer[] = []): string | number => {
  const bytes = Buffer.concat(body)
  return isDoubtful(head) ? bytes.length : bytes.toString('latin1')
}

/** Those bodies, one behind the other. */
const doubtfulBodies = (exchanges: Exchange[]): string =>
  Buffer.concat(
    exchanges
      .flatMap(({ asked, answers }) => [...(asked ? [asked] : []), ...answers])
      .flatMap(({ head, body }) => (isDoubtful(head) ? body : [])),
  ).toString('latin1')

/** Whether nothing is otherwise than before but what asterisks stand for. */
const onlyMasked = (before: string, after: string): boolean =>
  before.length === after.length && [...after].every((letter, k) => letter === before[k] || letter === '*')

const shape = (exchanges: Exchange[]) =>
  exchanges.map(({ kind, method, target, request, response, asked, answers, whole, untilEnd }) => [
    kind,
    method,
    target,
    [request.start, request.end, response.start, response.end],
    kind === 'http' && bodyText(asked?.head, asked?.body),
    answers.map(({ head, body }) => [head.statusCode, bodyText(head, body)]),
    whole,
    untilEnd,
  ])

/** The values of secret fields in what is HTTP. */
const secretsIn = (exchanges: Exchange[]): string[] =>
  exchanges
    .flatMap(({ asked, answers }) => [...(asked ? [asked] : []), ...answers])
    .flatMap(({ head: { headers } }) =>
      headers.filter((_, k) => k % 2 === 1 && secretFields.has(headers[k - 1].trim().toLowerCase())),
    )

/** What does not agree; undefined if all does. */
function disagreement(client: string, server: string, cut: (text: string) => string[]): string | undefined {
  const before = read(client, server)
  const { said, notHttp } = recorded(before, cut)
  const after = read(said.client, said.server)
  if (said.client.length !== client.length || said.server.length !== server.length) return 'lengths differ'
  if (JSON.stringify(shape(after.exchanges)) !== JSON.stringify(shape(before.exchanges))) return 'other messages'
  if (!onlyMasked(doubtfulBodies(before.exchanges), doubtfulBodies(after.exchanges))) return 'another body'
  const open = secretsIn(after.exchanges).find(value => !/^[ \t*]*$/.test(value))
  if (open !== undefined) return `a secret that a replay sees was recorded: ${JSON.stringify(open)}`
  const isHttp = before.exchanges.every(({ kind }) => kind === 'http')
  const lengths = [client.length, server.length]
  if (isHttp && notHttp.some((at, side) => at >= 0 && at < lengths[side])) {
    return `HTTP, and the recorder says not from ${notHttp}`
  }
  return undefined
}

const whole = (text: string): string[] => (text === '' ? [] : [text])
const ok = 'HTTP/1.1 200 OK\r\nSet-Cookie: s=1\r\nContent-Length: 2\r\n\r\nhi'

t.test('what old servers and new ones read in different ways', async t => {
  const probes: [shows: string, request: string, body: string][] = [
    ['a method that came late', 'QUERY /q HTTP/1.1\r\nCookie: a\r\nContent-Length: 3\r\n\r\nabc', 'abc'],
    ['a blank before the colon', 'POST / HTTP/1.1\r\nContent-Length : 3\r\nCookie : a\r\n\r\nabc', 'abc'],
    ['a line without a colon', 'POST / HTTP/1.1\r\nno colon\r\nCookie: a\r\nContent-Length: 3\r\n\r\nabc', 'abc'],
    ['a name that goes on in the next line', 'POST / HTTP/1.1\r\nCoo\r\nkie: a\r\nContent-Length: 3\r\n\r\nabc', 'abc'],
    ['a version of two digits', 'POST / HTTP/1.10\r\nCookie: a\r\nContent-Length: 3\r\n\r\nabc', 'abc'],
    [
      'blanks within a length',
      'POST / HTTP/1.1\r\nContent-Length: 1 2\r\nCookie: a\r\n\r\nabcdefghijkl',
      'abcdefghijkl',
    ],
    ['a second length', 'POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 3\r\n\r\nabc', 'abc'],
    [
      'a length beside chunks',
      'POST / HTTP/1.1\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
      'abc',
    ],
    ['an empty length', 'POST / HTTP/1.1\r\nContent-Length:\r\nCookie: a\r\n\r\n', ''],
    ['odd bytes in a value', 'POST / HTTP/1.1\r\nX: \x01\x7f\r\nContent-Length: 3\r\n\r\nabc', 'abc'],
    ['a line that begins with its colon', 'POST / HTTP/1.1\r\n: x\r\nContent-Length: 3\r\n\r\nabc', 'abc'],
    ['CONNECT with a length', 'CONNECT h:1 HTTP/1.1\r\nContent-Length: 3\r\nCookie: a\r\n\r\n', ''],
  ]
  for (const [shows, request, body] of probes) {
    const next = 'GET /next HTTP/1.1\r\nCookie: secret\r\n\r\n'
    for (const cut of [whole, (text: string) => [...text]]) {
      t.equal(disagreement(request + next, ok + ok, cut), undefined, shows)
    }
    const { exchanges } = read(request + next, ok + ok)
    const first = Buffer.concat(exchanges[0].asked?.body ?? []).toString()
    if (!request.startsWith('CONNECT')) {
      t.same([exchanges.length, first, exchanges[1]?.target], [2, body, '/next'], `${shows}: is read`)
    }
  }
  const answers: [shows: string, method: string, answer: string][] = [
    ['304 with a length', 'GET', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\nSet-Cookie: a\r\n\r\n'],
    ['204 in chunks', 'GET', 'HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n'],
    [
      'an interim response with a length',
      'GET',
      `HTTP/1.1 103 Early\r\nContent-Length: 9\r\nSet-Cookie: a\r\n\r\n${ok}`,
    ],
    ['HEAD in chunks', 'HEAD', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nSet-Cookie: a\r\n\r\n'],
    [
      'a name of its own line, after a line that goes on',
      'GET',
      'HTTP/1.1 200 OK\r\n:\r\n folded\r\nSet-Cookie\r\n: x\r\nContent-Length: 0\r\n\r\n',
    ],
    [
      'a name of its own line, whose value goes on',
      'GET',
      'HTTP/1.1 200 OK\r\nX: d\r\n\tfolded\r\nSet-Cookie\r\n\tfolded\r\nContent-Length: 0\r\n\r\n',
    ],
    ['no status at all', 'GET', 'HTTP/1.1 \r\nContent-Length: 0\r\n\r\n'],
    ['a CONNECT that is refused', 'CONNECT', 'HTTP/1.1 407 No\r\nContent-Length: 2\r\nSet-Cookie: a\r\n\r\nno'],
  ]
  for (const [shows, method, answer] of answers) {
    const request = `${method} ${method === 'CONNECT' ? 'h:1' : '/'} HTTP/1.1\r\nHost: h\r\n\r\n`
    t.equal(disagreement(`${request}GET /next HTTP/1.1\r\n\r\n`, answer + ok, whole), undefined, shows)
    t.equal(read(`${request}GET /next HTTP/1.1\r\n\r\n`, answer + ok).exchanges.length, 2, `${shows}: is read`)
  }
})

/** Numbers that follow from a seed, so that what fails can be seen again. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const starts = [
  ...[
    'GET / HTTP/1.1',
    'POST /p HTTP/1.1',
    'HEAD / HTTP/1.0',
    'QUERY /q HTTP/1.1',
    'PUT / HTTP/1.10',
    'FROB / HTTP/1.1',
  ],
  ...[
    'OPTIONS * HTTP/1.1',
    'GET http://h/ HTTP/1.1',
    'CONNECT h:1 HTTP/1.1',
    'DELETE /  HTTP/2.0',
    'GET /',
    'MKCOL / HTTP/0.9',
  ],
]
const statuses = ['200 OK', '200', '', '100 Continue', '103 Early', '204 No', '304 Not', '404 x', '1234 x', '101 Up']
const fields = [
  ...[
    'Host: h',
    'Cookie: abc',
    'Set-Cookie:abc',
    'cookie : abc',
    'COOKIE:',
    ' folded',
    '\tfolded',
    'Coo',
    'no colon',
    ': x',
    ':',
  ],
  ...[
    'Content-Length: 5',
    'Content-Length : 5',
    'Content-Length: 0',
    'Content-Length:',
    'Content-Length: 1 0',
    'content-length: x',
  ],
  ...[
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Transfer-Encoding: identity',
    'Connection: close',
  ],
  ...[
    'Upgrade: x',
    'Connection: upgrade',
    'Authorization: Basic abc',
    'Proxy-Authorization: x',
    'X: \x01\xff',
    'X"/}: y',
    'Cookie',
    'kie: d',
  ],
]
const bodies = [
  '',
  'hello',
  '5\r\nhello\r\n0\r\n\r\n',
  '5;x=y\r\nhello\r\n0\r\nCookie: t\r\n\r\n',
  '1234567890',
  'Cookie: b\r\n\r\n',
  '\0\xff',
]
const ends = [...Array<string>(20).fill('\r\n'), '\n', '\n', '\r']

t.test('whatever comes, however it is cut', async t => {
  const seed = Number(process.env.SEED ?? Date.now() % 1e9)
  t.comment(`seed ${seed}`)
  const any = dice(seed)
  const of = <T>(list: readonly T[]): T => list[any(list.length)]
  const message = (start: string) => {
    const lines = Array.from({ length: any(5) }, () => of(fields) + of(ends))
    return `${start}${of(ends)}${lines.join('')}${of(ends)}${of(bodies)}`
  }
  const cut = (text: string) => {
    const parts: string[] = []
    for (let at = 0; at < text.length; ) {
      const part = text.slice(at, at + 1 + any(any(2) ? 4 : text.length))
      parts.push(part)
      at += part.length
    }
    return parts
  }
  let wrong: unknown
  let found = 0
  for (let round = 0; round < Number(process.env.ROUNDS ?? 3000) && !wrong; round++) {
    const requests = Array.from({ length: 1 + any(3) }, () => message(of(starts)))
    const client = requests.join('')
    const server = Array.from({ length: any(4) }, () => message(`HTTP/1.${of(['0', '1', '10'])} ${of(statuses)}`)).join(
      '',
    )
    const said = disagreement(client, server, any(3) ? cut : whole)
    if (said !== undefined) wrong = { said, client, server }
    found += read(client, server).exchanges.filter(({ kind, whole }) => kind === 'http' && whole).length
  }
  t.equal(wrong, undefined)
  t.ok(found > 500, `${found} exchanges were read`)
})

t.test('a reader that has read one connection carries nothing into the next', async t => {
  const reader = new MessageReader('request')
  const fresh = () => new MessageReader('request')
  const lefts = [
    'GET / HT',
    'GET / HTTP/1.1\r\nTransfer-Enc',
    'POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nab',
    'GET / HTTP/1.1\r\nA: b\r\n c',
  ]
  const next = Buffer.from('POST /n HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi')
  for (const left of lefts) {
    reader.read(Buffer.from(left))
    reader.reset('request')
    const other = fresh()
    t.same([reader.read(next), reader.whole], [other.read(next), other.whole], left)
    reader.whole = undefined
  }
})
