/** HAR both ways: our own byte for byte, those of others with framing made anew and said so. */

import { Readable } from 'node:stream'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import t from 'tap'
import { linesOf, type Traffic } from '../../../transcript/types'
import { harEntries, harFrame } from './export'
import { type Extension, type HarOptions, readHar } from './import'

async function rows(har: unknown, options: HarOptions = {}): Promise<Traffic[]> {
  const file = Buffer.isBuffer(har) ? har : Buffer.from(typeof har === 'string' ? har : JSON.stringify(har))
  const chunks: Buffer[] = []
  for (let at = 0; at < file.length; at += 101) chunks.push(file.subarray(at, at + 101))
  const all: Traffic[] = []
  for await (const row of readHar(Readable.from(chunks), { name: 'x.har', ...options })) all.push(row)
  return all
}

const textOf = (row: Traffic, side: string) =>
  row.connections[0].turns
    .filter(turn => turn.from === side)
    .flatMap(turn => turn.bytes)
    .join('')

const row = (turns: [from: 'client' | 'server', bytes: string, ms: number][]): Traffic => ({
  format: 'wire-transcript/1',
  id: 'a1',
  at: '2026-01-31T12:00:00.000Z',
  client: '127.0.0.1:5000',
  server: '127.0.0.1:80',
  connections: [
    {
      closed: 'server',
      turns: turns.map(([from, bytes, ms]) => ({ from, bytes: linesOf(bytes), chunks: [[ms, bytes.length]] })),
      ends: [{ from: 'server', how: 'end', ms: 99 }],
    },
  ],
  events: [],
})

const packed = gzipSync('{"a":1}').toString('latin1')
const twice = brotliCompressSync(gzipSync('<b>ä</b>')).toString('latin1')
const wire = row([
  ['client', 'POST /x?a=1&b=%20 HTTP/1.1\r\nHost: h:80\r\nCookie: c=d; e\r\nContent-Length: 3\r\n\r\n\xff\x00a', 1],
  ['server', 'HTTP/1.1 100 Continue\r\n\r\n', 3],
  [
    'server',
    `HTTP/1.1 200 Fine\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nSet-Cookie: s=1; Path=/; HttpOnly\r\nTransfer-Encoding: chunked\r\n\r\n${packed.length.toString(16)}\r\n${packed}\r\n0\r\n\r\n`,
    5,
  ],
  ['client', 'GET http://other/y HTTP/1.0\r\n\r\n', 10],
  [
    'server',
    `HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip, br\r\n\r\n${twice}`,
    12,
  ],
])

t.test('a connection is shown as its exchanges', async t => {
  const [first, second] = harEntries(wire).map(text => JSON.parse(text))
  t.match(first, {
    startedDateTime: '2026-01-31T12:00:00.001Z',
    time: 4,
    connection: 'a1',
    serverIPAddress: '127.0.0.1',
    timings: { send: 0, wait: 4, receive: 0 },
    request: {
      method: 'POST',
      url: 'http://h:80/x?a=1&b=%20',
      httpVersion: 'HTTP/1.1',
      cookies: [
        { name: 'c', value: 'd' },
        { name: 'e', value: '' },
      ],
      queryString: [
        { name: 'a', value: '1' },
        { name: 'b', value: ' ' },
      ],
      postData: { text: '/wBh', encoding: 'base64' },
      bodySize: 3,
    },
    response: {
      status: 200,
      statusText: 'Fine',
      cookies: [{ name: 's', value: '1', path: '/', httpOnly: true }],
      content: { size: 7, mimeType: 'application/json', text: '{"a":1}' },
    },
  })
  t.match(second, {
    request: { url: 'http://other/y', httpVersion: 'HTTP/1.0', headersSize: 31 },
    response: { httpVersion: 'HTTP/1.0', content: { text: '<b>ä</b>' } },
    _httpEras: { rowOf: 'a1' },
  })
})

t.test('what was exported comes back byte for byte', async t => {
  const { start, end } = harFrame('1.0.0')
  const other = { ...wire, id: 'b2', tls: true }
  const text = `${start}${[...harEntries(wire), ...harEntries(other)].join(',\n')}${end}`
  t.same(await rows(text), [wire, other])
  t.match(JSON.parse(text).log, { version: '1.2', creator: { name: 'http-eras', version: '1.0.0' } })
  const har = JSON.parse(text)
  har.log.entries.shift()
  const [exact, rebuilt] = await rows(har)
  t.match(rebuilt, { rebuilt: 'har' }, 'without the entry that has the bytes they are rebuilt')
  t.same(exact, other)
  ;(har.log.entries[1]._httpEras as Extension).row!.connections[0].turns[0].from = 'nobody' as 'client'
  await t.rejects(rows(har), { code: 'ERAS_NOT_HAR', message: /entries\[1\]\._httpEras\.row: .*turns\[0\]\.from/ })
})

t.test('what is not HTTP has no entry', async t => {
  t.same(harEntries(row([['client', '\x16\x03\x01', 0]])), [])
  t.same(harEntries(row([])), [])
  t.match(
    harEntries(row([['client', 'GET / HTTP/1.1\r\n\r\n', 0]])).map(text => JSON.parse(text)),
    [{ response: { status: 0, content: { size: 0 } }, request: { url: 'http://127.0.0.1:80/' } }],
  )
})

const entry = (request: object, response: object, more: object = {}) => ({
  startedDateTime: '2026-01-31T13:00:00.000+01:00',
  time: 30,
  request: { method: 'GET', url: 'https://h.example/p?q=1#f', httpVersion: 'h2', headers: [], ...request },
  response: { status: 200, statusText: '', httpVersion: 'h2', headers: [], content: { size: 0 }, ...response },
  cache: {},
  timings: { blocked: 1, dns: -1, connect: 4, send: 1, wait: 10, receive: 14 },
  ...more,
})
const har = (...entries: object[]) => ({ log: { version: '1.2', creator: {}, entries } })

t.test("a browser's HAR is rebuilt as HTTP/1.1", async t => {
  const headers = [
    { name: ':authority', value: 'h.example' },
    { name: ':path', value: '/p?q=1' },
    { name: 'accept', value: '*/*' },
    { name: 'x-utf', value: 'é€' },
  ]
  const [found, ...others] = await rows(
    har(
      entry(
        { headers },
        {
          headers: [
            { name: 'content-encoding', value: 'br' },
            { name: 'content-length', value: '5' },
            { name: 'set-cookie', value: 'a=1\nb=2' },
          ],
          content: { size: 9, mimeType: 'text/html', text: '<p>ä€</p>' },
        },
        { connection: '443' },
      ),
      entry(
        {
          method: 'POST',
          postData: { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'a', value: 'b c' }] },
        },
        { status: 204 },
        { connection: '443', startedDateTime: '2026-01-31T12:00:01.000Z', timings: undefined },
      ),
    ),
  )
  t.same(others, [])
  t.match(found, {
    at: '2026-01-31T12:00:00.000Z',
    server: 'h.example:443',
    tls: true,
    rebuilt: 'har',
    connections: [{ closed: 'open', turns: [{}, {}, {}, {}] }],
  })
  t.equal(
    Buffer.from(textOf(found, 'client'), 'latin1').toString(),
    'GET /p?q=1 HTTP/1.1\r\nHost: h.example\r\naccept: */*\r\nx-utf: é€\r\n\r\n' +
      'POST /p?q=1 HTTP/1.1\r\nHost: h.example\r\nContent-Length: 5\r\n\r\na=b+c',
  )
  t.equal(
    Buffer.from(textOf(found, 'server'), 'latin1').toString(),
    'HTTP/1.1 200 \r\nset-cookie: a=1\r\nset-cookie: b=2\r\nContent-Length: 12\r\n\r\n<p>ä€</p>HTTP/1.1 204 \r\n\r\n',
  )
  t.same(
    found.connections[0].turns.map(turn => turn.chunks?.map(([ms]) => ms)),
    [[5], [16, 30], [1000], [1030]],
  )
})

t.test('what a HAR lacks is counted', async t => {
  let counts = {}
  const onLacking = (lacking: object) => {
    counts = lacking
  }
  const found = await rows(
    har(
      entry({}, { content: { size: 10, mimeType: 'image/png' } }),
      entry({}, { status: 0 }),
      entry({ postData: { mimeType: 'multipart/form-data', params: [{ name: 'f', fileName: 'x' }] } }, {}),
      entry({ url: 'data:,x' }, {}),
      entry({ method: 'HEAD' }, { headers: [{ name: 'Content-Length', value: '77' }], content: { size: 77 } }),
      entry({}, { content: { size: 2, text: '/wA=', encoding: 'base64' } }),
    ),
    { onLacking },
  )
  t.same(counts, {
    requestBodies: 1,
    responseBodies: 1,
    responses: 1,
    notHttp: 1,
    entries: 0,
    fields: 0,
    parts: 0,
  })
  t.equal(found.length, 5)
  t.equal(textOf(found[1], 'server'), '')
  t.match(textOf(found[3], 'server'), /Content-Length: 77\r\n\r\n$/)
  t.match(textOf(found[4], 'server'), /Content-Length: 2\r\n\r\n\xff\0$/)
})

t.test('trouble is named with its place', async t => {
  const fails = async (what: unknown, message: RegExp, name = 'x.har') =>
    t.rejects(rows(what, { name }), { code: 'ERAS_NOT_HAR', message })
  await fails('', /x\.har .*empty or cut off/)
  await fails('hello', /after entry 0: /)
  await fails('{}', /no log\.entries/)
  await fails('[1,2]', /no log\.entries/)
  await fails(JSON.stringify(har(entry({}, {}), entry({}, {}))).slice(0, -40), /cut off after entry 1/)
  await fails(JSON.stringify(har()), /cannot be unpacked/, 'x.har.gz')
  await fails(gzipSync(JSON.stringify(har(entry({}, {})))).subarray(0, 60), /cut off/, 'x.har.gz')
  t.same(await rows(har()), [])
  t.equal((await rows(gzipSync(JSON.stringify(har(entry({}, {})))), { name: 'x.har.gz' })).length, 1)
})

/** The rows of entries, what was counted, and what was named. */
async function read(...entries: unknown[]) {
  const faults: string[] = []
  let counts: object = {}
  const found = await rows(har(...(entries as object[])), {
    onLacking: lacking => {
      counts = Object.fromEntries(Object.entries(lacking).filter(([, count]) => count > 0))
    },
    onFault: said => faults.push(said),
  })
  return { found, faults, counts, said: (k: number, side: string) => textOf(found[k], side) }
}

t.test('what is not as HAR says is left out, counted and named: never the row, never the file', async t => {
  const one = async (request: object, response: object, fault: RegExp, counts: object, more: object = {}) => {
    const result = await read(entry({}, {}), { ...entry(request, response), ...more }, entry({}, {}))
    t.match(result.faults, [fault], String(fault))
    t.same(result.counts, counts)
    return result
  }
  const left = { entries: 1 }
  for (const [broken, fault] of [
    [{ method: 'GET /evil HTTP/1.1\r\nX: ' }, /entries\[1\]\.request\.method is not a token: "GET \/evil/],
    [{ method: 5 }, /request\.method is not a token: 5/],
    [{ method: null }, /request\.method is not a token: null/],
    [{ url: 'http://[' }, /request\.url is not a URL: "http:\/\/\["/],
    [{ url: { href: 'http://h/' } }, /request\.url is not a text/],
  ] as const) {
    t.equal((await one(broken, {}, fault, left)).found.length, 2)
  }
  for (const odd of [null, 7, 'x', [], {}]) {
    const { found, faults } = await read(entry({}, {}), odd, { ...entry({}, {}), request: odd })
    t.equal(found.length, 1, JSON.stringify(odd))
    t.equal(faults.length, 2)
  }
  const field = { fields: 1 }
  for (const [header, fault] of [
    [{ name: 'X-A: 1\r\n\r\nGET /evil HTTP/1.1\r\nHost', value: 'h' }, /headers\[0\]\.name is not a token/],
    [{ name: 'a b', value: 'h' }, /request\.headers\[0\]\.name is not a token: "a b"/],
    [{ name: '', value: 'h' }, /name is not a token: ""/],
    [{ value: 'h' }, /name is not a token: undefined/],
    [{ name: 'accept', value: ['*/*'] }, /request\.headers\[0\]\.value is not a text: \["\*\/\*"\]/],
    [{ name: 'accept', value: null }, /value is not a text: null/],
    [{ name: 'accept' }, /value is not a text: undefined/],
    [{ name: 'accept', value: { a: 1 } }, /value is not a text: \{"a":1\}/],
    [null, /headers\[0\]\.name is not a token/],
  ] as const) {
    const headers = [header, { name: 'x-kept', value: 'yes' }]
    t.equal(
      (await one({ headers }, {}, fault, field)).said(1, 'client'),
      'GET /p?q=1 HTTP/1.1\r\nHost: h.example\r\nx-kept: yes\r\n\r\n',
    )
    t.match((await read(entry({}, { headers }))).said(0, 'server'), 'HTTP/1.1 200 \r\nx-kept: yes\r\nContent-Length: 0')
  }
  t.match((await read(entry({ headers: [{ name: 'x-n', value: 5 }] }, {}))).said(0, 'client'), 'x-n: 5\r\n')
  const split = await read(entry({ headers: [{ name: 'x', value: 'a\r\n\r\nGET /evil HTTP/1.1' }] }, {}))
  t.match(split.said(0, 'client'), 'x: a\r\nx: GET /evil HTTP/1.1\r\n')
  const part = { parts: 1 }
  for (const headers of [undefined, null, 'x', {}]) {
    t.equal((await one({ headers }, {}, /request\.headers is not a list/, part)).found.length, 3)
    t.equal((await one({}, { headers }, /response\.headers is not a list/, part)).found.length, 3)
  }
  for (const status of [-1, 1000, 99, 103, 2.5, '2x0', null, {}, [200]]) {
    const { found, counts, said } = await read(entry({}, {}), entry({}, { status }), entry({}, {}))
    t.equal(found.length, 3, `status ${status}`)
    t.equal(said(1, 'server'), '')
    t.match(counts, { responses: 1 })
  }
  t.match((await read(entry({}, { status: '404' }))).said(0, 'server'), 'HTTP/1.1 404 ')
  t.match((await read(entry({}, { statusText: 'a\r\nX: 1' }))).said(0, 'server'), 'HTTP/1.1 200 a X: 1\r\n')
  for (const text of [5, { a: 1 }, ['x'], true]) {
    await one({}, { content: { size: 2, text } }, /response\.content\.text is not a text/, {
      parts: 1,
      responseBodies: 1,
    })
    await one({ postData: { text } }, {}, /request\.postData\.text is not a text/, { parts: 1, requestBodies: 1 })
  }
  await one({ postData: 7 }, {}, /request\.postData is not an object/, { parts: 1, requestBodies: 1 })
  await one({}, {}, /startedDateTime is not a time: "soon"/, part, { startedDateTime: 'soon' })
  await one({}, {}, /timings\.send is not a number: "fast"/, part, {
    timings: { send: 'fast', wait: null, receive: 1 },
  })
  await one({}, {}, /startedDateTime is not a time: undefined/, part, {
    startedDateTime: undefined,
    timings: 'x',
    time: 'y',
  })
  t.equal((await read(...Array(30).fill({}))).faults.length, 20, 'not more than can be read')
})

t.test('what a HAR did not pair is not paired, whatever its connection says', async t => {
  const shared = { connection: '443', serverIPAddress: '127.0.0.1' }
  const get = (url: string, response: object = {}, method = 'GET') => ({
    ...entry({ url, method }, response),
    ...shared,
  })
  const said = async (...entries: object[]) => {
    const { found } = await read(...entries)
    return found.map(row => [textOf(row, 'client').split(' ')[1], textOf(row, 'server').split('\r\n')[0]])
  }
  t.same(
    await said(
      get('http://h/a', { status: 0 }),
      get('http://h/b', { status: 201 }),
      get('http://h/c', { status: 202 }),
    ),
    [
      ['/a', ''],
      ['/b', 'HTTP/1.1 201 '],
    ],
    'after a request without an answer a new row begins',
  )
  t.same(await said(get('http://h/ws', { status: 101 }), get('http://h/b')), [
    ['/ws', 'HTTP/1.1 101 '],
    ['/b', 'HTTP/1.1 200 '],
  ])
  t.same(await said(get('http://h:443', {}, 'CONNECT'), get('http://h/b')), [
    ['h:443', 'HTTP/1.1 200 '],
    ['/b', 'HTTP/1.1 200 '],
  ])
  t.same(
    (await read(get('http://one/a'), get('http://two/b'), get('http://one/c'))).found.map(row => row.server),
    ['one:80', 'two:80'],
  )
  t.same((await read(get('http://h/a'), get('https://h/b'))).found.length, 2, 'nor are two schemes one connection')
})

t.test('targets stay as they are written', async t => {
  const target = async (url: string) => (await read(entry({ url }, {}))).said(0, 'client').split(' ')[1]
  for (const written of [
    '/x?',
    "/a?q='1'",
    '/a/{id}',
    '/a/../b',
    '/a|b^c',
    '/q?x="y"',
    '/a//b',
    '/%7e?a=%27',
    '/\\x',
    '/;p',
  ]) {
    t.equal(await target(`http://h${written}`), written)
    t.equal(await target(`http://user:pw@h:8080${written}#fragment`), written)
  }
  t.equal(await target('http://h'), '/')
  t.equal(await target('http://h?a'), '/?a')
  t.equal(await target('http://h/a b\r\nX: 1'), '/a%20b%0D%0AX:%201', 'but for what a request line cannot hold')
  t.equal(await target('http://h/é€\ud800'), '/%C3%A9%E2%82%AC%EF%BF%BD')
  t.match((await read(entry({ url: 'http://h\r\nX:1/' }, {}))).said(0, 'client') ?? '', /^(?!.*\r\nX:1)/s)
})

t.test('text under a charset has the bytes of that charset', async t => {
  const body = async (text: string, mimeType: string) => {
    const { said, faults } = await read(entry({}, { content: { size: 1, mimeType, text } }))
    return [Buffer.from(said(0, 'server').split('\r\n\r\n')[1], 'latin1').toString('hex'), faults.length]
  }
  t.same(await body('Привет', 'text/html; charset=windows-1251'), ['cff0e8e2e5f2', 0])
  t.same(await body('10 € “é”', 'text/html;charset="ISO-8859-1"'), ['313020802093e994', 0], 'as browsers mean it')
  t.same(await body('漢字', 'text/plain; charset=Shift_JIS'), ['8abf8e9a', 0])
  t.same(await body('漢字', 'text/plain; charset=gbk'), ['9d68d7d6', 0])
  t.same(await body('é', 'text/plain'), ['c3a9', 0])
  t.same(await body('é', 'text/plain; charset=x-unknown'), ['c3a9', 0])
  t.same(
    await body('漢', 'text/plain; charset=us-ascii'),
    ['e6bca2', 1],
    'what the charset has not is UTF-8, and named',
  )
})

t.test('the handshake of a WebSocket is HTTP', async t => {
  const headers = [
    { name: 'Connection', value: 'Upgrade' },
    { name: 'Upgrade', value: 'websocket' },
  ]
  const { found, said, faults } = await read({
    ...entry({ url: 'wss://h/chat', headers }, { status: 101, headers }),
  })
  t.match(found, [{ server: 'h:443', tls: true }])
  t.match(said(0, 'client'), /^GET \/chat HTTP\/1\.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n$/)
  t.match(said(0, 'server'), /^HTTP\/1\.1 101 \r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n$/)
  t.same(faults, [])
})
