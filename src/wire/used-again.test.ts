/**
 * A parser that was used before reads like a new one, in whatever state it was left: within any golden case, cut
 * anywhere, as server or client, in one piece or byte by byte.
 */

import t from 'tap'
import { type Golden, goldenCases } from './golden.test.helper'
import { Parser } from './parser'
import { byOnes, distinct, hear, hearWith, latin1, Teller } from './teller.test.helper'

const POST = 'POST / HTTP/1.1\r\n'
/** What follows is read in pieces, and says first what a left-over state would hide or add to. */
const probes: Pick<Golden, 'of' | 'bytes'>[] = [
  'Transfer-Encoding: chunked\r\nHost: x\r\n\r\n3\r\nabc\r\n0\r\nX: y\r\n\r\n',
  'Content-Length: 3\r\n\r\nabc',
  'Connection: close\r\n\r\n',
  'Connection: keep-alive, upgrade\r\nUpgrade: x\r\n\r\nabc',
  'Transfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n0\r\nContent-Length: 5\r\n\r\n',
].flatMap(rest => [
  { of: 'request', bytes: latin1(`${POST}${rest}`) },
  { of: 'response', bytes: latin1(`HTTP/1.1 200 OK\r\n${rest}`) },
])

const cases = [...goldenCases('heads'), ...goldenCases('bodies'), ...probes].map(({ of, bytes }) => {
  const firstLine = bytes.indexOf(10) + 1
  return {
    of,
    bytes,
    pieces: [[bytes], byOnes(bytes), [bytes.subarray(0, firstLine), bytes.subarray(firstLine)]],
  }
})

t.test('a parser that was left in any state reads the next connection like a new one', async t => {
  for (const [turn, [name, wire]] of distinct.entries()) {
    const fresh = cases.map(({ of, pieces }) => pieces.map(some => hear(wire, of, some).join('\n')))
    const used = new Teller(wire)
    let next = 0
    let states = 0
    const differing: string[] = []
    /** Reads some of the cases after the state that `leave` makes. */
    const try1 = (left: string, leave: () => void) => {
      states++
      for (let i = 0; i < 2; i++) {
        // Each time another case, and each case in another way: by and by all after all. The probes come oftener.
        const at = i === 0 ? next++ % cases.length : cases.length - 1 - (states % probes.length)
        const way = Math.floor((i === 0 ? next / cases.length : states / probes.length) % 3)
        const { of, bytes, pieces } = cases[at]
        leave()
        used.reset(of)
        const told = hearWith(used, pieces[way]).join('\n')
        if (told !== fresh[at][way]) differing.push(`after ${left}: ${JSON.stringify(bytes.toString('latin1'))}`)
      }
    }
    for (const { of, bytes } of cases) {
      for (let cut = 1; cut <= bytes.length; cut++) {
        const left = `${of} ${JSON.stringify(bytes.toString('latin1', 0, cut))}`
        const prefix = bytes.subarray(0, cut)
        // In one piece or byte by byte, by turns: each way under half of the ways of reading.
        if ((cut + turn) % 2 === 0) {
          try1(left, () => {
            used.reset(of)
            used.told = []
            used.execute(prefix)
          })
          continue
        }
        try1(`${left}, byte by byte`, () => {
          used.reset(of)
          used.told = []
          for (const piece of byOnes(prefix)) if (typeof used.execute(piece) !== 'number' || used.upgrade) break
        })
      }
    }
    t.ok(states > 2500, `${name}: ${states} states`)
    t.same(differing.slice(0, 5), [], `${name}: ${differing.length} of ${states * 2}`)
  }
})

t.test('nothing of a parser but its connection changes while it reads', async t => {
  for (const [name, wire] of distinct) {
    for (const { of, bytes } of cases) {
      const used = new Parser(wire)
      used.reset(of)
      used.execute(bytes)
      used.maxHeaderSize = 7
      used.reset(of)
      const fresh = new Parser(wire)
      fresh.reset(of)
      if (JSON.stringify(used) !== JSON.stringify(fresh)) t.same({ ...used }, { ...fresh }, name)
    }
  }
  t.ok(distinct.length > 8, `${distinct.length} ways of reading`)
})

t.test('one message says nothing of the length or the coding of the next one of its connection', async t => {
  for (const [name, wire] of distinct) {
    const trailers = latin1(`${POST}Transfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n0\r\nContent-Length: 5\r\n\r\n`)
    // A head that goes byte by byte: folded, where the era reads that.
    const folds = wire.foldedValues === 'joined' || wire.foldedValues === 'kept'
    const before = latin1(`${POST}Content-Length: 2\r\n${folds ? 'X: \r\n y' : 'Connection: x, y'}\r\n\r\nab`)
    const told = hear(wire, 'request', [Buffer.concat([before, trailers])])
    const last = (lines: readonly string[]) => lines.slice(-4).map(line => line.replace(/ at \d+$/, ''))
    t.same(last(told), last(hear(wire, 'request', [trailers])), name)
  }
})
