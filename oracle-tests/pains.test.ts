/**
 * Small programs that show what hurt people when they upgraded, and programs with several causes planted in them: the
 * search for causes is told nothing but the program and two versions, and is to name the right behaviours, the right
 * release and nothing else. What it names, taken back, brings the old outcome back.
 *
 * A few of the questions are asked in each run, by turns from day to day; `npm run pains` asks all, three times each, and
 * `npm run pains -- NAME…` those of some programs.
 *
 * Two pains are no program's to show, as they are not http's: what libuv makes of a reset behind the last bytes, and what
 * OpenSSL refuses.
 */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { bisect } from '../src/diff/cause/bisect'
import { root } from './corpus'
import { outcomeOf } from './evidence/processes'
import { fileOf, programs, type Question, questions, titleOf } from './pains'

t.setTimeout(7_200_000)

const command = path.join(root, 'dist/src/cli/main.js')
const words = process.argv.slice(2)
const names = words.filter(word => !word.startsWith('--'))
const all = words.length > 0

/** How many questions a run asks of the search, and how many programs it runs with their causes taken back. */
const SEARCHES = 2
const TAKEN_BACK = 4
/** How often each is asked when all are. */
const TIMES = 3

/** Each run has its turn: that of the day. */
const day = Math.floor(Date.now() / 86_400_000)

/** @returns so many of a list, others from day to day, until all had their turn */
const byTurns = <T>(list: readonly T[], count: number): T[] =>
  Array.from({ length: Math.min(count, list.length) }, (_, k) => list[(day * count + k) % list.length])

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

/** What the search finds, told the program and the versions alone. */
async function found(question: Question): Promise<{ causes: Named[]; unexplained: number; runs: number }> {
  const { causes, runs, unexplained } = await bisect(question.from, question.to, { script: fileOf(question), args: [] })
  return {
    causes: inOrder(causes.map(({ parts, release }) => ({ paths: parts.map(({ part }) => part), release }))),
    unexplained: unexplained.length,
    runs,
  }
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

/** Of planted causes, how the search groups them is its own: a line that two of them changed has two causes, or one of two. */
const behavioursOf = (causes: readonly { readonly paths: readonly string[] }[], { shape }: Question): string[] =>
  shape === undefined || shape === 'together'
    ? causes.map(({ paths }) => [...paths].sort().join(' + ')).sort()
    : [...new Set(causes.flatMap(({ paths }) => paths))].sort()

/** The releases that may stand behind a cause; where another is enough as well, no run may have shown any. */
function isRight({ paths, release }: Named, { causes, shape }: Question): boolean {
  const own = causes.filter(one => one.paths.some(path => paths.includes(path))).flatMap(({ release }) => release)
  return release === null ? shape === 'either' : own.includes(release)
}

t.test('the right behaviours and releases are named, and nothing else', async t => {
  const chosen = all ? asked : byTurns(asked, SEARCHES)
  t.ok(chosen.length > 0, 'there are questions')
  for (const question of chosen) {
    const answers: (readonly Named[])[] = []
    for (let time = 0; time < (all ? TIMES : 1); time++) {
      const { causes, runs, unexplained } = await found(question)
      const title = `${titleOf(question)}, ${runs} runs`
      t.same(behavioursOf(causes, question), behavioursOf(question.causes, question), `${title}: the behaviours`)
      t.equal(unexplained, 0, `${title}: all explained`)
      t.same(
        causes.filter(cause => !isRight(cause, question)),
        [],
        `${title}: the releases`,
      )
      answers.push(causes)
    }
    for (const answer of answers) t.same(answer, answers[0], `${titleOf(question)}: the same answer each time`)
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
