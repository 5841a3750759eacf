/** Mixtures of two versions have each part from the one that it is taken from, and hold together. */

import { isDeepStrictEqual } from 'node:util'
import t from 'tap'
import { conflictOf } from '../../profile/needs'
import { resolve } from '../../profile/resolve'
import { type Path, vocabulary } from '../../profile/vocabulary'
import { type Mixtures, mixturesOf } from './mixtures'
import { isPatch, VERSION_PART, valueAt } from './parts'
import { randomOf } from './planted.test.helper'
import type { Part, Version } from './types'

t.setTimeout(3_600_000)

const paths = Object.entries(vocabulary).flatMap(([area, keys]) =>
  Object.keys(keys).map(key => `${area}.${key}`),
) as Path[]
const partsOf = ({ parts }: Mixtures): Part[] => parts.map(({ part }) => part)

/** Behaviours of a mixture that have not the value that they were to have. */
function wrong(a: string, b: string, mixtures: Mixtures, base: Version, taken: readonly Part[]): string[] {
  const profile = resolve(mixtures.mixture(base, taken).spec)
  const [first, second] = [resolve(a), resolve(b)]
  return paths.filter(path => {
    const from = (base === 'a') === taken.includes(path) ? second : first
    return !isDeepStrictEqual(valueAt(profile, path), valueAt(from, path))
  })
}

for (const [a, b] of [
  ['0.10', '12'],
  ['24', '0.6.21'],
  ['12.22.12', 'host'],
  ['24', '24 with agent@18, server.requestTimeout=0'],
  ['12 with module.statusCodes={"418":null}', 'iojs-3.3.1'],
  ['18 with server.timeout=Infinity', '8.0.0 with agent.maxSockets=7'],
]) {
  t.test(`${a} and ${b}: all values as they were to be, from both sides`, async t => {
    const mixtures = mixturesOf(a, b)
    const all = partsOf(mixtures)
    const random = randomOf(7)
    for (const share of [0, 0.02, 0.3, 0.7, 0.98, 1]) {
      for (const base of ['a', 'b'] as const) {
        const taken = mixtures.closed(
          base,
          all.filter(() => random() < share),
        )
        t.same(wrong(a, b, mixtures, base, taken), [], `${base} ${taken.length}`)
        const profile = resolve(mixtures.mixture(base, taken).spec)
        t.equal(conflictOf(profile, taken.filter(part => !isPatch(part)) as Path[]), undefined)
      }
    }
  })
}

t.test('what cannot be without each other is taken together', async t => {
  const { closed } = mixturesOf('0.10', '12')
  t.ok(closed('a', ['outgoing.layout']).includes('outgoing.methods'))
  t.same(closed('a', ['module.statusCodes']), ['module.statusCodes'])
  t.same(closed('a', []), [])
  t.same(closed('a', ['wire.nothing' as Part]), [], 'what does not differ cannot be taken')
})

t.test('the same mixture has the same key, from whichever side it is asked for', async t => {
  const mixtures = mixturesOf('12.22.12', '24')
  const all = partsOf(mixtures)
  const taken = mixtures.closed('a', all.slice(0, 40))
  const rest = all.filter(part => !taken.includes(part))
  t.equal(mixtures.mixture('a', taken).key, mixtures.mixture('b', rest).key)
  t.equal(mixtures.mixture('a', taken).spec, mixtures.mixture('b', rest).spec)
  t.equal(mixtures.mixture('a', all).spec, '24')
  t.equal(mixtures.mixture('b', all).spec, '12.22.12')
})

t.test('the prelude is taken by its patches; the number of the release goes with the spec', async t => {
  const mixtures = mixturesOf('0.10.48', '24')
  const [a, b] = [mixtures.mixture('a', []), mixtures.mixture('b', [])]
  t.equal(a.prelude, undefined, 'its own')
  t.equal(b.prelude, undefined)
  t.ok(partsOf(mixtures).includes('prelude.util.print'))
  const withPrint = mixtures.mixture('b', ['prelude.util.print'])
  t.equal(withPrint.spec, '24')
  t.ok(withPrint.prelude?.includes('util.print'))
  t.notOk(withPrint.prelude?.includes('os.tmpDir'))
  t.notOk(mixtures.mixture('a', ['prelude.util.print']).prelude?.includes('util.print'))
  t.match(mixtures.mixture('a', [VERSION_PART]).spec, /^24 with /)
  t.same(wrong('0.10.48', '24', mixtures, 'a', [VERSION_PART]), [])
})

t.test('parts come in the order of their dates, those without one last', async t => {
  const { parts } = mixturesOf('0.10', '24')
  t.ok(parts.some(({ steps }) => steps.length > 1))
  const none = parts.findIndex(({ since }) => since === null)
  t.ok(parts.slice(none).every(({ since }) => since === null))
  t.equal(new Set(parts.map(({ part }) => part)).size, parts.length)
})
