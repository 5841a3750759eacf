/** Odd spellings, and bytes that two readers read otherwise: no secret comes through, however they are cut. */

import t from 'tap'
import type { Side, Traffic } from '../../transcript/types'
import { Watch } from '../record/watch'
import { redactRows } from '../rows/redact'
import { type RuleWords, rulesOf } from './rules'

const words: RuleWords = { query: ['token'], json: ['**.token'], form: ['pass'] }
const secret = 'HUSH'

type Speech = readonly (readonly [Side, string])[]

function heard(speech: Speech, size: number, rules: RuleWords): string {
  const watch = new Watch(new Set(['authorization']), rulesOf(rules))
  return speech
    .map(([from, text]) => {
      let said = ''
      const bytes = Buffer.from(text, 'latin1')
      for (let at = 0; at < bytes.length; at += size) said += watch.text(from, bytes.subarray(at, at + size))
      return said
    })
    .join('')
}

const leaks = (speech: Speech, rules: RuleWords): number[] =>
  [1, 2, 3, 7, 1e6].filter(size => {
    // The halves as well: a secret may come through in part.
    const said = heard(speech, size, rules).replace(/\0/g, '')
    return said.includes('HU') || said.includes('SH')
  })

const post = (type: string, body: string, more = ''): string =>
  `POST / HTTP/1.1\r\n${type}${more}Content-Length: ${body.length}\r\n\r\n${body}`
const typed = (type: string, body: string, more = ''): string => post(`Content-Type: ${type}\r\n`, body, more)
const json = '{"token":"HUSH"}'
const wide = (text: string): string => Buffer.from(`\ufeff${text}`, 'utf16le').toString('latin1')
const part = (head: string, body: string, boundary = 'b'): string => `--${boundary}\r\n${head}\r\n\r\n${body}\r\n`
const parts = (...all: string[]): string => typed('multipart/form-data; boundary=b', `${all.join('')}--b--\r\n`)
const field = 'Content-Disposition: form-data; name='
const urlencoded = 'application/x-www-form-urlencoded'

/** What a client says, by what it is that hides the secret. */
const evasions: Readonly<Record<string, string>> = {
  'JSON of other types': [
    'application/x-amz-json-1.1',
    'application/json+protobuf',
    'application/csp-report',
    'text/x-json5',
  ]
    .map(type => typed(type, json))
    .join(''),
  'a type that is spelled wrong': ['application/json foo', '"application/json"', 'json', '*/*', 'a;b']
    .map(type => typed(type, json))
    .join(''),
  'several types in a line': `${typed('text/html, application/json', json)}${typed('text/html;a="x\\",", application/json', json)}`,
  'several boundaries': `${post('Content-Type: multipart/form-data; boundary=a\r\nContent-Type: multipart/form-data; boundary=b\r\n', part(`${field}pass`, secret))}${typed('multipart/form-data; boundary=a; boundary=b', part(`${field}pass`, secret))}${typed('multipart/form-data; x="; boundary=a"; boundary=b', part(`${field}pass`, secret))}${typed("multipart/form-data; boundary=a; boundary*=x''b", part(`${field}pass`, secret))}`,
  'another boundary than said, before and after the parts': `${typed('multipart/form-data; boundary=a', part(`${field}pass`, secret))}${parts(part(`${field}x`, ''), '--b--\r\n', part(`${field}pass`, secret, 'c'))}`,
  'several charsets': `${typed(`${urlencoded}; charset=utf-8; charset=utf-16le`, wide('pass=HUSH'))}${typed('application/json; charset=windows-932', json)}`,
  'wide characters': `${post('', wide(json))}${typed('text/plain', wide('pass=HUSH'))}${typed('application/json', wide(json))}`,
  'JSON behind what keeps scripts away, and behind a text': `${post('', `)]}',\n${json}`)}${post('', `"a"\n${json}`)}`,
  'names of JSON': typed('application/json', '{"to\\u006Ben":"HUSH","\\u0054oken":["HUSH"],"token":1,"token":"HUSH"}'),
  'what is not JSON': ["{'token':'HUSH'}", 'cb({"token":"HUSH"})', '{"a":NaN,/*"*/"token":"HUSH"}', '{"token"=HUSH}']
    .map(text => typed('application/json', text))
    .join(''),
  'names of forms': [
    ' pass',
    `${'+'.repeat(40)}pass`,
    '\xef\xbb\xbfpass',
    'pass%00',
    'a;pass',
    'a=1;pass',
    'a=1\r\npass',
  ]
    .map(name => typed(urlencoded, `${name}=HUSH`))
    .join(''),
  'a form in lines': typed('text/plain', 'a=1\r\npass=HUSH\r\n'),
  'parts with line feeds alone, and with other line ends': `${parts(`--b\n${field}a\n\n1\n--b\n${field}pass\n\nHUSH\n`)}${parts(`--b\r${field}a\r\r1\r--b\r${field}pass\r\rHUSH\r`)}`,
  'names of parts': [
    `${field}a; name=pass`,
    `${field}pass; name=a`,
    `${field}a; name*=UTF-8''p%61ss`,
    `${field}"=?utf-8?Q?pass?="`,
    `${field}"p\\ass"`,
    `Content-Disposition: form-data; filename="; name=a"; name=pass`,
    `${field}a\r\n${field}pass`,
    `${field}pass\r\n${field}a`,
    `${field}" pass"`,
    'Content-Disposition: form-data; name*0=pa; name*1=ss',
  ]
    .map(head => parts(part(head, secret)))
    .join(''),
  'a line that begins like a delimiter': parts(part(`${field}pass`, '1\r\n--bc\r\nHUSH')),
  'JSON in parts: unsaid, coded, within parts and messages': [
    part(`${field}a`, json),
    part(`${field}a\r\nContent-Type: text/plain`, json),
    part(`${field}a\r\nContent-Type: application/json\r\nContent-Transfer-Encoding: base64`, 'HUSHabcd'),
    part(
      `${field}a\r\nContent-Type: multipart/mixed; boundary=c`,
      `--c\r\nContent-Type: application/json\r\n${field}a\r\n\r\n${json}\r\n--c--`,
    ),
    part(`${field}a\r\nContent-Type: application/http`, `POST / HTTP/1.1\r\n\r\n${json}`),
  ]
    .map(one => parts(one))
    .join(''),
  'targets: blanks and quotes in values, names with blanks before': `GET /?token=a HUSH HTTP/1.1\r\n\r\nGET /?token=H HTTHUSH HTTP/1.1\r\n\r\nGET /?token="HUSH HTTP/1.1\r\nReferer: http://h/?token=a"HUSH<HUSH\r\n\r\nGET /?${'+'.repeat(30)}token=HUSH HTTP/1.1\r\n\r\n`,
  'a body that ends at two places: lengths and codings': [
    'Content-Length: 1\r\n',
    'Transfer-Encoding: xchunked\r\n',
    'Transfer-Encoding: \x0bchunked\r\n',
  ]
    .map(more =>
      typed(
        'text/html',
        `GET / HTTP/1.1\r\nAuthorization: HUSH\r\nContent-Type: application/json\r\n\r\n${json}`,
        more,
      ),
    )
    .join(''),
  'a body without a length': `GET / HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${json}`,
}

for (const [what, text] of Object.entries(evasions)) {
  t.test(what, async t => {
    t.ok(text.replace(/\0/g, '').includes(secret))
    t.same(leaks([['client', text]], words), [])
  })
}

t.test('with one kind of rule, the others do not look the other way', async t => {
  t.same(leaks([['client', post('', '{a}=1&pass=HUSH')]], { form: ['pass'] }), [])
  t.same(leaks([['client', parts(part('X: y', json))]], { json: ['token'] }), [])
  t.same(
    leaks(
      [['client', typed('text/html', `x\r\nGET / HTTP/1.1\r\nAuthorization: HUSH\r\n\r\n`, 'Content-Length: 1\r\n')]],
      {},
    ),
    [],
    'heads in a body that may end before, with no rule but for header fields',
  )
})

t.test('answers with a body where none may be, and what follows interim ones', async t => {
  const answer = (status: string) =>
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n${json}`
  const say = (asked: string, said: string): Speech => [
    ['client', `${asked} / HTTP/1.1\r\n\r\n`],
    ['server', said],
  ]
  for (const speech of [
    say('HEAD', answer('200 OK')),
    say('GET', answer('204 No')),
    say('GET', answer('304 No')),
    say('GET', `HTTP/1.1 103 E\r\nLink: </?token=HUSH>\r\n\r\n${answer('200 OK')}`),
    say('GET', `HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n${json}`),
    say(
      'GET',
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Authorization\r\n\r\n1\r\na\r\n0\r\nAuthorization: HUSH\r\nLocation: /?token=HUSH\r\n\r\n`,
    ),
  ])
    t.same(leaks(speech, words), [], JSON.stringify(speech))
})

t.test('what is not secret stays: types, parts and forms that only look alike', async t => {
  for (const text of [
    typed('text/html', '{"token":"a"}'),
    typed(urlencoded, 'a=1;b=2&passage=3'),
    typed(
      'multipart/form-data; boundary="b,c"',
      '--b,c \r\nContent-Disposition: form-data; name="a"; filename="name=x"\r\n\r\n1\n\r2\r\n--b,c--\r\n',
    ),
    'GET /?a="b HTTP/1.1\r\nLink: <http://h/?a>; rel="x"\r\n\r\n',
    typed('text/html', 'abc', 'Content-Length: 3\r\n'),
  ])
    for (const size of [1, 1e6]) t.equal(heard([['client', text]], size, words), text)
  t.equal(
    heard([['client', 'GET /?token=abc HTTP/1.1\r\nLink: <?token=a>; rel="x"\r\n\r\n']], 1, words),
    'GET /?token=*** HTTP/1.1\r\nLink: <?token=*>; rel="x"\r\n\r\n',
  )
})

t.test('what a program logged beside the wire', async t => {
  const row: Traffic = {
    format: 'wire-transcript/1',
    id: 'a',
    connections: [{ closed: 'open', turns: [] }],
    events: [['request', { headers: { authorization: secret }, pin: 1234, all: [secret, null, true] }], ['end']],
  }
  const rows = async function* (one: Traffic) {
    yield { row: one }
  }
  for await (const { row: once } of redactRows(rows(row), new Set())) {
    t.same(once.events, [
      ['request', { headers: { authorization: '****' }, pin: 1, all: ['****', null, true] }],
      ['end'],
    ])
    t.same(once.masked, { whole: { event: 1 } })
    for await (const { row: twice } of redactRows(rows(once), new Set())) t.same(twice, once)
  }
})
