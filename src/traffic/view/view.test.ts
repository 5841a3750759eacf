import { gzipSync } from 'node:zlib'
import t from 'tap'
import { linesOf, type Traffic } from '../../transcript/types'
import { decodedLines, messagesOf } from './decoded'
import { type Filter, filterOf, isStatus } from './filter'
import { listLine, shortSize } from './list'
import { requestsOf } from './requests'

const plain = (_: string, text: string) => text

interface Said {
  readonly client?: string
  readonly server?: string
  readonly ms?: number
}

/** A connection in which these pieces passed in turn, ten milliseconds apart. */
function traffic(...pieces: Said[]): Traffic {
  const turns = pieces.map(({ client, server, ms }, i) => {
    const text = (client ?? server) as string
    const time: [number, number] = [ms ?? i * 10, text.length]
    return {
      from: client === undefined ? ('server' as const) : ('client' as const),
      bytes: linesOf(text),
      chunks: [time],
    }
  })
  return {
    format: 'wire-transcript/1',
    id: 'c1',
    at: '2026-01-02T03:04:05.000Z',
    server: '10.0.0.1:80',
    connections: [{ closed: 'client', turns }],
    events: [],
  }
}

const body = (type: string, bytes: Buffer, more = '') =>
  `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n${more}Content-Length: ${bytes.length}\r\n\r\n${bytes.toString('latin1')}`

const two = traffic(
  { client: 'GET /users/7?x=1 HTTP/1.1\r\nHost: API.example:8080\r\n\r\n' },
  { server: body('application/json; charset=utf-8', Buffer.from('{"é":1}')) },
  { client: 'POST /login HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi' },
  { server: 'HTTP/1.1 503 No\r\nContent-Length: 5\r\n\r\nab' },
)

t.test('each request is one row, with its answer, sizes and times', async t => {
  const [first, second, ...more] = requestsOf(two).map(({ seen }) => seen)
  t.same(more, [])
  t.same(first, {
    id: 'c1',
    number: 1,
    kind: 'http',
    at: '2026-01-02T03:04:05.000Z',
    method: 'GET',
    host: 'api.example:8080',
    path: '/users/7?x=1',
    status: 200,
    type: 'application/json; charset=utf-8',
    sent: 53,
    received: 93,
    took: 10,
    whole: true,
  })
  t.match(second, { number: 2, host: '10.0.0.1:80', status: 503, at: '2026-01-02T03:04:05.020Z', whole: false })
  t.match(
    listLine(first, 99, plain),
    /^03:04:05\.000 {2}c1#1 +200 +GET api\.example:8080\/users\/7\?x=1 +53 B +93 B +10 ms {2}application\/json$/,
  )
  t.match(listLine(second, 99, plain), /503 .* cut off$/)
})

t.test('what is not HTTP, or was not answered, is said', async t => {
  const [odd] = requestsOf(traffic({ client: '\x16\x03\x01\x00' }, { server: '\x15' }))
  t.match(odd.seen, { kind: 'raw', status: null, method: '' })
  t.match(listLine(odd.seen, 99, plain), '(no HTTP)')
  const [alone] = requestsOf(traffic({ client: 'GET / HTTP/1.1\r\n\r\n' }))
  t.match(alone.seen, { kind: 'http', status: null, took: null })
  t.match(listLine(alone.seen, 99, plain), ' none ')
  const tunnel = requestsOf(
    traffic(
      { client: 'CONNECT b.test:443 HTTP/1.1\r\n\r\n' },
      { server: 'HTTP/1.1 200 OK\r\n\r\n' },
      { client: 'xyz' },
    ),
  )
  t.match(listLine(tunnel[0].seen, 99, plain), ' CONNECT b.test:443')
  t.match(listLine(tunnel[1].seen, 99, plain), '(another protocol, after an upgrade)')
  const { at: _at, ...timeless } = two
  t.equal(requestsOf(timeless)[0].seen.at, null)
})

t.test('filters', async t => {
  const found = (filter: Filter) =>
    requestsOf(two)
      .filter(({ seen }) => filterOf(filter)?.(seen) ?? true)
      .map(({ seen }) => seen.number)
  t.same(found({}), [1, 2])
  t.same(found({ methods: ['post'] }), [2])
  t.same(found({ methods: ['PUT', 'GET'] }), [1])
  t.same(found({ hosts: ['api.EXAMPLE'] }), [1])
  t.same(found({ hosts: ['*.example:8080'] }), [1])
  t.same(found({ hosts: ['example'] }), [])
  t.same(found({ paths: ['/users/*'] }), [1])
  t.same(found({ paths: ['/users/7'] }), [1], 'the query does not count')
  t.same(found({ paths: ['/users/7?x=2'] }), [], 'unless it is asked for')
  t.same(found({ paths: ['/u.ers/7'] }), [], 'a dot is a dot')
  t.same(found({ statuses: ['5xx'] }), [2])
  t.same(found({ statuses: ['200-299', '503'] }), [1, 2])
  t.same(found({ statuses: ['none'] }), [])
  t.same(found({ statuses: ['2xx'], methods: ['POST'] }), [], 'kinds count together')
  for (const status of ['404', '5XX', '400-499', 'none']) t.ok(isStatus(status), status)
  for (const status of ['', '2x', '0xx', '99', '500-400', 'ok', '4xx-5xx']) t.notOk(isStatus(status), status)
  // Many stars are no trap.
  const began = performance.now()
  filterOf({ paths: [`${'*a'.repeat(30)}*b`] })?.({ ...requestsOf(two)[0].seen, path: 'a'.repeat(300) })
  t.ok(performance.now() - began < 1000)
  t.same(found({ paths: ['/users/7*7'] }), [], 'parts do not overlap')
  t.same(found({ paths: ['*s*r*'] }), [1])
})

t.test('decoded: bodies without framing and codings, in their charset; bytes that are no text as a table', async t => {
  const shown = (...pieces: Said[]) => [...decodedLines(requestsOf(traffic(...pieces))[0], 64)]
  const ask = { client: 'GET / HTTP/1.1\r\n\r\n' }
  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n'
  t.same(shown(ask, { server: chunked }), [
    '> GET / HTTP/1.1',
    '>',
    '< HTTP/1.1 200 OK',
    '< Transfer-Encoding: chunked',
    '<',
    '  abcde',
  ])
  const packed = body('text/plain', gzipSync('one\n\ttwo\x1b[31m'), 'Content-Encoding: gzip\r\n')
  t.same(shown(ask, { server: packed }).slice(-2), ['  one', '  \ttwo\\x1b[31m'], 'nothing steers the terminal')
  t.same(shown(ask, { server: body('text/html; charset=windows-1251', Buffer.from([0xcf, 0xf0])) }).slice(-1), ['  Пр'])
  const bytes = shown(ask, { server: body('image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0])) })
  t.same(bytes.slice(-1), ['  00000000  89 50 4e 47 00                                   .PNG.'])
  const long = shown(ask, { server: body('text/plain', Buffer.alloc(100, 'x')) })
  t.same(long.slice(-2), [`  ${'x'.repeat(64)}`, '  … 100 bytes in all (--full shows them)'])
  const hostile = shown({ client: 'GET /\x1b]0;x HTTP/1.1\r\nX: \x9b31m\r\n\r\n' })
  t.notMatch(hostile.join('\n'), /[\x1b\x9b]/)
  const interim = messagesOf(requestsOf(traffic(ask, { server: `HTTP/1.1 103 Early\r\n\r\n${chunked}` }))[0])
  t.same(
    interim.map(({ start }) => start),
    ['GET / HTTP/1.1', 'HTTP/1.1 103 Early', 'HTTP/1.1 200 OK'],
  )
})

t.test('sizes', async t => {
  t.same([0, 999, 1000, 20_480, 5e6, 3e12].map(shortSize), ['0 B', '999 B', '1.0 KB', '20.0 KB', '4.8 MB', '2794 GB'])
})
