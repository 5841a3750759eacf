/** Single behaviours behind a version: what is read, what is refused and with which words, and what becomes of it. */

import { isDeepStrictEqual } from 'node:util'
import t from 'tap'
import { lines } from '../../../versions'
import { diffProfiles } from '../../diff/data/profiles'
import { fixesOf } from '../../guard/listing'
import { createHttp } from '../../http/create-http'
import type { Behaviour } from '../behaviour'
import { explain } from '../explain'
import { CHANGE_EXAMPLES } from '../release'
import { decide, resolve } from '../resolve'
import { type Path, vocabulary } from '../vocabulary'
import { valueFor } from './check'
import { specWith, type With, withText } from './items'

const valueAt = (profile: object, path: string): unknown => {
  const [area, key] = path.split('.')
  return (profile as Record<string, Record<string, unknown>>)[area][key]
}
const vocabularyOf = vocabulary as unknown as Record<string, Record<string, Behaviour<unknown>>>
const paths = Object.entries(vocabularyOf).flatMap(([area, keys]) => Object.keys(keys).map(key => `${area}.${key}`))

t.test('values come from versions, by area and by name, and are written out', async t => {
  const [own, old] = [resolve('24'), resolve('18')]
  const one = resolve('24 with agent.globalKeeps@18')
  t.same(
    paths.filter(path => !isDeepStrictEqual(valueAt(one, path), valueAt(own, path))),
    ['agent.globalKeeps'],
  )
  t.equal(one.agent.globalKeeps, old.agent.globalKeeps)
  t.same([one.release, one.reading, one.name], [own.release, own.reading, '24 with agent.globalKeeps@18'])
  const area = resolve('v24.22.3 with agent@18')
  t.same(area.agent, old.agent)
  t.same(area.server, own.server)
  const several = resolve('24 WITH agent@18,server.requestTimeout = 0 , wire.foldedValues=kept,agent.globalKeeps=true')
  t.equal(several.server.requestTimeout, 0)
  t.equal(several.agent.globalKeeps, true, 'the last counts')
  t.equal(several.agent.globalTimeout, 0)
  t.equal(resolve('24 with agent.maxSockets=5').agent.maxSockets, 5)
  t.equal(resolve('0.10 with agent.maxSockets=Infinity').agent.maxSockets, Number.POSITIVE_INFINITY)
  const codes = resolve('24 with module.statusCodes={"418": "Short, and stout", "404": null}').module.statusCodes
  t.equal((codes as Record<string, string>)[418], 'Short, and stout', 'a comma within quotes')
  t.notOk('404' in codes)
  t.equal((codes as Record<string, string>)[200], 'OK', 'entries are laid over')
  t.ok(Object.isFrozen(several) && Object.isFrozen(several.server))
})

t.test('what messages give as examples can be asked for', async t => {
  const { behaviour, area, value, packageJson } = CHANGE_EXAMPLES
  for (const changes of [behaviour, area, value, withText(JSON.parse(packageJson)) as string]) {
    t.ok((decide(`24 with ${changes}`).wanted ?? []).length > 0, changes)
  }
})

t.test('what is no change of anything leaves the version as it is', async t => {
  t.equal(resolve('24 with agent@24').name, '24')
  t.equal(decide('24 with agent@24').wanted, undefined)
  t.same(resolve('24 with server.requestTimeout=300000'), resolve('24'))
})

t.test('every value that any release has may be written out', async t => {
  let tried = 0
  const wrong: string[] = []
  for (const { changes } of lines) {
    const rows: readonly (readonly [string, unknown, ...unknown[]])[] = changes
    for (const [path, value] of rows) {
      const [area, key] = path.split('.')
      const text = value === Number.POSITIVE_INFINITY ? 'Infinity' : JSON.stringify(value)
      const read = valueFor(path as Path, vocabularyOf[area][key], text)
      tried++
      if (!isDeepStrictEqual(read, value)) wrong.push(`${path}=${text}`)
    }
  }
  t.same(wrong, [])
  t.ok(tried > 2000, `${tried} values`)
})

t.test('bad changes are refused with what is there instead', async t => {
  const rows: [changes: string, code: string, says: RegExp][] = [
    ['', 'ERAS_BAD_WITH', /nothing stands behind "with"/],
    ['agent', 'ERAS_BAD_WITH', /with 'agent': a change is PATH@VERSION, AREA@VERSION or PATH=VALUE/],
    ['agent@18,', 'ERAS_BAD_WITH', /with 'agent@18,': a comma has nothing before or behind it/],
    ['agent@18,,server@18', 'ERAS_BAD_WITH', /a comma has nothing before or behind it/],
    ['agent.globalKeeps@18 server.timeout=5', 'ERAS_BAD_WITH', /several changes have commas between them/],
    ['agent@18; server@18', 'ERAS_BAD_WITH', /several changes have commas between them/],
    ['agent=18', 'ERAS_BAD_WITH', /agent is an area.*: agent@VERSION/],
    ['agent@99', 'ERAS_BAD_WITH', /with 'agent@99': unknown version '99'.*newest/],
    ['agent@18 with server@18', 'ERAS_BAD_WITH', /unknown version.*takes a version without changes of its own/],
    ['agnet@18', 'ERAS_UNKNOWN_BEHAVIOUR', /no behaviour 'agnet': nearest are agent/],
    [
      'agent.keepAlive@18',
      'ERAS_UNKNOWN_BEHAVIOUR',
      /no behaviour 'agent\.keepAlive': nearest are .*agent\.globalKeeps/,
    ],
    ['agent.maxSocket@18', 'ERAS_UNKNOWN_BEHAVIOUR', /nearest are agent\.maxSockets/],
    ['agent.requestTimeout=0', 'ERAS_UNKNOWN_BEHAVIOUR', /nearest are server\.requestTimeout/],
    ['server.requestTimout=0', 'ERAS_UNKNOWN_BEHAVIOUR', /nearest are server\.requestTimeout/],
    ['__proto__.x=0', 'ERAS_UNKNOWN_BEHAVIOUR', /no behaviour/],
    ['server.constructor=0', 'ERAS_UNKNOWN_BEHAVIOUR', /no behaviour/],
    ['server.requestTimeout=soon', 'ERAS_BAD_VALUE', /takes a whole number from 0, or Infinity/],
    ['server.requestTimeout=-7', 'ERAS_BAD_VALUE', /takes a whole number/],
    ['server.requestTimeout=1.5', 'ERAS_BAD_VALUE', /takes a whole number/],
    ['agent.globalKeeps=1', 'ERAS_BAD_VALUE', /takes true or false/],
    ['agent.usesFirst=newest', 'ERAS_BAD_VALUE', /takes one of\n {2}fifo: .+\n {2}lifo: /],
    ['agent.usesFirst=constructor', 'ERAS_BAD_VALUE', /takes one of/],
    ['outgoing.methods=["sned"]', 'ERAS_BAD_VALUE', /no version has "sned" in it: nearest are .*end/],
    ['outgoing.methods=send', 'ERAS_BAD_VALUE', /takes a list/],
    ['module.statusCodes=[1]', 'ERAS_BAD_VALUE', /takes a map/],
    ['module.statusCodes={"200": 1}', 'ERAS_BAD_VALUE', /"200" takes a string/],
    ['agent.kind@0.10', 'ERAS_NEEDS', /agent\.kind cannot be without agent\.methods.*add agent\.methods@0\.10\.48, /],
  ]
  for (const [changes, code, says] of rows) {
    const error = t.throws(() => resolve(`24 with ${changes}`), { code }, changes)
    t.match((error as unknown as Error).message, says, changes)
  }
})

t.test('the cure for values that cannot stand together is whole', async t => {
  for (const changes of ['agent.kind@0.10', 'stream@0.10', 'incoming.methods@0.4', 'client@0.8']) {
    try {
      resolve(`24 with ${changes}`)
      t.fail(`${changes} stands alone`)
    } catch (error) {
      const [, cure] = /: add (.+?) \[ERAS_NEEDS\]$/.exec((error as Error).message) ?? []
      t.ok(cure, changes)
      t.doesNotThrow(() => resolve(`24 with ${changes}, ${cure}`), `${changes}, ${cure}`)
    }
  }
})

t.test('changes are given as text, list, or by name', async t => {
  const rows: [With | undefined, string | undefined][] = [
    [undefined, undefined],
    ['', undefined],
    [{}, undefined],
    [[], undefined],
    ['agent@18', 'agent@18'],
    [['agent@18', 'server.timeout=0'], 'agent@18, server.timeout=0'],
    [
      { agent: '@18', 'server.timeout': 0, 'agent.maxSockets': Number.POSITIVE_INFINITY },
      'agent@18, server.timeout=0, agent.maxSockets=Infinity',
    ],
    [{ server: { timeout: 0, requestTimeout: '@12' } }, 'server.timeout=0, server.requestTimeout@12'],
    [{ 'outgoing.methods': ['end'] }, 'outgoing.methods=["end"]'],
  ]
  for (const [given, text] of rows) t.equal(withText(given), text)
  t.equal(specWith('24', undefined), '24')
  t.equal(specWith('24 with agent@18', 'agent.globalKeeps=true'), '24 with agent@18, agent.globalKeeps=true')
})

t.test('createHttp takes them beside a spec or a profile', async t => {
  const timeouts = (http: object): unknown => {
    const server = (http as { createServer(): { requestTimeout: number } }).createServer()
    return server.requestTimeout
  }
  const options = { faithful: true } as const
  t.equal(timeouts(createHttp('24', options)), 300_000)
  t.equal(timeouts(createHttp('24', { ...options, with: { server: { requestTimeout: 7 } } })), 7)
  t.equal(timeouts(createHttp('24 with server.requestTimeout=7', options)), 7)
  t.equal(timeouts(createHttp(resolve('24'), { ...options, with: 'server.requestTimeout@16' })), 0)
  t.throws(() => createHttp('24', { with: { server: { requestTimeouts: 7 } } }), { code: 'ERAS_UNKNOWN_BEHAVIOUR' })
  const itself: Record<string, unknown> = {}
  itself.agent = itself
  const odd: unknown[] = [5, true, null, [5], [null], new Map([['agent', '@18']]), () => 'agent@18', itself]
  odd.push({ 'server.requestTimeout': 10n }, { 'agent,server': '@18' }, { agent: '@18, server@18' })
  for (const given of odd) t.throws(() => createHttp('24', { with: given as string }), { code: 'ERAS_BAD_WITH' })
})

t.test('the guard leaves what is asked for by name, and not what comes with an area', async t => {
  const stateOf = (spec: string) => fixesOf(spec).find(({ id }) => id === 'request-time')?.state
  t.equal(stateOf('24'), 'native')
  t.equal(stateOf('24 with server.requestTimeout=0'), 'off')
  t.equal(stateOf('24 with server@16'), 'guarded')
  t.equal(stateOf('24 with server@16, server.requestTimeout@16'), 'off')
  const host = (spec: string) => fixesOf(spec).find(({ id }) => id === 'host')?.state
  t.equal(host('24 with server.requireHostHeader=false'), 'off', 'a value that comes to nothing where the fix stands')
  t.equal(host('12 with server.requireHostHeader=true'), 'guarded')
  t.equal(host('24 with server@18'), 'guarded')
})

t.test('explain says what asked for each value', async t => {
  const { behaviours, release, with: changed } = explain('24 with agent.globalKeeps@18, server.requestTimeout=0')
  t.same(changed, ['server.requestTimeout', 'agent.globalKeeps'])
  t.equal(release, '24.22.3')
  t.match(behaviours.agent.globalKeeps, {
    value: false,
    since: '0.4.0',
    with: { by: 'agent.globalKeeps@18', own: true },
  })
  t.match(behaviours.server.requestTimeout, {
    value: 0,
    since: null,
    source: 'with: server.requestTimeout=0',
    with: { own: 300_000 },
  })
  t.equal(behaviours.server.timeout.with, undefined)
  t.equal(explain('24').with, undefined)
})

t.test('a diff has the changes as steps, both ways', async t => {
  const spec = '24 with agent.globalKeeps@18, server.requestTimeout=0'
  const there = diffProfiles('24', spec).changes
  t.same(
    there.map(({ path, from, to }) => [path, from, to]),
    [
      ['server.requestTimeout', 300_000, 0],
      ['agent.globalKeeps', true, false],
    ],
  )
  t.same(
    diffProfiles(spec, '24').changes.map(({ path, from, to }) => [path, from, to]),
    [
      ['server.requestTimeout', 0, 300_000],
      ['agent.globalKeeps', false, true],
    ],
  )
  const left = diffProfiles(spec, '18').changes.map(({ path }) => path as string)
  t.same([left.includes('agent.globalKeeps'), left.includes('server.requestTimeout')], [false, true])
  const codes = diffProfiles('24', '24 with module.statusCodes={"418": "Tea", "404": null}').changes[0]
  t.same(
    codes.entries?.map(({ key, to }) => [key, to]),
    [
      ['404', undefined],
      ['418', 'Tea'],
    ],
  )
})

t.test('host stands for the release that runs this', async t => {
  const host = resolve('host')
  t.equal(host.reading, 'shipped')
  t.ok(
    process.versions.node.startsWith(`${host.release.split('.')[0]}.`) || host.release === lines[lines.length - 1].last,
  )
  t.equal(resolve('host with server.closesIdle@18').server.closesIdle, false)
  t.match(explain('host').why, /the Node that runs this/)
})
