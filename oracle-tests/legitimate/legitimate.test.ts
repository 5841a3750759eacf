/**
 * Honest messages of the clients and servers of the time pass a guarded module on every line, and come out to the last byte as
 * they do without the guard; but for those that name the fix that refuses them.
 */

import { subscribe } from 'node:diagnostics_channel'
import t from 'tap'
import { fixes } from '../../src/guard/fixes'
import { guard } from '../../src/guard/guard'
import { CHANNEL, type Refusal } from '../../src/guard/ledger'
import { createHttp } from '../../src/http/create-http'
import type { Profile } from '../../src/profile/profile'
import { resolve } from '../../src/profile/resolve'
import { lines } from '../../versions'
import { browsers } from './browsers'
import { commandLine } from './command-line'
import { libraries } from './libraries'
import { answerTo, asks, send, startEcho } from './own-clients'
import { type Http, playRequest, playResponse, type Seen } from './play'
import { proxies } from './proxies'
import { responses } from './responses'
import type { RequestRow, ResponseRow } from './row'

/** What was refused since it was asked last, by whatever module, though nobody may have heard of it. */
const refusals: string[] = []
subscribe(CHANNEL, message => refusals.push((message as Refusal).id))
const refusedSince = (): string[] => [...new Set(refusals.splice(0))].sort()

/** What the release refuses itself is answered. */
const ANSWERED = 'bad-request'

const requests: readonly RequestRow[] = [...commandLine, ...browsers, ...libraries, ...proxies]

const module_ = (spec: string, faithful: boolean): Http => createHttp(spec, { faithful }) as unknown as Http

/** A row of either kind, as the test needs it. */
interface Case {
  readonly title: string
  readonly changedBy: readonly string[]
  readonly expected: readonly string[]
  /** What may be told in its place. */
  readonly or?: readonly string[] | undefined
  /** Whether some releases by themselves do not tell their program what the row says. */
  readonly excepted: boolean
  play(http: Http): Promise<Seen>
}

const request = (row: RequestRow, { wire }: Profile): Case => ({
  title: row.client,
  changedBy: row.changedBy ?? [],
  expected: row.told,
  or: row.decoded && row.told.map(text => Buffer.from(text, 'latin1').toString('utf8')),
  excepted:
    row.notAlways !== undefined ||
    row.refusedBy?.(wire) ||
    row.upgrades === true ||
    (row.large === true && wire.maxHeaderSize < row.bytes[0].length) ||
    !wire.methods.includes(row.told[0].split(' ')[0]),
  play: http => playRequest(http, row),
})

const response = (row: ResponseRow, { wire }: Profile): Case => ({
  title: row.server,
  changedBy: row.changedBy ?? [],
  expected: [row.told],
  excepted:
    row.upgrades === true ||
    row.notAlways !== undefined ||
    row.refusedBy?.(wire) ||
    (row.large === true && wire.maxHeaderSize < row.bytes[0].length),
  play: http => playResponse(http, row),
})

/** What a row came to on a line. */
interface Result {
  readonly row: Case
  /** The release tells its program what the row says. */
  readonly asSaid: boolean
  /** Those of its fixes that are on there. */
  readonly on: readonly string[]
  readonly changed: boolean
}

/** Plays a row without the guard and with it; what is not as it should be goes into `faults`. */
async function check(row: Case, { faithful, guarded, on }: Modules, faults: string[]): Promise<Result> {
  const [before, after] = await Promise.all([row.play(faithful), row.play(guarded)])
  const same = JSON.stringify(before) === JSON.stringify(after)
  const itsOwn = row.changedBy.filter(id => on.has(id))
  const asSaid = [row.expected, row.or].some(told => JSON.stringify(told) === JSON.stringify(before.told))
  if (!asSaid && !row.excepted && row.changedBy.length === 0) faults.push(`${row.title}: not told as the row says`)
  if (before.told.join() === after.told.join() && isAnsweredNow(before, after))
    return { row, asSaid, on: [], changed: false }
  const others = after.refusedBy.filter(id => !itsOwn.includes(id))
  if (others.length > 0) faults.push(`${row.title}: refused by ${others.join(', ')}`)
  else if (!same && itsOwn.length === 0)
    faults.push(`${row.title}: changed without a fix\n${difference(before, after)}`)
  return { row, asSaid, on: itsOwn, changed: !same }
}

/** Whether the release refused it without a word, and the guard answers so. */
const isAnsweredNow = (before: Seen, after: Seen): boolean =>
  before.rest.at(-1) === '' && /^HTTP\/1\.1 4\d\d /.test(String(after.rest.at(-1))) && after.refusedBy.length === 0

/** The first rows of two outcomes that are not the same. */
function difference(before: Seen, after: Seen): string {
  const [a, b] = [before, after].map(({ told, rest }) => [...told, ...rest].map(value => JSON.stringify(value)))
  const at = a.findIndex((value, n) => value !== b[n])
  return at < 0 ? `    more: ${b.slice(a.length).join(' ')}` : `    - ${a[at]}\n    + ${b[at]}`
}

interface Modules {
  readonly faithful: Http
  readonly guarded: Http
  /** The fixes that are on. */
  readonly on: ReadonlySet<string>
}

function modulesOf(line: string, profile: Profile): Modules {
  const on = guard(profile).fixes.flatMap(({ fix, state }) => (state === 'guarded' ? [fix.id] : []))
  return { faithful: module_(line, true), guarded: module_(line, false), on: new Set(on) }
}

t.test('honest messages pass on every line', async t => {
  const results: Result[] = []
  for (const { name } of lines) {
    const profile = resolve(name)
    const modules = modulesOf(name, profile)
    const cases = [...requests.map(row => request(row, profile)), ...responses.map(row => response(row, profile))]
    const faults: string[] = []
    results.push(...(await Promise.all(cases.map(row => check(row, modules, faults)))))
    t.equal(faults.join('\n'), '', `${name}: ${cases.length} rows`)
    const named = cases.flatMap(({ changedBy }) => changedBy)
    t.same(
      refusedSince().filter(id => id !== ANSWERED && !named.includes(id)),
      [],
      `${name}: nothing is refused that no row names`,
    )
  }
  const titles = new Set(results.map(({ row }) => row.title))
  t.equal(titles.size, requests.length + responses.length, `${titles.size} rows, each with a name of its own`)
  t.equal(results.length, titles.size * lines.length, `each on ${lines.length} lines`)
  const never: string[] = []
  for (const title of titles) {
    const these = results.filter(({ row }) => row.title === title)
    if (!these.some(({ asSaid }) => asSaid)) never.push(`${title}: no line takes it`)
    const named = these.some(({ on }) => on.length > 0)
    if (named && !these.some(({ changed }) => changed)) never.push(`${title}: no fix changes it`)
  }
  t.equal(never.join('\n'), '', 'each row is honest somewhere, and changed where it says so')
  const excused = new Set(results.filter(({ changed }) => changed).map(({ row }) => row.title))
  t.comment(`${titles.size - excused.size} of ${titles.size} rows pass everywhere; changed: ${[...excused].join('; ')}`)
})

t.test('a guard that only counts changes no honest message, and counts no fix that no row names', async t => {
  for (const name of ['0.4', '0.10', '12', '20']) {
    const profile = resolve(name)
    const [faithful, counting] = [module_(name, true), createHttp(name, { reportOnly: true }) as unknown as Http]
    const cases = [...requests.map(row => request(row, profile)), ...responses.map(row => response(row, profile))]
    const changed: string[] = []
    refusedSince()
    await Promise.all(
      cases.map(async row => {
        const [before, after] = await Promise.all([row.play(faithful), row.play(counting)])
        if (JSON.stringify(before) !== JSON.stringify(after)) changed.push(`${row.title}\n${difference(before, after)}`)
      }),
    )
    t.equal(changed.join('\n'), '', `${name}: ${cases.length} rows`)
    const counted = refusedSince()
    const named = cases.flatMap(({ changedBy }) => changedBy)
    t.ok(counted.length > 0, `${name}: ${counted.join(' ')} counted`)
    t.same(
      counted.filter(id => id !== ANSWERED && !named.includes(id)),
      [],
    )
  }
})

t.test('rows name fixes that there are, and few do', t => {
  const ids = fixes.map(({ id }) => id)
  const named = [...requests, ...responses].flatMap(({ changedBy = [] }) => changedBy)
  t.same(
    named.filter(id => !ids.includes(id)),
    [],
  )
  t.ok(named.length > 0 && named.length < (requests.length + responses.length) / 5, `${named.length} rows`)
  t.end()
})

t.test('the servers of every line, guarded, understand the clients of every line', async t => {
  let asked = 0
  const clients = lines.map(({ name }) => ({ name, http: module_(name, false) }))
  for (const { name } of lines) {
    const server = await startEcho(module_(name, false))
    const faults: string[] = []
    await Promise.all(
      clients.flatMap(client =>
        asks.map(async ask => {
          const answer = await send(client.http, server.port, ask)
          if (answer !== answerTo(ask)) faults.push(`${client.name}: ${ask.name}: ${answer}`)
          asked++
        }),
      ),
    )
    server.close()
    t.equal(faults.join('\n'), '', name)
    t.same(refusedSince(), [], `${name}: nothing is refused`)
  }
  t.equal(asked, lines.length ** 2 * asks.length, `${asked} requests`)
})
