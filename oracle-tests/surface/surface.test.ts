/** What a pinned program can see of http by looking: names, order, lengths, prototypes, own fields, defaults. */

import t from 'tap'
import { judged } from '../../versions'
import { type Allowed, allowed } from './allowed'
import { compare, probe, recorded } from './surface'

t.jobs = 2

const used = new Set<Allowed>()
for (const release of judged) {
  t.test(release, async t => {
    const left = compare(recorded(release), await probe(release)).filter(({ path }) => {
      const reason = allowed.find(a => a.path.test(path))
      if (reason) used.add(reason)
      return !reason
    })
    t.same(left, [], 'nothing differs but what is allowed')
  })
}

t.test('every reason is still needed', async t => {
  t.same(
    allowed.filter(a => !used.has(a)).map(a => String(a.path)),
    [],
  )
})
