/** Recorded traffic is read alike whichever line is the newest: a strict one makes the reading no stricter. */

import t from 'tap'
import { resolve } from '../profile/resolve'
import { lenientOf } from './lenient'

/** What a newer line may bring: more words, and what cannot hide where a message begins or ends. */
const mayChange = ['methods', 'headerNameExtras', 'connectionWords', 'insecure', 'chunkExtensionsOf', 'http2Preface']

t.test('a newer line changes nothing of the lenient reading', async t => {
  const wires = ['0.4.12', '0.10.48', '4.9.1', '12.22.12', '20.20.2', '26.12.1'].map(spec => resolve(spec).wire)
  const newest = lenientOf(wires) as unknown as Record<string, unknown>
  let compared = 0
  for (let count = 4; count < wires.length; count++) {
    for (const [name, value] of Object.entries(lenientOf(wires.slice(0, count)))) {
      if (mayChange.includes(name)) continue
      compared++
      t.same(newest[name], value, name)
    }
  }
  t.ok(compared > 100, `${compared} behaviours`)
})
