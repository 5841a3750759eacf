/** Every probe on every profile whose release was recorded: the same events, the same answer, the same end. */

import type { Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import t from 'tap'
import { createHttp } from '../../src'
import { probesNotYet } from '../not-yet'
import { play, probes, recorded, type Seen, sameSeen, serverFile, Target, together, uncaught, type Wait } from './play'

const { start } = require(serverFile) as {
  start(
    http: object,
    tell: (id: number, what: number | string) => void,
    ready: (ports: number[]) => void,
  ): { on(name: 'connection', heard: (socket: Socket) => void): void; close(): void }[]
}

// Other work may have the machine.
t.setTimeout(900_000)

/** How long a probe may take to come out as recorded. */
const MOST = 20_000
/** The same for one that is known not to. */
const LEAST = 1000
/** Turns of the loop in which nothing more may come. */
const AFTERWARDS = 5

const inputs = probes()
const outcomes = recorded()
const releases = [...new Set(Object.values(outcomes).flatMap(list => list.flatMap(it => it.releases)))]

t.test('all that was recorded is of a probe', async t => {
  t.same(Object.keys(outcomes), Object.keys(inputs))
  t.ok(releases.length >= 9, releases.join(' '))
})

/** In short what differs. */
function difference(real: Seen, ours: Seen): string {
  const part = (a: unknown, b: unknown) => `${JSON.stringify(a)}, ours ${JSON.stringify(b)}`
  if (real.told.join('\n') !== ours.told.join('\n')) {
    const at = [...real.told, undefined].findIndex((text, i) => text !== ours.told[i])
    return `event ${at}: ${part(real.told[at], ours.told[at])}`
  }
  if (real.answer !== ours.answer) return `answer: ${part(real.answer, ours.answer)}`
  return `open: ${part(real.open, ours.open)}`
}

for (const release of releases) {
  t.test(`${release} does as it was recorded`, async t => {
    const target = new Target()
    const sockets = new Map<number, Socket>()
    let servers: ReturnType<typeof start> = []
    target.ports = await new Promise<number[]>(resolve => {
      servers = start(createHttp(release, { faithful: true }), (id, what) => target.heard(id, what), resolve)
      for (const server of servers) server.on('connection', socket => sockets.set(socket.remotePort!, socket))
    })
    const until = async (done: () => boolean, most = MOST) => {
      for (const from = Date.now(); !done() && Date.now() - from < most; ) await turn()
    }
    const taken: Wait = (port, sent, seen) => until(() => (sockets.get(port)?.bytesRead ?? 0) >= sent || !seen().open)
    const left: Socket[] = []
    const thrown = new Set<string>()
    process.setUncaughtExceptionCaptureCallback(error => thrown.add(error.message))
    let compared = 0
    const wrong: string[] = []
    await together(inputs, 24, async (name, probe) => {
      const real = outcomes[name].find(it => it.releases.includes(release))
      if (!real) return
      const settled: Wait = async (port, sent, seen) => {
        await taken(port, sent, seen)
        await until(() => sameSeen(real, seen()), probesNotYet[name]?.includes(release) ? LEAST : MOST)
        for (let i = 0; i < AFTERWARDS; i++) await turn()
        // Another connection may have the port next.
        left.push(sockets.get(port)!)
        sockets.delete(port)
      }
      const ours = await play(probe, target, taken, settled)
      compared++
      const same = sameSeen(real, ours)
      if (probesNotYet[name]?.includes(release)) {
        if (same) wrong.push(`${name} agrees: take it off the list of those that do not yet`)
      } else if (!same) wrong.push(`${name}: ${difference(real, ours)}`)
    })
    process.setUncaughtExceptionCaptureCallback(null)
    for (const server of servers) server.close()
    for (const socket of left) socket.destroy()
    t.ok(compared > 250, `${compared} probes`)
    t.same(wrong, [])
    t.same([...thrown].sort(), uncaught()[release] ?? [])
  })
}
