/** The first screen of a diff: that it fits, that it tells the worst first, and that each sentence has something to tell. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv2020 from 'ajv/dist/2020'
import t from 'tap'
import { lines } from '../../../versions'
import { type Decision, decide } from '../../profile/resolve'
import { vocabulary } from '../../profile/vocabulary'
import { root } from '../../shared/facts'
import { wayBetween } from '../data/history-path'
import { hurts, hurtText } from '../data/hurts'
import { diffProfiles } from '../data/profiles'
import { diffEvidence } from '../evidence/evidence-diff'
import type { BehaviourChange, HistoryStep } from '../types'
import { diffJson } from './json'
import { profileDiffMarkdown, summaryMarkdown } from './markdown'
import { summaryOf, summaryText } from './summary'
import { profileDiffText } from './text'

const bare = (_style: string, text: string): string => text
const screen = (a: string, b: string, columns?: number): string[] =>
  summaryText(diffProfiles(a, b), bare, columns).split('\n')

t.test('12 to 24 fits on one screen, and names what hurts most with its release', async t => {
  const rows = screen('12', '24', 80)
  t.ok(rows.length <= 24 && rows.length > 20, `${rows.length} lines`)
  t.same(
    rows.filter(row => row.length > 80),
    [],
  )
  t.match(rows[0], /^12 \(12\.22\.12\) → 24 \(24\.\d+\.\d+\): \d+ behaviours differ$/)
  const releases: Record<string, string | null> = Object.fromEntries(
    summaryOf(diffProfiles('12', '24')).changes.map(({ path, since }) => [path, since]),
  )
  t.match(releases, {
    'client.addressOrder': '17.0.0',
    'agent.globalKeeps': '19.0.0',
    'agent.globalTimeout': '19.0.0',
    'server.requestTimeout': '18.0.0',
    'server.closesIdle': '19.0.0',
    'incoming.methods': '15.1.0',
    'incoming.autoDestroy': '16.0.0',
    'server.cutRequests': '16.0.0',
    'client.cutResponse': '15.0.0',
    'server.requireHostHeader': '20.0.0',
  })
  t.equal(rows[3], '19.0.0  The default agent keeps connections: one may close as it is used again.')
  t.equal(rows[4], '        agent.globalKeeps  --evidence client/default-agent-keeps-socket')
})

t.test('a wide screen has each on one line, with what shows it', async t => {
  const rows = screen('12', '24', 170)
  t.equal(rows.length, 13)
  t.match(
    rows[2],
    /^19\.0\.0 {2}The default .* used again\. {2}agent\.globalKeeps {2}--evidence client\/default-agent-keeps-socket$/,
  )
})

t.test('every change that is told of has a scenario, which there is, or who says so', async t => {
  for (const [a, b] of [
    ['12', '24'],
    ['0.10', '12'],
    ['24', '26'],
  ]) {
    const { changes } = summaryOf(diffProfiles(a, b))
    t.ok(changes.length > 0)
    for (const { path, scenario, source } of changes) {
      t.ok(scenario ?? source, path)
      if (scenario) t.ok(diffEvidence(a, b, [scenario]).scenarios.length > 0, `${path}: ${scenario}`)
    }
  }
})

t.test('the whole diff begins with this screen', async t => {
  const diff = diffProfiles('12', '24')
  const whole = profileDiffText(diff, bare, 80).split('\n')
  const own = screen('12', '24', 80)
  t.same(whole.slice(1, own.length), own.slice(1))
  t.equal(whole[own.length], '')
  t.match(whole[own.length + 1], /^security: \d+ /)
  const boxes = summaryMarkdown(diff).split('\n').slice(2).join('\n')
  t.ok(profileDiffMarkdown(diff).includes(`\n\n${boxes}\n\n### security`))
})

t.test('any two lines fit on one screen, in both directions, at any width', async t => {
  const names = lines.map(({ name }) => name)
  const pairs = names.slice(1).flatMap((name, at) => [
    [names[at], name],
    [name, names[at]],
  ])
  for (const [a, b] of [...pairs, ['0.4', '26'], ['26', '0.4']]) {
    for (const columns of [60, 80]) {
      const rows = screen(a, b, columns)
      const wrapped = rows.reduce((sum, row) => sum + Math.max(1, Math.ceil(row.length / columns)), 0)
      t.ok(rows.slice(1).every(row => row.length <= columns) && wrapped <= 24, `${a}, ${b} in ${columns} columns`)
    }
  }
})

t.test('where nothing differs, that is all that it says', async t => {
  t.same(screen('12', '12'), ['12 (12.22.12) → 12 (12.22.12): no differences'])
  t.match(summaryMarkdown(diffProfiles('12', '12')), /\n\nNo differences\.$/)
  t.match(summaryOf(diffProfiles('12', '12')), { total: 0, changes: [], rest: { total: 0 } })
})

t.test('the release is that of the sentence, whatever else of the behaviour changed since', async t => {
  const change = diffProfiles('12', '24').changes.find(one => one.path === 'wire.lineFeedAlone') as BehaviourChange
  t.match([change.since, hurtText(change)?.since], ['20.19.2', '18.5.0'])
  const later = diffProfiles('18.9.1', '20.19.2').changes.find(one => one.path === 'wire.lineFeedAlone')
  t.ok(later && hurtText(later) === undefined, 'refused otherwise, but refused: no sentence of it')
  const back = diffProfiles('18.20.2', '18.20.3').changes.find(one => one.path === 'server.closesIdle')
  t.match(back && hurtText(back), { says: /leaves connections open/, since: '18.20.3' })
})

t.test('what is left is counted by weight and area', async t => {
  const { total, changes, rest } = summaryOf(diffProfiles('12', '24'))
  const sum = (counts: object) => Object.values(counts).reduce((a: number, b: number) => a + b, 0)
  t.equal(changes.length, 10)
  t.same([rest.total, sum(rest.weights), sum(rest.areas)], [total - 10, total - 10, total - 10])
})

t.test('Markdown has a box to tick for each', async t => {
  const rows = summaryMarkdown(diffProfiles('22', '26')).split('\n')
  t.equal(rows.filter(row => /^- \[ \] \d+\.\d+\.\d+: .* \(`\w+\.\w+`, /.test(row)).length, 10)
})

/** Ways of each behaviour: from the first line to each later one and back, and from each line to the next and back. */
const history = new Map<string, HistoryStep[][]>()
const ends: Decision[] = lines.map(({ name }) => decide(name))
for (const [at, end] of ends.entries()) {
  if (at === 0) continue
  for (const start of new Set([ends[0], ends[at - 1]])) {
    for (const way of [wayBetween(start, end), wayBetween(end, start)]) {
      for (const [path, steps] of way) history.set(path, [...(history.get(path) ?? []), steps])
    }
  }
}

t.test('each sentence is of a behaviour that exists, and tells of two lines or two releases', async t => {
  const known = new Set(
    Object.entries(vocabulary).flatMap(([area, keys]) => Object.keys(keys).map(key => `${area}.${key}`)),
  )
  t.equal(new Set(hurts.map(hurt => hurt.path)).size, hurts.length, 'each behaviour once')
  for (const { path, says } of hurts) {
    t.ok(known.has(path), path)
    const ways = history.get(path) ?? []
    const turns = [...ways, ...ways.flat().map(step => [step])].map(steps => ({
      path,
      from: steps[0].from,
      to: steps[steps.length - 1].to,
      steps,
    }))
    const said = new Set(turns.map(turn => hurtText(turn)?.says).filter(Boolean))
    const all = new Set(turns.map(({ to }) => says(to)).filter(Boolean))
    t.ok(said.size > 0 && all.size > 0, `${path} is told of`)
    t.same(
      [...all].filter(one => !said.has(one)),
      [],
      path,
    )
    for (const one of said) t.match(one, /^\S.{10,70}\.$/, `${path}: a sentence that fits a line`)
  }
})

t.test('no sentence stands there for a value that no release has', async t => {
  const source = readFileSync(path.join(root, 'src/diff/data/hurts.ts'), 'utf8')
  const sentences = [...source.matchAll(/^ {4}(?:'[^']+'|\w+): '([^']+\.)',$/gm)].map(([, text]) => text)
  t.ok(sentences.length > 80, `${sentences.length} sentences`)
  const said = new Set(
    hurts.flatMap(({ path, says }) =>
      (history.get(path) ?? []).flat().flatMap(({ from, to }) => [says(from), says(to)]),
    ),
  )
  t.same(
    sentences.filter(one => !said.has(one)),
    [],
  )
})

t.test('the published schema describes what --json gives', async t => {
  const schema = JSON.parse(readFileSync(path.join(root, 'schemas/diff-summary.schema.json'), 'utf8'))
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
  const check = ajv.compile(schema)
  for (const [a, b] of [
    ['12', '24'],
    ['0.10', '12'],
    ['0.6', '0.6.21'],
    ['12', '12'],
  ]) {
    t.ok(check(JSON.parse(diffJson(summaryOf(diffProfiles(a, b))))), ajv.errorsText(check.errors))
  }
})
