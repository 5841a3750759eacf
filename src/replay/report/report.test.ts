/** What a report of a replay has for people: requests as commands that send the recorded bytes again, and a picture of the times. */

import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import type { Traffic } from '../../transcript/types'
import { planOf } from '../play/plan'
import { replay } from '../replay'
import { answering, get, ok, row, type Said, server, text } from '../replay.test.helper'
import { barsOf, chart, timeText } from './chart'
import { curlOf, quoted } from './curl'
import { Histogram } from './histogram'
import { page } from './html'
import { mergeResults } from './merge'
import { summary } from './summary'

const hasCurl = spawnSync('curl', ['--version']).status === 0
const plain = (_style: string, said: string): string => said

const itemOf = (request: string, more: Partial<Traffic> = {}) => ({
  place: 'x:1',
  id: 'a',
  at: undefined,
  connection: row('a', [
    ['client', request],
    ['server', ok('1')],
  ] as Said[]).connections[0],
  redacted: more.redacted ?? [],
  masked: more.masked,
  placeholders: false,
})
const commandOf = (request: string, target = 'http://h:1', more: Partial<Traffic> = {}) =>
  curlOf(planOf(itemOf(request, more)), 0, { target })

const post = (body: string, head = 'Host: h\r\nContent-Type: x/y\r\n'): string =>
  `POST /p HTTP/1.1\r\n${head}Content-Length: ${body.length}\r\n\r\n${body}`

const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)).toString('latin1')

/** Requests that curl can say byte for byte. */
const exact: Readonly<Record<string, string>> = {
  'a plain one, without what curl adds': get('/'),
  'fields that curl would add, with values of their own, in their order': get(
    '/',
    'User-Agent: it\'s "me" $HOME `x` \\ !\r\nX-A: 1\r\nAccept: */*\r\nX-A: 2\r\n',
  ),
  'empty and odd values': get('/', 'X-Empty: \r\nX: @file\r\nY: a;b\r\n').replace('X-Empty: \r\n', 'X-Empty:\r\n'),
  'values that are no text': get('/', 'X: caf\xe9 \xff%s\\n\r\nY: -caf\xe9\r\n'),
  'values in UTF-8': get('/', `X: ${Buffer.from('käse').toString('latin1')}\r\n`),
  'paths as they stand': get('/a/../b/./c?x={1,2}[3-4]&y=%zz&z=\'"|^#frag'),
  'brackets, dots and percent signs': get('/../x?[1-3]=%41&{a}=$HOME'),
  'the target of a proxy, and one of no path':
    `GET http://other/x HTTP/1.1\r\nHost: h\r\n\r\nOPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n`.split('OPTIONS')[0],
  'an asterisk': 'OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n',
  'HTTP/1.0, without Host': 'GET /old HTTP/1.0\r\nX: 1\r\n\r\n',
  'a method of its own': get('/').replace('GET', 'M-SEARCH'),
  HEAD: get('/').replace('GET', 'HEAD'),
  'a body of text': post('@it\'s {"a": "b"} $x\n\tline\n'),
  'a body in UTF-8 without a type': post(Buffer.from('ä\n').toString('latin1'), 'Host: h\r\n'),
  'an empty body': post(''),
  'bytes of all kinds': post(all),
  'bytes that begin with a dash': post('-\x00%s\\'),
  'more bytes than a line takes': post(all.repeat(40)),
  'much text': post('long '.repeat(30_000)),
}

t.test(
  'a command sends the recorded bytes again, whatever is in them',
  { skip: !hasCurl && 'no curl here' },
  async t => {
    let heard = ''
    const to = await server(t, socket => {
      heard = ''
      socket.on('data', bytes => {
        heard += bytes.latin1Slice()
        const [, length] = /content-length: (\d+)/i.exec(heard) ?? []
        const head = heard.indexOf('\r\n\r\n') + 4
        if (head >= 4 && heard.length >= head + Number(length ?? 0))
          socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      })
    })
    const { port } = new URL(to)
    for (const [shows, request] of Object.entries(exact)) {
      const made = commandOf(request, `http://127.0.0.1:${port}`)
      t.same(made?.notes, [], shows)
      const shell = spawn('sh')
      shell.stdin.end(made?.command ?? 'false')
      t.equal((await once(shell, 'close'))[0], 0)
      t.equal(heard, request, shows)
    }
  },
)

t.test('what curl says otherwise is noted; what no request is has no command', async t => {
  const notes = (request: string, more: Partial<Traffic> = {}) => commandOf(request, 'http://h:1', more)?.notes
  t.same(notes('GET / HTTP/1.1\r\nX: 1\r\nHost: h\r\n\r\n'), ['curl says Host first'])
  t.match(notes('GET / HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n\r\n'), ["blanks and line ends of the head are curl's"])
  t.match(notes('GET / HTTP/1.1\nHost: h\n\n'), ["blanks and line ends of the head are curl's"])
  t.match(notes('POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n'), [
    'curl cuts the chunks otherwise',
  ])
  t.match(notes('GET / HTTP/1.1\r\nHost: h\r\nA b: 1\r\n\r\n'), [/curl cannot say the field "A b"/])
  t.match(
    notes('GET /?t=*** HTTP/1.1\r\nHost: h\r\nCookie: *\r\n\r\n', {
      redacted: ['cookie', 'x'],
      masked: { query: ['t'] },
    }),
    ['put in what was kept out (***): cookie, t'],
  )
  t.equal(commandOf('HELO\r\n'), undefined)
  t.equal(commandOf(post('x'.repeat(300_000))), undefined)
  t.match(
    curlOf(planOf(itemOf(get('/'))), 0, { target: 'https://h', insecure: true })?.command,
    / -k .* https:\/\/h\/ /,
  )
  const set = curlOf(planOf(itemOf(get('/', 'Authorization: ***\r\n'))), 0, {
    target: 'http://h',
    set: ['authorization'],
    rewriteHost: true,
  })
  t.notMatch(set?.command, /Host: h'/)
  t.match(set?.notes, [/the replay had other values \(--set\), which are not told here: authorization/])
  t.equal(quoted("it's"), "'it'\\''s'")
})

t.test('each difference has its command: as text when asked, as data, and on the page with what copies it', async t => {
  const to = await server(
    t,
    answering(() => ok('no')),
  )
  const result = await replay(
    [
      row('a', [
        ['client', get("/a'b")],
        ['server', ok('hi')],
      ]),
    ],
    { to },
  )
  const [{ curl }] = result.differences
  t.match(curl?.command, `curl -q -sS -g --noproxy '*' --http1.1 -i -X GET --path-as-is '${to}/a'\\''b' -H 'Host: h'`)
  t.notMatch(summary(result, plain), /curl/)
  t.ok(summary(result, plain, true).includes(curl?.command as string))
  const html = page(result)
  t.match(html, /<div class="again"><p>The request, for a shell:<\/p><pre>curl -q/)
  t.match(html, 'navigator.clipboard.writeText')
  t.match(html, /<span class="[a-z]+">[^<]*<\/span>\n<span/, 'a line each')
  t.notMatch(html, /(src|href)=/, 'it needs nothing else')
  t.equal(mergeResults([result, result]).differences[1].curl?.command, curl?.command)
  const same = await replay(
    [
      row('a', [
        ['client', get('/')],
        ['server', ok('no')],
      ]),
    ],
    { to },
  )
  t.notMatch(page(same), /<script/)
})

t.test('the picture of the times: bars that add up, marks, no times', async t => {
  const times = new Histogram()
  for (let k = 0; k < 5000; k++) times.record(0.05 * 1.002 ** k)
  const bars = barsOf(times.data)
  t.ok(bars.length > 10 && bars.length <= 56, `${bars.length} bars`)
  t.equal(
    bars.reduce((sum, { count }) => sum + count, 0),
    5000,
  )
  t.ok(bars.every(({ from, to }, k) => from < to && (k === 0 || from === bars[k - 1].to)))
  const svg = chart(times.data, { '50 %': times.percentile(0.5) })?.text ?? ''
  t.equal(svg.match(/<rect /g)?.length, bars.filter(({ count }) => count > 0).length)
  t.match(svg, /role="img" aria-label="Histogram of 5,000 times, from 50 µs to /)
  t.match(svg, />50 %<\/text>/)
  t.notMatch(svg, /NaN|Infinity|undefined/)
  const one = new Histogram()
  one.record(3)
  t.equal(barsOf(one.data).length, 1)
  t.notMatch(chart(one.data, {})?.text, /NaN|Infinity/)
  t.equal(chart(new Histogram().data, {}), undefined)
  t.same([0.4, 12, 999, 1500, 123_456, 2_000_000].map(timeText), [
    '0.4 µs',
    '12 µs',
    '999 µs',
    '1.5 ms',
    '123 ms',
    '2 s',
  ])
})

t.test('the command: --curl, and the page with its picture', async t => {
  const dir = t.testdir({
    'a.jsonl': text([
      row('a', [
        ['client', get('/')],
        ['server', ok('hi')],
      ]),
    ]),
  })
  const to = await server(
    t,
    answering(() => ok('no')),
  )
  const main = path.join(__dirname, '../../cli/main.js')
  const file = path.join(dir, 'a.html')
  const args = [main, 'replay', path.join(dir, 'a.jsonl'), '--to', to, '--curl', '--html', file]
  const failed = await promisify(execFile)(process.execPath, args).catch(
    error => error as { code: number; stdout: string },
  )
  t.match(failed, { code: 1, stdout: /\ncurl -q .*\n/ })
  t.match(readFileSync(file, 'utf8'), /<svg class="times"/)
})
