/** Which way a run shows each difference, by lines alone: no program is run. */

import t from 'tap'
import type { Observation } from '../program/observe'
import { compareSides } from '../program/rounds'
import { outcomesOf } from './outcome'

const run = (stdout: string, { exit = 0, stderr = '' }: { exit?: number; stderr?: string } = {}): Observation => ({
  wires: [],
  stdout,
  stderr,
  events: [],
  end: 'itself',
  exit,
  driven: false,
  listened: false,
  ownPort: false,
  ports: [],
  pid: 1,
})
const twice = (one: Observation) => [one, one]
const outcomes = (a: Observation[], b: Observation[]) => outcomesOf(compareSides(a, b))
const text = (...lines: string[]): string => lines.map(line => `${line}\n`).join('')

const first = run(text('begin', 'max sockets 5', 'middle', 'only the first', 'end'))
const second = run(text('begin', 'max sockets Infinity', 'middle', 'end', 'only the second'))
const both = outcomes(twice(first), twice(second))
const seen = (stdout: string, exit = 0) => Object.fromEntries(both.shownBy(run(stdout, { exit })))

t.test('each row that differs has an id, its place, its kind and both lines', async t => {
  t.same(both.differences, [
    { id: 'stdout:2', place: 'stdout', kind: 'output', row: 1, a: 'max sockets 5', b: 'max sockets Infinity' },
    { id: 'stdout:4', place: 'stdout', kind: 'output', row: 3, a: 'only the first', b: null },
    { id: 'stdout:6', place: 'stdout', kind: 'output', row: 5, a: null, b: 'only the second' },
  ])
  t.same(both.unsteady, [])
})

t.test('the versions themselves show their own way', async t => {
  t.same(seen(first.stdout), { 'stdout:2': 'a', 'stdout:4': 'a', 'stdout:6': 'a' })
  t.same(seen(second.stdout), { 'stdout:2': 'b', 'stdout:4': 'b', 'stdout:6': 'b' })
})

t.test('a mixture shows each row its own way', async t => {
  const some = text('begin', 'max sockets Infinity', 'middle', 'only the first', 'end')
  t.same(seen(some), { 'stdout:2': 'b', 'stdout:4': 'a', 'stdout:6': 'a' })
  const more = text('begin', 'max sockets 5', 'middle', 'only the first', 'end', 'only the second')
  t.same(seen(more), { 'stdout:2': 'a', 'stdout:4': 'a', 'stdout:6': 'b' })
})

t.test('a third way is told with its text', async t => {
  const third = text('begin', 'max sockets 7', 'middle', 'end')
  t.same(seen(third), { 'stdout:2': 'other max sockets 7', 'stdout:4': 'b', 'stdout:6': 'a' })
})

t.test('of a run that broke off, what is not there says nothing', async t => {
  const broken = seen(text('begin'), 7)
  t.match(broken['stdout:4'], /^other/)
  t.match(broken['stdout:6'], /^other/)
  t.match(seen(text('begin', 'max sockets 5'))['stdout:4'], /^other/, 'what stands around it is not there')
})

t.test('an exit code of neither is a third way', async t => {
  const ends = outcomes(twice(run('', { exit: 0 })), twice(run('', { exit: 1 })))
  t.same(Object.fromEntries(ends.shownBy(run('', { exit: 1 }))), { 'exit:1': 'b' })
  t.same(Object.fromEntries(ends.shownBy(run('', { exit: 7 }))), { 'exit:1': 'other exit code 7' })
})

t.test('lines of one row that have nothing in common are two differences', async t => {
  const two = outcomes(twice(run(text('x', 'one thing', 'y'))), twice(run(text('x', 'entirely else', 'y'))))
  t.same(
    two.differences.map(({ id, a, b }) => [id, a, b]),
    [
      ['stdout:2a', 'one thing', null],
      ['stdout:2b', null, 'entirely else'],
    ],
  )
  const neither = two.shownBy(run(text('x', 'y')))
  t.same(Object.fromEntries(neither), { 'stdout:2a': 'b', 'stdout:2b': 'a' })
  const bothLines = two.shownBy(run(text('x', 'entirely else', 'one thing', 'y')))
  t.same(Object.fromEntries(bothLines), { 'stdout:2a': 'a', 'stdout:2b': 'b' })
})

t.test('chance does not count, and its place is told', async t => {
  const noisy = (from: number, word: string) => [1, 2, 3].map(n => run(text(`took ${from + n} ms`, `it is ${word}`)))
  const { differences, unsteady, shownBy, unlike } = outcomes(noisy(10, 'old'), noisy(20, 'new'))
  t.same(
    differences.map(({ a, b }) => [a, b]),
    [['it is old', 'it is new']],
  )
  t.same(unsteady, [{ place: 'stdout', kind: 'output' }])
  const later = run(text('took 99 ms', 'it is new'))
  t.same([...shownBy(later).values()], ['b'])
  t.same(unlike(later, 'b'), [])
  t.same(unlike(later, 'a'), [{ place: 'stdout', kind: 'output' }])
})

t.test('how often a loop of events went round is no difference; that it went round is one', async t => {
  const looped = (rounds: number): Observation => ({
    ...run(''),
    events: Array.from({ length: rounds }, () => [
      ['IncomingMessage 1', 'end'],
      ['IncomingMessage 1', 'close'],
    ]).flat(),
  })
  t.same(outcomes(twice(looped(757)), twice(looped(801))).differences, [])
  const { differences } = outcomes(twice(looped(1)), twice(looped(757)))
  t.equal(differences.at(-1)?.b, 'IncomingMessage 1: over and over')
  t.equal(differences.length, 1)
  t.equal(
    outcomes(twice(looped(40)), twice(looped(49))).differences.length,
    18,
    'a few times more are one difference each',
  )
})
