import t from 'tap'
import { Fifo } from './fifo'

t.test('first in, first out, as an array has it', t => {
  const queue = new Fifo<number>()
  const array: number[] = []
  let next = 0
  let seed = 7
  for (let step = 0; step < 20_000; step++) {
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    // Long and short by turns.
    if (seed % 100 < (step % 4000 < 2000 ? 70 : 20)) {
      queue.push(next)
      array.push(next++)
    } else if (queue.shift() !== array.shift()) t.fail(`step ${step}`)
    if (queue.length !== array.length || queue.first !== array[0] || queue.last !== array.at(-1)) t.fail(`step ${step}`)
  }
  t.ok(next > 1000, `${next} went through`)
  while (queue.length > 0) t.ok(queue.shift() === array.shift())
  t.equal(queue.shift(), undefined)
  t.equal(queue.last, undefined)
  t.end()
})

t.test('taking all out of a long one is linear', t => {
  const timeFor = (count: number): number => {
    const queue = new Fifo<number>()
    for (let i = 0; i < count; i++) queue.push(i)
    const { user } = process.cpuUsage()
    while (queue.shift() !== undefined);
    return process.cpuUsage().user - user
  }
  timeFor(100_000)
  // An array of that length takes seconds.
  t.ok(timeFor(1_000_000) < 1_000_000, 'a million in less than a second')
  t.end()
})
