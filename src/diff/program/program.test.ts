/** Programs under two versions: what counts as a difference, what is noise, and what a server and a client are met with. */

import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import t, { type Test } from 'tap'
import { called } from '../../cli/called.test.helper'
import type { DiffLine } from '../types'
import { readDrive, readPeer } from './drive-file'
import { Requests, Responses, startLineOf } from './messages'
import { comparePlace } from './noise'
import { type Observation, observe } from './observe'
import { joined, meets, patternOf, patternText } from './pattern'
import { fixedPeer, playedPeer } from './peer'
import { endText, plainErrors } from './places'
import { type ProgramDiff, programDiffOf, sidesOf } from './program-diff'
import { readRequestList } from './request-list'
import { compareSides } from './rounds'
import { diffScript, readyScript, type ScriptOptions } from './script'

t.setTimeout(3_600_000)
t.jobs = 4

const eras = (...args: string[]) => called('diff', ...args)

/** A script whose text stands in a function, as a person of the time would have written it. */
const script = (t: Test, text: string) => path.join(t.testdir({ 'app.js': text }), 'app.js')
const diff = (
  t: Test,
  a: string,
  b: string,
  text: string,
  { drive }: { drive?: string } = {},
): Promise<ProgramDiff> => {
  const dir = t.testdir({ 'app.js': text, 'drive.http': drive ?? '' })
  const options: ScriptOptions = {
    timeout: 60_000,
    ...(drive !== undefined && { drive: path.join(dir, 'drive.http') }),
  }
  return diffScript(a, b, { script: path.join(dir, 'app.js'), args: [] }, options)
}
/** One run of a script under one version: for what it is met with, where nothing is compared. */
const runOnce = async (
  t: Test,
  spec: string,
  text: string,
  { played, ...given }: ScriptOptions & { readonly played?: object } = {},
): Promise<Observation> => {
  const dir = t.testdir({ 'app.js': text, 'peer.json': JSON.stringify(played ?? {}) })
  const program = { script: path.join(dir, 'app.js'), args: [] }
  if (played) given = { ...given, peer: path.join(dir, 'peer.json') }
  return observe(spec, program, await readyScript(spec, spec, program, { timeout: 60_000, ...given }))
}
/** A diff of one run of each side: for what follows from single runs. */
const diffOnce = async (t: Test, a: string, b: string, text: string): Promise<ProgramDiff> => {
  const program = { script: script(t, text), args: [] }
  const options = await readyScript(a, b, program, { timeout: 60_000 })
  const compared = compareSides([await observe(a, program, options)], [await observe(b, program, options)])
  return programDiffOf(sidesOf(a, b), program, compared)
}
const differing = ({ places }: ProgramDiff) => places.filter(({ same }) => !same).map(({ place }) => place)
const rows = ({ places }: ProgramDiff, place: string) => {
  const found = places.find(one => one.place === place)
  if (!found) throw new Error(`no ${place} in ${places.map(one => one.place).join(', ')}`)
  return found.rows
}
const left = (result: ProgramDiff, place: string) => rows(result, place).flatMap(({ a }) => (a ? [a.text] : []))
const alone = (result: ProgramDiff, place: string) =>
  rows(result, place)
    .filter(({ kind }) => kind !== 'both')
    .map(({ a, b }) => [a?.text, b?.text])

const lines = (...texts: string[]): DiffLine[] => texts.map(text => ({ text }))

t.test('what two runs of one side do not share is a gap, and a gap meets anything', async t => {
  const pattern = joined(patternOf('took 12 ms at 10:41:07'), patternOf('took 9 ms at 10:41:08'))
  t.equal(patternText(pattern), 'took {…} ms at {…}')
  t.ok(meets(pattern, patternOf('took 100 ms at 10:41:59')))
  t.notOk(meets(pattern, patternOf('took 100 s at 10:42:59')))
  t.ok(meets(pattern, joined(patternOf('took 5 ms at 10:41:09'), patternOf('took 5 ms at 10:42:01'))))
  t.notOk(meets(patternOf('a b'), patternOf('a b c')))
})

t.test('only what all runs of a side share is compared', async t => {
  const same = (a: DiffLine[][], b: DiffLine[][]) => comparePlace('stdout', a, b).same
  t.ok(same([lines('id 3f'), lines('id 9c')], [lines('id 77'), lines('id e1')]))
  t.notOk(same([lines('x'), lines('x')], [lines('y'), lines('y')]))
  t.notOk(
    same([lines('id 3f', 'end'), lines('id 9c', 'end')], [lines('id 77'), lines('id e1')]),
    'a line that all runs lack',
  )
  t.ok(
    same([lines('a', 'b'), lines('b', 'a')], [lines('a', 'b'), lines('a', 'b')]),
    'an order that changes says nothing',
  )
  t.notOk(same([lines('a', 'b'), lines('b', 'a')], [lines('a', 'c'), lines('a', 'c')]))
  t.ok(same([lines('a', 'retry'), lines('a')], [lines('a'), lines('a')]), 'a line that is there at times')
  t.notOk(same([lines('a', 'b'), lines('a', 'b')], [lines('b', 'a'), lines('b', 'a')]), 'an order that does not change')
  const clock = [lines('at 10:00:59'), lines('at 10:01:00')]
  t.ok(same(clock, [lines('at 10:01:00'), lines('at 10:01:00')]), 'a clock, in runs that take turns')
})

t.test('errors are those of the program: without frames and places of the host', async t => {
  const text = [
    'node:events:497',
    "      throw er; // Unhandled 'error' event",
    '      ^',
    '',
    'Error: no',
    '    at side.<anonymous> (/app/app.js:3:9)',
    '    at Module._compile (node:internal/modules/cjs/loader:1554:14)',
    `    at IncomingMessage.emit (${path.join(__dirname, '../../http/x.js')}:1:1)`,
    '(node:4242) Warning: w',
    '',
  ].join('\n')
  t.equal(plainErrors(text), 'Error: no\n    at <anonymous> (/app/app.js:3:9)\n(node:{pid}) Warning: w\n')
})

t.test('messages are found in bytes, however they are cut', async t => {
  const bytes =
    'POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nabc\r\n0\r\nT: 1\r\n\r\n' +
    'PUT /b HTTP/1.1\nContent-Length: 4\n\nbody\r\nGET /c HTTP/1.1\r\n\r\n'
  for (const size of [1, 7, 1000]) {
    const whole: [string, number][] = []
    const requests = new Requests({
      onWhole: request => void (request && whole.push([startLineOf(request.head), request.bodyLength])),
    })
    for (let at = 0; at < bytes.length; at += size) requests.add(bytes.slice(at, at + size))
    t.same(whole, [
      ['POST /a HTTP/1.1', 3],
      ['PUT /b HTTP/1.1', 4],
      ['GET /c HTTP/1.1', 0],
    ])
    t.equal(requests.within, false)
  }
  const answers = new Responses(['HEAD', 'GET', 'GET'])
  answers.add(
    'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No\r\n\r\nHTTP/1.0 200 OK\r\n\r\nrest',
  )
  t.equal(answers.whole, 2)
  answers.end()
  t.equal(answers.whole, 3)
})

t.test('a request is within until it is whole, and one that cannot be read is due a refusal', async t => {
  const states = (...parts: string[]) => {
    const requests = new Requests()
    return parts.map(part => {
      requests.add(part)
      return [requests.whole, requests.within]
    })
  }
  t.same(states('\r\n', 'G', 'ET / HTTP/1.1\r\nContent-Length: 2\r\n\r\n', 'a', 'b'), [
    [0, false],
    [0, true],
    [0, true],
    [0, true],
    [1, false],
  ])
  t.same(states('GET / HTTP/1.1\r\n\r\n', '\x16\x03\x01', 'GET / HTTP/1.1\r\n\r\n'), [
    [1, false],
    [2, false],
    [2, false],
  ])
  t.same(states('POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n', 'xyz\r\n'), [
    [0, true],
    [1, false],
  ])
})

t.test('a response that opens a tunnel is whole when the connection ends', async t => {
  for (const [method, head] of [
    ['GET', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\nContent-Length: 3\r\n\r\n'],
    ['CONNECT', 'HTTP/1.1 200 OK\r\n\r\n'],
  ]) {
    const responses = new Responses([method])
    for (const bytes of [head, 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n']) responses.add(bytes)
    t.equal(responses.whole, 0)
    responses.end()
    t.equal(responses.whole, 1)
  }
})

t.test('a long body is read in linear time, and none of it is kept', async t => {
  const requests = new Requests()
  const size = 64 * 1024
  const count = 4096
  requests.add(`POST / HTTP/1.1\r\nContent-Length: ${size * count}\r\n\r\n`)
  const piece = 'x'.repeat(size)
  const before = process.memoryUsage().rss
  for (let i = 0; i < count; i++) requests.add(piece)
  t.equal(requests.whole, 1)
  t.ok(process.memoryUsage().rss - before < (size * count) / 2, 'not even half of 256 MiB')
})

t.test('the fixed peer answers the same for ever, by the target', async t => {
  const play = (...bytes: string[]) => {
    const said: string[] = []
    const hear = fixedPeer({ send: text => void said.push(text), end: () => void said.push('END') })
    for (const text of bytes) hear(text)
    return said.join('')
  }
  t.equal(
    play('GET /x HTTP/1.1\r\n', 'Host: h\r\n\r\n'),
    'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 24\r\nConnection: keep-alive\r\n\r\nGET /x HTTP/1.1\n0 bytes\n',
  )
  t.match(play('GET / HTTP/1.0\r\n\r\n'), /Connection: close\r\n\r\nGET \/ HTTP\/1\.0\n0 bytes\nEND$/)
  t.match(
    play('POST /status/404 HTTP/1.1\r\nContent-Length: 2\r\n\r\nab'),
    /^HTTP\/1\.1 404 Not Found\r\n.*\n2 bytes\n$/s,
  )
  t.match(
    play('POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n'),
    /^HTTP\/1\.1 100 Continue\r\n\r\n$/,
  )
  t.equal(play('GET /silent HTTP/1.1\r\n\r\n'), '')
  t.equal(play('GET /hangup HTTP/1.1\r\n\r\n'), 'END')
  t.notMatch(play('HEAD / HTTP/1.1\r\n\r\n'), 'bytes')
  t.match(play('GET /chunked HTTP/1.1\r\n\r\n'), 'Transfer-Encoding: chunked\r\n')
  t.match(
    play('POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nabcd', 'GET / HTTP/1.1\r\n\r\n'),
    /2 bytes\nHTTP\/1\.1 400 .*END$/s,
  )
  const said: string[] = []
  const turns = [
    { from: 'client', bytes: ['GET /1 HTTP/1.1\r\n', '\r\n'] },
    { from: 'server', bytes: ['one'] },
    { from: 'client', bytes: ['GET /2 HTTP/1.1\r\n', '\r\n'] },
    { from: 'server', bytes: ['two'] },
  ]
  const hear = playedPeer(turns)({ send: text => void said.push(text), end: () => void said.push('END') })
  hear('GET /other HTTP/1.1\r\nMore: yes\r\n\r\n')
  t.same(said, ['one'])
  hear('GET / HTTP/1.1\r\n\r\n')
  t.same(said, ['one', 'two', 'END'])
})

t.test('a list of requests is read as its writer means it', async t => {
  const list = [
    '# a comment',
    'GET /a',
    'Connection: keep-alive',
    '',
    'GET /b',
    'X: 1',
    '',
    'POST http://h.example/c HTTP/1.1',
    '',
    'a=1',
    '',
    'GET is a word of the body',
    '### next',
    'GET /d HTTP/1.0',
  ].join('\n')
  const [first, second, third] = readRequestList(list, 'f')
  t.same(first, {
    name: 'GET /a, GET /b',
    sends: [
      'GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n',
      'GET /b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: 1\r\n\r\n',
    ],
  })
  t.same(second.sends, [
    'POST /c HTTP/1.1\r\nHost: h.example\r\nConnection: close\r\nContent-Length: 30\r\n\r\na=1\n\nGET is a word of the body'.replace(
      '30',
      String('a=1\n\nGET is a word of the body'.length),
    ),
  ])
  t.same(third.sends, ['GET /d HTTP/1.0\r\nConnection: close\r\n\r\n'])
  t.throws(() => readRequestList('GET /\n\nhello\n###\nwhat is this?\n', 'list.http'), {
    code: 'ERAS_BAD_DRIVE',
    message: /^http-eras: list\.http, line 5: 'what is this\?' is not a request line/,
  })
  t.throws(() => readRequestList('GET /\nno header\n', 'f'), /f, line 2: 'no header' is no header line/)
  t.throws(() => readRequestList('\n# nothing\n', 'f'), /there is no request in it/)
})

t.test('recordings, transcripts and traffic drive a server, or answer a client', async t => {
  const turns = [
    { from: 'client', bytes: ['GET /r HTTP/1.1\r\n', '\r\n'] },
    { from: 'server', bytes: ['HTTP/1.1 204 No Content\r\n', '\r\n'] },
  ]
  const connections = [{ closed: 'client', turns }]
  const row = {
    format: 'wire-transcript/1',
    id: '1',
    at: '2020-01-01T00:00:00.000Z',
    server: '127.0.0.1:80',
    connections,
    events: [],
  }
  const dir = t.testdir({
    'one.json': JSON.stringify({
      format: 'wire-transcript/1',
      scenario: 's',
      title: 't',
      role: 'server',
      connections,
      events: [],
    }),
    'many.json': JSON.stringify({
      format: 'recording/1',
      scenario: 's',
      title: 't',
      role: 'server',
      variants: [
        { runtimes: ['0.10.48'], connections: [], events: [] },
        { runtimes: ['12.22.12'], connections, events: [] },
      ],
    }),
    'rows.jsonl': `${JSON.stringify(row)}\n`,
    'broken.json': '{\n "format": "recording/1",\n oops\n}',
    'foreign.json': '{"log": {}}',
    'bad.jsonl': `${JSON.stringify(row)}\n{"format":"wire-transcript/1"}\n`,
  })
  const at = (name: string) => path.join(dir, name)
  for (const name of ['one.json', 'many.json', 'rows.jsonl']) {
    t.same(await readDrive(at(name), '12.22.12'), [{ name: 'GET /r', sends: ['GET /r HTTP/1.1\r\n\r\n'] }], name)
    t.same(await readPeer(at(name), '12.22.12'), connections, name)
  }
  await t.rejects(readDrive(at('many.json'), '0.10.48'), { code: 'ERAS_BAD_DRIVE' })
  await t.rejects(readDrive(at('broken.json'), '12.22.12'), /broken\.json, line 3: /)
  await t.rejects(
    readDrive(at('foreign.json'), '12.22.12'),
    /foreign\.json is not a transcript: its format is not said/,
  )
  await t.rejects(readDrive(at('bad.jsonl'), '12.22.12'), /bad\.jsonl, line 2: /)
  await t.rejects(readDrive(at('none.http'), '12.22.12'), { code: 'ERAS_CANNOT_READ' })
})

t.test('a program that does the same, and tells the time, its number and its dice', async t => {
  const result = await diff(
    t,
    '0.10',
    '12',
    `console.log('it is ' + new Date(), Date.now(), process.pid, Math.random()); console.error(process.uptime())`,
  )
  t.same(differing(result), [])
  t.match(result, { same: true, runs: 2, driven: false, ended: { a: 'exit code 0', b: 'exit code 0' } })
})

t.test('a server is driven, and its answers are compared', async t => {
  const text = `
    var http = require('http');
    http.createServer(function (req, res) {
      res.setHeader('X-Id', Math.random().toString(36));
      res.end('hello ' + Date.now());
    }).listen(0, function () { console.log('on ' + this.address().port) });`
  const result = await diff(t, '0.10', '12', text)
  t.match(result, { driven: true, ended: { a: 'it went on listening, and was ended' } })
  t.same(left(result, 'stdout'), ['on {port}'])
  t.same(
    alone(result, 'connection 1, GET /').filter(([a, b]) => (a ?? b)?.match(/^[A-Z]/)),
    [['Transfer-Encoding: chunked\\r\\n', 'Content-Length: 19\\r\\n']],
  )
  t.ok(differing(result).every(place => place.startsWith('connection')))
  const driven = await diff(t, '0.10', '0.12', text, { drive: 'GET /only\nHost: me\n' })
  t.match(left(driven, 'connection 1, GET /only')[0], 'GET /only HTTP/1.1\\r\\n')
})

t.test('a client talks to the fixed peer, to a recorded one, or to a live one', async t => {
  const text = `
    require('http').get({ host: 'nowhere.invalid', port: 81, path: '/x', agent: false }, function (res) {
      var body = '';
      res.on('data', function (data) { body += data });
      res.on('end', function () { console.log(res.statusCode, body.split('\\n')[0]) });
    });`
  const fixed = await diff(t, '0.10', '12', text)
  t.same(left(fixed, 'stdout'), ['200 GET /x HTTP/1.1'])
  t.same(left(fixed, 'connection 1, to nowhere.invalid:81').slice(0, 2), [
    'GET /x HTTP/1.1\\r\\n',
    'Host: nowhere.invalid:81\\r\\n',
  ])
  t.same(differing(fixed), [])
  const answer = 'HTTP/1.1 203 Other\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok'
  const turns = [
    { from: 'client', bytes: ['GET / HTTP/1.1\r\n', '\r\n'] },
    { from: 'server', bytes: [answer] },
  ]
  const transcript = {
    format: 'wire-transcript/1',
    scenario: 's',
    title: 't',
    role: 'client',
    connections: [{ closed: null, turns }],
    events: [],
  }
  t.equal((await runOnce(t, '0.10', text, { played: transcript })).stdout, '203 ok\n')
  const live = createServer(socket => {
    socket.on('error', () => {}).once('data', () => socket.end(answer.replace('203', '299')))
  })
  await new Promise<void>(resolve => void live.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(live.address() as AddressInfo).port}`
  const against = await runOnce(t, '0.12', text, { against: url })
  live.close()
  t.equal(against.stdout, '299 ok\n')
})

t.test('a script that is both just runs; the order of its connections says nothing', async t => {
  const result = await diff(
    t,
    '10',
    '12',
    `
    var http = require('http'), left = 4;
    var server = http.createServer(function (req, res) {
      setTimeout(function () { res.end('hello ' + req.url) }, Math.random() * 20);
    }).listen(0, function () {
      for (var i = 0; i < left; i++) get(this.address().port, i);
    });
    function get(port, i) {
      http.get({ port: port, path: '/' + i, agent: false }, function (res) {
        res.on('data', function (data) { console.log(String(data)) });
        res.on('end', function () { if (--left === 0) process.exit() });
      });
    }`,
  )
  t.match(result, { driven: false, ended: { a: 'exit code 0', b: 'exit code 0' } })
  t.equal(result.places.filter(({ place }) => place.endsWith('to itself')).length, 4)
  t.same(differing(result), [])
})

t.test('a crash under one side is a difference, shown with its error', async t => {
  const result = await diff(t, '0.10', '12', `require('http').createClient(80, 'h'); console.log('made')`)
  t.same(differing(result), ['exit', 'stdout', 'stderr'])
  t.same(alone(result, 'exit'), [['exit code 0', 'exit code 1']])
  t.ok(rows(result, 'stderr').some(({ b }) => b?.text === 'TypeError: require(...).createClient is not a function'))
})

/** A server that does something on 12 alone. */
const onTwelve = (what: string) => `
  var http = require('http'), served = 0, twelve = !!http.METHODS;
  var server = http.createServer(function (req, res) { served++; res.end('x'); if (twelve) { ${what} } }).listen(0);`

t.test('a server that ends while it is driven: its exit code, its error, and after which connection', async t => {
  const exits = await diff(t, '0.10', '12', onTwelve(`if (served === 3) process.exit(3)`))
  t.same(alone(exits, 'exit'), [
    ['it went on listening, and was ended', 'exit code 3, after connection 3, GET / as HTTP/1.0'],
  ])
  const throws = await runOnce(t, '12', onTwelve(`if (req.url === '/missing') throw new Error('boom')`))
  t.equal(endText(throws), 'exit code 1, after connection 4, GET /?a=1, GET /missing on one connection')
  t.match(throws.stderr, /^Error: boom$/m)
  const killed = await runOnce(t, '12', onTwelve(`if (served === 2) process.kill(process.pid, 'SIGKILL')`))
  t.match(endText(killed), /^ended by SIGKILL, after connection 2, /)
  const last = await runOnce(
    t,
    '12',
    onTwelve('') + `if (twelve) server.on('clientError', function () { process.exit(7) })`,
  )
  t.match(endText(last), /^exit code 7, after connection 8, bytes that are no request/)
  const both = await diff(t, '10', '12', onTwelve(`if (served === 2) process.exit(5)`))
  t.match(both, { same: true, ended: { a: /^exit code 5, after connection 2/, b: /^exit code 5, after connection 2/ } })
})

t.test('a program that starts under neither version is a failed run, with what it says', async t => {
  const broken = await eras('0.10', '12', script(t, 'var x = ;'))
  t.equal(broken.status, 1)
  t.match(broken.stdout, 'SyntaxError: Unexpected token')
  t.match(broken.stdout, 'it starts under neither, so nothing was compared')
  const missing = await diffOnce(t, '0.10', '12', `console.log('hello'); require('./not-there')`)
  t.match(missing, { started: false, same: false })
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const text = `require('http').createServer(function (req, res) { res.end() })`
  const crashes = await diffOnce(t, '0.10', '12', `${text}.listen(${port}, '127.0.0.1')`)
  t.match(crashes, { started: false, same: false })
  const heard = await diffOnce(
    t,
    '0.10',
    '12',
    `${text}.on('error', function (error) { console.log(error.code) }).listen(${port}, '127.0.0.1')`,
  )
  t.match(heard, { started: false, same: false, compared: { lines: 1 } })
  server.close()
})

t.test('a program finds PORT=0, and one that fails under one side alone is a difference', async t => {
  const both = await diffOnce(t, '10', '12', `console.log('PORT', process.env.PORT)`)
  t.match(both, { started: true, same: true, compared: { lines: 1, connections: 0, events: 0 } })
  t.same(left(both, 'stdout'), ['PORT 0'])
  const one = await diff(t, '0.10', '12', `if (require('http').METHODS) throw new Error('no')`)
  t.match(one, { started: true, same: false })
})

/** A server that calls itself at `host`, and answers after `ms`. */
const callsItself = (listens: string, host: string, ms: number) => `
  var http = require('http');
  var server = http.createServer(function (req, res) {
    setTimeout(function () { res.end(req.connection.remoteAddress) }, ${ms});
  }).listen(0, ${listens}function () {
    var options = { host: '${host}', port: server.address().port, path: '/', agent: false };
    http.get(options, function (res) {
      res.on('data', function (data) { console.log(String(data)) });
      res.on('end', function () { server.close(); setTimeout(function () { console.log('later') }, 1200) });
    });
  });`

t.test('a program that calls itself is waited for while its timers are to come, within its time', async t => {
  const waits = await runOnce(t, '10', callsItself(`'127.0.0.1', `, '127.0.0.1', 4000))
  const interval = await runOnce(
    t,
    '12',
    callsItself(`'127.0.0.1', `, '127.0.0.1', 10).replace('server.close()', 'setInterval(function () {}, 400)'),
  )
  t.match(waits, { stdout: '127.0.0.1\nlater\n', end: 'itself', exit: 0 })
  t.match(interval, { end: 'stopped' })
})

t.test('a program’s own connections keep their family', async t => {
  const ipv6 = await new Promise<boolean>(resolve => {
    const server = createServer().on('error', () => resolve(false))
    server.listen(0, '::1', () => server.close(() => resolve(true)))
  })
  const seen = async (listens: string, host: string) =>
    (await runOnce(t, '12', callsItself(listens, host, 0))).stdout.split('\n')[0]
  t.equal(await seen(`'127.0.0.1', `, '127.0.0.1'), '127.0.0.1')
  t.equal(await seen(`'127.0.0.1', `, 'localhost'), '127.0.0.1')
  if (ipv6) {
    t.equal(await seen(`'::1', `, '::1'), '::1')
    // localhost is 127.0.0.1 there, where nobody listens: the real ones refuse it as well.
    const refused = await runOnce(t, '12', callsItself(`'::1', `, 'localhost', 0))
    t.match(refused.stderr, /connect ECONNREFUSED 127\.0\.0\.1/)
    t.equal(await seen('', '::1'), '::1')
  }
  t.equal(await seen('', '127.0.0.1'), '::ffff:127.0.0.1')
})

t.test('an event that the program listens for is compared', async t => {
  const result = await diff(
    t,
    '10',
    '12',
    `require('http').createServer(function (req, res) {
       res.on('close', function () {});
       res.writeHead(200, { Connection: 'close', 'Content-Length': 0 });
       res.end();
     }).listen(0)`,
    { drive: 'GET /\n' },
  )
  t.same(differing(result), ['events that the program heard'])
  t.same(alone(result, 'events that the program heard'), [[undefined, 'ServerResponse 1: ["close"]']])
})

t.test('a program that never ends is ended in time, and shown as far as it came', async t => {
  const app = script(t, `console.log('so far'); setInterval(function () {}, 50)`)
  const { status, stdout } = await eras('0.10', '12', app, '--timeout', '3')
  t.equal(status, 1)
  t.match(stdout, '  stdout  the same\n    so far')
  t.match(stdout, '(it did not end in time, and was ended under both; compared 1 line of output')
})

t.test('on the command line: arguments, formats, exit codes', async t => {
  const app = script(t, `console.log(process.argv.slice(2).join(' '), typeof require('http').createClient)`)
  const same = await eras('10', '12', app, '--', '--flag', 'x')
  t.match(same, {
    status: 0,
    stdout: `${app}, 10 (10.24.1) → 12 (12.22.12): no differences in 2 runs of each`,
    stderr: '',
  })
  const markdown = await eras('0.10', '12', app, '--markdown')
  t.match(markdown, { status: 1, stdout: '```diff\nstdout\n-  function\n+  undefined\n```' })
  const { format, same: is, places } = JSON.parse((await eras('0.10', '12', app, '--json', '--', 'x')).stdout)
  t.match(
    { format, is, stdout: places[1].rows[0] },
    { format: 'program-diff/1', is: false, stdout: { a: { text: 'x function' } } },
  )
  const refused = async (args: string[], said: string | RegExp) => {
    const { status, stdout, stderr } = await eras(...args)
    t.same({ status, stdout }, { status: 2, stdout: '' }, args.join(' '))
    t.match(stderr, said)
  }
  await refused(['0.10', '12', `${app}.none`], 'there is no script')
  await refused(['0.10', '99', app], "unknown version '99'")
  await refused(['0.10', '12', app, '--drive', `${app}.none`], 'there is no such file')
  await refused(['0.10', '12', app, '--against', 'ftp://x'], '--against takes a URL')
  await refused(['0.10', '12', app, '--timeout', '0'], '--timeout takes a whole number')
  await refused(['0.10', '12', app, '--area', 'wire'], '--area chooses behaviours')
  await refused(['0.10', '12', '--drive', 'x'], '--drive is for a script')
})
