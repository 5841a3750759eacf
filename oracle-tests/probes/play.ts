/** Sends a probe to a server on loopback, and gathers what the server told of it and what came back. */

import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { root } from '../corpus'

export interface Probe {
  /** One byte a character; each is sent when the one before has come. */
  readonly parts: readonly string[]
  /** The client ends its side after them. */
  readonly end?: boolean
  /** It goes to the server that heeds upgrade and connect. */
  readonly up?: boolean
}

/** What became of a probe: events of the server, the answer without its dates, and whether the connection is open. */
export interface Seen {
  readonly told: readonly string[]
  readonly answer: string
  readonly open: boolean
}

/** What was seen, with the releases where it was. */
export interface Variant extends Seen {
  readonly releases: readonly string[]
}

export const folder = join(root, 'oracle-tests/probes')
export const serverFile = join(folder, 'server.js')
export const recordedFile = join(folder, 'recorded.json')
/** The same of releases after 12, which readings of bytes alone are held against. */
export const laterFile = join(folder, 'later.json')

export const uncaughtFile = join(folder, 'uncaught.json')

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
export const probes = (): Readonly<Record<string, Probe>> => read(join(folder, 'probes.json'))
export const recorded = (file = recordedFile): Record<string, Variant[]> => read(file)

/** What a release threw while it was probed, and nobody caught: of which connection, it did not say. */
export const uncaught = (): Readonly<Record<string, readonly string[]>> => read(uncaughtFile)

export const sameSeen = (a: Seen, b: Seen): boolean =>
  a.open === b.open && a.answer === b.answer && a.told.join('\n') === b.told.join('\n')

/** The servers that probes go to, and what they tell. */
export class Target {
  /** Of the server without and with listeners for upgrade and connect. */
  ports: readonly number[] = []
  /** What no connection is blamed for. */
  readonly uncaught: string[] = []
  private readonly events = new Map<number, string[]>()
  /** Which connection a port of a client has now. */
  private readonly connections = new Map<number, number>()

  /** A connection, with the port of its client or an event. */
  heard(id: number, what: number | string): void {
    if (typeof what === 'number') {
      this.connections.set(what, id)
      this.events.set(id, [])
    } else if (id === 0) this.uncaught.push(what)
    else this.events.get(id)!.push(what)
  }

  told(port: number): string[] {
    return [...(this.events.get(this.connections.get(port) ?? 0) ?? [])]
  }

  /** The port is free for another connection. */
  forget(port: number): void {
    this.connections.delete(port)
  }
}

/** Called now and then: resolves when the next part may go, or when all there is to see was seen. */
export type Wait = (port: number, sent: number, seen: () => Seen) => Promise<void>

/** @param wait for the server to have taken what was sent; and, after the last part, for its answer */
export async function play(probe: Probe, target: Target, wait: Wait, settled: Wait): Promise<Seen> {
  const socket = connect({ port: target.ports[probe.up ? 1 : 0], host: '127.0.0.1', allowHalfOpen: true })
  let answer = ''
  let open = true
  const over = () => {
    open = false
  }
  socket.on('data', bytes => {
    answer += bytes.toString('latin1')
  })
  socket.on('end', over).on('close', over).on('error', over)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject)
  })
  const port = socket.localPort!
  const seen = (): Seen => ({
    told: target.told(port),
    answer: answer.replace(/Date: [^\r]*\r\n/g, ''),
    open,
  })
  let sent = 0
  for (const [i, part] of probe.parts.entries()) {
    if (i > 0) await wait(port, sent, seen)
    // What is sent to a connection that is over may take its last answer away.
    if (!open) break
    socket.write(part, 'latin1')
    sent += part.length
  }
  if (probe.end) socket.end()
  await settled(port, sent, seen)
  const result = seen()
  target.forget(port)
  socket.destroy()
  return result
}

/**
 * Calls the task with each probe, so many at once, and those of one server before those of the other: connections to two
 * servers may have the same port on our side, by which they are told apart.
 */
export async function together(
  all: Readonly<Record<string, Probe>>,
  most: number,
  task: (name: string, probe: Probe) => Promise<void>,
): Promise<void> {
  for (const up of [false, true]) {
    const names = Object.keys(all).filter(name => (all[name].up ?? false) === up)
    let next = 0
    const one = async () => {
      while (next < names.length) {
        const name = names[next++]
        await task(name, all[name])
      }
    }
    await Promise.all(Array.from({ length: most }, one))
  }
}
