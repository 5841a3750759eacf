/** However long a part of a message is, each byte of it costs the same. */

import t from 'tap'
import { guard } from '../guard/guard'
import { resolve } from '../profile/resolve'
import type { WireBehaviours } from './flags'
import { Parser } from './parser'
import { byOnes, distinct, latin1 } from './teller.test.helper'

const GET = 'GET / HTTP/1.1\r\n'
const CHUNKED = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n'
/** What comes before, what is repeated, and what comes after. */
const shapes: readonly (readonly [before: string, again: string, after: string])[] = [
  ['POST / HTTP/1.1\r\nContent-Length: ', '0', '3'],
  ['POST / HTTP/1.1\r\nContent-Length: 1', ' ', '\r\n'],
  ['POST / HTTP/1.1\r\nContent-Length: 1', '\r\n ', '\r\n'],
  [CHUNKED, '0', '3\r\n'],
  [`${CHUNKED}1;`, 'a', '\r\n'],
  [CHUNKED, '1\r\nx\r\n', '0\r\n'],
  ['GET /', 'a', ' '],
  ['GET ', ' ', '/'],
  ['', '\r\n', GET],
  [GET, 'A', ':'],
  [`${GET}A`, ' ', ':'],
  [GET, 'A ', ':'],
  [GET, 'A\r\n', ':'],
  [GET, 'A:b\r\n', '\r\n'],
  [GET, ':\r\n', '\r\n'],
  [`${GET}A:`, ' ', '\r\n'],
  [`${GET}A: b`, ' ', '\r\n'],
  [`${GET}A: b`, '\r\n ', 'c\r\n'],
  [`${GET}A: b`, ' \r\n\t', 'c\r\n'],
  [`${GET}Connection: `, 'close,', '\r\n'],
  [`${GET}Connection: `, 'keep-al\r\n ', '\r\n'],
  [`${GET}Connection: `, '\0', '\r\n'],
  [`${GET}Connection: `, 'keep\r', '\r\n'],
  [`${GET}Connection: close,`, '\0', '\r\n'],
  [`${GET}Connection: close,`, 'a\x01', '\r\n'],
  [`${GET}Transfer-Encoding: `, '\x01', '\r\n'],
  [`${GET}Transfer-Encoding: `, 'chunked,', '\r\n'],
  [`${GET}Transfer-Encoding: `, 'chunked', '\r\n'],
  [`${GET}Transfer-Encoding: `, 'chunked\r\n ', '\r\n'],
  [GET, 'Content-Length: 1\r\n', '\r\n'],
  [`${CHUNKED}0\r\n`, 'A: b\r\n', '\r\n'],
  ['', `${GET}A: b\r\n\r\n`, ''],
  ['HTTP/1.1 200 ', 'a', '\r\n'],
  // What guarded parsers read once more when the head is whole.
  [`${GET}A`, ' ', 'B: c\r\nHost: h\r\n\r\n'],
  [`${GET}Host: h\r\nConnection: a`, ' ', 'b\r\n\r\n'],
  [`${GET}Host: h\r\nConnection: a`, ' ,', 'b\r\n\r\n'],
  [`${GET}Host: h\r\nTransfer-Encoding: a`, '\t', 'b\r\n\r\n'],
  [`${GET}Host: h`, ' ', 'h\r\n\r\n'],
  [`${GET}Host: `, '%4', '\r\n\r\n'],
  ['GET http://', 'a.', ' HTTP/1.1\r\nHost: h\r\n\r\n'],
]

// A byte costs far under a microsecond in one piece, and a few alone. Where it costs more for each byte before it, this is
// a small part of what all take.
const MOST_WHOLE = 60
const MOST_BY_ONES = 150

/** Milliseconds of CPU that it takes; tried again while it is more than `most`. */
function cost(wire: WireBehaviours, pieces: Buffer[], of: 'request' | 'response', most: number): number {
  let least = Infinity
  for (let i = 0; i < 5 && least > most; i++) {
    const parser = new Parser(wire)
    parser.reset(of)
    parser.maxHeaderSize = 1 << 20
    const before = process.cpuUsage()
    for (const piece of pieces) if (typeof parser.execute(piece) !== 'number') break
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

const guarded = ['0.4.12', '0.10.48', '12.22.12'].map(spec => {
  // The parsers here read heads of any size.
  const { wire } = guard(resolve(spec)).profile
  return [`${spec} guarded`, wire] as const
})
const wires = [...distinct, ...guarded]

t.test('60 KB of anything are read in time that grows with their number', async t => {
  const slow: string[] = []
  for (const [turn, [before, again, after]] of shapes.entries()) {
    const bytes = latin1(before + again.repeat(Math.ceil(60_000 / again.length)) + after)
    const ones = byOnes(bytes.subarray(0, 20_000))
    const of = before.startsWith('HTTP') ? 'response' : 'request'
    for (const [at, [name, wire]] of wires.entries()) {
      const whole = cost(wire, [bytes], of, MOST_WHOLE)
      // Byte by byte under half of the ways of reading, by turns.
      const pieces = (turn + at) % 2 === 0 ? cost(wire, ones, of, MOST_BY_ONES) : 0
      if (whole > MOST_WHOLE || pieces > MOST_BY_ONES) {
        slow.push(`${name}: ${JSON.stringify(before + again)}: ${whole} ms in one piece, ${pieces} ms byte by byte`)
      }
    }
  }
  t.same(slow, [])
})
