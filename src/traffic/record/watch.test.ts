/** Secrets are kept out of heads however they are cut, and nothing else is touched. */

import t from 'tap'
import type { Side } from '../../transcript/types'
import { secretFields } from './secrets'
import { Watch } from './watch'

/** Each `«secret»` of a text is to become as many asterisks. */
const expected = (text: string): string =>
  text.replace(/«([^»]*)»/g, (_all, secret: string) => '*'.repeat(secret.length))
const plain = (text: string): string => text.replace(/[«»]/g, '')

type Speech = readonly (readonly [Side, string])[]

interface Case {
  shows: string
  speech: Speech
  /** From which byte on a side is not HTTP. */
  notHttp?: { client?: number; server?: number }
}

const cases: Case[] = [
  {
    shows: 'a request and its response',
    speech: [
      [
        'client',
        'GET / HTTP/1.1\r\nHost: a\r\nAuthorization: «Basic abc»\r\nCookie:«x=1; y=2»\r\nX: Cookie: 1\r\n\r\n',
      ],
      ['server', 'HTTP/1.1 200 OK\r\nSet-Cookie: «a=b»\r\nset-cookie:  \t«c=d»\r\nContent-Length: 2\r\n\r\nhi'],
    ],
  },
  {
    shows: 'values that go on in folded lines, empty ones, odd blanks, and lines that LF alone ends',
    speech: [
      [
        'client',
        'GET / HTTP/1.1\nAuthorization:\r\n «Basic»\r\n\t«abc»\r\nHost: a\r\n b\r\nCookie: \r\nCookie : «c»\ncookie: «d»\n\n',
      ],
    ],
  },
  {
    shows: 'bodies are no heads: by length, in chunks with trailers, and until the end',
    speech: [
      ['client', 'POST / HTTP/1.1\r\nContent-Length: 27\r\n\r\n\r\nCookie: 1\r\nCookie: 2\r\n\r\nX'],
      [
        'client',
        'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nCookie: «1»\r\n\r\nb\r\nCookie: 1\r\n\r\n1;a=Cookie: 3\r\nx\r\n0\r\nCookie: «4»\r\n\r\n',
      ],
      [
        'server',
        'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nSet-Cookie: 1HTTP/1.1 200 OK\r\nSet-Cookie: «2»\r\n\r\nSet-Cookie: 3\r\n\r\nHTTP/1.1 200 OK\r\nSet-Cookie: 4\r\n\r\n',
      ],
    ],
  },
  {
    shows: 'pipelined requests, a HEAD, 100-continue and 304 among the responses',
    speech: [
      [
        'client',
        'HEAD / HTTP/1.1\r\nCookie: «1»\r\n\r\nGET / HTTP/1.1\r\nExpect: 100-continue\r\nCookie: «2»\r\n\r\nGET / HTTP/1.1\r\nCookie: «3»\r\n\r\n',
      ],
      [
        'server',
        'HTTP/1.1 200 OK\r\nContent-Length: 500\r\nSet-Cookie: «1»\r\n\r\nHTTP/1.1 100 Continue\r\nSet-Cookie: «x»\r\n\r\nHTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\nSet-Cookie: «2»\r\n\r\nHTTP/1.1 200 OK\r\nSet-Cookie: «3»\r\nContent-Length: 0\r\n\r\n'.replace(
          'Content-Length: 9\r\n',
          '',
        ),
      ],
    ],
  },
  {
    shows: 'after an upgrade the bytes are let be',
    speech: [
      ['client', 'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x\r\nCookie: «1»\r\n\r\n'],
      [
        'server',
        'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\nSet-Cookie: «1»\r\n\r\nSet-Cookie: 2\r\n\r\nX',
      ],
      ['client', 'Cookie: 3\r\n\r\n\0\xff'],
    ],
    notHttp: { client: 62, server: 84 },
  },
  {
    shows: 'an upgrade that the server passed over',
    speech: [
      ['client', 'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'],
      ['server', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],
      ['client', 'GET / HTTP/1.1\r\nCookie: «1»\r\n\r\n'],
    ],
  },
  {
    shows: 'CONNECT: the tunnel is let be',
    speech: [
      ['client', 'CONNECT a:443 HTTP/1.1\r\nProxy-Authorization: «Basic x»\r\n\r\n'],
      ['server', 'HTTP/1.1 200 Connected\r\n\r\n\x16\x03\x01'],
      ['client', '\x16\x03\x01\nCookie: 1\r\n'],
    ],
    notHttp: { client: 56, server: 26 },
  },
  {
    shows: 'bytes that are no HTTP',
    speech: [
      ['server', '220 mail\r\nSet-Cookie: 1\r\n'],
      ['client', 'HELO\r\nCookie: 1\r\n\r\nAuthorization: 2\r\n\0\xff\n'],
    ],
    notHttp: { client: 0, server: 0 },
  },
  {
    shows: 'a method that nobody knows, and what follows it, still keep their secrets',
    speech: [
      ['client', 'FROB / HTTP/1.1\r\nCookie: «1»\r\n\r\nCookie: 2\r\nGET / HTTP/1.1\r\nCookie: «3»\r\n\r\n'],
      ['server', 'HTTP/1.1 200 OK\r\nSet-Cookie: «1»\r\n\r\nHTTP/1.1 200 OK\r\nSet-Cookie: «2»\r\n\r\n'],
    ],
    notHttp: { client: 0, server: 34 },
  },
  {
    shows: 'a head that breaks off being one',
    speech: [['client', 'GET / HTTP/1.1\r\nContent-Length: x\r\nCookie: «1»\r\n\r\nCookie: 2\r\n']],
    notHttp: { client: 0 },
  },
]

/** What the watch makes of a speech that is cut by a rule. */
function heard(speech: Speech, cut: (text: string) => string[]) {
  const watch = new Watch(secretFields)
  const said = speech.map(([from, text]) =>
    cut(plain(text))
      .map(part => watch.text(from, Buffer.from(part, 'latin1')))
      .join(''),
  )
  return { said, watch }
}

for (const { shows, speech, notHttp } of cases) {
  t.test(shows, async t => {
    const whole = speech.map(([, text]) => expected(text))
    const { said, watch } = heard(speech, text => [text])
    t.same(said, whole)
    const offsets = { client: watch.notHttp('client'), server: watch.notHttp('server') }
    t.same(offsets, { client: -1, server: -1, ...notHttp })
    t.same(heard(speech, text => [...text]).said, whole, 'byte by byte')
    const longest = Math.max(...whole.map(text => text.length))
    for (let at = 1; at < longest; at++) {
      const cut = heard(speech, text => [text.slice(0, at), text.slice(at)].filter(part => part !== ''))
      if (JSON.stringify(cut.said) !== JSON.stringify(whole)) t.same(cut.said, whole, `cut at ${at}`)
    }
  })
}

t.test('no names, no secrets; other names; what was met is told', async t => {
  const head = 'GET / HTTP/1.1\r\nCookie: a\r\nX-Key: b\r\n\r\n'
  const keep = new Watch(new Set())
  t.equal(keep.text('client', Buffer.from(head)), head)
  t.same(keep.redacted(), [])
  const other = new Watch(new Set(['x-key']))
  t.equal(other.text('client', Buffer.from(head)), head.replace('b', '*'))
  t.same(other.redacted(), ['x-key'])
})

t.test('long lines and many bytes that are no HTTP take linear time', async t => {
  const watch = new Watch(secretFields)
  const began = process.cpuUsage()
  for (let k = 0; k < 200; k++) watch.text('client', Buffer.alloc(65536, k % 2 ? 'a HTTP/1.1 ' : 0))
  t.ok(process.cpuUsage(began).user < 5_000_000, 'five seconds of this process')
})

t.test('whatever comes, however cut: nothing but asterisks takes the place of bytes', async t => {
  const bits = [
    ...['GET / HTTP/1.1\r\n', 'HEAD / HTTP/1.1\r\n', 'FOO / HTTP/1.1\r\n', 'CONNECT a:1 HTTP/1.1\r\n'],
    ...['HTTP/1.1 200 OK\r\n', 'HTTP/1.1 101 X\r\n', 'Cookie: abc\r\n', 'Set-Cookie:abc\r\n', ' folded\r\n'],
    ...['Content-Length: 5\r\n', 'Content-Length: 99999999999999999999\r\n', 'Transfer-Encoding: chunked\r\n'],
    ...['Upgrade: x\r\nConnection: upgrade\r\n', '5\r\nhello\r\n', '0\r\n', 'hello', '\r\n', '\n', '\r', ':', '\0\xff'],
  ]
  const any = (below: number): number => Math.floor(Math.random() * below)
  let wrong: unknown
  for (let round = 0; round < 5000 && !wrong; round++) {
    const watch = new Watch(secretFields)
    const speech = Array.from({ length: 1 + any(14) }, (): [Side, string] => [
      any(2) ? 'client' : 'server',
      bits[any(bits.length)],
    ])
    for (const [from, text] of speech) {
      for (let at = 0; at < text.length; ) {
        const part = text.slice(at, at + 1 + any(text.length))
        const out = watch.text(from, Buffer.from(part, 'latin1'))
        if (out.length !== part.length || [...out].some((c, k) => c !== '*' && c !== part[k]))
          wrong = { speech, part, out }
        at += part.length
      }
    }
  }
  t.equal(wrong, undefined)
})
