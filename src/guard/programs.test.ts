/** Each fix that is shown by a program: the program does it with the release, and is stopped with the guard. */

import url from 'node:url'
import t from 'tap'
import { lines } from '../../versions'
import { createEra, type HttpOptions } from '../http/create-http'
import { neededBy } from '../profile/patches'
import { resolve } from '../profile/resolve'
import { partsOf } from '../run/prelude/list'
import { copyOf } from '../run/prelude/patch'
import { placesOf } from '../run/prelude/places'
import { fixes } from './fixes'
import { guard } from './guard'
import { endLeftSockets } from './left-sockets.test.helper'
import { refusedBy } from './outgoing.probes'
import type { Probe, ProbedModules, ProgramProbe } from './probe'

/** What must not come of a program with the guard. */
const HARM = /^(?:split|NUL|harm)/

/** url as a pinned program has it. */
function urlOf(spec: string, without: readonly string[]): object {
  const view = copyOf(url)
  const profile = resolve(spec)
  for (const patch of neededBy(profile)) {
    if (placesOf(patch)?.includes('url') && !without.includes(patch.name))
      partsOf(patch).modules?.url?.(view, url, profile)
  }
  return view
}

const isProgram = (probe: Probe): probe is ProgramProbe => probe.side === 'program'
const ofPrograms = fixes.filter(({ probes }) => probes.some(isProgram))

endLeftSockets(t)

t.test('each program does with the release what the guard stops', async t => {
  let tried = 0
  const off = new Set<Probe>()
  t.setTimeout(180_000)
  const tryLine = async (name: string) => {
    const states = new Map(guard(resolve(name)).fixes.map(({ fix, state }) => [fix.id, state]))
    const rows = ofPrograms.flatMap(fix => fix.probes.filter(isProgram).map(probe => ({ fix, probe })))
    const needed = new Set<string>()
    const era = (options: HttpOptions) => {
      const { withoutPrelude } = guard(resolve(name), options)
      const made = createEra(name, options)
      // Not spread: https is made when it is asked for.
      return Object.assign(Object.create(made), { url: urlOf(name, withoutPrelude) }) as ProbedModules
    }
    const faithful = era({ faithful: true })
    const guarded = era({})
    await Promise.all(
      rows.map(async ({ fix, probe }) => {
        const title = `${name}: ${fix.id}: ${probe.name}`
        // One line is enough to see that it can be switched off.
        const switchesOff = states.get(fix.id) === 'guarded' && !off.has(probe)
        if (switchesOff) off.add(probe)
        const [before, after, without] = await Promise.all([
          probe.run(faithful),
          probe.run(guarded),
          switchesOff ? probe.run(era({ guard: { [fix.id]: false, 'bad-request': false } })) : undefined,
        ])
        tried++
        t.notMatch(before, /^refused by/, `${title}: a faithful module has no guard`)
        if (states.get(fix.id) === 'native') {
          t.equal(after, before, `${title}: native`)
          return
        }
        t.notOk(HARM.test(after), `${title}: ${after}`)
        if (without !== undefined) {
          t.not(without, refusedBy(fix.id), `${title}: switched off, it stops nothing`)
          if (!without.startsWith('refused by')) t.equal(without, before, `${title}: switched off, all is as before`)
        }
        if (after !== before) needed.add(fix.id)
      }),
    )
    const on = ofPrograms.filter(({ id }) => states.get(id) === 'guarded').map(({ id }) => id)
    t.same([...needed].sort(), on.sort(), `${name}: each fix that is on changes something`)
  }
  // Most of the time is spent with waiting.
  for (let at = 0; at < lines.length; at += 4)
    await Promise.all(lines.slice(at, at + 4).map(({ name }) => tryLine(name)))
  t.equal(off.size, ofPrograms.flatMap(fix => fix.probes.filter(isProgram)).length, 'each was switched off')
  t.ok(tried >= ofPrograms.length * lines.length, `${tried} programs`)
})
