/** Which behaviours an outcome depends on, over planted ones: no program is run. */

import t from 'tap'
import { type Met, type Moving, metBy } from './met'
import { randomOf } from './planted.test.helper'
import type { Kind, Part, Version } from './types'

const all = Array.from({ length: 204 }, (_, k) => `wire.b${k}` as Part)

/** @param effects what a flip shows, by behaviour; @param needs what must be flipped with it */
function planted(
  effects: Readonly<Record<string, { kinds: readonly Kind[]; under?: Version }>>,
  needs: Readonly<Record<string, readonly string[]>> = {},
): Moving & { runs: number } {
  const closed = (_base: Version, taken: readonly Part[]) => [
    ...new Set(taken.flatMap(part => [part, ...((needs[part] ?? []) as Part[])])),
  ]
  const shown = (base: Version, taken: readonly Part[]): Kind[] =>
    closed(base, taken).flatMap(part => {
      const effect = effects[part]
      return effect && (effect.under ?? base) === base ? effect.kinds : []
    })
  const asked = new Set<string>()
  /** What was asked before costs no run; where chance is to be left out, it costs another one. */
  const run = (base: Version, taken: readonly Part[], surely = false) => {
    const key = `${base} ${closed(base, taken).sort().join(' ')}`
    asked.add(key)
    if (surely) asked.add(`${key} surely`)
    return shown(base, taken)
  }
  const moving: Moving & { runs: number } = {
    get runs() {
      return asked.size
    },
    closed,
    concurrency: 2,
    differences: Object.keys(effects).map(id => ({ id, kind: effects[id].kinds[0], place: id, row: 0, a: '', b: '' })),
    async shown(taken) {
      run('a', taken)
      const flipped = closed('a', taken)
      const isB = (id: string) => flipped.includes(id as Part) && effects[id].under !== 'b'
      return new Map(Object.keys(effects).map(id => [id, isB(id) ? 'b' : 'a']))
    },
    moved: async (...args) => run(...args),
    alike: async (base, one, other) => String(run(base, one)) === String(run(base, other)),
  }
  return moving
}
const names = (found: readonly Met[]) => found.map(({ part }) => part)
const wanted: readonly Kind[] = ['exit', 'output', 'wire', 'events']

t.test('seven of 204 are found, with where they show', async t => {
  const seven = [3, 50, 51, 99, 150, 151, 203].map(k => `wire.b${k}` as Part)
  const moving = planted(Object.fromEntries(seven.map(part => [part, { kinds: ['wire'] as const }])))
  const found = await metBy(all, moving, wanted)
  t.same(names(found), seven)
  t.same(found[0], { part: 'wire.b3', kinds: ['wire'], under: ['a', 'b'], along: [] })
  t.ok(moving.runs <= 26, `${moving.runs} runs`)
})

t.test('where nothing counts, two runs say so', async t => {
  const moving = planted({})
  t.same(await metBy(all, moving, wanted), [])
  t.equal(moving.runs, 2)
  t.same(await metBy([], moving, wanted), [])
})

t.test('many are found in few runs, wherever they show', async t => {
  const runs: number[] = []
  for (let seed = 1; seed <= 40; seed++) {
    const chance = randomOf(seed)
    const some = new Set(Array.from({ length: 15 }, () => all[Math.floor(chance() * all.length)]))
    const under = (): { under?: Version } => (chance() < 0.2 ? { under: 'b' } : chance() < 0.2 ? { under: 'a' } : {})
    const moving = planted(Object.fromEntries([...some].map(part => [part, { kinds: ['wire'] as const, ...under() }])))
    const found = await metBy(all, moving, wanted)
    t.same(
      names(found),
      all.filter(part => some.has(part)),
    )
    runs.push(moving.runs)
  }
  t.comment(`${Math.max(...runs)} runs at most, ${runs.reduce((x, y) => x + y, 0) / runs.length} on average`)
  t.ok(Math.max(...runs) <= 100)
})

t.test('what shows under the second version alone counts', async t => {
  const found = await metBy(all, planted({ 'wire.b9': { kinds: ['output', 'wire'], under: 'b' } }), wanted)
  t.same(found, [{ part: 'wire.b9', kinds: ['output', 'wire'], under: ['b'], along: [] }])
})

t.test('only the kinds that are wanted count', async t => {
  const moving = planted({ 'wire.b9': { kinds: ['output'] }, 'wire.b10': { kinds: ['wire'] } })
  t.same(names(await metBy(all, moving, ['wire'])), ['wire.b10'])
})

t.test('what only brings along another one that counts is not named', async t => {
  const moving = planted({ 'wire.b9': { kinds: ['wire'] } }, { 'wire.b100': ['wire.b9'] })
  t.same(names(await metBy(all, moving, wanted)), ['wire.b9'])
  const together = planted({ 'wire.b9': { kinds: ['wire'] } }, { 'wire.b100': ['wire.b9'], 'wire.b9': ['wire.b100'] })
  t.same(
    (await metBy(all, together, wanted)).map(({ part, along }) => [part, along]),
    [
      ['wire.b9', ['wire.b100']],
      ['wire.b100', ['wire.b9']],
    ],
    'which of two that go together it is, nobody can tell',
  )
})
