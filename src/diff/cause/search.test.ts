/** The search over causes that were planted, hundreds of plans of a seeded generator: all are found, and nothing else. */

import t from 'tap'
import { type Plan, type PlannedProbe, plannedProbe, type Row, randomOf } from './planted.test.helper'
import { search } from './search'
import type { Cause, Causes, Part, PartChange } from './types'

const partOf = (k: number): Part => `x.b${k}` as Part

interface Ground extends Omit<Plan, 'rows'> {
  readonly chance: () => number
  /** So many behaviours, each another one. */
  pick(count: number): Part[]
  /** The release that counts of a behaviour. */
  counting(path: Part): string
}

/** Behaviours with their releases, nothing planted yet. */
function groundOf(seed: number, { count = 200, back = false, several = 0.3 } = {}): Ground {
  const chance = randomOf(seed)
  const below = (limit: number) => Math.floor(chance() * limit)
  const many = 80
  const numbers = Array.from({ length: many }, (_, k) => k + 1)
  const way = (back ? numbers.toReversed() : numbers).map(k => {
    const [release, before] = [`1.${k}.0`, `1.${k - 1}.0`]
    return { release, near: back ? release : before, far: back ? before : release }
  })
  const place = (release: string) => way.findIndex(one => one.release === release)
  const counts: Record<string, string> = {}
  const parts = Array.from({ length: count }, (_, k): PartChange => {
    const times = chance() < several ? 2 + below(11) : 1
    const releases = [...new Set(Array.from({ length: times }, () => way[below(many)].release))]
    releases.sort((x, y) => place(x) - place(y))
    counts[partOf(k)] = releases[chance() < 0.7 ? releases.length - 1 : below(releases.length)]
    return { part: partOf(k), since: null, steps: releases }
  })
  const age = ({ steps }: PartChange) => Math.max(...steps.map(one => Number(one.split('.')[1])))
  parts.sort((x, y) => age(x) - age(y))
  const free = parts.map(({ part }) => part)
  const pick = (wanted: number) => Array.from({ length: wanted }, () => free.splice(below(free.length), 1)[0])
  return { parts, way, counts, chance, pick, counting: path => counts[path] }
}

interface Outcome {
  readonly causes: Causes
  readonly probe: PlannedProbe
}

/** Searches three times, with runs that end in other orders; the answer must be the same. */
async function searched(
  plan: Plan & { lines?: Record<string, string> },
  chance: () => number,
  sideBySide: number,
): Promise<Outcome> {
  const outcomes: Outcome[] = []
  for (let time = 0; time < 3; time++) {
    const probe = plannedProbe(plan, chance, sideBySide)
    const differences = Object.keys(plan.rows).map(id => ({ id, line: plan.lines?.[id] ?? id }))
    const told: [number, number][] = []
    const progress = (done: number, left: number) => void told.push([done, left])
    const causes = await search({ ...plan, differences, progress }, probe)
    if (probe.most() > sideBySide) throw new Error(`${probe.most()} runs at a time`)
    const last = told.at(-1)
    if (last?.[0] !== probe.runs() || told.some(([, left]) => left < 0)) throw new Error(`progress: ${last}`)
    outcomes.push({ causes, probe })
  }
  const [first, ...others] = outcomes.map(({ causes, probe }) => JSON.stringify([causes, probe.runs()]))
  if (others.some(other => other !== first)) throw new Error('not the same three times')
  return outcomes[0]
}

const all =
  (...paths: Part[]): Row =>
  taken =>
    paths.every(taken) ? 'b' : 'a'
const any =
  (...paths: Part[]): Row =>
  taken =>
    paths.some(taken) ? 'b' : 'a'

const named = ({ causes }: Causes) => causes.map(({ paths }) => [...paths].sort().join())
const sorted = (paths: readonly Part[]): string => [...paths].sort().join()
/** A quarter of the plans; all with `--all`, as `npm run causes` has it. */
const share = process.argv.includes('--all') ? 1 : 4
const seeds = (count: number, from = 1) => Array.from({ length: Math.ceil(count / share) }, (_, k) => from + k)

/** How many runs there were, as text: the most and the mean. */
const runsText = (runs: readonly number[]): string =>
  `runs: ${Math.max(...runs)} at most, ${(runs.reduce((x, y) => x + y, 0) / runs.length).toFixed(1)} on average`

t.test('one cause of 200 behaviours', async t => {
  for (const sideBySide of [1, 2, 3, 4, 8]) {
    const runs: number[] = []
    for (const seed of seeds(60)) {
      const back = seed % 3 === 0
      const ground = groundOf(seed, { back })
      const [path] = ground.pick(1)
      const { causes, probe } = await searched({ ...ground, rows: { one: all(path) } }, ground.chance, sideBySide)
      const expected = { differences: ['one'], partly: [], paths: [path], along: [], necessary: true, hidden: false }
      const found = { causes: [{ ...expected, release: ground.counting(path), valuesOf: null }], unexplained: [] }
      if (!t.strictSame(causes, found, `seed ${seed}`)) return
      runs.push(probe.runs())
    }
    t.comment(`${sideBySide} side by side: ${runsText(runs)}`)
    t.ok(Math.max(...runs) <= 25, `${sideBySide} side by side: at most 25 runs`)
  }
})

t.test('causes that need each other', async t => {
  const runs: number[] = []
  for (const seed of seeds(100)) {
    const ground = groundOf(seed, { back: seed % 4 === 0 })
    const paths = ground.pick(2 + (seed % 2))
    const { causes, probe } = await searched({ ...ground, rows: { one: all(...paths) } }, ground.chance, 2)
    const last = ground.way.findLast(({ release }) => paths.some(path => ground.counting(path) === release))
    const [cause] = causes.causes
    if (causes.causes.length !== 1) return void t.strictSame(causes, {}, `seed ${seed}`)
    t.strictSame([sorted(cause.paths), cause.necessary, cause.along], [sorted(paths), true, []])
    t.equal(cause.release, last?.release ?? null, `seed ${seed}: with the last of them`)
    runs.push(probe.runs())
  }
  t.comment(runsText(runs))
  t.ok(Math.max(...runs) <= 55)
})

t.test('causes that are each enough', async t => {
  const runs: number[] = []
  for (const seed of seeds(100)) {
    const ground = groundOf(seed)
    const paths = ground.pick(2 + (seed % 2))
    const { causes, probe } = await searched({ ...ground, rows: { one: any(...paths) } }, ground.chance, 2)
    t.strictSame(named(causes).sort(), [...paths].sort(), `seed ${seed}`)
    t.ok(causes.causes.every(({ necessary, hidden }) => !necessary && !hidden))
    const place = (path: Part) => ground.way.findIndex(({ release }) => release === ground.counting(path))
    const first = paths.toSorted((x, y) => place(x) - place(y))[0]
    const last = (path: Part) => ground.parts.find(it => it.part === path)?.steps.at(-1)
    for (const { paths: own, release, valuesOf } of causes.causes) {
      if (release === null) t.equal(valuesOf, ground.counting(own[0]), 'values show all others')
      const shows = place(own[0]) === place(first) && last(own[0]) === ground.counting(own[0])
      const may = place(own[0]) === place(first) ? [ground.counting(own[0]), null] : [null]
      t.ok(
        shows ? release === ground.counting(own[0]) : may.includes(release),
        'releases show the one that comes first',
      )
    }
    runs.push(probe.runs())
  }
  t.comment(runsText(runs))
  t.ok(Math.max(...runs) <= 55)
})

t.test('differences that stand apart', async t => {
  const runs: number[] = []
  for (const seed of seeds(60)) {
    const ground = groundOf(seed)
    const paths = ground.pick(3)
    // Every cause makes two differences or more.
    const rows = Object.fromEntries(Array.from({ length: 9 }, (_, k) => [`row ${k}`, all(paths[k % 3])]))
    const { causes, probe } = await searched({ ...ground, rows }, ground.chance, 2)
    t.strictSame(named(causes).sort(), [...paths].sort(), `seed ${seed}`)
    for (const { differences, paths: own, release } of causes.causes) {
      const first = paths.indexOf(own[0])
      t.strictSame(
        differences,
        [first, first + 3, first + 6].map(k => `row ${k}`),
      )
      t.equal(release, ground.counting(own[0]))
    }
    runs.push(probe.runs())
  }
  t.comment(runsText(runs))
  t.ok(Math.max(...runs) <= 55)
})

t.test('other ways on the way', async t => {
  for (const seed of seeds(60)) {
    const ground = groundOf(seed)
    const [x, y, z] = ground.pick(3)
    const rows: Record<string, Row> = {
      // Two parts of one line.
      line: taken => (taken(x) && taken(y) ? 'b' : taken(x) ? 'other x' : taken(y) ? 'other y' : 'a'),
      // What comes beside it makes a third way of it, as long as another is not there.
      broken: taken => (taken(z) && !taken(y) ? 'other z' : taken(y) ? 'b' : 'a'),
    }
    const { causes } = await searched({ ...ground, rows }, ground.chance, 1 + (seed % 3))
    const of = (id: string) => causes.causes.filter(({ differences }) => differences.includes(id))
    const parted = of('line').filter(({ partly }) => partly.includes('line'))
    t.strictSame(parted.flatMap(({ paths }) => paths).sort(), [x, y].sort(), `seed ${seed}`)
    t.ok(parted.every(({ paths, release }) => release === ground.counting(paths[0])))
    t.strictSame(
      of('broken').map(({ paths, hidden }) => [paths, hidden]),
      [
        [[y], false],
        [[z], true],
      ],
    )
    t.strictSame(causes.unexplained, [])
  }
})

t.test('a line of several parts, of which the old text is gone with any and the new one comes with all', async t => {
  const runs: number[] = []
  for (const seed of seeds(60)) {
    const ground = groundOf(seed)
    const parts = ground.pick(2 + (seed % 2))
    const [beside] = ground.pick(1)
    const rows = {
      'line b': all(...parts),
      one: all(parts[0]),
      'beside b': all(beside),
      'beside a': all(beside),
      'line a': any(...parts),
    }
    const lines = { 'line a': 'line', 'line b': 'line', 'beside a': 'beside', 'beside b': 'beside' }
    const { causes, probe } = await searched({ ...ground, rows, lines }, ground.chance, 2)
    t.strictSame(named(causes).sort(), [...parts, beside].sort(), `seed ${seed}`)
    for (const { paths, partly, differences, necessary } of causes.causes) {
      const line = paths[0] === beside ? [] : ['line b', 'line a']
      t.strictSame([partly, necessary], [line, true])
      t.strictSame(differences.includes('one'), paths[0] === parts[0])
    }
    runs.push(probe.runs())
  }
  t.comment(runsText(runs))
  t.ok(Math.max(...runs) <= 90)
})

t.test('what an earlier end hides', async t => {
  for (const seed of seeds(60)) {
    const ground = groundOf(seed)
    const [x, y, z] = ground.pick(3)
    // With x it ends at once; else its second line is as y and z make it.
    const rows: Record<string, Row> = {
      exit: all(x),
      line: taken => (taken(x) ? 'b' : taken(y) && taken(z) ? 'other ' : 'a'),
    }
    const { causes } = await searched({ ...ground, rows }, ground.chance, 2)
    const shown = causes.causes.map(({ differences, paths, hidden, necessary }) => ({
      differences,
      hidden,
      necessary,
      paths: sorted(paths),
    }))
    const one = shown.find(({ hidden }) => hidden)
    t.equal(shown.length, 2)
    t.match(shown[0], { differences: ['exit', 'line'], paths: sorted([x]), necessary: true, hidden: false })
    // Without either of the two, the line is as it was.
    t.ok(one && [sorted([y]), sorted([z])].includes(one.paths), `seed ${seed}`)
    t.strictSame(one?.differences, ['line'])
  }
})

t.test('a difference that no behaviour makes', async t => {
  for (const seed of seeds(20)) {
    const ground = groundOf(seed)
    const [x] = ground.pick(1)
    const rows: Record<string, Row> = { never: () => 'a', third: taken => (taken(x) ? 'other ' : 'a'), made: all(x) }
    const { causes } = await searched({ ...ground, rows }, ground.chance, 2)
    t.strictSame(named(causes), [x])
    t.strictSame(causes.causes[0].differences, ['made'])
    t.strictSame(causes.unexplained, ['never', 'third'])
  }
  const probe = plannedProbe({ parts: [], way: [], rows: { one: () => 'a' } }, () => 0)
  const none = await search({ differences: [{ id: 'one', line: 'one' }], way: [] }, probe)
  t.strictSame(none, { causes: [], unexplained: ['one'] }, 'nothing differs')
  t.strictSame(await search({ differences: [], way: [] }, probe), {
    causes: [],
    unexplained: [],
  })
})

t.test('behaviours that cannot be without others', async t => {
  for (const seed of seeds(150)) {
    const ground = groundOf(seed)
    const order = ground.parts.map(({ part }) => part)
    const planted = ground.pick(1 + (seed % 3))
    const needs: Record<string, Part[]> = {}
    const below = (limit: number) => Math.floor(ground.chance() * limit)
    for (let k = 0; k < 40; k++) (needs[order[below(order.length)]] ??= []).push(order[below(order.length)])
    for (const path of planted) {
      const mate = order[below(order.length)]
      ;(needs[path] ??= []).push(mate)
      if (ground.chance() < 0.5) (needs[mate] ??= []).push(path)
    }
    const rows = Object.fromEntries(planted.map((path, k) => [`row ${k}`, all(path)]))
    const plan = { ...ground, needs, rows }
    const { causes } = await searched(plan, ground.chance, 2)
    const probe = plannedProbe(plan, ground.chance)
    for (const [k, path] of planted.entries()) {
      const own = causes.causes.filter(({ differences }) => differences.includes(`row ${k}`))
      t.equal(own.length, 1, `seed ${seed}`)
      const [{ paths, along }] = own as [Cause]
      t.ok([...paths, ...along].includes(path), 'the planted one is there')
      // Others that are named cannot be had without it, nor it without them.
      const whole = sorted(probe.closed('a', [path]))
      for (const one of paths) t.equal(sorted(probe.closed('a', [one])), whole, 'nothing else is named')
      t.equal(sorted([...paths, ...along]), whole, 'all that comes along is told')
    }
  }
})

t.test('a probe that fails ends the search, and no run is left behind', async t => {
  const ground = groundOf(7)
  const [path] = ground.pick(1)
  const plan = { ...ground, rows: { one: all(path) } }
  const probe = plannedProbe(plan, ground.chance)
  let over = 0
  const failing = {
    ...probe,
    mixed: async (...args: Parameters<PlannedProbe['mixed']>) => {
      const shown = await probe.mixed(...args)
      over++
      if (probe.runs() > 5) throw new Error('it cannot be run')
      return shown
    },
  }
  await t.rejects(search({ ...plan, differences: [{ id: 'one', line: 'one' }] }, failing), {
    message: 'it cannot be run',
  })
  t.equal(over, probe.runs())
})

t.test('runs that spoil each other', async t => {
  for (const seed of seeds(60)) {
    const ground = groundOf(seed)
    const parts = ground.pick(1 + (seed % 2))
    const plan = { ...ground, rows: { one: all(...parts) } }
    const probe = plannedProbe(plan, ground.chance)
    let asked = 0
    // Beside others, now and then a run shows the other way.
    const mixed: PlannedProbe['mixed'] = async (...question) => {
      const shown = await probe.mixed(...question)
      return ++asked % 7 === seed % 7 ? new Map([['one', shown.get('one') === 'a' ? 'b' : 'a']]) : shown
    }
    const causes = await search({ ...plan, differences: [{ id: 'one', line: 'one' }] }, { ...probe, mixed })
    for (const one of causes.causes) t.strictSame(sorted(one.paths), sorted(parts), `seed ${seed}`)
  }
})
