/** The guard as a whole: what is on, what is switched off, who is told, and what a guard that only counts sees. */

import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import net from 'node:net'
import t from 'tap'
import { lines } from '../../versions'
import { createHttp } from '../http/create-http'
import { conflictOf } from '../profile/needs'
import { resolve } from '../profile/resolve'
import { fixes } from './fixes'
import { guard, liftedByInsecure } from './guard'
import { CHANNEL, counted, type Refusal } from './ledger'
import type { WireProbe } from './probe'

type Http = typeof import('node:http')

const LINES = lines.map(({ name }) => name)
const TWO_LENGTHS = 'POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nZ'
const PLAIN = 'GET /b HTTP/1.1\r\nHost: x\r\n\r\n'

t.test('a guarded profile holds together, and differs by what the fixes name', t => {
  for (const name of LINES) {
    const own = resolve(name)
    const { profile, fixes: states } = guard(own)
    const guarded = states.filter(({ state }) => state === 'guarded')
    const changed = guarded.flatMap(({ fix }) => fix.changes.map(([path]) => path))
    t.equal(conflictOf(profile, changed), undefined, `${name}: no value lacks what it needs`)
    t.ok(guarded.length > 0 && states.length === fixes.length, `${name}: ${guarded.length} of ${states.length} fixes`)
    t.same(
      guard(profile).fixes.filter(({ fix, state }) => state === 'guarded' && !fix.withoutPrelude),
      [],
      `${name}: guarded twice is guarded once`,
    )
    t.equal(guard(own, { faithful: true }).profile, own, `${name}: faithful is the profile itself`)
    t.equal(guard(own, { guard: false }).profile, own)
  }
  t.end()
})

t.test('the newer a release, the more it does itself', t => {
  const counts = LINES.map(name => guard(resolve(name)).fixes.filter(({ state }) => state === 'native').length)
  t.ok(counts[0] < counts[counts.length - 1], counts.join(' '))
  t.end()
})

t.test('one fix off leaves the others on; an id that there is not is an error', t => {
  const own = resolve('0.4')
  const states = new Map(guard(own, { guard: { 'repeated-length': false } }).fixes.map(row => [row.fix.id, row.state]))
  t.equal(states.get('repeated-length'), 'off')
  t.equal([...states.values()].filter(state => state === 'off').length, 1)
  t.same(guard(own, { guard: { 'repeated-length': true } }), guard(own))
  const unknown = { code: 'ERAS_UNKNOWN_FIX', message: /'repeated-lenght': nearest are repeated-length/ }
  t.throws(() => createHttp('0.4', { guard: { 'repeated-lenght': false } }), unknown)
  t.end()
})

/** What a server of a module is told, and answers, when these pieces come on one connection. */
async function exchange(
  http: Http,
  parts: readonly string[],
  later = false,
): Promise<{ told: string[]; answer: string }> {
  const told: string[] = []
  const server = http.createServer((req, res) => {
    told.push(`${req.method} ${req.url}`)
    req.resume?.()
    if (later) setImmediate(() => res.end('ok'))
    else res.end('ok')
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const client = net.connect((server.address() as net.AddressInfo).port, '127.0.0.1')
  let answer = ''
  client.on('data', piece => (answer += piece)).on('error', () => {})
  for (const part of parts) {
    client.write(part, 'latin1')
    await new Promise(done => setImmediate(done))
  }
  client.end()
  await once(client, 'close')
  server.close()
  return { told, answer }
}

/** A client of a module gets these pieces for its answer. */
async function answered(http: Http, parts: readonly string[]): Promise<void> {
  const peer = net.createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () => {
      for (const part of parts) socket.write(part, 'latin1')
      socket.end()
    })
  })
  await new Promise<void>(done => peer.listen(0, '127.0.0.1', done))
  const { port } = peer.address() as net.AddressInfo
  await new Promise<void>(done => {
    const req = http.request({ host: '127.0.0.1', port, path: '/', agent: false }, res => {
      for (const event of ['end', 'aborted', 'close']) res.on(event, done)
      res.on('data', () => {})
    })
    req.on('error', () => done())
    req.end()
  })
  peer.close()
}

/** The fixes that refuse nothing, and have something read otherwise. */
const READ_OTHERWISE = new Set(['trailing-blanks', 'trailers', 'after-close', 'http10-keep', 'answer-framing'])

const pieces = (text: string): string[] => [...text]

t.test('a guard that only counts lets all pass, and counts what it would refuse, however it comes', async t => {
  for (const name of LINES.slice(0, 4)) {
    if (guard(resolve(name)).faults.lengthTwice === undefined) continue
    const http = createHttp(name, { reportOnly: true }) as unknown as Http
    const faithful = createHttp(name, { faithful: true }) as unknown as Http
    const both = [PLAIN, TWO_LENGTHS, PLAIN, TWO_LENGTHS]
    for (const [how, parts] of Object.entries({ whole: [both.join('')], apart: both, bytes: pieces(both.join('')) })) {
      const before = counted('report')['repeated-length'] ?? 0
      const seen = await exchange(http, parts)
      const due = await exchange(faithful, parts)
      t.same(seen.told, due.told, `${name}, ${how}: the program is told the same`)
      const after = counted('report')['repeated-length'] ?? 0
      t.ok(after > before, `${name}, ${how}: ${after - before} counted`)
    }
  }
  t.equal(counted('on')['repeated-length'], undefined, 'nothing was refused')
})

t.test('a guard that only counts counts what it would read otherwise, too', async t => {
  let tried = 0
  for (const name of ['0.4', '0.10', '12', '20']) {
    const http = createHttp(name, { reportOnly: true }) as unknown as Http
    const faithful = createHttp(name, { faithful: true }) as unknown as Http
    for (const { fix, state } of guard(resolve(name)).fixes) {
      for (const probe of fix.probes) {
        if (state !== 'guarded' || !READ_OTHERWISE.has(fix.id) || probe.side !== 'server') continue
        const before = counted('report')[fix.id] ?? 0
        const seen = await exchange(http, [...probe.parts, PLAIN], true)
        const due = await exchange(faithful, [...probe.parts, PLAIN], true)
        t.same(seen.told, due.told, `${name}: ${fix.id}, ${probe.name}: the program is told the same`)
        // What the release refuses behind the message is not read otherwise.
        if (due.told.length < 2) continue
        t.ok((counted('report')[fix.id] ?? 0) > before, `${name}: ${fix.id}, ${probe.name}: counted`)
        tried++
      }
    }
  }
  t.ok(tried > 20, `${tried} probes`)
})

t.test('what is read otherwise of an answer is counted, too', async t => {
  let tried = 0
  for (const name of ['0.4', '0.10', '12', '20']) {
    const http = createHttp(name, { reportOnly: true }) as unknown as Http
    for (const { fix, state } of guard(resolve(name)).fixes) {
      if (state !== 'guarded' || !READ_OTHERWISE.has(fix.id)) continue
      // Where only other interim answers had bodies, a client passes over them itself.
      if (fix.id === 'answer-framing' && resolve(name).wire.bodylessStatuses === 'noneIfKnown') continue
      const faces = fix.probes.filter(({ side }) => side === 'client') as WireProbe[]
      if (faces.length === 0) continue
      const before = counted('report')[fix.id] ?? 0
      for (const { parts } of faces) await answered(http, parts)
      t.ok((counted('report')[fix.id] ?? 0) > before, `${name}: ${fix.id}: counted`)
      tried++
    }
  }
  t.ok(tried > 5, `${tried} fixes`)
})

t.test('what insecureHTTPParser lifts is known, and not counted where it is asked for', async t => {
  t.same(liftedByInsecure(resolve('0.10.48')), [], 'a release without it')
  const lifted = liftedByInsecure(resolve('20.20.2'))
  t.ok(lifted.includes('length-and-coding') && lifted.includes('chunk-end'), lifted.join(' '))
  const both = 'POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n'
  for (const reportOnly of [false, true]) {
    const http = createHttp('20.20.2', { reportOnly, insecureHTTPParser: true }) as unknown as Http
    const before = JSON.stringify([counted('on'), counted('report')])
    t.same((await exchange(http, [both])).told, ['POST /a'], 'it is let through')
    t.equal(JSON.stringify([counted('on'), counted('report')]), before, 'nothing is counted')
  }
})

t.test('a refusal is published each time', async t => {
  const heard: Refusal[] = []
  const hear = (message: unknown) => void heard.push(message as Refusal)
  subscribe(CHANNEL, hear)
  const http = createHttp('0.4') as unknown as Http
  const { answer, told } = await exchange(http, [TWO_LENGTHS])
  await exchange(http, [TWO_LENGTHS])
  unsubscribe(CHANNEL, hear)
  t.match(answer, /^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n\r\n$/)
  t.same(told, [])
  t.match(heard, [
    { id: 'repeated-length', mode: 'on' },
    { id: 'repeated-length', mode: 'on' },
  ])
})

t.test('the environment counts where a program says nothing', async t => {
  process.env.HTTP_ERAS_NO_GUARD = 'repeated-length'
  const off = createHttp('0.4') as unknown as Http
  const on = createHttp('0.4', { guard: true }) as unknown as Http
  const open = createHttp('0.4', { guard: undefined, faithful: undefined }) as unknown as Http
  process.env.HTTP_ERAS_NO_GUARD = 'nonsense'
  t.throws(() => createHttp('0.4'), { code: 'ERAS_UNKNOWN_FIX' })
  delete process.env.HTTP_ERAS_NO_GUARD
  t.same((await exchange(off, [TWO_LENGTHS])).told, ['POST /a'])
  t.same((await exchange(open, [TWO_LENGTHS])).told, ['POST /a'], 'what is undefined is left open')
  t.same((await exchange(on, [TWO_LENGTHS])).told, [])
})
