/** What a pinned program can see of http by looking: names, order, lengths, prototypes, own fields, defaults. */

import t from 'tap'
import { judgedReleases } from '../../src/transcript/scenario'
import { allowed } from './allowed'
import { compare, probe, recorded } from './surface'

for (const release of judgedReleases) {
  t.test(release, async t => {
    const left = compare(recorded(release), probe(release)).filter(({ path }) => !allowed.some(a => a.path.test(path)))
    t.same(left, [], 'nothing differs but what is allowed')
  })
}
