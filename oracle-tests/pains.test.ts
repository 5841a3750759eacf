/**
 * Small programs that show what hurt people when they upgraded, and programs with several causes planted in them: the
 * search for causes is told nothing but the program and two versions, and is to name the right behaviours, the right
 * release and nothing else. What it names, taken back, brings the old outcome back.
 *
 * A few of the questions are asked in each run; `npm run pains` asks all, three times each, and
 * `npm run pains -- NAME…` those of some programs.
 *
 * Two pains are no program's to show, as they are not http's: what libuv makes of a reset behind the last bytes, and what
 * OpenSSL refuses.
 */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { bisect } from '../src/diff/cause/bisect'
import type { ReportedCause } from '../src/diff/cause/report/types'
import { compareReleases } from '../src/profile/release'
import { root } from './corpus'
import { outcomeOf } from './evidence/processes'
import { fileOf, programs, type Question, questions, titleOf } from './pains'

t.setTimeout(7_200_000)

const command = path.join(root, 'dist/src/cli/main.js')
const words = process.argv.slice(2)
const names = words.filter(word => !word.startsWith('--'))
const all = words.length > 0

/** How many questions a run asks of the search, and how many programs it runs with their causes taken back. */
const SEARCHES = 1
const TAKEN_BACK = 3
/** How often each is asked when all are. */
const TIMES = 3

/** @returns so many of a list, as far from each other as can be */
const byTurns = <T>(list: readonly T[], count: number): T[] =>
  Array.from({ length: Math.min(count, list.length) }, (_, k) => list[Math.floor((k * list.length) / count)])

const asked = questions.filter(({ program }) => names.length === 0 || names.some(name => program.endsWith(name)))

/** A cause, as it is compared: its behaviours in the order of their names. */
interface Named {
  readonly paths: readonly string[]
  readonly release: string | null
}

const inOrder = (causes: readonly Named[]): Named[] =>
  causes
    .map(({ paths, release }) => ({ paths: [...paths].sort(), release }))
    .sort((x, y) => (x.paths.join() < y.paths.join() ? -1 : 1))

/** The last release that changed any of a cause, for a cause that is not seen under releases as another one came before it. */
const lastOf = (releases: readonly (string | null)[]): string | null =>
  releases
    .flatMap(one => one ?? [])
    .sort(compareReleases)
    .at(-1) ?? null

/** Causes that make parts of the same lines make them together. */
function together(causes: readonly ReportedCause[]): Named[] {
  const groups = new Map<string, ReportedCause[]>()
  for (const cause of causes) {
    const key = cause.partly.join()
    groups.set(key, [...(groups.get(key) ?? []), cause])
  }
  return [...groups].flatMap(([partly, those]) => {
    const named = those.map(({ parts, release }) => ({
      paths: parts.map(({ part }) => part),
      release: release ?? lastOf(parts.map(({ change }) => change?.since ?? null)),
    }))
    if (partly === '') return named
    return [{ paths: named.flatMap(({ paths }) => paths), release: lastOf(named.map(({ release }) => release)) }]
  })
}

/** What the search finds, told the program and the versions alone. */
async function found(question: Question): Promise<{ causes: Named[]; unexplained: number; runs: number }> {
  const { causes, unexplained, runs } = await bisect(question.from, question.to, { script: fileOf(question), args: [] })
  return { causes: inOrder(together(causes)), unexplained: unexplained.length, runs }
}

t.test('the table holds every program, and thirty pains and twenty programs with planted causes', async t => {
  t.same([...new Set(questions.map(({ program }) => program))].sort(), [...programs].sort())
  t.equal(new Set(questions.flatMap(({ pain }) => pain ?? [])).size, 30)
  t.ok(new Set(questions.filter(({ shape }) => shape).map(({ program }) => program)).size >= 20)
  for (const program of programs) {
    const lines = readFileSync(fileOf({ program }), 'utf8').split('\n')
    t.match(lines[0], /^\/\/ (pain \d+|apart|together|either|either of three|a third value): /, program)
    t.match(lines[1], /^\/\/ (from|in) \d/, `${program} says where`)
  }
})

t.test('the right behaviours and releases are named, and nothing else', async t => {
  const chosen = all ? asked : byTurns(asked, SEARCHES)
  t.ok(chosen.length > 0, 'there are questions')
  for (const question of chosen) {
    const wanted = inOrder(question.causes.map(({ paths }) => ({ paths, release: null })))
    let first: Named[] | undefined
    for (let time = 0; time < (all ? TIMES : 1); time++) {
      const { causes, runs, unexplained } = await found(question)
      const title = `${titleOf(question)}, ${runs} runs`
      t.same(
        causes.map(({ paths }) => paths),
        wanted.map(({ paths }) => paths),
        `${title}: the behaviours`,
      )
      t.equal(unexplained, 0, `${title}: all explained`)
      for (const { paths, release } of causes) {
        const planted = question.causes.find(one => [...one.paths].sort().join() === paths.join())
        t.ok(planted?.release.includes(release ?? 'none'), `${title}: ${paths.join(', ')} came with ${release}`)
      }
      t.same(causes, (first ??= causes), `${title}: the same answer as the first time`)
    }
  }
})

t.test('behaviours that are taken back bring the old outcome back', async t => {
  const chosen = all ? asked : byTurns(asked, TAKEN_BACK)
  t.ok(chosen.length > 0, 'there are questions')
  for (const question of chosen) {
    const file = fileOf(question)
    const run = (spec: string, ...more: string[]) =>
      outcomeOf(process.execPath, [command, 'run', '--faithful', '--as', spec, ...more, file])
    const taken = question.causes.flatMap(({ paths }) => paths)
    const back = [...taken, ...(question.along ?? [])].flatMap(path => ['--with', `${path}@${question.from}`])
    const [before, after, mended] = [await run(question.from), await run(question.to), await run(question.to, ...back)]
    t.notSame(after, before, `${titleOf(question)}: it differs`)
    t.same(mended, before, `${titleOf(question)}: ${taken.join(', ')} as before`)
  }
})
