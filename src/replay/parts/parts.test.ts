/** Parts of messages that count or do not: in matching for a served recording, and in comparing answers. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { rulesOf } from '../../traffic/redact/rules'
import { redactRows } from '../../traffic/rows/redact'
import type { Traffic } from '../../transcript/types'
import { replay } from '../replay'
import { answering, get, ok, row, type Said, server, text } from '../replay.test.helper'
import { playServer, type ServeOptions } from '../serve/play-server'
import { bodyOf, targetOf, urlsOf } from './content'
import { noParts, partsOf } from './words'

const said = (target: string, body = '', type = 'application/json', host = 'h'): string =>
  body === ''
    ? `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`
    : `POST ${target} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`

/** Each request is answered by its number. */
const rows = (requests: readonly string[]): Traffic[] =>
  requests.map((request, k) =>
    row(`c${k + 1}`, [
      ['client', request],
      ['server', ok(String(k + 1))],
    ] as Said[]),
  )

/** What is answered to each request: the number of the recorded one, or what the miss says. */
async function answers(t: Test, transcripts: Traffic[], asked: readonly string[], options: ServeOptions) {
  const played = await playServer(transcripts, { speed: 'max', closest: true, ...options })
  t.teardown(() => played.close())
  const all: string[] = []
  for (const request of asked) {
    const [, method, target, host] = /^(\S+) (\S+).*\r\nHost: (\S+)/.exec(request) ?? []
    const [head, body] = request.split('\r\n\r\n')
    const type = /Content-Type: (.*)/.exec(head)?.[1]
    const { request: ask } = require('node:http') as typeof import('node:http')
    all.push(
      await new Promise<string>((resolve, reject) => {
        const headers = { host, ...(type ? { 'content-type': type, 'content-length': Buffer.byteLength(body) } : {}) }
        const one = ask(played.url + target, { method, headers, agent: false }, async answer => {
          let heard = ''
          for await (const part of answer) heard += part
          resolve(heard.trim())
        })
        one.on('error', reject)
        one.end(body, 'latin1')
      }),
    )
  }
  return { all, played }
}

t.test('words: what names no part is refused, and what means nothing there', async t => {
  for (const [word, why] of [
    ['cookies:a', "'cookies' is no kind of part"],
    ['query:', 'the name is missing'],
    ['json:', 'the name is missing'],
    ['json:a..b', "'a..b' is none from"],
    ['body:x', 'body has no name'],
    ['a b', "'a b' is not a name of a header field"],
  ])
    t.throws(
      () => partsOf('--ignore', [word]),
      { code: 'ERAS_BAD_OPTION', message: new RegExp(`--ignore '${word}': .*${why.replace(/[.?]/g, '\\$&')}`) },
      word,
    )
  await t.rejects(replay(rows([get('/')]), { to: 'http://127.0.0.1:1', ignore: ['host'] }), {
    message: /it takes header:NAME, query:NAME, json:PATH here/,
  })
})

t.test('what counts of targets and bodies', async t => {
  const counting = (ignore: string[], match: string[] = []) => ({
    ignored: partsOf('i', ignore),
    matched: partsOf('m', match),
  })
  t.equal(targetOf('/a?x=1&y=2&X=3', counting(['query:x'])), '/a?y=2')
  t.equal(targetOf('/a?%78=1', counting(['query:x'])), '/a')
  t.equal(targetOf('/a?x=1&y=2', counting(['query'])), '/a')
  t.equal(targetOf('/a?x=1&y=2', counting([], ['query:y'])), '/a?y=2')
  t.equal(targetOf('/a?x=1', counting(['json:a'])), '/a?x=1')
  t.equal(urlsOf('http://h/?a=1&code=x#b', counting(['query:code'])), 'http://h/?a=1&code={ignored}#b')
  const body = (content: string | Buffer, type: string, ...headers: string[]) => ({
    head: { headers: ['Content-Type', type, ...headers] },
    body: [Buffer.from(content)],
  })
  const json = 'application/json'
  t.equal(bodyOf(body('{"a":1,"b":[{"t":2,"u":3}]}', json), counting(['json:b[*].t'])), '{"a":1,"b":[{"u":3}]}')
  t.equal(bodyOf(body('[1,2]', json), counting(['json:[0]'])), '[null,2]')
  t.equal(bodyOf(body(gzipSync('{"a":1}'), json, 'Content-Encoding', 'gzip'), counting(['json:a'])), '{}')
  t.equal(bodyOf(body('{"__proto__":{"a":1},"b":2}', json), counting(['json:b'])), '{"__proto__":{"a":1}}')
  t.equal(bodyOf(body('{"a":1,"b":2}', json), counting([], ['json:a'])), '[["a",1]]')
  t.equal(bodyOf(body('no json', json), counting(['json:a'])), undefined, 'as it is')
  t.equal(bodyOf(body('a=1&b=2', 'application/x-www-form-urlencoded'), counting(['form:a'])), 'b=2')
  const part = (name: string, boundary: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n1\r\n`
  const parts = (boundary: string) =>
    body(`${part('a', boundary)}${part('b', boundary)}--${boundary}--`, `multipart/form-data; boundary=${boundary}`)
  t.equal(bodyOf(parts('x'), counting(['form:a'])), bodyOf(parts('yy'), counting(['form:a'])))
  t.same(partsOf('i', ['X-A', 'header:x-b', 'host', 'body']), {
    ...noParts,
    headers: new Set(['x-a', 'x-b']),
    host: true,
    body: true,
  })
})

t.test('served: parameters, fields, hosts and conditions that do not count, or alone do', async t => {
  const recorded = rows([
    said('/a?t=1&x=1'),
    said('/j', '{"id":1,"at":5}'),
    said('/f', 'a=1&n=5', 'application/x-www-form-urlencoded'),
  ])
  const asked = [
    said('/a?t=9&x=1'),
    said('/j', '{ "id": 1, "at": 7 }'),
    said('/f', 'a=1&n=6', 'application/x-www-form-urlencoded'),
  ]
  const ignore = ['query:t', 'json:at', 'form:n']
  t.same((await answers(t, recorded, asked, { ignore })).all, ['1', '2', '3'])
  t.same((await answers(t, recorded, asked, { match: ['query:x', 'json:id', 'form:a'] })).all, ['1', '2', '3'])
  const misses = await answers(t, recorded, [said('/a?t=1&x=2'), said('/j', '{"id":2,"at":5}')], { ignore })
  t.match(misses.all, [
    /closest is GET \/a\?t=1&x=1 .*: its query has 'x=1', not 'x=2'$/,
    /: json:id of its body is 1, not 2$/,
  ])
  const hosts = rows([said('/', '', '', 'one'), said('/', '', '', 'two')])
  t.same((await answers(t, hosts, [said('/', '', '', 'two'), said('/', '', '', 'two')], { ignore: ['host'] })).all, [
    '1',
    '2',
  ])
  t.match((await answers(t, hosts, [said('/', '', '', 'three')], { match: ['host'] })).all, [
    /its host is 'one', not 'three'/,
  ])
  const etag = row('e', [
    ['client', get('/e', 'If-None-Match: "1"\r\n')],
    ['server', 'HTTP/1.1 304 Not Modified\r\n\r\n'],
  ])
  const etags = await answers(t, [etag], [said('/e')], { ignore: ['if-none-match'] })
  t.equal(etags.played.answered, 1)
})

t.test(
  'the closest of several with one target is the one with the fewest differences; clients need not be told',
  async t => {
    const recorded = rows([said('/g', '{"op":"a","n":1}'), said('/g', '{"op":"b","deep":[{"n":1}]}')])
    const asked = [said('/g', '{"op":"b","deep":[{"n":2}]}')]
    const { all } = await answers(t, recorded, asked, { match: ['header:x-b', 'query:q'] })
    t.match(all, [
      /closest is POST \/g \(.*\): json:op of its body is "a", not "b"|json:deep\[0\]\.n of its body is 1, not 2/,
    ])
    const told = await answers(t, recorded, asked, { closest: 'told' })
    t.notMatch(told.all[0], /closest/)
    t.match(told.played.unmatched[0], /closest is/)
  },
)

t.test(
  'rows without their secrets: a client that has them is answered, and answers that have them are as recorded',
  async t => {
    const answer = (secret: string) => {
      const body = `{"token":"${secret}","n":1}`
      return `HTTP/1.1 200 OK\r\nLocation: /x?token=${secret}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    }
    const zipped = (secret: string) => {
      const body = gzipSync(`{"token":"${secret}"}`).toString('latin1')
      return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    }
    const request = said('/login?token=abc', '{"token":"abc","u":1}')
    const plain = row('a', [
      ['client', request],
      ['server', answer('abc')],
      ['client', get('/zip')],
      ['server', zipped('abc')],
    ])
    const masked: Traffic[] = []
    const given = async function* () {
      yield { row: plain }
    }
    for await (const one of redactRows(given(), new Set(), rulesOf({ query: ['token'], json: ['token'] })))
      masked.push(one.row)
    t.notMatch(JSON.stringify(masked), /abc/)
    const live = said('/login?token=longer', '{"token":"longer","u":1}')
    const { all } = await answers(t, masked, [live, said('/login?token=x', '{"token":"x","u":2}')], {})
    t.equal(all[0], '{"token":"***","n":1}')
    t.match(all[1], /json:u of its body is 1, not 2/)
    const to = await server(
      t,
      answering(head =>
        head.includes('/zip') ? zipped('another') : head.includes('POST') ? answer('another') : undefined,
      ),
    )
    const result = await replay(masked, { to })
    t.same([result.same, result.different, result.errors], [2, 0, 0], JSON.stringify(result.differences))
    const other = await server(
      t,
      answering(head => (head.includes('POST') ? answer('x').replace('"n":1', '"n":2') : zipped('q'))),
    )
    t.equal((await replay(masked, { to: other })).different, 1)
  },
)

t.test('compared without values of JSON and parameters of URLs', async t => {
  const recorded = row('a', [
    ['client', get('/')],
    ['server', ok('{"at":5,"n":1}', 'Location: /x?code=1\r\nContent-Type: application/json\r\n')],
  ])
  const to = await server(
    t,
    answering(() => ok('{"at":12345,"n":1}', 'Location: /x?code=22\r\nContent-Type: application/json\r\n')),
  )
  t.equal((await replay([recorded], { to })).different, 1)
  t.equal((await replay([recorded], { to, ignore: ['json:at', 'query:code'] })).same, 1)
  t.equal((await replay([recorded], { to, ignore: ['json:at', 'query:code'], compare: ['headers', 'body'] })).same, 1)
  t.equal((await replay([recorded], { to, ignore: ['json:at'] })).different, 1)
})

t.test('the command: closest requests on stderr, to clients when asked; options that do not belong', async t => {
  const main = path.join(__dirname, '../../cli/main.js')
  const file = path.join(t.testdir(), 'a.jsonl')
  writeFileSync(file, text(rows([said('/a?x=1&t=1')])))
  for (const closest of [[], ['--closest']]) {
    const child = spawn(process.execPath, [
      main,
      'replay',
      file,
      '--serve',
      '0',
      '--ignore',
      'query:t,json:a',
      ...closest,
    ])
    t.teardown(() => child.kill('SIGKILL'))
    const lines = createInterface(child.stderr)
    const [first] = (await once(lines, 'line')) as [string]
    const url = first.split(' ').pop()
    t.equal(await (await fetch(`${url}/a?x=1&t=2`)).text(), '1')
    const missed = once(lines, 'line')
    const body = await (await fetch(`${url}/a?x=2`)).text()
    t.match(
      (await missed)[0],
      /not recorded: GET \/a\?x=2: .*closest is GET \/a\?x=1&t=1 .*its query has 'x=1', not 'x=2'/,
    )
    t.equal(/closest/.test(body), closest.length > 0)
    child.kill('SIGTERM')
    t.equal((await once(child, 'exit'))[0], 1)
  }
  for (const [args, why] of [
    [['--to', 'http://h:1', '--match', 'host'], '--match belongs to --serve'],
    [['--to', 'http://h:1', '--ignore', 'form:a'], 'it takes header:NAME, query:NAME, json:PATH here'],
    [['--serve', '0', '--ignore', 'x:y'], "'x' is no kind of part"],
  ] as const) {
    const child = spawn(process.execPath, [main, 'replay', file, ...args])
    let told = ''
    child.stderr.on('data', data => (told += data))
    t.equal((await once(child, 'close'))[0], 2)
    t.match(told, why)
  }
})
