/** Behaviours are orthogonal: each may be set alone to any value that a release has, but for what the table of needs says. */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { conflictOf } from '../../src/profile/needs'
import { resolve } from '../../src/profile/resolve'
import { needs } from '../../src/profile/vocabulary/needs'
import { root } from '../corpus'
import { functionsIn, witnessesOf } from './functions'
import { runAll } from './run'
import { apart, changedTogether, constant, courses } from './together'
import { pathsOf, withValues } from './values'
import { reasoned, witnesses } from './witnesses'

t.setTimeout(3_600_000)

t.test('the table of needs names behaviours that there are, and none needs itself', async t => {
  const known = pathsOf()
  for (const [path, needed] of Object.entries(needs)) {
    t.same(
      [path, ...needed].filter(name => !known.includes(name as never)),
      [],
      path,
    )
    t.notOk(needed.includes(path as never), path)
  }
})

t.test('no release is in conflict with itself; a value without what it needs is', async t => {
  for (const release of ['0.4.12', '0.6', '0.10.48', '4.9.1', '12']) {
    t.equal(conflictOf(resolve(release), pathsOf()), undefined, release)
  }
  const { agent } = resolve('12.22.12')
  const odd = withValues(resolve('0.4.12'), [{ path: 'agent.kind', value: agent.kind, from: '12.22.12' }])!
  t.match(conflictOf(odd, ['agent.kind']), { path: 'agent.kind', needs: /./ })
})

t.test('no behaviour is a function of others of its area over all releases', async t => {
  const { never, groups } = changedTogether()
  const names = (all: readonly (readonly string[])[]) => all.map(group => [...group].sort().join(' ')).sort()
  t.same(names(groups), names(apart.map(({ behaviours }) => behaviours)), 'but for those that are told apart')
  t.same([...never].sort(), [...constant].sort(), 'and those that no release changed')
  const vague = apart.filter(({ because }) => because.length < 20)
  t.same(vague, [])
})

t.test('of what is a function of one other over all releases, a program shows it without that one', async t => {
  const functions = functionsIn(courses())
  t.same([...functions].sort(), [...Object.keys(witnesses), ...Object.keys(reasoned)].sort())
  t.ok(Object.keys(reasoned).length <= 14, 'those that no program shows alone become fewer')
  // Every twelfth that needs no process of its own; `npm run orthogonal -- --apart` runs all.
  const inThreads = functions.filter(path => /^(recording|measured): /.test(witnesses[path]?.source ?? ''))
  const some = inThreads.filter((_path, k) => k % 12 === 0)
  const found = await witnessesOf(some, witnesses)
  t.same(
    some.filter(path => !found.get(path)),
    [],
    `${some.length} of ${inThreads.length} are run`,
  )
})

t.test('every behaviour is read by the code that it rules', async t => {
  const folders = ['http', 'https', 'wire', 'stream', 'guard', 'run', 'parse'].map(room => path.join(root, 'src', room))
  const texts = folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts') && !/\.test\.|^fixes/.test(file))
      .map(file => readFileSync(path.join(folder, file), 'utf8')),
  )
  const code = texts
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*/g, '')
  const words = new Set(code.match(/\w+/g))
  t.ok(words.size > 1000)
  t.same(
    pathsOf().filter(name => !words.has(name.split('.')[1])),
    [],
  )
})

// Every sixth value, on one release of the five, by turns; `npm run orthogonal` takes all values on all five.
t.test('behaviours, each set alone to a value of any release, serve and ask', async t => {
  const { behaviours, ran, failed, refused } = await runAll({ byTurns: true }, ({ title, failure }) =>
    t.fail(`${title}: ${failure}`),
  )
  t.ok(ran > 100, `${ran} eras were assembled of ${behaviours} behaviours; ${refused} values need others`)
  t.equal(failed, 0)
})
