/**
 * What guarded parsers read is what RFC 9112 has: the strict reader on texts that are known, every probe and generated inputs
 * on the newest release of every line; and parsers alone, new and used, whole and in pieces.
 */

import t from 'tap'
import { fixes } from '../../src/guard/fixes'
import { guard } from '../../src/guard/guard'
import { resolve } from '../../src/profile/resolve'
import { lines } from '../../versions'
import { probes } from '../probes/play'
import { notAlike } from './alike'
import type { Case, Kind, Told } from './cases'
import { KINDS } from './compare'
import { fuzz } from './fuzz'
import { aloneJudge, aloneJudges, guardedJudge, probeTexts } from './judges'
import { tellerOf } from './profile-reader'
import { search } from './search'
import { readStrictly } from './strict-reader'

// Other work may have the machine.
t.setTimeout(600_000)

const profiles = lines.map(line => resolve(line.name))
const GET = 'GET /a HTTP/1.1\r\nHost: h\r\n'
const POST = 'POST /a HTTP/1.1\r\nHost: h\r\n'
const CHUNKED = `${POST}Transfer-Encoding: chunked\r\n\r\n`

/** Messages in short, and why what follows them is refused. */
function inShort(text: string, kind: Kind): string[] {
  const { messages, refused } = readStrictly(text, kind)
  const read = messages.map(it => {
    const ends = `${it.complete ? '' : ' open'}${it.persists ? '' : ' last'}`
    return `${it.what} ${it.framing} ${JSON.stringify(it.body)}${ends}${it.trailers.length > 0 ? ` ${it.trailers}` : ''}`
  })
  return refused ? [...read, refused.why] : read
}

t.test('the strict reader reads what RFC 9112 has, and refuses what it refuses', async t => {
  const requests: [text: string, ...read: string[]][] = [
    [`${GET}\r\n`, 'GET none ""'],
    [`\r\n\n${GET}\r\n${GET}\r\n`, 'GET none ""', 'GET none ""'],
    [`${POST}Content-Length: 3\r\n\r\nabc${GET}\r\n`, 'POST length "abc"', 'GET none ""'],
    [`${POST}Content-Length: 4\r\n\r\nabc`, 'POST length "abc" open'],
    [`${CHUNKED}1 ;a="b"\r\nZ\r\n0\r\nA: b\r\n\r\n`, 'POST chunked "Z" A,b'],
    [`${GET}Connection: x, Close\r\n\r\n${GET}\r\n`, 'GET none "" last'],
    [`GET /a HTTP/1.0\r\n\r\n${GET}\r\n`, 'GET none "" last'],
    ['GET /a HTTP/1.1\nHost: h\n\n', 'GET none ""'],
    [`CONNECT h:80 HTTP/1.1\r\nHost: h\r\n\r\n${GET}`, 'CONNECT tunnel ""'],
    [`${GET}A: b\r\n c\r\n\r\n`, 'GET none ""'],
    [`${GET}A: b\rC: d\r\n\r\n`, 'CR alone'],
    ['\rGET /a HTTP/1.1\r\nHost: h\r\n\r\n', 'CR alone'],
    [`${POST}Content-Length: 3\n\r\nabc`, 'LF alone in a head that frames a body'],
    [`${GET}A : b\r\n\r\n`, 'a name that is not a token'],
    [`${GET}Bad\r\n\r\n`, 'a name that is not a token'],
    ['GET /a HTTP/1.1\r\n Host: h\r\n\r\n', 'a blank before the first field'],
    [`${POST}Content-Length: 1 2\r\n\r\n`, 'no length'],
    [`${POST}Content-Length: 3\r\nContent-Length: 4\r\n\r\n`, 'no length'],
    [`${POST}Transfer-Encoding: gzip\r\n\r\n`, 'the last coding is not chunked'],
    [`${POST}Transfer-Encoding: chunked, chunked\r\n\r\n`, 'chunked is not the last coding'],
    [`${POST}Transfer-Encoding: xchunked\r\n\r\n`, 'the last coding is not chunked'],
    [`${POST}Transfer-Encoding: "chunked"\r\n\r\n`, 'no list of codings'],
    ['POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n', 'Transfer-Encoding in HTTP/1.0'],
    [`${CHUNKED}1\r\nZXX0\r\n\r\n`, 'POST chunked "Z" open', 'a chunk that does not end after its data'],
    [`${CHUNKED}\xff\r\n`, 'POST chunked "" open', 'no chunk size'],
    [`${CHUNKED}1 a\r\nZ\r\n`, 'POST chunked "" open', 'no chunk size'],
    [`${CHUNKED}0\r\nA: b\n\r\n`, 'POST chunked "" open', 'LF alone'],
    ['GET /a HTTP/1.1\r\n\r\n', 'no Host'],
    [`${GET}Host: h\r\n\r\n`, 'more than one Host'],
    ['GET /a HTTP/1.1\r\nHost: a/b\r\n\r\n', 'a Host that is none'],
    ['GET /a\r\n\r\n', 'no request line'],
    ['GET /a HTTP/2.0\r\n\r\n', 'no version 1.x'],
    ['GET * HTTP/1.1\r\nHost: h\r\n\r\n', 'a target of no form that its method has'],
  ]
  const responses: typeof requests = [
    ['HTTP/1.1 200 OK\r\n\r\nabc', '200 until the end "abc" open last'],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc', '200 until the end "abc" open last'],
    ['HTTP/1.1 304 No\r\nContent-Length: 3\r\n\r\nHTTP/1.1 204 No\r\n\r\n', '304 none ""', '204 none ""'],
    ['HTTP/1.1 100 Go\r\nConnection: close\r\n\r\nHTTP/1.1 204 No\r\n\r\n', '100 none ""', '204 none ""'],
    ['HTTP/1.1 200 OK\r\nA : b\r\nContent-Length: 1\r\n\r\nZ', '200 length "Z"'],
    ['HTTP/1.1 099 No\r\n\r\n', 'no status line'],
  ]
  for (const [text, ...read] of requests) t.same(inShort(text, 'REQUEST'), read, JSON.stringify(text))
  for (const [text, ...read] of responses) t.same(inShort(text, 'RESPONSE'), read, JSON.stringify(text))
})

t.test('no probe is read by a guarded parser as a strict reader would not', async t => {
  const inputs = Object.entries(probes())
  t.ok(inputs.length >= 294, `${inputs.length} probes`)
  const wrong: string[] = []
  let faithful = 0
  for (const profile of profiles) {
    const guarded = guardedJudge(profile)
    const own = tellerOf(profile)
    for (const [name, { parts, up = false }] of inputs) {
      for (const hears of [up, !up]) {
        const whole: Case = { kind: 'REQUEST', skips: false, hears, pieces: parts }
        const text = parts.join('')
        const ones: Case = { ...whole, pieces: text.length < 300 ? [...text] : parts }
        for (const it of hears === up ? [whole, ones] : [whole]) {
          const other = guarded.judge(it)
          if (other !== undefined) wrong.push(`${profile.name}: ${name}: ${other}`)
        }
        if (notAlike(whole, own(whole)) !== undefined) faithful++
      }
    }
  }
  t.same(wrong, [])
  t.ok(faithful > 500, `the releases themselves read ${faithful} otherwise`)
})

t.test('a fix that is off alone refuses nothing of what shows it', async t => {
  const refused = new Set<string>()
  let tried = 0
  const fails = (told: Told) => told[told.length - 1][0] === 'error'
  for (const profile of profiles) {
    const own = tellerOf(profile)
    for (const { id, probes: shown } of fixes) {
      const without = tellerOf({ ...profile, wire: guard(profile, { guard: { [id]: false } }).profile.wire })
      for (const probe of shown) {
        if (probe.side === 'program') continue
        const kind = probe.side === 'server' ? 'REQUEST' : 'RESPONSE'
        const it: Case = { kind, skips: false, hears: true, pieces: probe.parts }
        tried++
        if (!fails(own(it)) && fails(without(it))) refused.add(`${id}: ${probe.name}`)
      }
    }
  }
  const alsoRefused = [
    'length-and-coding: length beside a coding that is not chunked',
    'length-digits: folded after the digits',
  ]
  t.same([...refused].sort(), alsoRefused, 'but for what two fixes refuse')
  t.ok(tried > 500, `${tried} probes`)
})

const wanted = { seed: 12, kinds: KINDS, limit: 16 * 1024 }
const hosted = { ...wanted, hosted: true, seeds: probeTexts() }

t.test('no generated input is, either', async t => {
  const judges = profiles.map(guardedJudge)
  const { readings, findings } = search({ judges, wanted: hosted, from: 0, count: 400 })
  t.same(
    findings.map(({ class: name, example }) => `${name}: ${JSON.stringify(example.pieces)}`),
    [],
  )
  t.equal(readings, 400 * 2 * lines.length)
})

t.test('what a release reads otherwise is found, and made small', async t => {
  const tell = tellerOf(resolve('0.10.48'))
  const judge = { name: '0.10.48', judge: (it: Case) => notAlike(it, tell(it)) }
  const { findings } = search({ judges: [judge], wanted: hosted, from: 0, count: 400 })
  t.ok(findings.length > 4, findings.map(({ class: name }) => name).join('; '))
  for (const { class: name, example } of findings) {
    t.ok(example.pieces.join('').length < 160 && judge.judge(example) !== undefined, name)
  }
})

t.test('a parser alone reads the same, new and used, whole and in pieces', async t => {
  const { readings, findings } = search({ judges: profiles.flatMap(aloneJudges), wanted, from: 0, count: 120 })
  t.same(
    findings.map(({ class: name, of }) => `${name}: ${[...of].join(', ')}`),
    [],
  )
  t.equal(readings, 120 * 4 * lines.length)
})

t.test('a parser that goes by cuts, by what it read before, that is slow or throws is found', async t => {
  const profile = resolve('0.10.48')
  const tell = tellerOf(profile, true)
  const cut: Case = { kind: 'REQUEST', skips: false, hears: true, pieces: ['GET / HTTP/1.1\r\nA', ': b\r\n\r\n'] }
  const slow = (it: Case) => {
    const { user } = process.cpuUsage()
    while (process.cpuUsage().user - user < 60_000);
    return tell(it)
  }
  const wrong = [
    aloneJudge(profile, 'right'),
    aloneJudge(
      profile,
      'cuts',
      it => (it.pieces.length > 1 ? tell(it).slice(1) : tell(it)),
      it => tell(it).slice(1),
    ),
    aloneJudge(profile, 'used', tell, it => tell(it).slice(1)),
    aloneJudge(profile, 'slow', slow),
    aloneJudge(profile, 'throws', () => [['threw', 'x']]),
  ].map(judge => judge.judge(cut))
  t.same(wrong, [
    undefined,
    'goes by how it is cut',
    'a parser that was used before reads it otherwise',
    'takes more than 50 ms',
    'throws',
  ])
})

t.test('the command', async t => {
  const run = async (...args: string[]) => {
    const printed: string[] = []
    const code = await fuzz(
      args,
      text => printed.push(text),
      () => {},
    )
    return [code, printed.join('\n')] as const
  }
  const guarded = await run('--guarded', '--as', '0.10,12', '--count', '100', '--seed', '4')
  t.equal(guarded[0], 0)
  t.match(
    guarded[1],
    /guarded: 0\.10 12: 100 inputs of seed 4, each whole and in pieces \(400 readings\): nothing wrong/,
  )
  const alone = await run('--alone', '--as', '8', '--count', '50')
  t.equal(alone[0], 0)
  t.match(alone[1], /alone: 8: 50 inputs of seed 1/)
  for (const args of [['--alone', '--guarded'], ['--guarded', '--runtime', 'x'], []]) {
    t.equal((await run(...args))[0], 2, args.join(' '))
  }
})
