/** The releases on the way between two versions. */

import t from 'tap'
import { lines } from '../../../versions'
import { nameOf } from '../../profile/release'
import { releasesOf } from '../../profile/releases'
import { diffProfiles } from '../data/profiles'
import type { PartChange } from './types'
import { releaseBefore, wayOf } from './way'

t.test('the release before another', async t => {
  const rows = {
    '18.19.0': '18.18.2',
    '19.0.0': '18.20.8',
    '13.0.0': '12.22.12',
    '0.11.0': '0.10.48',
    'iojs-1.0.0': '0.12.18',
    'iojs-1.6.0': 'iojs-1.5.1',
    '4.0.0': 'iojs-3.3.1',
    '0.3.0': undefined,
    '99.0.0': undefined,
  }
  for (const [release, before] of Object.entries(rows)) t.equal(releaseBefore(release), before, release)
  for (const line of lines.slice(1)) {
    const all = releasesOf(line).map(release => nameOf(line.runtime, release))
    t.ok(
      all.every(release => releaseBefore(release) !== undefined),
      `each of ${line.name} has one`,
    )
  }
})

t.test('the way, in both directions', async t => {
  const parts = (a: string, b: string) =>
    diffProfiles(a, b).changes.map(({ path, since, steps }): PartChange => {
      return { part: path, since, steps: steps.flatMap(step => step.since ?? []) }
    })
  const way = wayOf('12.22.12', '24.9.0', parts('12.22.12', '24.9.0'))
  t.ok(way.length > 30)
  t.strictSame(way[0], { release: '13.0.0', near: '12.22.12', far: '13.0.0' })
  const back = wayOf('24.9.0', '12.22.12', parts('24.9.0', '12.22.12'))
  t.strictSame(
    back.map(({ release }) => release),
    way.map(({ release }) => release).reverse(),
  )
  t.strictSame(back.at(-1), { release: '13.0.0', near: '13.0.0', far: '12.22.12' })
  t.strictSame(wayOf('18.0.0', '18.0.0', []), [])
})
