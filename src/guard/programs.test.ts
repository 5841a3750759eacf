/** Each fix that is shown by a program: the program does it with the release, and is stopped with the guard. */

import t from 'tap'
import { lines } from '../../versions'
import { createEra, type HttpOptions } from '../http/create-http'
import { resolve } from '../profile/resolve'
import { fixes } from './fixes'
import { guard } from './guard'
import { refusedBy } from './outgoing.probes'
import type { Probe, ProgramProbe } from './probe'

/** What must not come of a program with the guard. */
const HARM = /^(?:split|NUL|harm)/

const isProgram = (probe: Probe): probe is ProgramProbe => probe.side === 'program'
const ofPrograms = fixes.filter(({ probes }) => probes.some(isProgram))

t.test('each program does with the release what the guard stops', async t => {
  let tried = 0
  const tryLine = async (name: string) => {
    const states = new Map(guard(resolve(name)).fixes.map(({ fix, state }) => [fix.id, state]))
    const rows = ofPrograms.flatMap(fix => fix.probes.filter(isProgram).map(probe => ({ fix, probe })))
    const needed = new Set<string>()
    const era = (options: HttpOptions) => createEra(name, options) as never
    const faithful = era({ faithful: true })
    const guarded = era({})
    await Promise.all(
      rows.map(async ({ fix, probe }) => {
        const title = `${name}: ${fix.id}: ${probe.name}`
        const [before, after, without] = await Promise.all([
          probe.run(faithful),
          probe.run(guarded),
          states.get(fix.id) === 'native' ? '' : probe.run(era({ guard: { [fix.id]: false } })),
        ])
        tried++
        t.notMatch(before, /^refused by/, `${title}: a faithful module has no guard`)
        if (states.get(fix.id) === 'native') {
          t.equal(after, before, `${title}: native`)
          return
        }
        t.notOk(HARM.test(after), `${title}: ${after}`)
        t.not(without, refusedBy(fix.id), `${title}: switched off, it stops nothing`)
        if (!without.startsWith('refused by')) t.equal(without, before, `${title}: switched off, all is as before`)
        if (after !== before) needed.add(fix.id)
      }),
    )
    const on = ofPrograms.filter(({ id }) => states.get(id) === 'guarded').map(({ id }) => id)
    t.same([...needed].sort(), on.sort(), `${name}: each fix that is on changes something`)
  }
  // Most of the time is spent with waiting.
  for (let at = 0; at < lines.length; at += 4)
    await Promise.all(lines.slice(at, at + 4).map(({ name }) => tryLine(name)))
  t.ok(tried >= ofPrograms.length * lines.length, `${tried} programs`)
})
