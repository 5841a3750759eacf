/** What a pinned program can see of http by looking: names, order, lengths, prototypes, own fields, defaults. */

import t from 'tap'
import { judged } from '../../versions'
import { surfaceNotYet } from '../not-yet'
import { type Allowed, allowed } from './allowed'
import { compare, probe, recorded } from './surface'

t.jobs = 2

const used = new Set<Allowed>()
const differing = new Set<string>()
for (const release of judged) {
  t.test(release, async t => {
    const left = compare(recorded(release), await probe(release)).filter(({ path }) => {
      const reason = allowed.find(a => a.path.test(path))
      if (reason) used.add(reason)
      if (reason) return false
      differing.add(`${release} ${path}`)
      return !(`${release} ${path}` in surfaceNotYet)
    })
    t.same(left, [], 'nothing differs but what is allowed')
  })
}

// These two wait for the releases: a test that is not buffered runs alone.
t.test('every reason is still needed', { buffered: false }, async t => {
  t.same(
    allowed.filter(a => !used.has(a)).map(a => String(a.path)),
    [],
  )
})

t.test('what does not agree yet still does not', { buffered: false }, async t => {
  t.same(
    Object.keys(surfaceNotYet).filter(row => !differing.has(row)),
    [],
  )
})
