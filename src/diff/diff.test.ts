/** Diffs of data: profiles against profiles, and recorded transcripts against each other. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import Ajv2020 from 'ajv/dist/2020'
import compare from 'semver/functions/compare'
import t from 'tap'
import { lines } from '../../versions'
import { corpusRecording, scenarioNames } from '../oracle/scenario'
import type { Profile } from '../profile/profile'
import { resolve } from '../profile/resolve'
import { type Path, vocabulary } from '../profile/vocabulary'
import { weightClasses } from '../profile/vocabulary/weights'
import { factPlaces, root } from '../shared/facts'
import { same } from '../transcript/compare'
import { diffProfiles } from './data/profiles'
import { diffEvidence } from './evidence/evidence-diff'
import { evidenceIndex, makeIndex } from './evidence/index-file'
import { diffRecordings, recordedRelease } from './evidence/recorded'
import { diffTranscripts, marksOf } from './evidence/transcripts'
import { diffJson } from './report/json'
import { recordedDiffMarkdown } from './report/markdown'
import { recordedDiffText } from './report/text'
import type { BehaviourChange, ProfileDiff } from './types'

const paths = Object.entries(vocabulary).flatMap(([area, keys]) =>
  Object.keys(keys).map(key => `${area}.${key}`),
) as Path[]
const profiles = new Map<string, Profile>()
const profile = (spec: string): Profile => profiles.get(spec) ?? profiles.set(spec, resolve(spec)).get(spec)!
const valueAt = (spec: string, path: Path): unknown => {
  const [area, key] = path.split('.')
  return (profile(spec) as unknown as Record<string, Record<string, unknown>>)[area][key]
}
const change = ({ changes }: ProfileDiff, path: Path): BehaviourChange => {
  const found = changes.find(one => one.path === path)
  if (!found) throw new Error(`${path} is the same`)
  return found
}
const way = ({ steps }: BehaviourChange) => steps.map(({ from, to, since }) => [from, to, since])

t.test('a diff has exactly the behaviours that differ, with both values, between any two versions', async t => {
  const specs = [
    '0.4',
    '0.6.21',
    '0.10.4',
    '0.10',
    '0.11.14',
    'iojs-1.8.1',
    '4',
    '12',
    '14.15.2',
    '16',
    '18.19.0',
    '20.19.2',
    '22',
    '24',
    '26',
  ]
  for (const [at, a] of specs.entries()) {
    // Forward to all; back to the one before, to every third of the others and to the first.
    const chosen = specs.filter((_, to) => to >= at - 1 || to % 3 === 0)
    for (const b of chosen) {
      const { changes } = diffProfiles(a, b)
      const expected = paths.filter(path => !isDeepStrictEqual(valueAt(a, path), valueAt(b, path)))
      t.same(changes.map(({ path }) => path).sort(), [...expected].sort(), `${a} ${b}`)
      const wrong = changes.filter(
        ({ path, from, to, steps }) =>
          steps.length === 0 || !isDeepStrictEqual([from, to], [valueAt(a, path), valueAt(b, path)]),
      )
      t.same(wrong, [], `${a} ${b}`)
    }
  }
})

t.test('the steps between lead from the one value to the other, in both directions', async t => {
  const broken: string[] = []
  for (const [a, b] of [
    ['0.4', '12'],
    ['12', '0.4'],
    ['0.10.4', '8'],
    ['io.js', '0.6'],
    ['0.4', '26'],
    ['26', '12'],
    ['24', '14.15.2'],
    ['18.19.0', '18'],
  ]) {
    for (const { path, steps, from, to, entries } of diffProfiles(a, b).changes) {
      if (entries) continue
      const chain = [from, ...steps.map(step => step.to)]
      const whole = steps.every((step, k) => isDeepStrictEqual(step.from, chain[k]))
      if (!whole || !isDeepStrictEqual(chain[steps.length], to)) broken.push(`${path}, ${a} to ${b}`)
    }
  }
  t.same(broken, [])
  const there = change(diffProfiles('0.10', '12'), 'server.headersTimeout')
  const back = change(diffProfiles('12', '0.10'), 'server.headersTimeout')
  t.same(
    there.steps.map(({ since }) => since),
    ['6.15.0', '7.0.0', '8.14.0', '9.0.0', '10.14.0', '11.0.0', '11.3.0', '12.17.0'],
    'a fix that went back into older lines comes with each of them',
  )
  t.same(
    way(back),
    way(there)
      .reverse()
      .map(([from, to, since]) => [to, from, since]),
  )
  t.ok(back.steps.every(step => step.back) && there.steps.every(step => !step.back))
})

t.test('the most consequential comes first', async t => {
  const order = Object.keys(weightClasses)
  const { changes } = diffProfiles('0.4', '12')
  const ranks = changes.map(({ weight, path }) => order.indexOf(weight) * 1000 + paths.indexOf(path))
  t.same(
    ranks,
    [...ranks].sort((x, y) => x - y),
  )
  t.equal(changes[0].weight, 'security')
})

t.test('a change names the release, the document and the scenario', async t => {
  const date = change(diffProfiles('0.6', '0.10'), 'outgoing.sendsDate')
  t.match(date, { from: false, to: true, since: /^0\.7\.\d+$/, weight: 'wire' })
  t.match(date.documents, [{ kind: 'manual', of: '0.10.4', text: 'response.sendDate' }, {}])
  const phrase = change(diffProfiles('0.10', '12'), 'module.statusCodes')
  t.match(phrase.scenarios[0], { scenario: 'api/status-codes', title: String, differs: true })
  const raw = change(diffProfiles('0.10', '0.12'), 'incoming.rawHeaders')
  t.ok(raw.documents.some(({ kind, of, text }) => kind === 'manual' && of === '0.12' && /rawHeaders/.test(text)))
})

t.test('a map tells its entries, a list what it gained and lost, a choice what its values mean', async t => {
  const diff = diffProfiles('0.10', '12')
  t.match(
    change(diff, 'module.statusCodes').entries?.find(({ key }) => key === '302'),
    {
      from: 'Moved Temporarily',
      to: 'Found',
      since: 'iojs-3.0.0',
    },
  )
  t.match(change(diff, 'agent.kind'), { fromMeans: String, toMeans: String })
  t.ok(change(diff, 'wire.methods').list?.added.includes('SOURCE'))
})

t.test('the readings of one release differ in what only its manual has', async t => {
  const { changes } = diffProfiles('0.6', '0.6.21')
  t.match(changes, [{ path: 'module.promised', since: null, documents: [{ kind: 'manual' }, { kind: 'manual' }] }])
  t.same(diffProfiles('v0.10', 'node@0.10').changes, [])
})

t.test('areas, weights and a first release choose', async t => {
  const agent = diffProfiles('0.10', '12', { areas: ['agent'] }).changes
  t.ok(agent.length > 0 && agent.every(({ area }) => area === 'agent'))
  const wire = diffProfiles('0.10', '12', { weights: ['wire'] }).changes
  t.ok(wire.length > 0 && wire.every(({ weight }) => weight === 'wire'))
  const late = diffProfiles('0.4', '12', { since: '12.15.0' }).changes
  t.ok(late.length > 0 && late.every(({ since, steps }) => steps.every(step => step.since === since || step.since)))
  t.match(
    late.find(({ path }) => path === 'wire.trailingBlanks'),
    { from: 'kept', to: 'dropped', since: '12.15.0' },
  )
  t.throws(() => diffProfiles('0.4', '12', { since: '12' }), { code: 'ERAS_NO_RELEASE' })
  t.throws(() => diffProfiles('0.4', '12', { since: '99.0.0' }), { code: 'ERAS_NONE_SO_NEW' })
  t.throws(() => diffProfiles('12', '0.4', { since: '12.22.13' }), { code: 'ERAS_NONE_SO_NEW' })
  t.throws(() => diffProfiles('0.4', '99'), { code: 'ERAS_UNKNOWN_VERSION' })
})

/** A release, and the one from which it came. */
const cameFromLater = [
  '13.13.0 13.12.0',
  '15.1.0 15.0.1',
  '18.5.0 18.4.0',
  '18.20.3 18.20.2',
  '20.19.2 20.19.1',
  '24.6.0 24.5.0',
]
const cameFrom = ['0.7.9 0.7.8', '0.11.6 0.11.5', '4.3.0 4.2.6', '6.15.0 6.14.4', '10.19.0 10.18.1', '12.15.0 12.14.1']

t.test('since a release: the older side is the version just before it, in both directions', async t => {
  const tables = [
    { releases: cameFrom, sides: ['0.4 12', '0.10.4 12.22.12', '0.6.21 12.16.0'] },
    { releases: cameFromLater, sides: ['12 26', '0.10.48 24.22.3'] },
  ]
  for (const { releases, sides } of tables) {
    const cells = releases.flatMap(release => sides.map(side => [...release.split(' '), ...side.split(' ')]))
    for (const [since, before, a, b] of cells) {
      const there = diffProfiles(a, b, { since }).changes
      const back = diffProfiles(b, a, { since }).changes
      t.ok(there.length > 0)
      t.same(
        back.map(({ path, from, to }) => [path, to, from]),
        there.map(({ path, from, to }) => [path, from, to]),
        `${a}, ${b}, since ${since}: the same in both directions`,
      )
      // Where the older version is as new as the release, all is left in.
      const older = compare(profile(a).release, since) < 0 ? before : a
      for (const { path, from, to } of there) {
        t.same([from, to], [valueAt(older, path), valueAt(b, path)], `${path} before ${since} and in ${b}`)
      }
    }
  }
})

t.test('what older lines got later is not taken away by a release that never had it', async t => {
  const { changes } = diffProfiles('0.10', '12', { since: '11.0.0' })
  t.match(
    changes.find(({ path }) => path === 'wire.lengthBesideCoding'),
    { to: 'refused', since: '12.15.0', steps: [{ since: '12.15.0' }] },
  )
})

t.test('two variants of any recording are told apart, and one is the same as itself', async t => {
  const wrong: string[] = []
  for (const name of scenarioNames()) {
    const { variants } = corpusRecording(name)
    for (const other of variants) {
      if (diffTranscripts(variants[0], other).same !== same(variants[0], other)) wrong.push(name)
    }
  }
  t.same(wrong, [])
})

t.test('what differs in a line is marked', async t => {
  t.same(marksOf('abcd', 'abXd'), [
    [2, 3],
    [2, 3],
  ])
  t.same(marksOf('aa', 'aaa'), [
    [2, 2],
    [2, 3],
  ])
  const outcome = (line: string) => ({
    connections: [{ closed: 'end', turns: [{ from: 'server' as const, bytes: [line] }] }],
    events: [],
  })
  const { places } = diffTranscripts(outcome('Date: a\r\n'), outcome('Data: a\r\n'))
  t.match(places[0].rows[0], {
    kind: 'changed',
    a: { from: 'server', starts: true, text: 'Date: a\\r\\n', marks: [[3, 4]] },
    b: { text: 'Data: a\\r\\n' },
  })
})

t.test('the index says what the recordings say', async t => {
  t.same(evidenceIndex(), makeIndex())
  const { index } = factPlaces()
  if (existsSync(index)) t.equal(JSON.parse(readFileSync(index, 'utf8')).format, 'evidence-index/2')
  const recorded = new Set(Object.values(evidenceIndex().scenarios).flatMap(({ variants }) => variants.flat()))
  for (const line of lines) for (const release of line.recorded) t.ok(recorded.has(release), release)
})

t.test('of a release without a profile its recordings answer', async t => {
  const scenarios = {
    'server/a': { title: 'A', role: 'server' as const, variants: [['12.22.12'], ['90.2.0', '90.10.1']] },
    'server/b': { title: 'B', role: 'server' as const, variants: [['12.22.12', '90.2.0', '90.10.1']] },
    'client/c': { title: 'C', role: 'client' as const, variants: [['12.22.12'], ['90.2.0']] },
  }
  const index = { format: 'evidence-index/2' as const, files: 3, bytes: 0, scenarios, measured: {}, catalog: {} }
  t.equal(recordedRelease('90', index), '90.10.1')
  t.equal(recordedRelease('v90.2.x', index), '90.2.0')
  t.throws(() => recordedRelease('91', index), { code: 'ERAS_UNKNOWN_VERSION' })
  t.throws(() => recordedRelease('12.10.0', index), { code: 'ERAS_NOT_RECORDED' })
  const none = { ...index, scenarios: {} }
  for (const pair of [
    ['12', 'banana'],
    ['banana', '12'],
  ])
    t.throws(
      () => diffRecordings(pair[0], pair[1], none),
      { message: "unknown version 'banana'" },
      'the wrong one is named',
    )
  const diff = diffRecordings('12', '90', index)
  t.match(diff, { a: { release: '12.22.12' }, b: { release: '90.10.1' }, of: 2, scenarios: [{ scenario: 'server/a' }] })
  t.equal(diff.scenarios.length, 1)
  const plain = (_style: string, text: string) => text
  t.match(recordedDiffText(diff, plain), 'from recordings alone: 1 of 2 scenarios differ\n\nserver: 1\n  server/a  A')
  t.match(recordedDiffMarkdown(diff), '| `server/a` | A |')
  t.equal(diffRecordings('12.22.12', '12', index).scenarios.length, 0)
})

t.test('the published schemas describe what is given, as JSON', async t => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
  const read = (name: string) => JSON.parse(readFileSync(path.join(root, `schemas/${name}.schema.json`), 'utf8'))
  ajv.addSchema(['profile-diff', 'bisect'].map(read))
  const fits = (name: string, diff: object) => {
    const schema = read(name)
    const check = ajv.getSchema(schema.$id) ?? ajv.compile(schema)
    t.ok(check(JSON.parse(diffJson(diff))), `${name}: ${ajv.errorsText(check.errors).slice(0, 300)}`)
  }
  for (const [a, b] of [
    ['0.10', '12'],
    ['12', '0.4'],
    ['0.6', '0.6.21'],
    ['4', '4'],
    ['12', '26'],
    ['24', '14'],
  ])
    fits('profile-diff', diffProfiles(a, b))
  fits('recorded-diff', diffRecordings('0.10', '12'))
  fits('evidence-diff', diffEvidence('0.10', '12', ['all']))
  const side = diffProfiles('0.10', '12')
  const { places } = diffEvidence('0.10', '12', ['server/date-header-off']).scenarios[0]
  const program = {
    script: 'app.js',
    args: [],
    runs: 2,
    driven: true,
    same: false,
    ended: { a: 'x', b: 'y' },
    timedOut: false,
    started: true,
    compared: { lines: 1, connections: 0, events: 0 },
  }
  fits('program-diff', { format: 'program-diff/1', a: side.a, b: side.b, ...program, places })
})
