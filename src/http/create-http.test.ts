/** The assembly: every release of the judged lines, modules apart from each other, and the names that change. */

import t from 'tap'
import { judged, lines } from '../../versions'
import { releasesOf } from '../profile/releases'
import { createEra, createHttp, type HttpModule } from './create-http'

const http = (spec: string) => createHttp(spec, { faithful: true })
const specOf = (line: string, release: string) => (line === 'io.js' ? `iojs-${release}` : release)
const judgedLines = lines.filter(line => line.recorded.some(release => judged.includes(release)))

/** All functions that a module and its prototypes hold, with where they stand. */
function functionsOf(module: HttpModule): Map<unknown, string> {
  const found = new Map<unknown, string>()
  for (const [name, value] of Object.entries(module)) {
    if (typeof value !== 'function') continue
    found.set(value, name)
    for (const [key, { value: member }] of Object.entries(Object.getOwnPropertyDescriptors(value.prototype ?? {}))) {
      if (typeof member === 'function') found.set(member, `${name}#${key}`)
    }
  }
  return found
}

/** The stable releases of a line; the development series before them come with the lines that they led to. */
const stable = (line: (typeof lines)[number]) =>
  releasesOf(line).filter(release => line.name === 'io.js' || release.startsWith(`${line.name}.`))

t.test('every stable release of the judged lines that the data tells apart can be assembled', async t => {
  for (const line of judgedLines) {
    const told = new Set(line.changes.map(([, , since]) => since))
    for (const release of stable(line).filter((one, at) => at === 0 || told.has(one))) {
      const era = createEra(specOf(line.name, release), { faithful: true })
      t.ok(era.http.createServer && era.https.createServer, specOf(line.name, release))
    }
  }
})

t.test('modules share no function, so that patching one leaves the others alone', async t => {
  const one = functionsOf(http('12.22.12'))
  const shared = (other: HttpModule) => [...functionsOf(other)].filter(([fn]) => one.has(fn)).map(([, name]) => name)
  // What net offers, agents show as it is.
  t.same(shared(http('12.22.12')), ['Agent#createConnection'])
  t.same(shared(http('0.10.48')), [])
})

t.test('STATUS_CODES belongs to the module and can be edited', async t => {
  const module = http('0.6.21') as { STATUS_CODES: Record<number, string> }
  module.STATUS_CODES[404] = 'Gone fishing'
  t.equal((http('0.6.21') as typeof module).STATUS_CODES[404], 'Not Found')
})

t.test('names that only manuals have', async t => {
  const named = ['ServerRequest', 'ClientResponse', 'getAgent']
  const has = (spec: string) => named.filter(name => name in http(spec))
  t.same(has('0.4'), named)
  t.same(has('0.4.12'), ['getAgent'])
  t.same(has('0.6'), named)
  t.same(has('0.6.21'), [])
  t.same(has('0.10'), [])

  const line = http('0.6') as unknown as Record<string, new () => { greet?(): string }> & { getAgent(): unknown }
  t.equal(line.getAgent(), line.globalAgent, 'all hosts have one agent by then')
  t.notSame(line.ServerRequest, line.ClientResponse)
  line.IncomingMessage.prototype.greet = () => 'hello'
  t.equal(line.ServerRequest.prototype.greet?.(), 'hello', 'a patch of IncomingMessage reaches them')
})

t.test('globalAgent', async t => {
  const descriptor = (release: string) => Object.getOwnPropertyDescriptor(http(release), 'globalAgent')
  t.equal(descriptor('0.4.12'), undefined)
  t.ok(descriptor('0.10.48')?.writable, 'a plain name')
  const live = http('12.22.12')
  t.ok(descriptor('12.22.12')?.set, 'an accessor')
  const Agent = live.Agent as new () => object
  const mine = new Agent()
  live.globalAgent = mine
  t.equal(live.globalAgent, mine)
})
