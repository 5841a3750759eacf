/** Which of the behaviours that one release changed together make a difference, over planted ones and over real profiles. */

import t from 'tap'
import { resolve } from '../../profile/resolve'
import { Asking } from './asking'
import { mixturesOf } from './mixtures'
import { narrowed } from './narrow'
import { plannedProbe, randomOf } from './planted.test.helper'
import type { Part, Probe } from './types'

const crossing = { release: '1.2.0', near: '1.1.0', far: '1.2.0' }
const [a, b, c, d] = ['x.a', 'x.b', 'x.c', 'x.d'] as unknown as Part[]
const group = [a, b, c, d]
const has = (shown: ReadonlyMap<string, string>) => shown.get('one') === 'b'

/** @param makes what shows the difference; @param can which mixtures there can be */
function probe(makes: (now: readonly Part[]) => boolean, can: (now: readonly Part[]) => boolean = () => true) {
  const asked: string[] = []
  const plan = plannedProbe({ parts: [], way: [], rows: {} }, randomOf(1))
  const stepped: Probe['stepped'] = async asIn => {
    const now = asIn.flatMap(([part, release]) => (release === crossing.far ? [part] : []))
    if (!can(now)) return undefined
    asked.push(now.join())
    return new Map([['one', makes(now) ? 'b' : 'a'] as const])
  }
  return { asking: new Asking({ ...plan, stepped }, () => {}), asked, without: new Asking(plan, () => {}) }
}

t.test('the fewest that make it', async t => {
  const did = [a, b, c]
  const one = probe(now => now.includes(b))
  t.strictSame(await narrowed(group, did, has, crossing, one.asking), [b])
  const two = probe(now => now.includes(a) && now.includes(c))
  t.strictSame(await narrowed(group, did, has, crossing, two.asking), [a, c])
  const tied = probe(
    now => now.includes(a),
    now => now.includes(a) === now.includes(b),
  )
  t.strictSame(await narrowed(group, did, has, crossing, tied.asking), [a, b], 'a and b are never apart')
})

t.test('all, where it cannot be told', async t => {
  const did = [a, b]
  const always = probe(() => true)
  t.strictSame(await narrowed(group, did, has, crossing, always.asking), did, 'the release before shows it, too')
  const never = probe(() => false)
  t.strictSame(await narrowed(group, did, has, crossing, never.asking), did)
  const none = probe(
    () => true,
    () => false,
  )
  t.strictSame(await narrowed(group, did, has, crossing, none.asking), did, 'no such mixture')
  t.strictSame(await narrowed(group, did, has, crossing, none.without), did, 'a probe that cannot')
  const single = probe(() => true)
  t.strictSame([await narrowed(group, [a], has, crossing, single.asking), single.asked], [[a], []], 'nothing to ask')
})

t.test('the mixtures are what real releases had, or there are none', async t => {
  const { stepped } = mixturesOf('0.10.48', '12.22.12')
  const agents = stepped([
    ['client.agentOption', '8.0.0'],
    ['agent.methods', '7.10.1'],
    ['agent.kind', '7.10.1'],
    ['agent.connectionArguments', '7.10.1'],
    ['agent.hooks', '7.10.1'],
    ['module.exports', '7.10.1'],
    ['legacy.createClient', '7.10.1'],
    ['client.methods', '7.10.1'],
  ] as [Part, string][])
  if (agents) t.equal(resolve(agents.spec).client.agentOption, 'checked')
  t.equal(stepped([['outgoing.headerStore', '8.0.0']] as [Part, string][]), undefined, 'not without its layout')
  t.equal(stepped([['prelude.sys', '8.0.0']] as [Part, string][]), undefined, 'the prelude has no values')
})
