/** Secrets of targets and bodies are kept out, however the bytes are cut, and all that is not secret stays as it was. */

import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import t from 'tap'
import { linesOf, type Side, type Traffic } from '../../transcript/types'
import { splitFlow } from '../exchanges/exchanges'
import { flowOf } from '../exchanges/flow'
import { frameOf, messagesOf } from '../exchanges/websocket'
import { ConnectionLog } from '../record/connection-log'
import { Watch } from '../record/watch'
import { redactRows } from '../rows/redact'
import { jsonPathOf } from './json-path'
import { type RuleWords, rulesOf } from './rules'
import { WholeCounts } from './whole'

const words: RuleWords = {
  query: ['token', 'käse', 'user[key]'],
  json: ['password', 'users[*].key', '**.secret', 'list[1]', 'deep.*.pin', '["a.b"]', 'below.**'],
  form: ['pass', 'card'],
}

type Speech = readonly (readonly [Side, string])[]

/** What the watch makes of what is said, cut by a rule. */
function heard(speech: Speech, cut: (text: string) => string[], rules = words) {
  const watch = new Watch(new Set(['cookie']), rulesOf(rules))
  const said = speech.map(([from, text]) =>
    cut(text)
      .map(part => watch.text(from, Buffer.from(part, 'latin1')))
      .join(''),
  )
  return { said, watch }
}

const latin1 = (text: string): string => Buffer.from(text).toString('latin1')
const plain = (text: string): string => text.replace(/[«»‹›]/g, '')
/** `«…»` becomes asterisks, `‹…›` digits; an object or a list becomes a text. */
const expected = (text: string): string =>
  text
    .replace(/«([^»]*)»/g, (_all, secret: string) =>
      /^[{[]/.test(secret)
        ? `"${'*'.repeat(Math.max(0, latin1(secret).length - 2))}"`
        : '*'.repeat(latin1(secret).length),
    )
    .replace(/‹([^›]*)›/g, (_all, secret: string) => '1'.repeat(secret.length))

const post = (type: string, body: string, more = ''): string =>
  `POST / HTTP/1.1\r\n${type === '' ? '' : `Content-Type: ${type}\r\n`}${more}Content-Length: ${latin1(plain(body)).length}\r\n\r\n${body}`
const chunks = (body: string, size: number): string => {
  const bytes = latin1(plain(body))
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.slice(at, at + size)
    parts.push(`${part.length.toString(16)}\r\n${part}\r\n`)
  }
  return `${parts.join('')}0\r\n\r\n`
}
const json = 'application/json'
const form = 'application/x-www-form-urlencoded'

/** By what they show: what a client says. */
const cases: Readonly<Record<string, string>> = {
  'targets: path, URL, upper case, encoded names, empty values, twice':
    'GET /a?x=1&token=«abc»&y=2&TOKEN=«d»&%74oke%6E=«e»&token=&token HTTP/1.1\r\n\r\nGET http://h/?token=«a/b?c=d;e»#token=«f» HTTP/1.1\r\n\r\nOPTIONS * HTTP/1.1\r\n\r\n',
  'other spellings: blanks as plus signs, UTF-8, latin1, brackets, a parameter of the path':
    'GET /a;token=«x»?k%C3%A4se=«y»&k%e4se=«z»&user%5Bkey%5d=«q»&user[key]=«r»&tokens=1&atoken=2 HTTP/1.1\r\n\r\n',
  'URLs in fields, in URLs, encoded once and twice, folded':
    'GET /?next=%2Fcb%3Ftoken%3D«abc%26x»&z=1&n=%252F%253Ftoken%253D«q» HTTP/1.1\r\nReferer: http://h/?token=«ab c»&y\r\nLink: </?token=«x,y»>; rel=next\r\nX: #token=«abc»\r\n «def»\r\nY: a&b\r\n\r\n'.replace(
      '«ab c»',
      '«ab» «c»',
    ),
  'a parameter of the path, in fields that are URLs and not in others':
    'GET /x HTTP/1.1\r\nReferer: http://h/a;token=«abc»?token=«d»\r\nContent-Type: x/y;token=abc\r\nlocation : /;TOKEN=«a»&b\r\n\r\n',
  'values of JSON: texts, numbers, words, objects, lists, empty ones': post(
    json,
    '{"password":"«a\\"b\\\\»","users":[{"key":‹12.5e3›,"name":"n"},{"key":‹true›},{"key":‹null›}],"a":{"secret":«{"x":["}"]}»},"secret":«[]»}',
  ),
  'names of JSON: escaped, in any case, doubled, odd; indexes; all below': post(
    json,
    ' {"p\\u0061ssword" : "«a»", "Password":"«b»","password":""  ,"list":["a","«b»","c"],"deep":{"x":{"pin":‹1›,"pine":1}},"a.b":"«c»","below":{"a":‹1›,"b":«{"c":2}»},"passwords":"q"}\r\n',
  ),
  'JSON in lines, in other types, after a byte order mark, and where no type is named': `${post('application/x-ndjson', '{"password":"«a»"}\n{"password":"«b»"}\n')}${post('application/vnd.api+json; charset=UTF-8', '\ufeff{"password":"«ä€»"}').replace('\ufeff', '\ufeff')}${post('', ' {"secret":‹1›}')}${post('text/plain', '[{"secret":"«x»"}]')}`,
  'from what is not JSON on, all of it': `${post(json, '{"a":1}«)»').replace('«)»', '«)»')}${post(json, "«)]}',{}»")}${post(json, '{"a":1,«\'b\':2}»')}`,
  'forms: encoded names, plus signs, empty and missing values, twice': `${post(form, 'user=u&pass=«a=b+c%26»&p%61ss=«x»&pass=&pass&PASS=«y»&card=«1»')}${post('', 'pass=«q»&a=1')}`,
  'forms of several parts, files among them': post(
    'multipart/form-data; boundary="xX"',
    '--xX\r\nContent-Disposition: form-data; name="pass"\r\n\r\n«ab»\r\n«cd»\r\n--xX\r\nContent-Disposition: form-data; filename="f"; name=card\r\nContent-Type: image/png\r\n\r\n«\0--xX»\r\n--xX\r\ncontent-disposition: form-data; name="other"\r\n\r\nseen\r\n--xX\r\nContent-Disposition: form-data; name="j"\r\nContent-Type: application/json\r\n\r\n{"password":"«p»"}\r\n--xX\r\n\r\n«nameless»\r\n--xX--\r\n«after»',
  ),
  'bodies that cannot be looked into: whole': `${post(json, '«12345»', 'Content-Encoding: gzip\r\n')}${post(form, '«abc»', 'Content-Encoding: br\r\n')}${post(`${json}; charset=utf-16`, '«ab»')}${post('multipart/form-data', '«ab»')}${post(`${json}\r\nContent-Type: text/html`, '«ab»')}`,
  'what is none of these stays, coded or not': `${post('text/html', '{"password":"a"}')}${post('image/png', '12', 'Content-Encoding: gzip\r\n')}${post(json, '{"passwor":1,"users":{"key":2},"list":{"1":2}}')}`,
}

for (const [shows, text] of Object.entries(cases)) {
  t.test(shows, async t => {
    const speech: Speech = [['client', latin1(plain(text))]]
    const whole = [latin1(expected(text))]
    t.same(heard(speech, one => [one]).said, whole)
    t.same(heard(speech, one => [...one]).said, whole, 'byte by byte')
    const wrong = Array.from({ length: speech[0][1].length - 1 }, (_, k) => k + 1).find(
      at => heard(speech, one => [one.slice(0, at), one.slice(at)]).said[0] !== whole[0],
    )
    t.equal(wrong, undefined, 'cut anywhere')
  })
}

t.test('chunks of every size: the sizes stay, and what is within them is masked', async t => {
  const body = '{"password":"abcdef","users":[{"key":12345}],"n":1}'
  for (let size = 1; size < 12; size++) {
    const head = `POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Type: ${json}\r\n\r\n`
    const { said } = heard([['client', head + chunks(body, size)]], one => [...one])
    t.equal(
      said[0],
      head + chunks('{"password":"******","users":[{"key":11111}],"n":1}', size),
      `${size} bytes a chunk`,
    )
  }
})

t.test('answers: bodies, Location, what ends with the connection; 204 and 304 have none', async t => {
  const { said, watch } = heard(
    [
      ['client', 'GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n'],
      [
        'server',
        `HTTP/1.1 302 Found\r\nLocation: https://h/cb?code=1&token=abc#token=def\r\nContent-Length: 0\r\n\r\n`,
      ],
      ['server', `HTTP/1.1 200 OK\r\nContent-Type: ${json}\r\n\r\n{"secret":"abc"}`],
    ],
    one => [...one],
  )
  t.equal(
    said[1],
    'HTTP/1.1 302 Found\r\nLocation: https://h/cb?code=1&token=***#token=***\r\nContent-Length: 0\r\n\r\n',
  )
  t.match(said[2], /\{"secret":"\*\*\*"\}$/)
  t.same(watch.masked(), { query: ['token'], json: ['**.secret'] })
})

t.test('what breaks off being HTTP is kept out, and so is a tunnel, but TLS', async t => {
  const broken = heard([['client', 'GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n{"password":"abc"}']], one => [...one])
  t.notMatch(broken.said[0], 'password')
  t.same(broken.watch.masked(), { whole: { 'no HTTP': 1 } })
  const none = heard([['client', 'HELO password=abc']], one => [one])
  t.notMatch(none.said[0], 'abc')
  const tunnel = (said: string) =>
    heard(
      [
        ['client', 'CONNECT a:1 HTTP/1.1\r\n\r\n'],
        ['server', 'HTTP/1.1 200 OK\r\n\r\n'],
        ['client', said],
      ],
      one => [...one],
    )
  t.equal(tunnel('\x16\x03abc').said[2], '\x16\x03abc', 'TLS')
  const plain = tunnel('pass=abc')
  t.equal(plain.said[2], '*'.repeat(8))
  t.same(plain.watch.masked(), { whole: { 'another protocol': 1 } })
})

t.test('WebSockets: JSON of messages, beneath masks, in frames cut anywhere; compressed ones whole', async t => {
  const key = Buffer.from([7, 77, 177, 207])
  const message = (text: string, from: Side, first = 0x81): Buffer => {
    const frame = frameOf(1, Buffer.from(text), from === 'client' ? key : undefined)
    frame[0] = first
    return frame
  }
  const head = 'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
  const answer = 'HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n\r\n'
  const texts = [
    '{"password":"abc","n":1}',
    '42["login",{"secret":[1,2]}]',
    'no json',
    `{"x":"${'y'.repeat(200)}","secret":12}`,
  ]
  const shown = [
    '{"password":"***","n":1}',
    '42["login",{"secret":"***"}]',
    'no json',
    `{"x":"${'y'.repeat(200)}","secret":11}`,
  ]
  for (const from of ['client', 'server'] as const) {
    const frames = Buffer.concat([
      ...texts.map(text => message(text, from)),
      message('{"secret":"a', from, 0x01),
      message('ping', from, 0x89),
      message('bc"}', from, 0x80),
      message('packed', from, 0xc1),
    ]).latin1Slice()
    const speech: Speech = [
      ['client', head],
      ['server', answer],
      [from, frames],
    ]
    for (const cut of [
      (one: string) => [one],
      (one: string) => [...one],
      (one: string) => one.match(/.{1,7}/gs) ?? [],
    ]) {
      const { said, watch } = heard(speech, cut)
      const { messages } = messagesOf(Buffer.from(said[2], 'latin1'), from, undefined)
      t.same(
        messages.map(({ data }) => String(data)),
        [...shown, 'ping', '{"secret":"***"}', '******'],
        from,
      )
      t.same(watch.masked()?.whole, { 'permessage-deflate': 1 })
    }
  }
  const odd = heard(
    [
      ['client', head],
      ['server', answer],
      ['server', '\xf5secret'],
    ],
    one => [...one],
  )
  t.match(odd.said[2], /^.{0,2}\*+$/s)
  t.same(odd.watch.masked()?.whole, { 'no WebSocket': 1 })
  const other = heard(
    [
      ['client', head],
      ['server', answer.replace('WebSocket', 'h2c')],
      ['client', 'PRI abc'],
    ],
    one => [one],
  )
  t.equal(other.said[2], '*******')
})

t.test('paths: what is none is refused with its place; the whole value', async t => {
  for (const bad of ['', 'a..b', 'a.', '.', 'a[', 'a[x]', 'a b c]', '["a]', 'a"b"'])
    t.throws(() => jsonPathOf(bad), SyntaxError, JSON.stringify(bad))
  t.same(jsonPathOf('$.a["B.c"][*].**[3]').steps, [{ name: 'a' }, { name: 'b.c' }, '*', '**', { index: 3 }])
  const whole = (body: string) => heard([['client', post(json, body)]], one => [one], { json: ['$'] }).said[0]
  t.match(whole('{"a":1}'), /\r\n\r\n"\*{5}"$/)
  t.match(whole('12'), /\r\n\r\n11$/)
})

t.test('deep and long: bounded, and never left as it was', async t => {
  const deep = heard([['client', post(json, `${'['.repeat(5000)}"secret"`)]], one => [one])
  t.notMatch(deep.said[0], 'secret')
  const name = 'n'.repeat(100_000)
  const long = heard([['client', post(json, `{"${name}":{"secret":"abc"}}`)]], one => [
    ...(one.match(/.{1,1000}/gs) ?? []),
  ])
  t.match(long.said[0], /"secret":"\*\*\*"/)
  const head = 'Content-Disposition: form-data; name="other"\r\nX: '
  const part = `--b\r\n${head}${'y'.repeat(20_000)}\r\n\r\nabc\r\n--b--`
  t.notMatch(heard([['client', post('multipart/form-data; boundary=b', part)]], one => [one]).said[0], 'abc')
})

t.test('bodies in gzip, counted over rows and parts; names in the row; redacting again changes nothing', async t => {
  const packed = gzipSync('{"password":"abc"}').toString('latin1')
  const text = `POST /?token=abc HTTP/1.1\r\nContent-Type: ${json}\r\nContent-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n${packed}`
  const log = new ConnectionLog(
    { id: 'a', client: 'c:1', server: 's:2', tls: false },
    new Watch(new Set(), rulesOf(words)),
  )
  const counts = new WholeCounts()
  const rows: Traffic[] = []
  for (const more of [true, false]) {
    log.add('client', Buffer.from(text, 'latin1'))
    rows.push(log.row(more))
    counts.add(rows[rows.length - 1])
  }
  t.same(
    rows.map(row => row.masked),
    [
      { query: ['token'], whole: { gzip: 1 } },
      { query: ['token'], whole: { gzip: 2 } },
    ],
  )
  t.same(counts.data, { gzip: 2 })
  t.match(counts.text, '2 bodies (2 gzip)')
  t.notMatch(JSON.stringify(rows), /abc/)
  const given = async function* () {
    for (const row of rows) yield { row }
  }
  const again: Traffic[] = []
  for await (const { row } of redactRows(given(), new Set(), rulesOf(words))) again.push(row)
  t.same(
    again.map(row => row.connections),
    rows.map(row => row.connections),
  )
})

const secretText = fc.stringMatching(/^[A-Z]{3}SECRET[A-Z0-9]{0,12}$/)
const word = fc.stringMatching(/^[a-z]{1,8}$/)
const value = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), fc.array(word, { maxLength: 3 }))

/** A request with a secret wherever one may stand, and noise around. */
const request = fc
  .record({
    secret: secretText,
    where: fc.constantFrom('query', 'url', 'json', 'deep', 'object', 'form', 'parts', 'gzip'),
    before: fc.dictionary(word, value, { maxKeys: 4 }),
    after: fc.dictionary(word, value, { maxKeys: 4 }),
    chunked: fc.option(fc.integer({ min: 1, max: 30 })),
    indent: fc.constantFrom(undefined, 2),
  })
  .map(({ secret, where, before, after, chunked, indent }) => {
    const pairs = Object.keys(before).map(name => `${name}=1&`)
    const target = where === 'query' ? `/p?${pairs.join('')}token=${secret}&z=1` : '/p'
    const fields = where === 'url' ? `Referer: http://h/?${pairs.join('')}token=${secret}\r\n` : ''
    const inJson = {
      json: { password: secret },
      deep: { x: [{ y: { secret } }] },
      object: { secret: { [secret]: [secret, 1] } },
    }
    let [type, body, coding] = [
      json,
      JSON.stringify({ ...before, ...inJson[where as 'json'], ...after }, null, indent),
      '',
    ]
    if (where === 'form') [type, body] = [form, `${pairs.join('')}pass=${secret}&z=2`]
    if (where === 'parts')
      [type, body] = [
        'multipart/form-data; boundary=qq',
        `--qq\r\nContent-Disposition: form-data; name="pass"\r\n\r\n${secret}\r\n\r${secret}\r\n--qq--\r\n`,
      ]
    if (where === 'gzip') [body, coding] = [secret + body, 'Content-Encoding: gzip\r\n']
    const framing =
      chunked === null
        ? `Content-Length: ${body.length}\r\n\r\n${body}`
        : `Transfer-Encoding: chunked\r\n\r\n${chunks(body, chunked)}`
    return {
      secret,
      bytes: `POST ${target} HTTP/1.1\r\nHost: h\r\n${fields}Content-Type: ${type}\r\n${coding}${framing}`,
    }
  })

const flowOfText = (text: string) => flowOf({ closed: 'client', turns: [{ from: 'client', bytes: linesOf(text) }] })

t.test(
  'whatever is said, however cut: no secret is left, each length holds, and requests parse as before',
  async () => {
    fc.assert(
      fc.property(
        fc.array(request, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }),
        (requests, sizes) => {
          const text = requests.map(({ bytes }) => bytes).join('')
          const watch = new Watch(new Set(), rulesOf(words))
          const parts: string[] = []
          for (let at = 0, k = 0; at < text.length; k++) {
            const piece = text.slice(at, at + sizes[k % sizes.length])
            const shown = watch.text('client', Buffer.from(piece, 'latin1'))
            if (shown.length !== piece.length) return false
            parts.push(shown)
            at += piece.length
          }
          const said = parts.join('')
          if (requests.some(({ secret }) => said.includes(secret) || said.includes('SECRET'))) return false
          const [before, after] = [text, said].map(one =>
            splitFlow(flowOfText(one)).map(({ kind, method, request, asked }) => ({
              kind,
              method,
              request,
              headers: asked?.head.headers.filter((_, k) => k % 2 === 0 || !/\?/.test(asked.head.headers[k])),
              sizes: asked?.body.map(part => part.length),
              isJson: isJson(asked?.body),
            })),
          )
          // What is coded is not JSON here, before and after.
          return JSON.stringify(before) === JSON.stringify(after)
        },
      ),
      { numRuns: 400 },
    )
  },
)

t.test(
  'whatever comes, as whole or byte by byte: each length holds, and the same bytes are masked while it is HTTP',
  async t => {
    const bits = fc.constantFrom(
      ...[
        'POST /?token=abc HTTP/1.1\r\n',
        'GET http://h/;token=a?b#token=c HTTP/1.0\r\n',
        'HTTP/1.1 200 OK\r\n',
        'Referer: /?x&token=y\r\n',
      ],
      ...[
        'Content-Type: application/json\r\n',
        `Content-Type: ${form}\r\n`,
        'Content-Type: multipart/form-data; boundary=b\r\n',
      ],
      ...[
        'Content-Length: 24\r\n',
        'Transfer-Encoding: chunked\r\n',
        'Content-Encoding: gzip\r\n',
        '\r\n',
        '\n',
        '\r',
        ' ',
        '5\r\n',
        '0\r\n',
      ],
      ...[
        '{"password":"',
        'abc"',
        '{"secret":',
        '[1,{',
        '}',
        ']',
        ',',
        '\\',
        '"',
        'pass=abc&',
        'p%61ss=',
        '--b\r\n',
        '\0',
        '\xff',
        '?token=',
        '%3Ftoken%3D',
      ],
      ...[
        'Content-Disposition: form-data; name="pass"\r\n\r\n',
        '\r\n--b--',
        'HTTP/1.1 101 X\r\nUpgrade: websocket\r\n\r\n',
        '\x81\x05',
        '\x81\x85abcd',
      ],
    )
    const speech = fc.array(
      fc.tuple(
        fc.constantFrom<Side>('client', 'server'),
        fc.array(bits, { maxLength: 12 }).map(all => all.join('')),
      ),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(speech, said => {
        const [whole, bytes] = [(one: string) => (one === '' ? [] : [one]), (one: string) => [...one]].map(cut =>
          heard(said, cut),
        )
        const lengths = said.every(
          ([, text], k) => whole.said[k].length === text.length && bytes.said[k].length === text.length,
        )
        const isHttp = whole.watch.notHttp('client') < 0 && whole.watch.notHttp('server') < 0
        return lengths && (!isHttp || JSON.stringify(whole.said) === JSON.stringify(bytes.said))
      }),
      { numRuns: 3000 },
    )
    t.pass()
  },
)

function isJson(body: readonly Buffer[] = []): boolean {
  try {
    JSON.parse(Buffer.concat([...body]).toString())
    return true
  } catch {
    return false
  }
}
