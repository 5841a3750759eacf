/** One run of a program under one version: its connections, output, events and end. */

import { type Child, type Program, startChild } from './child'
import { type DriveConnection, drive, type Life } from './drive'
import { type Against, Gateway, type GatewayOptions } from './gateway'
import { limits } from './kept'
import type { Reported } from './probe'
import { beat } from './probe-timers'
import type { SeenConnection } from './wire'

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
type End = 'itself' | 'stopped' | 'timeout'

export interface Observation {
  readonly wires: readonly SeenConnection[]
  readonly stdout: string
  readonly stderr: string
  readonly events: readonly (readonly unknown[])[]
  readonly end: End
  readonly exit: number | string
  /** If it was driven and ended by itself: number and name of the last connection that it had accepted. */
  readonly after?: string
  readonly driven: boolean
  /** Whether it ever listened. */
  readonly listened: boolean
  /** Whether it wants a port of its own, that no other run may have at the same time. */
  readonly ownPort: boolean
  /** Why it could not listen, if it never did: an error code. */
  readonly ignored?: string
  /** What differs from run to run and is known to: ports that the system gave. */
  readonly ports: readonly number[]
  readonly pid: number
}

/** Beats of silence after which a program that listens counts as waiting, whatever else it may have open. */
const settled = 100

/** Beats without a timer to come after which a program that calls itself has nothing to wait for. */
const rested = 60

/** Milliseconds that a program has to give its first sign of life: a busy machine takes long to start one. */
const slowStart = 60_000

/** The life of the program, as it tells of it. */
class Beats implements Life {
  quiet = 0
  over = false
  /** Beats that it ever had. */
  total = 0
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
    this.total++
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
  let ignored: string | undefined
  const driven: SeenConnection[] = []
  const ports = new Set<number>()
  let drives: Promise<void> | undefined
  let end: End = 'itself'
  const gateway = new Gateway({
    peer: options.peer,
    against: options.against,
    stirred: () => life.stir(),
  })
  const observer = await gateway.open()
  let child: Child
  // A busy machine keeps a program from its work: its time is counted in beats, and by the clock only while none comes.
  let left = 0
  let silence = setTimeout(() => stop('timeout'), Math.max(options.timeout, slowStart))
  const allow = () => {
    left = Math.ceil(options.timeout / beat)
  }
  allow()
  const stop = (why: End) => {
    if (end !== 'itself' || life.over) return
    end = why
    child.stop()
  }
  const begun = (wire: SeenConnection) => {
    driven.push(wire)
    allow()
  }
  /** Beats since it last reported that it will go on by itself in its time. */
  let resting = 0
  const waits = () => {
    const [first] = listening
    if (drives || life.over || !first) return
    const own = gateway.wires.some(({ kind }) => kind === 'own')
    // It calls itself, and one of its timers is still to come, or came a moment ago: that is what it waits for.
    if (own && !options.driveAlways && resting < rested) return
    const [port, { address }] = first
    const host = address === '::' || address === '0.0.0.0' ? '127.0.0.1' : address
    const wanted = options.driveAlways || !own ? options.connections : []
    drives = drive(wanted, { port, host }, life, begun, () => life.stir()).then(used => {
      for (const one of used) ports.add(one)
      stop('stopped')
    })
  }
  const receive = (reported: Reported) => {
    if (reported[0] === 'beat') {
      resting = reported[1] !== null && reported[1] < left * beat ? 0 : resting + 1
      clearTimeout(silence)
      silence = setTimeout(() => stop('timeout'), options.timeout)
      if (--left <= 0) return stop('timeout')
      life.beat()
      return life.quiet >= settled ? waits() : undefined
    }
    if (reported[0] === 'waiting') return waits()
    if (reported[0] === 'listening') listening.set(reported[1], { address: reported[2], free: reported[3] })
    else if (reported[0] === 'cannot listen') ignored = reported[1]
    else if (reported[0] === 'connect')
      gateway.leads(reported[1], { host: reported[2], port: reported[3], own: reported[4] })
    else if (events.length < limits.events) events.push(reported.slice(1))
    else if (events.length === limits.events) events.push([0, `http-eras keeps the first ${limits.events} events`])
    life.stir()
    if (options.driveAlways && listening.size > 0) waits()
  }
  child = startChild(spec, program, observer, { reported: receive, stirred: () => life.stir() })
  const { exit } = await child.ended
  life.finish()
  clearTimeout(silence)
  await drives
  gateway.close()
  // After its end nobody listens there: that says nothing more.
  const played = end === 'itself' ? driven.filter(({ closed }) => closed !== 'refused') : driven
  for (const [port, { free }] of listening) if (free) ports.add(port)
  for (const port of gateway.ports) ports.add(port)
  return {
    wires: [...played, ...gateway.wires],
    stdout: child.output.stdout.whole(),
    stderr: child.output.stderr.whole(),
    events,
    end,
    exit: end === 'itself' ? exit : end,
    ...(end === 'itself' && played.length > 0 && { after: `${played.length}, ${played[played.length - 1].to}` }),
    driven: driven.length > 0,
    listened: listening.size > 0,
    ownPort: ignored === 'EADDRINUSE' || [...listening.values()].some(({ free }) => !free),
    ...(ignored !== undefined && listening.size === 0 && { ignored }),
    ports: [...ports].filter(port => port > 0),
    pid: child.pid,
  }
}
