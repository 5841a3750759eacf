/** One scenario, one runtime: the outsider's side of the run, and the transcript that comes of it. */

import { pace } from '../shared/pace'
import type { Row, Transcript } from '../transcript/types'
import { connectTo, type Listener, listenBetween, listenWith } from './ends'
import { type Peer, quiet } from './peer'
import type { Runtime } from './runtime/runtime'
import type { Scenario } from './scenario'
import { type RawConnection, stabilizer, stableConnection, stableEvents } from './stable'

/** The longest that a scenario may take, in milliseconds; then it is killed, and its events end with `timeout`. */
const limit = 8000

/**
 * Runs a scenario.
 * @returns what was seen, with what changes from run to run made stable
 */
export async function perform(scenario: Scenario, runtime: Runtime): Promise<Transcript> {
  const connections: RawConnection[] = []
  const events: Row[] = []
  let done = false
  let over = false
  let port = 0
  let received: (port: number) => void = () => {}
  const target = new Promise<number>(resolve => {
    received = resolve
  })
  const listener = await openListener(scenario, target, connections)
  const run = runtime.start(scenario, listener?.port ?? 0, {
    log: row => {
      if (!done) events.push(row)
    },
    listen: value => {
      port ||= value
      received(value)
    },
    done: () => {
      done = true
    },
  })
  run.ended.then(() => {
    over = true
  })
  const timer = setTimeout(() => {
    events.push(['timeout'])
    run.kill()
  }, limit)
  if (scenario.role === 'server') {
    await pace.until(() => port > 0 || over)
    if (port) await callServer(scenario, port, connections)
    if (scenario.linger) await pace.sleep(scenario.linger)
    if (!scenario.selfStop) run.stop()
  }
  await pace.until(() => done || over)
  if (!over) await pace.sleep(quiet)
  await pace.sleep(20)
  listener?.close()
  for (const connection of connections) (connection as Partial<Peer>).socket?.destroy()
  run.close()
  const exit = await run.ended
  clearTimeout(timer)
  const stable = stabilizer([listener?.port ?? 0, port])
  return {
    format: 'wire-transcript/1',
    scenario: scenario.name,
    title: scenario.title,
    role: scenario.role,
    ...(done ? {} : { exit }),
    connections: connections.map(connection => stableConnection(connection, stable)),
    events: stableEvents(events, stable),
  }
}

async function openListener(
  scenario: Scenario,
  target: Promise<number>,
  connections: RawConnection[],
): Promise<Listener | null> {
  if (scenario.role === 'client') return listenWith(scenario.peer, connections)
  if (scenario.role === 'pair') return listenBetween(target, connections)
  return null
}

/** The peer of a server: one connection after another, or all at once. */
async function callServer(scenario: Scenario, port: number, connections: RawConnection[]): Promise<void> {
  const running: Promise<void>[] = []
  for (const steps of scenario.peer) {
    const peer = await connectTo(port)
    connections.push(peer)
    const finished = peer.run(steps)
    if (scenario.parallel) running.push(finished)
    else {
      await finished
      if (!scenario.keepOpen) peer.socket.destroy()
    }
  }
  await Promise.all(running)
  await pace.sleep(quiet)
}
