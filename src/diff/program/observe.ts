/** One run of a program under one version: its connections, output, events and end. */

import { type Child, type Program, startChild } from './child'
import { type DriveConnection, drive, type Life } from './drive'
import { type Against, Gateway, type GatewayOptions } from './gateway'
import type { Told } from './tap'
import type { Wire } from './wire'

export interface ObserveOptions {
  readonly connections: readonly DriveConnection[]
  /** Drive it even if it calls itself. */
  readonly driveAlways: boolean
  readonly peer: GatewayOptions['peer']
  readonly against?: Against
  /** Milliseconds after which a program that has not ended is ended; each connection that drives it has as long. */
  readonly timeout: number
}

/** How a run ended: by itself, because it was driven to the end or did nothing more, or because its time was up. */
export type End = 'itself' | 'stopped' | 'timeout'

export interface Observation {
  readonly wires: readonly Wire[]
  readonly stdout: string
  readonly stderr: string
  readonly events: readonly (readonly unknown[])[]
  readonly end: End
  readonly exit: number | string
  readonly driven: boolean
  /** What differs from run to run and is known to: ports that the system gave. */
  readonly ports: readonly number[]
  readonly pid: number
}

/** Beats of silence after which a program that listens counts as waiting, whatever else it may have open. */
const settled = 100

/** The life of the program, as it tells of it. */
class Beats implements Life {
  quiet = 0
  over = false
  private counted = false
  private wake: (() => void)[] = []

  /** Beats that come at once count once: while this process was kept from its work, bytes may have come as well. */
  beat(): void {
    if (this.counted) return
    this.counted = true
    setImmediate(() => {
      this.counted = false
    })
    this.quiet++
    this.rouse()
  }
  stir(): void {
    this.quiet = 0
    this.rouse()
  }
  finish(): void {
    this.over = true
    this.rouse()
  }
  next(): Promise<void> {
    return this.over ? Promise.resolve() : new Promise(resolve => this.wake.push(resolve))
  }
  private rouse(): void {
    const woken = this.wake
    this.wake = []
    for (const wake of woken) wake()
  }
}

/** Runs a program once. */
export async function observe(spec: string, program: Program, options: ObserveOptions): Promise<Observation> {
  const life = new Beats()
  const events: unknown[][] = []
  const listening = new Map<number, { address: string; free: boolean }>()
  const driven: Wire[] = []
  const ports = new Set<number>()
  let drives: Promise<void> | undefined
  let end: End = 'itself'
  const gateway = new Gateway({
    peer: options.peer,
    against: options.against,
    stirred: () => life.stir(),
    addressOf: port => listening.get(port)?.address,
  })
  const observer = await gateway.open()
  let child: Child
  const timer = setTimeout(() => stop('timeout'), options.timeout)
  const stop = (why: End) => {
    if (end !== 'itself') return
    end = why
    child.stop()
  }
  const begun = (wire: Wire) => {
    driven.push(wire)
    timer.refresh()
  }
  const waits = () => {
    const [first] = listening
    if (drives || life.over || !first) return
    const own = gateway.wires.some(({ kind }) => kind === 'own')
    const [port, { address }] = first
    const host = address === '::' || address === '0.0.0.0' ? '127.0.0.1' : address
    const wanted = options.driveAlways || !own ? options.connections : []
    drives = drive(wanted, { port, host }, life, begun, () => life.stir()).then(used => {
      for (const one of used) ports.add(one)
      stop('stopped')
    })
  }
  let begins = true
  const hear = (told: Told) => {
    // Its time begins when it does, not with the process: a busy machine takes long to start one.
    if (begins) timer.refresh()
    begins = false
    if (told[0] === 'beat') {
      life.beat()
      return life.quiet >= settled ? waits() : undefined
    }
    if (told[0] === 'waiting') return waits()
    if (told[0] === 'listening') listening.set(told[1], { address: told[2], free: told[3] })
    else if (told[0] === 'connect') gateway.leads(told[1], { host: told[2], port: told[3], own: told[4] })
    else events.push(told.slice(1))
    life.stir()
    if (options.driveAlways && listening.size > 0) waits()
  }
  child = startChild(spec, program, observer, { told: hear, stirred: () => life.stir() })
  const { exit } = await child.ended
  life.finish()
  clearTimeout(timer)
  await drives
  gateway.close()
  for (const [port, { free }] of listening) if (free) ports.add(port)
  for (const port of gateway.ports) ports.add(port)
  return {
    wires: [...driven, ...gateway.wires],
    stdout: child.output.stdout,
    stderr: child.output.stderr,
    events,
    end,
    exit: end === 'itself' ? exit : end,
    driven: driven.length > 0,
    ports: [...ports].filter(port => port > 0),
    pid: child.pid,
  }
}
