import { test } from 'tap'
import { Kept, limits } from './kept'
import { comparePlace } from './noise'
import { SeenConnection } from './wire'

const most = limits.letters

test('what is beyond the limit counts by its length and a digest', async t => {
  const restOf = (...pieces: string[]) => {
    const kept = new Kept()
    for (const piece of pieces) kept.add(piece)
    t.ok(kept.text.length <= most)
    return kept.rest()
  }
  const [long, other] = ['x'.repeat(most * 3), `${'x'.repeat(most * 3 - 1)}y`]
  t.equal(restOf('x'.repeat(most)), undefined)
  t.match(restOf(long), new RegExp(`first ${most} letters; ${most * 2} more came, with the digest [0-9a-f]{12}\\)$`))
  t.equal(restOf(long.slice(0, 10), long.slice(10, most + 5), long.slice(most + 5)), restOf(long), 'however it comes')
  t.not(restOf(other), restOf(long), 'and says whether it was the same')
})

test('a connection keeps so much of each side, and knows who spoke', async t => {
  const wire = new SeenConnection('own', 'x', () => {})
  for (let k = 0; k < 4; k++) wire.add('server', 'x'.repeat(most / 2))
  wire.add('client', 'the end')
  t.strictSame(
    wire.turns.map(({ from, bytes }) => [from, bytes.length]),
    [
      ['server', most],
      ['client', 7],
    ],
  )
  t.match(wire.rest('server'), new RegExp(`${most} more came`))
  t.equal(wire.rest('client'), undefined)
})

test('lines that are numbers for the most part are one line where a word of them stays', async t => {
  const place = (...texts: string[]) => texts.map(text => [{ text }])
  const a = place('0.81 1791 33 false', '0.4 1802 41 false', '0.207 1807 52 false')
  const b = place('0.11 1797 35 true', '0.93 1803 47 true', '0.5 1809 60 true')
  const { rows } = comparePlace('stdout', a, b)
  t.match(rows, [{ kind: 'changed', a: { text: '{…} {…} {…} false' }, b: { text: '{…} {…} {…} true' } }])
  t.equal(comparePlace('stdout', a, a).same, true)
  const alone = comparePlace('stdout', place('1', '2', '3'), place('broken', 'broken', 'broken'))
  t.equal(alone.same, false, 'numbers alone could be anything, and are not taken for it')
})
